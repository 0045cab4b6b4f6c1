"""The working-day calendar: the one door to what the State Council publishes each year.

A working day is one that is not a weekend or a statutory holiday; a weekend day
that makes up for a holiday is a working day. The calendar of a year is known
only late in the year before: beyond it weekends alone are counted, and what
comes of that is provisional. The day of the event never counts, the day after
it counts first (Civil Code, art. 201).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import chinese_calendar

from provisioning.catalogue.model import Limit, Unit

IsWorkday = Callable[[date], bool | None]
"""Says whether a day is a working day; None where its year is not published yet."""

_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of a limit; ``provisional`` if it passes the last published year."""

    day: date
    provisional: bool = False


def is_workday(day: date) -> bool | None:
    """Say whether a day is a working day; None where its year is not published yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def weekends_only(day: date) -> bool:
    """Say the same for a calendar that has weekends alone."""
    return day.weekday() <= _FRIDAY


def after_working_days(event: date, count: int, known: IsWorkday = is_workday) -> DueDay:
    """Return the last of so many working days after an event."""
    day, left, provisional = event, count, False
    while left > 0:
        day += _DAY
        told = known(day)
        provisional = provisional or told is None
        left -= weekends_only(day) if told is None else told
    return DueDay(day, provisional)


def due(event: date, limit: Limit, known: IsWorkday = is_workday) -> DueDay | None:
    """Return the last day of a limit that begins with an event; None where there is none."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return after_working_days(event, limit.value, known)
        case Unit.NATURAL_DAY:
            return DueDay(event + limit.value * _DAY)
        case Unit.IMMEDIATE:
            return DueDay(event)
        case _:
            return None
