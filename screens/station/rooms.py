"""The further rooms of the helper's page: the morning sheet, and switching the machine off."""

from collections.abc import Iterator

from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.morning_sheet import papers_due, papers_words, to_tell
from kiosk.journeys.states import HelperPage
from kiosk.journeys.station_room import (
    InRoom,
    MorningEntry,
    OpenRoom,
    PrintMorning,
    Room,
    SwitchOff,
)
from kiosk.text import HelpText, Text, failure_helper, failure_what
from screens.busy.presenter import BusyView
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView, Trouble
from screens.said.presenter import SaidView


def present_morning(state: HelperPage, around: Around) -> ListView:
    """Show whom to tell and which papers are due: slips by number, and nobody's name."""
    now, entries = state.station, state.look.morning if state.look else ()
    page = PageView(
        key="station/morning",
        title=around.say(HelpText.MORNING_TITLE),
        picture="notice",
        hint=around.say(HelpText.MORNING_HINT),
        back=_to_station(around),
        way_on=_printing(now, around),
        trouble=_not_printed(now, around),
    )
    rows = (*_told(entries, around), *_due(entries, around))
    return ListView(page, rows, around.say(Text.BUTTON_NEXT_PAGE))


def present_off(state: HelperPage, around: Around) -> SaidView | BusyView:
    """Ask, then say that all is brought to the disk."""
    if state.station.room is Room.GOING_OFF:
        page = PageView(
            key="station/off",
            title=around.say(HelpText.OFF_GOING),
            picture="",
            hint=around.say(HelpText.OFF_GOING_HINT),
        )
        return BusyView(page, "sealed")
    page = PageView(
        key="station/ask_off",
        title=around.say(HelpText.OFF_TITLE),
        picture="home",
        back=_to_station(around),
        way_on=around.button(HelpText.OFF_BUTTON, SwitchOff(), "door"),
        trouble=around.trouble(state.station.fault or None),
    )
    return SaidView(page, around.say(HelpText.OFF_HINT))


def morning_row(state: HelperPage, around: Around) -> Row:
    """Return the line on the station's own page that opens the sheet."""
    entries = state.look.morning if state.look else ()
    told, due = len(to_tell(entries)), len(papers_due(entries))
    return Row(
        RowKind.LINE,
        around.say(HelpText.MORNING_TITLE),
        note=around.say(HelpText.MORNING_COUNTS, told=told, due=due),
        sign="papers",
        button=around.button(HelpText.MORNING_OPEN, OpenRoom(Room.MORNING), "arrow_right"),
    )


def off_button(state: HelperPage, around: Around) -> tuple[Button, ...]:
    """Return the way to switching off, where this machine may be switched off."""
    if state.look is None or not state.look.can_switch_off:
        return ()
    return (around.button(HelpText.OFF_OPEN, OpenRoom(Room.ASK_OFF), "door"),)


def _to_station(around: Around) -> Button:
    return around.button(Text.BUTTON_BACK, OpenRoom(Room.STATION), "arrow_left")


def _printing(now: InRoom, around: Around) -> Button | None:
    if now.printing is GuidePrint.PRINTING:
        return None
    is_done = now.printing is GuidePrint.PRINTED
    words = HelpText.MORNING_PRINTED if is_done else HelpText.MORNING_PRINT
    return around.button(words, PrintMorning(), "check" if is_done else "printer")


def _not_printed(now: InRoom, around: Around) -> Trouble | None:
    if now.printing is not GuidePrint.FAILED:
        return None
    what, then = (
        failure_what(around.language, now.fault),
        failure_helper(around.language, now.fault),
    )
    return Trouble(what, then, around.say(Text.FRAME_CODE, code=now.fault))


def _told(entries: tuple[MorningEntry, ...], around: Around) -> Iterator[Row]:
    yield Row(RowKind.HEADING, around.say(HelpText.MORNING_TELL))
    for one in to_tell(entries):
        came = around.say(HelpText.MORNING_NEWS, day=one.news_day)
        yield Row(RowKind.MIND, one.number, f"{around.words(one.title)}\n{came}", sign="speaker")
    if not to_tell(entries):
        yield _none(around)


def _due(entries: tuple[MorningEntry, ...], around: Around) -> Iterator[Row]:
    yield Row(RowKind.HEADING, around.say(HelpText.MORNING_PAPERS))
    for one in papers_due(entries):
        since = around.say(HelpText.MORNING_LODGED, day=one.lodged_day)
        papers = papers_words(one, around.language)
        note = f"{around.words(one.title)}\n{papers}\n{since}"
        yield Row(RowKind.MIND, one.number, note, sign="papers")
    if not papers_due(entries):
        yield _none(around)


def _none(around: Around) -> Row:
    return Row(RowKind.GOOD, around.say(HelpText.STATION_NONE), sign="check")
