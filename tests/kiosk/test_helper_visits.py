"""A helper at a real kiosk with no network: three people in a row, and her page of the station."""

from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta

import pytest

from devices.card_reader.test_people import PEOPLE
from devices.emulation.gestures import carry_out
from devices.printer.emulated import PrinterMood
from edge_sync.wire.application import Application
from edge_sync.wire.parcel import open_parcel
from kiosk.helper_desk import ALONE_S, IDLE_S
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.helper_states import CodeStage, HelperStands
from provisioning.cloud.rosters import ROSTER_LIFE, Rosters
from provisioning.wire.roster import Limits
from tests.kiosk.conftest import STATION, SUITE, Desk, Station1
from tests.kiosk.resident import MYSELF, SIGNATURE, TYPED
from tests.kiosk.test_app import desk_card, reachable, slips

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
PHONES = {"zhang": "13900001111", "li": "13900002222", "wang": "13900003333"}


@pytest.fixture
def code(station: Station1) -> str:
    """Bring the kiosk a roster with one helper; return her code."""
    rosters = Rosters(station.folder / "rosters", SUITE)
    rosters.found(STATION)
    first, last = date(2026, 11, 1), date(2027, 1, 31)
    made = rosters.add(STATION, "张秀兰", Limits.STAFF, first, last)[1]
    rosters.write(STATION, station.receipts, NOW, station.roster, ROSTER_LIFE)
    return made


def sign_in(desk: Desk, code: str) -> s.HelperPage:
    desk.do(a.CallHelper(), a.EnterCode(code))
    page = desk.until(s.HelperPage)
    assert isinstance(page, s.HelperPage)
    return page


def visit(desk: Desk, person: str) -> None:
    """One resident, whose answers the helper types, up to the slip."""
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": person})
    desk.until(s.Identify, card=desk_card(desk))
    desk.do(a.Agree(), a.ChooseTitle("MT-PENSION-REG"), a.CallHelper())
    go_on(desk, person, s.HandOver)
    desk.do(a.Confirm())
    desk.until(s.Sign)
    desk.do(a.Sign(SIGNATURE))
    desk.until(s.Goodbye)


def go_on(desk: Desk, person: str, until: type[s.State]) -> None:
    for _ in range(60):
        if isinstance(desk.state, until):
            return
        desk.do(_deed(desk.state, person))
    raise AssertionError(f"never came to {until.__name__}: {desk.state}")


def _deed(state: s.State, person: str) -> a.Action:
    match state:
        case s.Scenario(_, _, options):
            return a.AnswerScenario(options[0].id)
        case s.Question(kind=s.FieldKind.PHONE):
            return a.AnswerField(PHONES[person])
        case s.Question():
            own = state.options[0].id if state.options else state.text or TYPED[state.kind]
            return a.AnswerField(own)
        case s.Paper():
            return a.SkipPaper()
        case s.Check():
            return a.Confirm()
        case _:
            return a.Agree()


def leave(desk: Desk) -> None:
    desk.do(a.Leave())
    carry_out(desk.hands, {"do": "remove-card"})
    while desk.app._visit.card_on_reader:  # noqa: SLF001 - the reader needs a moment to see it
        desk.app.pump()
    desk.until(s.Welcome)


def canaries(person: str) -> set[str]:
    card = PEOPLE[person]
    return {card.name, card.number, card.address, PHONES[person]}


def applications(desk: Desk, station: Station1) -> list[Application]:
    """Open what is owed as the cloud would."""
    store = desk.edge._store  # noqa: SLF001 - the courier's view
    keys = {SUITE.key_id(station.keys.cloud_sealing): station.cloud}
    found = []
    for owed in store.owed():
        offer = store.offer(owed)
        assert offer is not None
        submitted = open_parcel(offer.parcel, SUITE, keys)
        assert isinstance(submitted, Application)
        found.append(submitted)
    return found


@pytest.mark.row("R18", "C02", "Z02")
def test_three_people_in_a_row_are_helped_and_none_sees_another(
    desk: Desk, station: Station1, code: str
) -> None:
    sign_in(desk, code)
    desk.do(a.Back())
    gone: set[str] = set()
    for person in PHONES:
        visit(desk, person)
        assert desk.app.shown.helper is not None, "she stays signed in"
        gone |= canaries(person)
        leave(desk)
        assert not gone & set(reachable(desk.app)), "something of a person stayed"
    written = b"".join(
        file.read_bytes() for file in (station.folder / "data").rglob("*") if file.is_file()
    )
    assert [word for word in gone if word.encode() in written] == []
    submitted = applications(desk, station)
    assert [one.helper for one in submitted] == ["h0001"] * 3
    assert all(one.confirmed is not None for one in submitted)
    phones = [
        v for one in submitted for p in one.persons for k, v in p.values.items() if k == "phone"
    ]
    assert [(one.text, one.by_helper) for one in phones] == [(p, True) for p in PHONES.values()]
    assert slips(desk) == 3


@pytest.mark.row("Z02")
def test_while_one_person_is_helped_nothing_of_the_person_before_is_there(
    desk: Desk, code: str
) -> None:
    sign_in(desk, code)
    desk.do(a.Back())
    visit(desk, "zhang")
    leave(desk)
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": "li"})
    desk.until(s.Identify, card=desk_card(desk))
    desk.do(a.Agree(), a.CallHelper())
    found = set(reachable(desk.app))
    assert canaries("li") & found, "the test sees nothing"
    assert not canaries("zhang") & found


def test_a_wrong_code_is_told_and_the_kiosk_serves_on(desk: Desk, code: str) -> None:
    desk.do(a.CallHelper(), a.EnterCode(f"{(int(code) + 1) % 10**8:08}"))
    desk.until(s.SignIn, stage=CodeStage.WRONG)
    desk.do(a.Back())
    assert isinstance(desk.do(a.Start()), s.AskForWhom)


@pytest.mark.row("R09")
def test_without_a_roster_nobody_signs_in_and_residents_are_served(desk: Desk) -> None:
    desk.do(a.CallHelper(), a.EnterCode("12345678"))
    desk.until(s.SignIn, stage=CodeStage.WRONG, fault="PRO-46")
    desk.do(a.Back())
    assert isinstance(desk.do(a.Start()), s.AskForWhom)


def test_a_helper_who_went_away_is_signed_out_in_the_middle_of_a_visit(
    desk: Desk, code: str
) -> None:
    sign_in(desk, code)
    desk.do(a.Back(), a.Start())
    assert desk.app.shown.helper is not None
    assert desk.app.shown.helper.stands is HelperStands.BESIDE
    desk.clock.ahead += timedelta(seconds=IDLE_S)
    desk.app.pump()
    assert desk.app.shown.helper is None


def test_a_helper_who_joined_nobody_is_signed_out_at_welcome_after_five_minutes(
    desk: Desk, code: str
) -> None:
    sign_in(desk, code)
    desk.do(a.Back())
    desk.clock.ahead += timedelta(seconds=ALONE_S)
    desk.app.pump()
    assert desk.app.shown.helper is None


@pytest.mark.row("L06")
def test_the_page_of_the_station_says_what_is_wrong_and_the_service_goes_on(
    station: Station1, code: str
) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        desk.hands.printer.become(PrinterMood.PAPER_OUT)
        sign_in(desk, code)
        desk.do(a.Back(), a.Start(), a.Leave())
        visit_without_paper(desk)
        desk.do(a.CallHelper())
        page = desk.until(s.HelperPage)
        while isinstance(page, s.HelperPage) and page.look is None:
            desk.app.pump()
            page = desk.state
        assert isinstance(page, s.HelperPage)
        assert page.look is not None
        assert "DEV-40" in page.look.faults
        assert (page.look.unsent.count, page.look.slips_due) == (1, 1)


def visit_without_paper(desk: Desk) -> None:
    desk.do(a.Start(), a.Agree(), MYSELF)
    carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
    desk.until(s.Identify, card=desk_card(desk))
    desk.do(a.Agree(), a.ChooseTitle("MT-PENSION-REG"))
    go_on(desk, "zhang", s.Sign)
    desk.do(a.Sign(SIGNATURE))
    desk.until(s.Printing, fault="DEV-40")
    desk.do(a.GoOn())
    leave(desk)
