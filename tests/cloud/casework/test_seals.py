"""One letter under several seals, each checked by itself from public keys alone (row P16)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs

from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.papers import PaperKind
from cloud.casework.reading import CaseReader
from cloud.casework.sealing import Sealing
from edge_sync.wire.checker import Checker, Trust, Verdict, worst
from edge_sync.wire.exports import read_export, write_export
from edge_sync.wire.seals import SealedPaper
from provisioning.catalogue.model import Catalogue
from provisioning.cloud.body_seals import BodySeals, PublicSeals
from provisioning.cloud.errors import NameRefusedError
from provisioning.storage.database import Database
from tests.cloud.applications import SUITE, birth
from tests.cloud.hands import Outbox, officer

from .test_acts import opened

AT = datetime(2026, 11, 9, 2, tzinfo=UTC)


@pytest.fixture
def seals(tmp_path: Path) -> BodySeals:
    return BodySeals(tmp_path / "private", tmp_path / "bodies", SUITE)


@pytest.fixture
def register(
    database: Database, catalogue: Catalogue, outbox: Outbox, seals: BodySeals
) -> CaseRegister:
    seal = Sealing(SUITE, seals.key_of)
    return CaseRegister(database, catalogue, outbox.tell, SUITE, seal=seal)


@pytest.fixture
def letter(database: Database, register: CaseRegister, reader: CaseReader) -> SealedPaper:
    """The lead's letter after the police have decided; what is left is voluntary."""
    number, lead = opened(database, register, birth()), officer("D-WJ")
    for position, body in ((2, "D-GA"), (3, "D-YB")):
        register.perform(officer(body), number, a.Accept(position), AT, key=f"a{position}")
        register.perform(officer(body), number, a.Grant(position), AT, key=f"g{position}")
    register.perform(lead, number, b.IssueLetter("证件到站自取"), AT, key="l")
    paper = reader.case(lead, number).events[-1].paper
    assert paper is not None
    assert paper.sealed is not None
    return paper.sealed


def found(paper: SealedPaper, bodies: Path) -> tuple[Verdict, list[str]]:
    """What the checker finds in the file, from public keys alone."""
    checker = Checker(Trust(SUITE, lambda _kiosk: None, None, PublicSeals(bodies).signing_key))
    checker.export(read_export(write_export(paper)))
    findings = checker.findings()
    return worst(findings), [one.sentence.partition(": ")[2] for one in findings]


@pytest.mark.row("P16")
def test_a_letter_with_several_seals_verifies_for_each_body(
    letter: SealedPaper, tmp_path: Path
) -> None:
    assert found(letter, tmp_path / "bodies") == (
        Verdict.GENUINE,
        [f"the seal of {body} is genuine" for body in ("D-WJ", "D-GA", "D-YB")],
    )


@pytest.mark.row("P16")
def test_one_seal_that_is_not_known_leaves_the_other_standing(
    letter: SealedPaper, tmp_path: Path
) -> None:
    (tmp_path / "bodies" / "D-YB.json").unlink()
    verdict, said = found(letter, tmp_path / "bodies")
    assert verdict is Verdict.UNPROVED
    assert said[:2] == ["the seal of D-WJ is genuine", "the seal of D-GA is genuine"]
    assert said[2] == "no key of D-YB is here"


@pytest.mark.row("P16")
@pytest.mark.row("F17")
def test_one_changed_byte_breaks_every_seal_and_one_taken_off_is_missed(
    letter: SealedPaper, tmp_path: Path
) -> None:
    changed = letter.content.replace("到站自取".encode(), "到站自去".encode())
    verdict, said = found(structs.replace(letter, content=changed), tmp_path / "bodies")
    assert verdict is Verdict.FALSE
    assert all("is not genuine" in one for one in said)
    less = structs.replace(letter, seals=letter.seals[:2])
    assert found(less, tmp_path / "bodies")[1][-1] == "the seal of D-YB was taken off"
    other = structs.replace(letter.seals[0], body="D-GA")  # one body's seal under another's name
    false = structs.replace(letter, seals=(other, *letter.seals[1:]))
    assert "the seal of D-GA is not genuine" in found(false, tmp_path / "bodies")[1]
    assert found(SealedPaper(letter.content, ()), tmp_path)[0] is Verdict.UNPROVED


def test_a_body_keeps_its_key_and_only_a_body_has_one(seals: BodySeals, tmp_path: Path) -> None:
    key = seals.key_of("D-GA")
    again = BodySeals(tmp_path / "private", tmp_path / "bodies", SUITE)
    assert again.key_of("D-GA") == key
    assert PublicSeals(tmp_path / "bodies").signing_key("D-GA") == SUITE.signing_public(key)
    assert [file.name for file in (tmp_path / "private").iterdir()] == ["D-GA.seal"]
    with pytest.raises(NameRefusedError):
        seals.key_of("../D-GA")


@pytest.mark.row("P16")
def test_a_receipt_is_sealed_when_it_is_handed_out_and_each_time_alike(
    database: Database, register: CaseRegister, reader: CaseReader, tmp_path: Path
) -> None:
    number = opened(database, register, birth())
    [receipt] = [
        event.paper for event in reader.case(officer("D-WJ"), number).events if event.paper
    ]
    assert receipt.kind is PaperKind.RECEIPT
    assert receipt.sealed is None
    sealed = register.sealed(receipt)
    assert sealed == register.sealed(receipt)
    assert sealed.sealed is not None
    verdict, said = found(sealed.sealed, tmp_path / "bodies")
    assert (verdict, said) == (Verdict.GENUINE, ["the seal of D-WJ is genuine"])


@pytest.mark.row("P03")
def test_a_department_of_one_member_gets_no_paper_that_speaks_of_all(
    letter: SealedPaper, reader: CaseReader, database: Database
) -> None:
    assert letter.content
    [number] = [row[0] for row in database.ask("SELECT number FROM casework_case")]
    kinds = {
        body: {e.paper.kind for e in reader.case(officer(body), number).events if e.paper}
        for body in ("D-WJ", "D-GA")
    }
    assert {PaperKind.RECEIPT, PaperKind.LETTER} <= kinds["D-WJ"]
    assert kinds["D-GA"] == {PaperKind.ACCEPTANCE, PaperKind.DECISION}
