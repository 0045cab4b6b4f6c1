"""A household of four signs at two kiosks on different days; the case moves when all have."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from cloud.casework.evidence import Binding, binding_in
from cloud.casework.reading import CaseReader
from cloud.casework.signer_doubts import Doubt
from cloud.casework.states import EventKind, MemberState, PartState
from cloud.casework.tables import CaseRow, EarlyRow, MemberRow, PartRow, SignatureRow
from cloud.casework.views import CaseView
from edge_sync.errors import SlipCodeError
from edge_sync.wire.application import Application, SignatureKind
from edge_sync.wire.signing_slip import read_signing_code
from edge_sync.wire.submissions import Countersignature
from kiosk.journeys.signing import SignWay
from tests.cloud.hands import officer
from tests.journeys.two_kiosks import County, county
from tests.kiosk.family import GRANDMOTHER, UNCLE, Household
from tests.kiosk.resident import CHEN
from tests.shipped import shipped_edition

CATALOGUE = shipped_edition().catalogue


@pytest.fixture
def land(tmp_path: Path) -> Iterator[County]:
    with county(tmp_path) as opened:
        yield opened


def family() -> Household:
    """Two are here, one of whom does not write; the other two sign later."""
    return Household(
        here=("household_member-1",),
        ways={"household_member-1": SignWay.MARK},
    )


def member_states(land: County) -> list[MemberState]:
    return [row.state for row in land.cloud.database.rows(MemberRow.select())]


def case_of(land: County) -> CaseRow:
    row: CaseRow | None = land.cloud.database.first(CaseRow.select())
    assert row is not None
    return row


def view_of(land: County) -> CaseView:
    reader = CaseReader(land.cloud.database)
    return reader.case(officer("D-MZ"), case_of(land).number)


@pytest.mark.row("M22", "L02", "F17")
def test_a_household_of_four_signs_at_two_kiosks_and_the_case_moves_with_the_last(
    land: County,
) -> None:
    slip = land.first.submit(family())
    (parcel,) = land.first.parcels()
    land.cloud.take(parcel)
    assert member_states(land) == [MemberState.AWAITING_SIGNER]
    assert view_of(land).members[0].acts == ()
    first_moment = case_of(land).legal_ms

    land.clock.pass_by(timedelta(days=1))
    land.second.countersign(land.first.code_of(f"{slip}/p3"), GRANDMOTHER)
    land.cloud.take(land.second.parcels()[0])
    assert member_states(land) == [MemberState.AWAITING_SIGNER]

    land.clock.pass_by(timedelta(days=2))
    land.second.countersign(land.first.code_of(f"{slip}/p4"), UNCLE)
    last_signed_ms = round(land.clock.now().timestamp() * 1000)
    land.clock.pass_by(timedelta(hours=5))
    land.cloud.take(land.second.parcels()[1])
    assert member_states(land) == [MemberState.RECEIVED]
    assert case_of(land).legal_ms == last_signed_ms > first_moment
    parts = land.cloud.database.rows(PartRow.select())
    # the town checks first, the county's bureau waits for it (row P09)
    assert {(part.department, part.state) for part in parts} == {
        ("D-TOWN", PartState.TO_DO),
        ("D-MZ", PartState.WAITING),
    }
    assert {part.legal_ms for part in parts} == {last_signed_ms}
    kinds = [event.kind for event in view_of(land).events]
    assert kinds.count(EventKind.SIGNED) == 2
    assert kinds.count(EventKind.ALL_SIGNED) == 1
    rows = land.cloud.database.rows(SignatureRow.select())
    assert {row.person for row in rows} == {"p1", "p2", "p3", "p4"}
    assert {(row.binding, row.doubt) for row in rows} == {(Binding.HOLDS.value, "")}


@pytest.mark.row("L02")
def test_who_does_not_write_draws_a_mark_and_a_witness_signs_beside_it(land: County) -> None:
    land.first.submit(family())
    application = land.cloud.open(land.first.parcels()[0])
    marks = [s for s in application.signatures if s.kind is SignatureKind.MARK]
    assert {mark.person for mark in marks} == {"p2"}
    assert all(mark.witness == "p1" and mark.witness_strokes for mark in marks)


@pytest.mark.row("M22")
def test_a_signature_that_arrives_before_the_application_waits_for_it(land: County) -> None:
    everybody = Household(here=("household_member-1", "household_member-2"))
    slip = land.first.submit(everybody)
    land.second.countersign(land.first.code_of(f"{slip}/p4"), UNCLE)
    land.cloud.take(land.second.parcels()[0])
    assert land.cloud.database.count(EarlyRow.select()) == 1
    land.cloud.take(land.first.parcels()[0])
    assert land.cloud.database.count(EarlyRow.select()) == 0
    assert member_states(land) == [MemberState.RECEIVED]


def test_a_signature_taken_twice_counts_once(land: County) -> None:
    slip = land.first.submit(family())
    land.cloud.take(land.first.parcels()[0])
    land.second.countersign(land.first.code_of(f"{slip}/p3"), GRANDMOTHER)
    (parcel,) = land.second.parcels()
    land.cloud.take(parcel)
    before = land.cloud.database.count(SignatureRow.select())
    land.cloud.take(parcel)
    assert land.cloud.database.count(SignatureRow.select()) == before


@pytest.mark.row("F17")
def test_without_the_secret_of_the_signing_slip_nobody_signs_for_another(land: County) -> None:
    slip = land.first.submit(family())
    land.cloud.take(land.first.parcels()[0])
    land.second.countersign(land.first.code_of(f"{slip}/p3"), GRANDMOTHER)
    signed = land.cloud.open(land.second.parcels()[0])
    assert isinstance(signed, Countersignature)
    before = land.cloud.database.count(SignatureRow.select())
    land.cloud.take_submission(msgspec.structs.replace(signed, proof=bytes(32)))
    assert land.cloud.database.count(SignatureRow.select()) == before
    assert EventKind.NOT_BELIEVED in [event.kind for event in view_of(land).events]


def test_another_persons_card_is_taken_and_an_officer_is_told(land: County) -> None:
    everybody = Household(here=("household_member-1", "household_member-2"), knows_numbers=False)
    slip = land.first.submit(everybody)
    application = land.cloud.take(land.first.parcels()[0])
    assert isinstance(application, Application)
    known = {value.text for person in application.persons for value in person.values.values()}
    assert UNCLE.number not in known, "who signs later is typed"
    land.second.countersign(land.first.code_of(f"{slip}/p4"), UNCLE)
    land.cloud.take(land.second.parcels()[0])
    late = SignatureRow.select().where(SignatureRow.person == "p4")
    doubts = {row.doubt for row in land.cloud.database.rows(late)}
    assert doubts == {Doubt.ANOTHER_NUMBER.value}


@pytest.mark.row("F17")
def test_one_changed_byte_of_what_was_signed_breaks_the_check(land: County) -> None:
    land.first.submit(family())
    application = land.cloud.open(land.first.parcels()[0])
    assert isinstance(application, Application)
    own = application.signatures[0]
    assert binding_in(CATALOGUE, application, own) is Binding.HOLDS
    member = application.members[0]
    altered = msgspec.structs.replace(member, scenarios={**member.scenarios, "special": "ill"})
    forged = msgspec.structs.replace(application, members=(altered,))
    assert binding_in(CATALOGUE, forged, own) is Binding.BROKEN
    for signature in application.signatures:
        digest = bytes([signature.covers[0] ^ 1, *signature.covers[1:]])
        broken = msgspec.structs.replace(signature, covers=digest)
        assert binding_in(CATALOGUE, application, signature) is Binding.HOLDS
        assert binding_in(CATALOGUE, application, broken) is Binding.BROKEN


@pytest.mark.row("F17")
def test_one_changed_byte_of_a_scanned_document_breaks_the_check(land: County) -> None:
    land.first.submit(family())
    application = land.cloud.open(land.first.parcels()[0])
    assert isinstance(application, Application)
    document, *rest = application.documents
    digest = bytes([document.sha256[0] ^ 1, *document.sha256[1:]])
    other = msgspec.structs.replace(document, sha256=digest)
    forged = msgspec.structs.replace(application, documents=(other, *rest))
    assert binding_in(CATALOGUE, forged, application.signatures[0]) is Binding.BROKEN


def test_a_signing_slip_names_nobody(land: County) -> None:
    household = family()
    slip = land.first.submit(household)
    said = read_signing_code(land.first.code_of(f"{slip}/p3"))
    inside = msgspec.msgpack.encode(said)
    entered = {given.text for given in household.visit.answers.values() if len(given.text) > 3}
    secrets = {CHEN.name, CHEN.number, *entered}
    assert not [text for text in secrets if text.encode() in inside]
    with pytest.raises(SlipCodeError):
        read_signing_code("DG1:0000")


def test_the_secret_of_a_signing_slip_goes_when_it_is_printed(land: County) -> None:
    slip = land.first.submit(family())
    due = [one.number for one in land.first.edge.slips_due()]
    assert due == [slip, f"{slip}/p3", f"{slip}/p4"]
    for number in due:
        land.first.edge.mark_printed(number)
    assert land.first.edge.slips_due() == []
    printed = land.first.edge.slip(due[1])
    assert printed is not None
    assert printed.private_code is None
