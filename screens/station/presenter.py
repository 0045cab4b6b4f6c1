"""What the helper's page shows: two columns, what it is and how it stands, each with a next step.

Nothing can be configured here, and nothing of a resident is in it (row L06).
"""

from collections.abc import Iterator
from typing import assert_never

from kiosk.journeys import actions
from kiosk.journeys.recording_states import OpenRecording
from kiosk.journeys.states import HelperPage, StationLook
from kiosk.journeys.station_room import Room
from kiosk.text import HelpText, Text, failure_helper, failure_what
from screens.busy.presenter import BusyView
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView
from screens.said.presenter import SaidView
from screens.station.machine import machine_rows
from screens.station.one_switch import switch_row
from screens.station.outbox import outbox_rows
from screens.station.rooms import morning_row, off_button, present_morning, present_off


def present(state: HelperPage, around: Around) -> ListView | SaidView | BusyView:
    """Show the room of the page that the helper is in."""
    match state.station.room:
        case Room.STATION:
            return _station(state, around)
        case Room.MORNING:
            return present_morning(state, around)
        case Room.ASK_OFF | Room.GOING_OFF | Room.NOT_OFF:
            return present_off(state, around)
        case _:
            assert_never(state.station.room)


def _station(state: HelperPage, around: Around) -> ListView:
    """Say what is wrong and what to do about it, and that the rest is well."""
    role = HelpText.STATION_STAFF if state.is_staff else HelpText.STATION_VOLUNTEER
    page = PageView(
        key="station",
        title=around.say(HelpText.STATION_TITLE),
        picture="home",
        hint=around.say(role, name=state.name),
        way_on=around.button(Text.BUTTON_FINISH, actions.Back(), "check"),
        others=(*_practice(state, around), *off_button(state, around)),
        leave=around.button(HelpText.STATION_SIGN_OUT, actions.SignOut(), "door"),
    )
    if state.look is None:
        rows: tuple[Row, ...] = (
            Row(RowKind.LINE, around.say(HelpText.STATION_LOOKING), sign="clock"),
        )
    else:
        rows = (
            *_faults(state.look, around),
            morning_row(state, around),
            *outbox_rows(state.look, around),
            *_rest(state, around),
        )
    return ListView(page, rows, around.say(Text.BUTTON_NEXT_PAGE))


def _practice(state: HelperPage, around: Around) -> tuple[Button, ...]:
    if not state.can_practise:
        return ()
    return (around.button(HelpText.PRACTICE_START, actions.StartPractice(), "again"),)


def _faults(look: StationLook, around: Around) -> Iterator[Row]:
    if not look.faults:
        well = around.say(HelpText.STATION_WELL)
        yield Row(RowKind.GOOD, around.say(HelpText.STATION_DEVICES), value=well, sign="check")
    for code in look.faults:
        what = failure_what(around.language, code)
        shown = around.say(Text.FRAME_CODE, code=code)
        note = failure_helper(around.language, code)
        yield Row(RowKind.MIND, what, note=note, value=shown, sign="alert")


def _rest(state: HelperPage, around: Around) -> Iterator[Row]:
    look = state.look
    if look is None:
        return
    if look.slips_due:
        due = around.say(HelpText.STATION_COUNT, count=look.slips_due)
        show = around.button(Text.WELCOME_SHOW_DUE, actions.ShowDue(), "printer")
        yield Row(
            RowKind.MIND,
            around.say(HelpText.STATION_SLIPS_DUE),
            note=due,
            sign="printer",
            button=show,
        )
    else:
        none = around.say(HelpText.STATION_NONE)
        yield Row(RowKind.GOOD, around.say(HelpText.STATION_SLIPS_DUE), value=none, sign="check")
    if look.undrawn:
        yield Row(
            RowKind.MIND,
            around.say(HelpText.STATION_UNDRAWN),
            note=around.say(HelpText.STATION_UNDRAWN_NEXT),
            value=around.say(HelpText.STATION_BLOCKS, blocks=" ".join(look.undrawn)),
            sign="alert",
        )
    if state.recorded is not None:
        own = around.say(HelpText.RECORD_KEPT, count=state.recorded)
        begin = around.button(HelpText.RECORD_OPEN, OpenRecording(), "speaker")
        words = around.say(HelpText.RECORD_TITLE)
        yield Row(RowKind.LINE, words, note=own, sign="speaker", button=begin)
    yield switch_row(around)
    yield from machine_rows(look, around)
    edition = around.say(HelpText.STATION_EDITION, version=look.catalogue, day=look.catalogue_day)
    yield Row(RowKind.LINE, around.say(HelpText.STATION_CATALOGUE), value=edition, sign="papers")
