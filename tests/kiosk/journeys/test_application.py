import hashlib

import msgspec
import pytest

from edge_sync.wire.application import (
    Application,
    Choice,
    IdentityLevel,
    Resolution,
    Source,
)
from edge_sync.wire.summary import summary_digest, summary_of
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys import states as s
from kiosk.journeys.application import Draft, build
from tests.kiosk.making import making
from tests.kiosk.resident import CANARIES, CHEN, JPEG, LI, Resident


def drafted(title: str = "PK-BIRTH") -> Draft:
    resident = Resident(title=title)
    resident.walk_to(s.Lodging)
    return build(resident.visit, resident.world, making())


def test_an_unfinished_visit_makes_no_application() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    with pytest.raises(UnfinishedVisitError):
        build(resident.visit, resident.world, making())


@pytest.mark.row("F01", "F02")
def test_each_person_stands_there_once_with_what_is_known() -> None:
    mother, father, child = drafted().application.persons
    assert (mother.id, mother.roles, mother.level) == (
        "p1",
        ("mother", "applicant", "household_head"),
        IdentityLevel.CHIP,
    )
    assert (father.roles, father.values["name"].text) == (("father",), CHEN.name)
    assert (child.roles, child.level) == (("child",), IdentityLevel.TYPED)
    number = mother.values["id_no"]
    assert (number.text, number.source, number.locked) == (LI.number, Source.CARD, True)
    address = mother.values["hukou_addr"]
    assert (address.text, address.source, address.locked) == (LI.address, Source.CARD, False)
    assert child.values["hukou_addr"].source is Source.DERIVED
    assert "id_no" not in child.values


@pytest.mark.row("F15")
def test_one_application_carries_every_member_with_its_outcome() -> None:
    members = {member.matter: member for member in drafted().application.members}
    assert {matter: member.choice for matter, member in members.items()} == {
        "MT-BIRTH-CERT": Choice.DONE_ALREADY,
        "MT-VACCINE": Choice.APPLY,
        "MT-BIRTH-PLAN": Choice.APPLY,
        "MT-SSCARD": Choice.APPLY,
        "MT-BIRTH-HUKOU": Choice.APPLY,
        "MT-MED-REG": Choice.APPLY,
        "MT-BIRTH-COST": Choice.APPLY,
    }
    hukou = next(m for name, m in members.items() if name == "MT-BIRTH-HUKOU")
    assert hukou.scenarios == {
        "stands": "mother",
        "marriage": "yes",
        "follow": "mother",
        "who": "self",
    }
    assert (hukou.answers["follow"].text, hukou.answers["follow"].source) == ("随母", Source.PRESET)
    med = next(m for name, m in members.items() if name == "MT-MED-REG")
    assert med.answers["insured_kind"].text == "新生儿"


@pytest.mark.row("F05", "T08")
def test_every_line_says_how_it_is_met_and_the_reason_shown() -> None:
    application = drafted().application
    lines = [(m.matter, line) for m in application.members for line in m.lines]
    assert all(line.reason for _, line in lines)
    [first, *others] = [line for _, line in lines if line.material == "M-BIRTHCERT"]
    assert first.resolution is Resolution.SCANNED
    assert {line.resolution for line in others} == {Resolution.REUSED}
    assert {line.document for line in others} == {first.document}
    documents = {document.id: document for document in application.documents}
    assert first.document is not None
    assert documents[first.document].holder == first.holder == "p3"


def test_a_document_names_the_bytes_that_travel_beside() -> None:
    draft = drafted()
    for document in draft.application.documents:
        data = draft.documents[document.id]
        assert data == JPEG
        assert (document.size_bytes, document.sha256) == (len(data), hashlib.sha256(data).digest())
        assert len(document.key) == 32
    keys = {document.key for document in draft.application.documents}
    assert len(keys) == len(draft.application.documents)


def test_the_signature_covers_every_value_that_is_handed_in() -> None:
    application = drafted().application
    [signature] = application.signatures
    assert (signature.person, signature.covers) == ("p1", summary_digest(application))
    text = summary_of(application)
    for person in application.persons:
        assert all(value.text in text for value in person.values.values())
    for member in application.members:
        assert all(value.text in text for value in member.answers.values())


def test_a_value_changed_afterwards_no_longer_fits_the_signature() -> None:
    application = drafted().application
    child = application.persons[2]
    name = msgspec.structs.replace(child.values["name"], text="陈大宝")
    changed = msgspec.structs.replace(child, values={**child.values, "name": name})
    persons = (*application.persons[:2], changed)
    altered = msgspec.structs.replace(application, persons=persons)
    assert summary_digest(altered) != application.signatures[0].covers


def test_an_answer_cannot_forge_a_line_of_the_summary() -> None:
    application = drafted("MT-PENSION-REG").application
    person = application.persons[0]
    forged = msgspec.structs.replace(person.values["live_addr"], text="村\nmatter MT-X apply")
    values = {**person.values, "live_addr": forged}
    altered = msgspec.structs.replace(
        application, persons=(msgspec.structs.replace(person, values=values),)
    )
    assert summary_of(altered).count("\nmatter ") == 1


def test_a_declined_answer_is_no_value() -> None:
    resident = Resident(title="MT-PENSION-REG", pick=lambda o: o[1] if "way out" in o else o[0])
    resident.walk_to(s.Lodging)
    values = build(resident.visit, resident.world, making()).application.persons[0].values
    assert not {"phone", "bank_name", "bank_account"} & set(values)
    assert values["contact"].source is Source.CHOSEN


def test_it_travels_and_comes_back_the_same() -> None:
    application = drafted().application
    assert (
        msgspec.msgpack.decode(msgspec.msgpack.encode(application), type=Application) == application
    )


def test_the_same_visit_twice_has_two_ids() -> None:
    resident = Resident()
    resident.walk_to(s.Lodging)
    shared = making()
    one, two = (build(resident.visit, resident.world, shared).application for _ in "ab")
    assert one.id != two.id


def test_a_draft_in_a_traceback_tells_nothing() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    told = f"{resident.visit!r} {resident.shown!r} {drafted()!r} {LI!r}"
    assert not [canary for canary in CANARIES if canary in told]
