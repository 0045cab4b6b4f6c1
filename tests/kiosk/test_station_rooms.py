"""The helper's morning sheet, and switching off from her page: real parts, a real store."""

import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from edge_sync.edge.lodge import Edge
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.news import seal_news
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.at_room import at_room
from kiosk.journeys.effects import CutPower, PrintSheet, SettleStore
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.helper_states import StationLook, Unsent
from kiosk.journeys.morning_sheet import morning_sheet
from kiosk.journeys.station_room import (
    InRoom,
    MorningEntry,
    MorningPrinted,
    OpenRoom,
    PaperDue,
    PrintMorning,
    Room,
    Settled,
    SwitchOff,
)
from kiosk.journeys.visit import Visit
from kiosk.morning import NEWS_FOR, PAPERS_FOR, morning_entries
from kiosk.power_switch import PowerSwitch
from kiosk.records.slip_record import PaperOnSlip, SlipKind, SlipRecord, write_slip_record
from kiosk.text import Language
from provisioning.catalogue.words import NOTHING, Words
from provisioning.storage.database import open_database
from tests.edge_sync.people import SUITE, filled
from tests.edge_sync.site import CLOCK, KIOSK, Site, news_about
from tests.kiosk.conftest import Desk, Station1
from tests.kiosk.resident import TODAY, context
from tests.kiosk.test_app import fill, identify, sign, slips
from tests.kiosk.test_stick_copy import sign_in

BOOK = Words("户口簿", "household register")
MOTHER = Words("母亲", "mother")
PENSION = Words("养老保险参保登记", "pension registration")
ENTRY = MorningEntry(
    SlipNumber("K000001-000007"), PENSION, "2026-11-02", "2026-11-20", (PaperDue(BOOK, MOTHER),)
)
LOOK = StationLook(Unsent(), (), 1, "2026-11-01", 0, morning=(ENTRY,), can_switch_off=True)
NOW_MS = int(CLOCK.now().timestamp() * 1000)
DAY_MS = 86_400_000


def lodged(
    edge: Edge, *, papers: bool, kind: SlipKind = SlipKind.APPLICATION, of: str = ""
) -> SlipNumber:
    """Lodge an application whose slip says that a paper is still to come."""
    handed, number = filled(edge, KIOSK), edge.next_slip_number()
    record = SlipRecord(
        version=1,
        number=number,
        language=Language.ZH,
        title=PENSION,
        members=(),
        lodged_ms=NOW_MS,
        station=NOTHING,
        phone="",
        scanned=0,
        not_needed=0,
        to_follow=(PaperOnSlip(BOOK, MOTHER),) if papers else (),
        kind=kind,
        of=SlipNumber(of) if of else None,
    )
    edge.lodge(handed.application, handed.documents, write_slip_record(record), handed.secret)
    edge.mark_printed(number)
    return number


def tell(site: Site, edge: Edge, kept_ms: int) -> SlipNumber:
    """Have news come for a slip, at that moment."""
    handed, number = filled(edge, KIOSK), edge.next_slip_number()
    record = SlipRecord(1, number, Language.ZH, PENSION, (), NOW_MS, NOTHING, "", 0, 0, ())
    edge.lodge(handed.application, handed.documents, write_slip_record(record), handed.secret)
    edge.mark_printed(number)
    news = seal_news(news_about(handed.application), KIOSK, handed.secret.public_key, SUITE)
    database = open_database(site.edge.database, SCHEMA)
    assert EdgeStore(database).keep_news(news, kept_ms)
    database.close()
    return number


@pytest.mark.row("R18", "L05")
def test_the_morning_sheet_has_fresh_news_and_papers_that_are_still_to_come(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path / "site")
    with site.open_edge() as edge:
        waits = lodged(edge, papers=True)
        brought = lodged(edge, papers=True)
        lodged(edge, papers=False, kind=SlipKind.SUPPLEMENT, of=brought)
        fresh = tell(site, edge, NOW_MS - DAY_MS)
        tell(site, edge, NOW_MS - int(NEWS_FOR / timedelta(milliseconds=1)) - DAY_MS)
        entries = morning_entries(edge, CLOCK)
        assert [one.number for one in entries] == [waits, fresh]
        assert entries[0].papers == (PaperDue(BOOK, MOTHER),)
        assert (entries[0].news_day == "", entries[1].news_day > "", entries[1].papers) == (
            True,
            True,
            (),
        )

        class Later:
            monotonic = staticmethod(CLOCK.monotonic)
            now = staticmethod(lambda: CLOCK.now() + PAPERS_FOR + timedelta(days=1))

        assert morning_entries(edge, Later()) == ()


def test_the_sheet_on_paper_says_what_the_glass_says_and_can_be_drawn() -> None:
    for language, told in ((Language.ZH, "户口簿（母亲）"), (Language.EN, "household register")):
        words = repr(morning_sheet((ENTRY,), TODAY, language))
        assert told in words
        assert words.count("K000001-000007") == 2
        assert "2026-11-20" in words


def test_rooms_open_only_for_who_may_and_nothing_is_done_twice() -> None:
    world, here = context(), Visit(look=LOOK)
    closed = Visit(look=replace(LOOK, can_switch_off=False))
    assert at_room(closed, OpenRoom(Room.ASK_OFF), world) == (closed, ())
    assert at_room(Visit(), OpenRoom(Room.MORNING), world) == (Visit(), ())
    assert at_room(here, SwitchOff(), world) == (here, ()), "nobody was asked"
    printing, effects = at_room(here, PrintMorning(), world)
    assert isinstance(effects[0], PrintSheet)
    assert at_room(printing, PrintMorning(), world) == (printing, ())
    failed, _ = at_room(printing, MorningPrinted("DEV-40"), world)
    assert failed.station == InRoom(printing=GuidePrint.FAILED, fault="DEV-40")
    asked, _ = at_room(here, OpenRoom(Room.ASK_OFF), world)
    going, effects = at_room(asked, SwitchOff(), world)
    assert effects == (SettleStore(),)
    assert at_room(going, OpenRoom(Room.STATION), world) == (going, ())
    kept, effects = at_room(going, Settled("PRO-10"), world)
    assert (kept.station.room, effects) == (Room.NOT_OFF, ())
    assert at_room(going, Settled(), world) == (going, (CutPower(),))


@pytest.mark.row("L06")
def test_a_helper_prints_her_sheet_and_switches_off_and_nothing_is_lost(
    station: Station1,
) -> None:
    off: list[str] = []
    station.switch_off = lambda: off.append("off")
    with ExitStack() as stack:
        desk = station.open(stack)
        hand_in(desk)
        sign_in(station, desk)
        desk.do(OpenRoom(Room.MORNING))
        before = slips(desk)
        desk.do(PrintMorning())
        in_room(desk, Room.MORNING, GuidePrint.PRINTED)
        assert slips(desk) == before + 1
        desk.do(OpenRoom(Room.STATION), OpenRoom(Room.ASK_OFF), SwitchOff())
        in_room(desk, Room.GOING_OFF, GuidePrint.NOT_ASKED)
        while not off:
            desk.until(s.HelperPage)
        logs = [log for log in (station.folder / "data").glob("*-wal") if log.stat().st_size]
        assert logs == [], "something lies beside the file"
    with ExitStack() as stack:
        again = station.open(stack)
        assert isinstance(again.state, s.Welcome)
        assert again.edge.waiting().owed == 1


def hand_in(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    while isinstance(desk.state, s.Paper):
        desk.do(a.SkipPaper())
    sign(desk)
    desk.until(s.Goodbye)
    desk.do(a.Leave())


def in_room(desk: Desk, room: Room, printing: GuidePrint) -> None:
    while True:
        page = desk.until(s.HelperPage)
        assert isinstance(page, s.HelperPage)
        if page.station.room is room and page.station.printing is printing:
            return


def test_the_machines_own_command_runs_once_and_only_when_asked(tmp_path: Path) -> None:
    done, closed = tmp_path / "off", []
    command = f"{sys.executable} -c \"open(r'{done}', 'a').write('off')\""
    switch = PowerSwitch(command, lambda: closed.append(True))
    switch.throw()
    assert not done.exists()
    assert switch.ask is not None
    switch.ask()
    assert closed == [True]
    switch.throw()
    assert done.read_text() == "off"
    assert PowerSwitch("", lambda: None).ask is None
