"""How days are counted: working days, natural days, at once. Pure; the calendar is handed in.

The day of the event never counts, the day after it counts first (Civil Code, art. 201).
A period of natural days that would end on a day off ends on the next working day (art.
203). What is done at once is done on the day itself, or on the first working day after
it where it came on a day off. Days on which the case stood still are outside the limit:
the day it stopped and the day it went on again do not count, nor those between; a
suspension that ends on the day it began takes no day from anybody.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from provisioning.catalogue.model import Limit, Unit
from provisioning.clock import CHINA

IsWorkday = Callable[[date], bool | None]
"""Says whether a day is a working day; None where its year is not published yet."""

_DAY: Final = timedelta(days=1)
_FRIDAY: Final = 4
_FIRST: Final = date(1970, 1, 1)
_FIRST_NUMBER, _LAST_NUMBER = _FIRST.toordinal(), date(9000, 1, 1).toordinal()
_MS: Final = timedelta(milliseconds=1)
_DAY_MS, _AHEAD_MS = _DAY // _MS, CHINA.utcoffset(None) // _MS


@dataclass(frozen=True, slots=True)
class Counting:
    """How one unit is counted.

    ``every``: days off count too. ``rolls_over``: the last day is never a day off.
    """

    every: bool
    rolls_over: bool


COUNTINGS: Final = {
    Unit.WORKING_DAY: Counting(every=False, rolls_over=False),
    Unit.NATURAL_DAY: Counting(every=True, rolls_over=True),
    Unit.IMMEDIATE: Counting(every=True, rolls_over=True),
}


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a limit; ``provisional`` if it passes the last published year."""

    day: date
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, both ends included; without an end it still lasts."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether this day is outside the limit."""
        return self.first <= day and (self.last is None or day <= self.last)


def civil_day(at_ms: int) -> date:
    """Return the day in China of a moment; what no calendar holds becomes 1 January 1970.

    By whole numbers, as every case is opened through here: China knows no summer time.
    """
    number = _FIRST_NUMBER + (at_ms + _AHEAD_MS) // _DAY_MS
    return date.fromordinal(number) if _FIRST_NUMBER <= number < _LAST_NUMBER else _FIRST


def weekends_only(day: date) -> bool:
    """Say the same as a calendar that has weekends alone."""
    return day.weekday() <= _FRIDAY


def pauses(stretches: Iterable[tuple[int, int | None]]) -> tuple[Pause, ...]:
    """Turn stretches of time (begin, end or None; UTC ms) into days that do not count."""
    found = (
        Pause(civil_day(begun), None if ended is None else civil_day(ended))
        for begun, ended in stretches
    )
    return tuple(pause for pause in found if pause.last is None or pause.last > pause.first)


def last_day(
    event: date, limit: Limit, known: IsWorkday, outside: Iterable[Pause] = ()
) -> DueDay | None:
    """Return the last day of a limit that begins with an event.

    None where there is no limit, and where the case stands still now, so that nobody
    knows the day yet.
    """
    counting = COUNTINGS.get(limit.unit)
    if counting is None:
        return None
    days = _Days(event, known, tuple(outside))
    left = 0 if limit.unit is Unit.IMMEDIATE else limit.value
    while left > 0:
        if not days.step():
            return None
        left -= days.counts(counting)
    while counting.rolls_over and not days.is_working():
        if not days.step():
            return None
    return DueDay(days.at, days.provisional)


def days_passed(
    event: date, until: date, unit: Unit, known: IsWorkday, outside: Iterable[Pause] = ()
) -> int:
    """Return how many days of this unit were counted after an event, up to and with ``until``."""
    counting = COUNTINGS.get(unit, COUNTINGS[Unit.WORKING_DAY])
    days = _Days(event, known, tuple(outside))
    passed = 0
    while days.at < until:
        days.at += _DAY
        passed += days.counts(counting)
    return passed


def working_day_before(day: date, count: int, known: IsWorkday) -> date:
    """Return the day that lies so many working days before another."""
    while count > 0:
        day -= _DAY
        count -= _works(day, known)
    return day


@dataclass(slots=True)
class _Days:
    """A walk through the days after an event; it remembers whether it met an unknown one."""

    at: date
    known: IsWorkday
    outside: tuple[Pause, ...]
    provisional: bool = False

    def step(self) -> bool:
        """Go to the next day; False where the case stands still for good."""
        self.at += _DAY
        return not any(pause.last is None and pause.first <= self.at for pause in self.outside)

    def counts(self, counting: Counting) -> bool:
        """Say whether this day counts."""
        if any(pause.holds(self.at) for pause in self.outside):
            return False
        return counting.every or self._works()

    def is_working(self) -> bool:
        """Say whether a period may end on this day."""
        return self._works() and not any(pause.holds(self.at) for pause in self.outside)

    def _works(self) -> bool:
        self.provisional = self.provisional or self.known(self.at) is None
        return _works(self.at, self.known)


def _works(day: date, known: IsWorkday) -> bool:
    told = known(day)
    return weekends_only(day) if told is None else told
