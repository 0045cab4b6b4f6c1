"""What the helper's page shows: two columns, what it is and how it stands, each with a next step.

Nothing can be configured here, and nothing of a resident is in it (row L06).
"""

from collections.abc import Iterator
from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.states import HelperPage, StationLook
from kiosk.text import HelpText, Text, failure_helper, failure_what
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView

_LATE_H: Final = 48  # design, decision 8: an alarm at day two
_DAY_H: Final = 24


def present(state: HelperPage, around: Around) -> ListView:
    """Say what is wrong and what to do about it, and that the rest is well."""
    role = HelpText.STATION_STAFF if state.is_staff else HelpText.STATION_VOLUNTEER
    page = PageView(
        key="station",
        title=around.say(HelpText.STATION_TITLE),
        picture="",
        hint=around.say(role, name=state.name),
        way_on=around.button(Text.BUTTON_FINISH, actions.Back(), "check"),
        others=(around.button(HelpText.PRACTICE_START, actions.StartPractice(), "again"),)
        if state.can_practise
        else (),
        leave=around.button(HelpText.STATION_SIGN_OUT, actions.SignOut(), "door"),
    )
    if state.look is None:
        rows: tuple[Row, ...] = (
            Row(RowKind.LINE, around.say(HelpText.STATION_LOOKING), sign="clock"),
        )
    else:
        rows = (*_faults(state.look, around), *_unsent(state.look, around), *_rest(state, around))
    return ListView(page, rows, around.say(Text.BUTTON_NEXT_PAGE))


def _faults(look: StationLook, around: Around) -> Iterator[Row]:
    if not look.faults:
        well = around.say(HelpText.STATION_WELL)
        yield Row(RowKind.GOOD, around.say(HelpText.STATION_DEVICES), value=well, sign="check")
    for code in look.faults:
        what = failure_what(around.language, code)
        shown = around.say(Text.FRAME_CODE, code=code)
        note = failure_helper(around.language, code)
        yield Row(RowKind.MIND, what, note=note, value=shown, sign="alert")


def _unsent(look: StationLook, around: Around) -> Iterator[Row]:
    unsent, words = look.unsent, around.say(HelpText.STATION_UNSENT)
    if not unsent.count:
        yield Row(RowKind.GOOD, words, value=around.say(HelpText.STATION_NONE), sign="check")
    else:
        is_late = unsent.oldest_h >= _LATE_H
        yield Row(
            RowKind.MIND if is_late else RowKind.LINE,
            words,
            note=around.say(
                HelpText.STATION_UNSENT_LATE if is_late else HelpText.STATION_UNSENT_NEXT
            ),
            value=_age(unsent.count, unsent.oldest_h, around),
            sign="alert" if is_late else "clock",
        )
    for number, code in unsent.refused:
        note = around.say(HelpText.STATION_REFUSED_NEXT)
        value = around.say(Text.FRAME_CODE, code=code)
        words = around.say(HelpText.STATION_REFUSED, number=number)
        yield Row(RowKind.MIND, words, note=note, value=value, sign="alert")


def _age(count: int, hours: int, around: Around) -> str:
    if hours >= _DAY_H:
        return around.say(HelpText.STATION_AGE_DAYS, count=count, days=hours // _DAY_H)
    return around.say(HelpText.STATION_AGE_HOURS, count=count, hours=hours)


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
    edition = around.say(HelpText.STATION_EDITION, version=look.catalogue, day=look.catalogue_day)
    yield Row(RowKind.LINE, around.say(HelpText.STATION_CATALOGUE), value=edition, sign="papers")
