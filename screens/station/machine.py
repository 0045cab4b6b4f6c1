"""The machine itself on the helper's page: its paper and its clock."""

from collections.abc import Iterator
from typing import Final

from kiosk.journeys.helper_states import StationLook
from kiosk.text import HelpText
from screens.list_view import Row, RowKind
from screens.page_view import Around

_HOUR: Final = 60  # minutes
_RIGHT_S: Final = 60
"""Nobody at a counter notices less; what is corrected is corrected to the second."""


def machine_rows(look: StationLook, around: Around) -> Iterator[Row]:
    """Return the section's rows; a printer that is not ready stands among the faults."""
    if look.has_paper:
        there = around.say(HelpText.STATION_PAPER_THERE)
        yield Row(RowKind.GOOD, around.say(HelpText.STATION_PAPER), value=there, sign="printer")
    yield _clock(look.clock_off_s, around)


def _clock(off_s: int | None, around: Around) -> Row:
    words = around.say(HelpText.STATION_CLOCK)
    if off_s is None:
        never = around.say(HelpText.STATION_CLOCK_NEVER)
        note = around.say(HelpText.STATION_CLOCK_WAIT)
        return Row(RowKind.LINE, words, note=note, value=never, sign="clock")
    if abs(off_s) < _RIGHT_S:
        right = around.say(HelpText.STATION_CLOCK_RIGHT)
        return Row(RowKind.GOOD, words, value=right, sign="check")
    value = _far_off(off_s, around)
    note = around.say(HelpText.STATION_CLOCK_NEXT)
    return Row(RowKind.MIND, words, note=note, value=value, sign="alert")


def _far_off(off_s: int, around: Around) -> str:
    """Say how far, in minutes below two hours."""
    is_fast, minutes = off_s > 0, round(abs(off_s) / 60)
    if minutes < 2 * _HOUR:
        text = HelpText.STATION_CLOCK_FAST if is_fast else HelpText.STATION_CLOCK_SLOW
        return around.say(text, minutes=minutes)
    text = HelpText.STATION_CLOCK_FAST_HOURS if is_fast else HelpText.STATION_CLOCK_SLOW_HOURS
    return around.say(text, hours=round(minutes / _HOUR))
