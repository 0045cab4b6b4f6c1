"""The outbox on the helper's page: each application that is still here, and its way out.

How old it is, what went wrong last, and what to do. Those that leave by themselves are
counted together; whoever has to do something is told of each one by its slip's number.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from edge_sync.edge.health import EntryHealth, WayOut
from kiosk.journeys import actions
from kiosk.journeys.helper_states import Copy, CopyStage, StationLook
from kiosk.text import HelpText, Text, failure_helper, failure_what
from screens.list_view import Row, RowKind
from screens.page_view import Around

_HOUR_MS: Final = 3_600_000
_DAY_H: Final = 24
_TOLD: Final = 12  # one by one; the rest is a number

_NEXT: Final = {
    WayOut.WAIT: HelpText.STATION_UNSENT_NEXT,
    WayOut.MEND_LINK: HelpText.OUTBOX_MEND_LINK,
    WayOut.STICK: HelpText.OUTBOX_STICK,
    WayOut.CALL: HelpText.STATION_REFUSED_NEXT,
}


def outbox_rows(look: StationLook, around: Around) -> Iterator[Row]:
    """Return the section's rows."""
    waiting = [one for one in look.outbox if one.way_out is WayOut.WAIT]
    urgent = [one for one in look.outbox if one.way_out is not WayOut.WAIT]
    if not look.outbox:
        none = around.say(HelpText.STATION_NONE)
        yield Row(RowKind.GOOD, around.say(HelpText.STATION_UNSENT), value=none, sign="check")
        return
    for one in urgent[:_TOLD]:
        yield _alone(one, around)
    if len(urgent) > _TOLD:
        more = around.say(HelpText.OUTBOX_MORE, count=len(urgent) - _TOLD)
        yield Row(RowKind.MIND, more, sign="alert")
    if waiting:
        yield _together(waiting, around)
    if look.takes_stick:
        yield _stick(look.copy, around)


def _together(waiting: Sequence[EntryHealth], around: Around) -> Row:
    words, note = around.say(HelpText.STATION_UNSENT), _note(waiting[0], around)
    counts = {HelpText.STATION_AGE_HOURS: "hours", HelpText.STATION_AGE_DAYS: "days"}
    text, number = _age(max(one.age_ms for one in waiting))
    value = around.say(text, count=len(waiting), **{counts[text]: number})
    return Row(RowKind.LINE, words, note=note, value=value, sign="clock")


def _alone(one: EntryHealth, around: Around) -> Row:
    is_refused = one.way_out is WayOut.CALL
    text = HelpText.STATION_REFUSED if is_refused else HelpText.OUTBOX_ENTRY
    words = around.say(text, number=one.slip)
    value = around.say(Text.FRAME_CODE, code=one.error) if is_refused else _old(one, around)
    return Row(RowKind.MIND, words, note=_note(one, around), value=value, sign="alert")


def _note(one: EntryHealth, around: Around) -> str:
    """What went wrong, where something did, and what to do about it."""
    way = around.say(_NEXT[one.way_out])
    return f"{failure_what(around.language, one.error)}\n{way}" if one.error else way


def _old(one: EntryHealth, around: Around) -> str:
    text, number = _age(one.age_ms)
    if text is HelpText.STATION_AGE_DAYS:
        return around.say(HelpText.OUTBOX_DAYS, days=number)
    return around.say(HelpText.OUTBOX_HOURS, hours=number)


def _age(age_ms: int) -> tuple[HelpText, int]:
    hours = age_ms // _HOUR_MS
    if hours >= _DAY_H:
        return HelpText.STATION_AGE_DAYS, hours // _DAY_H
    return HelpText.STATION_AGE_HOURS, hours


def _stick(copy: Copy | None, around: Around) -> Row:
    """The way out that needs no network: who helps here copies it, and carries the stick."""
    words, button = around.say(HelpText.OUTBOX_COPY), None
    if copy is None or copy.stage is not CopyStage.COPYING:
        button = around.button(HelpText.OUTBOX_COPY_BUTTON, actions.CopyToStick(), "arrow_right")
    if copy is None:
        return Row(RowKind.LINE, words, note=around.say(HelpText.OUTBOX_COPY_HINT), button=button)
    match copy.stage:
        case CopyStage.COPYING:
            return Row(RowKind.LINE, words, note=around.say(HelpText.OUTBOX_COPYING), sign="clock")
        case CopyStage.DONE:
            note = around.say(HelpText.OUTBOX_COPIED, count=copy.count)
            return Row(RowKind.GOOD, words, note=note, sign="check", button=button)
        case CopyStage.FAILED:
            what = failure_what(around.language, copy.code)
            note = f"{what}\n{failure_helper(around.language, copy.code)}"
            return Row(RowKind.MIND, words, note=note, sign="alert", button=button)
