"""Days of a case: until when something must be done. Pure; the counting is `cloud.clock`'s."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from cloud.casework.model.now import MemberNow
from cloud.clock.calendar import DueDay, after_working_days, due, is_workday
from cloud.clock.counting import civil_day, days_passed
from provisioning.catalogue.model import Limit, Unit

USUAL_DAYS: Final = 10
"""Working days to complete in, where the officer names no other day."""

REVIEW_DAYS: Final = 60  # to ask for reconsideration (Administrative Reconsideration Law, art. 20)
SUE_MONTHS: Final = 6  # to go to court (Administrative Litigation Law, art. 46)
MOST_EXTENSION_DAYS: Final = 10  # Licensing Law, art. 42
_MONTHS: Final = 12


@lru_cache
def wire_day(day: date) -> str:
    """Write a day as it travels: "20261130"."""
    return f"{day:%Y%m%d}"


def day_in(text: str) -> date | None:
    """Read a day such as "20261130"; None for anything else."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def usual_day(at_ms: int) -> date:
    """Return the day until which a resident may usually complete."""
    return after_working_days(civil_day(at_ms), USUAL_DAYS).day


def decide_by(member: MemberNow, accepted_ms: int) -> DueDay | None:
    """Return the last day to decide a member accepted then, allowed extensions included."""
    last = due(civil_day(accepted_ms), member.setup.limit)
    if last is None or not member.extension_days:
        return last
    more = after_working_days(last.day, member.extension_days)
    return DueDay(more.day, last.provisional or more.provisional)


def limit_until(asked_ms: int, by: str) -> Limit | None:
    """Return the working days between the day of asking and a day such as "20261130"."""
    day = day_in(by)
    if day is None:
        return None
    count = days_passed(civil_day(asked_ms), day, Unit.WORKING_DAY, is_workday)
    return Limit(count, Unit.WORKING_DAY, illustrative=False)


def review_by(at_ms: int) -> date:
    """Return the last day to ask for reconsideration of a decision told then."""
    return civil_day(at_ms) + timedelta(days=REVIEW_DAYS)


def sue_by(at_ms: int) -> date:
    """Return the last day to bring a decision told then before a court."""
    told = civil_day(at_ms)
    months = told.month - 1 + SUE_MONTHS
    year, month = told.year + months // _MONTHS, months % _MONTHS + 1
    first_after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return min(date(year, month, 1) + timedelta(days=told.day - 1), first_after - timedelta(days=1))
