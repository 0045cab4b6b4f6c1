"""Without a helper (row C05): a night session works, and what is somebody else's needs its code."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from devices.printer.emulated import PrinterMood
from edge_sync.wire.application import SlipNumber
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import CountWrong, PrintGuide, PrintSlip
from kiosk.journeys.faults import VisitFault
from kiosk.journeys.night import MOST_TRIES, Hours, Night, Rota, Watch
from kiosk.night_desk import NightDesk
from kiosk.settings import read_kiosk_settings
from provisioning.catalogue.words import Words
from provisioning.settings import SettingsError
from screens.page_view import Around
from screens.presenters import present
from screens.printing.presenter import PrintingView
from tests.kiosk.conftest import SetClock, Station1
from tests.kiosk.resident import Resident, context
from tests.kiosk.test_app import fill, identify, sign, slips

DAY = Hours(time(8, 30), time(17, 30))
NIGHTS = Rota(DAY, Hours(time(5), time(23)))
EVENING = timedelta(hours=13)  # from half past nine to half past ten
ALONE = Night(Watch.UNATTENDED, "05:00", tells_codes=True, guides_left=1)


@pytest.fixture
def station(tmp_path: Path) -> Station1:
    (tmp_path / "devices").mkdir()
    made = Station1(tmp_path)
    made.rota, made.clock.ahead = NIGHTS, EVENING
    return made


@pytest.mark.row("C05")
def test_a_whole_session_works_at_night_and_its_slip_comes_out(station: Station1) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        assert desk.state == s.Welcome(alone=True)
        identify(desk)
        fill(desk)
        desk.do(a.SkipPaper())
        sign(desk)
        goodbye = desk.until(s.Goodbye)
        assert isinstance(goodbye, s.Goodbye)
        assert (goodbye.printed, slips(desk)) == (True, 1)


def unprinted(station: Station1) -> str:
    """Hand in at night, with no paper in the printer; return the code on the glass."""
    with ExitStack() as stack:
        desk = station.open(stack)
        desk.hands.printer.become(PrinterMood.PAPER_OUT)
        identify(desk)
        fill(desk)
        desk.do(a.SkipPaper())
        sign(desk)
        failed = desk.until(s.Printing, fault="DEV-40")
        assert isinstance(failed, s.Printing)
        view = present(failed, Around.of(desk.app.shown), "12345")
        assert isinstance(view, PrintingView)
        assert view.number == f"取件码 {failed.collect}"
        assert failed.collect not in repr(failed)
        return failed.collect


@pytest.mark.row("C05", "Z02")
def test_a_slip_that_waits_comes_out_at_night_for_its_code_alone(station: Station1) -> None:
    code = unprinted(station)
    wrong = "0000" if code != "0000" else "1111"
    with ExitStack() as stack:
        desk = station.open(stack)
        waiting = desk.until(s.SlipWaiting, printing=None)
        assert isinstance(waiting, s.SlipWaiting)
        [slip] = waiting.slips
        assert desk.do(a.PrintDue(slip.number)) == s.CollectCode(slip.number)
        assert desk.do(a.EnterCode(wrong)) == s.CollectCode(slip.number, is_wrong=True)
        assert slips(desk) == 0
        desk.do(a.EnterCode(code))
        desk.until(s.Welcome, due=0)
        assert (slips(desk), desk.edge.slips_due()) == (1, [])


@pytest.mark.row("C05")
def test_after_three_wrong_codes_it_waits_for_the_morning() -> None:
    clock = SetClock()
    clock.ahead = EVENING
    desk, number = NightDesk(NIGHTS, clock), SlipNumber("K000001-000001")
    slip = s.DueSlip(number, Words("养老", "pension"), "2026-11-21 22:30", collect="0417")
    resident = Resident(world=replace(context(), due=(slip,)))
    for tries in range(MOST_TRIES + 1):
        night = desk.now(is_helper_here=False)
        assert (number in night.locked) is (tries == MOST_TRIES)
        resident.world = replace(resident.world, night=night)
        resident.do(a.ShowDue(), a.PrintDue(number), a.EnterCode("0418"))
        for _wrong in [one for one in resident.effects if isinstance(one, CountWrong)]:
            desk.count_wrong(number)
        resident.effects.clear()
        resident.do(a.Leave())
    locked = resident.do(a.ShowDue(), a.PrintDue(number), a.EnterCode("0417"))
    assert locked == s.CollectCode(number, is_locked=True)
    assert not [one for one in resident.effects if isinstance(one, PrintSlip)]
    resident.do(a.Leave())
    clock.ahead = timedelta()  # half past nine in the morning
    assert desk.has_turned(is_helper_here=False)
    resident.world = replace(resident.world, night=desk.now(is_helper_here=False))
    resident.do(a.ShowDue(), a.PrintDue(number))
    assert [one for one in resident.effects if isinstance(one, PrintSlip)]
    clock.ahead = EVENING
    assert desk.now(is_helper_here=False).locked == frozenset()


@pytest.mark.row("C05")
def test_outside_the_safe_hours_nothing_is_begun_and_what_was_begun_ends() -> None:
    world = context()
    begun = Resident(world=world)
    begun.do(a.Start())
    resting = replace(world, night=Night(Watch.RESTING, "05:00"))
    begun.world = resting
    assert isinstance(begun.do(a.Agree()), s.AskForWhom | s.Identify)
    fresh = Resident(world=resting)
    for deed in (a.Start(), a.TakeGreenLane(), a.AskHow(), a.StartReadingSlip()):
        assert fresh.do(deed) == s.Resting("05:00")
    view = present(fresh.state, Around.of(fresh.shown), "12345")
    assert "05:00" in view.page.title
    assert "12345" in view.page.hint


@pytest.mark.row("C05")
def test_paper_is_kept_for_slips_and_guides_are_read_on_the_glass() -> None:
    resident = Resident(world=replace(context(), night=replace(ALONE, guides_left=0)))
    resident.do(a.AskHow(), a.ChooseTitle("MT-PENSION-REG"))
    state = resident.do(a.PrintGuide())
    assert isinstance(state, s.Guide)
    assert state.fault == VisitFault.NIGHT_PAPER.value
    assert not [one for one in resident.effects if isinstance(one, PrintGuide)]
    resident.world = replace(resident.world, night=ALONE)
    resident.do(a.PrintGuide())
    assert [one for one in resident.effects if isinstance(one, PrintGuide)]


@pytest.mark.row("C05")
def test_a_helper_who_signs_in_makes_it_an_attended_hour() -> None:
    clock = SetClock()
    clock.ahead = EVENING
    desk = NightDesk(NIGHTS, clock)
    desk.count_guide()
    assert desk.now(is_helper_here=False) == Night(
        Watch.UNATTENDED, "05:00", tells_codes=True, guides_left=NIGHTS.guides - 1
    )
    assert desk.has_turned(is_helper_here=True)
    assert desk.now(is_helper_here=True).watch is Watch.ATTENDED
    assert desk.now(is_helper_here=False).guides_left == NIGHTS.guides


@pytest.mark.parametrize(
    ("hour", "watch"),
    [
        (8, Watch.UNATTENDED),
        (9, Watch.ATTENDED),
        (18, Watch.UNATTENDED),
        (23, Watch.RESTING),
        (4, Watch.RESTING),
        (5, Watch.UNATTENDED),
    ],
)
def test_the_hours_of_a_station_are_those_of_china(hour: int, watch: Watch) -> None:
    at = datetime(2026, 11, 21, hour, 0, tzinfo=UTC) - timedelta(hours=8)
    assert NIGHTS.at(at) is watch
    assert Rota().at(at) is Watch.ATTENDED


def test_hours_may_go_past_midnight_and_nonsense_is_refused(tmp_path: Path) -> None:
    late = Hours.parse("22:00-06:00")
    assert late is not None
    assert [time(hour) in late for hour in (21, 22, 0, 5, 6)] == [False, True, True, True, False]
    assert Hours.parse("") is None
    for nonsense in ("8-17", "25:00-26:00", "08:30"):
        with pytest.raises(ValueError):  # noqa: PT011 - of two functions
            Hours.parse(nonsense)
    file = tmp_path / "kiosk.toml"
    names = ("identity", "data", "broker_host", "station_zh", "station_en")
    text = [f'{name} = "x"' for name in (*names, "reader", "printer", "camera")]
    file.write_text("\n".join([*text, "broker_port = 1", 'attended = "all day"']), encoding="utf-8")
    with pytest.raises(SettingsError, match="all day"):
        read_kiosk_settings(file)
