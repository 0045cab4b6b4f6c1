"""The door to the shipped calendar, and the plain count of working days after an event.

A working day is one that is not a weekend or a statutory holiday; a weekend day
that makes up for a holiday is a working day. What is not published yet is counted by
weekends alone and marked as provisional (`working_days`). The day of the event never
counts, the day after it counts first (Civil Code, art. 201).
"""

from datetime import date
from functools import cache
from importlib.metadata import version

import chinese_calendar

from cloud.clock.counting import DueDay, IsWorkday, last_day, weekends_only
from cloud.clock.working_days import WorkingDays
from provisioning.catalogue.model import Limit, Unit

__all__ = [
    "DueDay",
    "IsWorkday",
    "after_working_days",
    "due",
    "is_workday",
    "shipped",
    "weekends_only",
]


@cache
def shipped() -> WorkingDays:
    """Return the table that comes with the library: every year the State Council published."""
    days = chinese_calendar.holidays
    return WorkingDays(
        first_year=min(days).year,
        last_year=max(days).year,
        version=f"chinesecalendar {version('chinesecalendar')}",
        source="国务院办公厅关于部分节假日安排的通知（各年）",
        off=frozenset(days),
        working=frozenset(chinese_calendar.workdays),
    )


def is_workday(day: date) -> bool | None:
    """Say whether a day is a working day; None where its year is not published yet."""
    return shipped().is_workday(day)


def after_working_days(event: date, count: int, known: IsWorkday = is_workday) -> DueDay:
    """Return the last of so many working days after an event."""
    limit = Limit(count, Unit.WORKING_DAY, illustrative=False)
    return last_day(event, limit, known) or DueDay(event)


def due(event: date, limit: Limit, known: IsWorkday = is_workday) -> DueDay | None:
    """Return the last day of a limit that begins with an event; None where there is none."""
    return last_day(event, limit, known)
