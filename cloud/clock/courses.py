"""How a limit goes from reminder to yellow to red. Pure.

The reminder comes one working day before the last day, while there is still something to
save; yellow when the last day has passed, or when most of a step's days have; red one
working day later. What ended late keeps its cards: who typed it in afterwards has not
undone it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cloud.clock.counting import DueDay, Pause, days_passed, last_day, working_day_before
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import Colour
from provisioning.catalogue.model import Limit, Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """A limit that runs or has run: begun, due, and ended if it has."""

    begun: date
    due: DueDay
    ended: date | None = None
    share_of: Limit | None = None  # a step whose yellow comes when most of it is used up
    outside: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A colour, the day it came true, and how many working days were over by then or by now."""

    colour: Colour
    since: date
    overdue_days: int = 0


def turns(course: Course, today: date, almanac: Almanac) -> Iterator[Turn]:
    """Tell every colour that a limit has earned by a day."""
    until = course.ended or today
    if course.ended is None and today <= course.due.day:
        yield from _ahead(course, today, almanac)
    late_since = course.due.day + _DAY
    if until < late_since:
        return
    over = days_passed(course.due.day, until, Unit.WORKING_DAY, almanac.known)
    yield Turn(Colour.YELLOW, late_since, over)
    grace = almanac.rules.supervision.red_working_days_after
    last = last_day(
        course.due.day, Limit(grace, Unit.WORKING_DAY, illustrative=False), almanac.known
    )
    if last is not None and until > last.day:
        yield Turn(Colour.RED, last.day + _DAY, over)


def _ahead(course: Course, today: date, almanac: Almanac) -> Iterator[Turn]:
    settings = almanac.rules.supervision
    remind = working_day_before(course.due.day, settings.reminder_working_days, almanac.known)
    if today >= remind:
        yield Turn(Colour.REMINDER, max(remind, course.begun))
    if course.share_of is not None and (since := _mostly_used(course, today, almanac)):
        yield Turn(Colour.YELLOW, since)


def _mostly_used(course: Course, today: date, almanac: Almanac) -> date | None:
    """Return the first morning on which a step's share of days has passed."""
    limit, share = course.share_of, almanac.rules.supervision.yellow_share_of_step
    if limit is None:
        return None
    day, passed = course.begun, 0
    while day < today:
        day += _DAY
        if passed and passed * 100 >= share * limit.value:
            return day
        passed += days_passed(day - _DAY, day, limit.unit, almanac.known, course.outside)
    return None
