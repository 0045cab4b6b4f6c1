"""The day after counts first; make-up days work; what is not published is provisional."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.clock.calendar import DueDay, after_working_days, due, is_workday, weekends_only
from provisioning.catalogue.model import Limit, Unit

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def limit(value: int, unit: Unit) -> Limit:
    return Limit(value, unit, illustrative=True)


@pytest.mark.parametrize(
    ("event", "count", "last"),
    [
        (FRIDAY, 1, MONDAY),
        (SATURDAY, 5, date(2026, 11, 27)),  # Monday is day 1
        (MONDAY, 5, date(2026, 11, 30)),
        (MONDAY, 0, MONDAY),
    ],
)
def test_the_day_of_the_event_does_not_count(event: date, count: int, last: date) -> None:
    assert after_working_days(event, count, weekends_only) == DueDay(last)


def test_a_weekend_that_makes_up_for_a_holiday_is_a_working_day() -> None:
    assert is_workday(date(2026, 10, 1)) is False  # a Thursday, National Day
    assert is_workday(date(2026, 10, 10)) is True  # a Saturday that makes up for it
    before_the_holiday = date(2026, 9, 30)
    assert after_working_days(before_the_holiday, 3) == DueDay(date(2026, 10, 10))


def test_past_the_last_published_year_weekends_are_counted_and_it_is_said() -> None:
    assert is_workday(date(2999, 1, 7)) is None
    assert after_working_days(date(2999, 1, 4), 1) == DueDay(date(2999, 1, 7), provisional=True)


def test_each_unit_of_a_limit_has_its_own_count() -> None:
    assert due(FRIDAY, limit(1, Unit.WORKING_DAY)) == DueDay(MONDAY)
    assert due(FRIDAY, limit(1, Unit.NATURAL_DAY)) == DueDay(MONDAY)  # it rolls over
    assert due(FRIDAY, limit(9, Unit.IMMEDIATE)) == DueDay(FRIDAY)
    assert due(FRIDAY, limit(9, Unit.NONE)) is None


@given(st.dates(date(2020, 1, 1), date(2026, 10, 1)), st.integers(1, 45))
def test_a_working_day_limit_ends_on_a_working_day_and_holds_exactly_its_days(
    event: date, count: int
) -> None:
    last = after_working_days(event, count)
    days = [date.fromordinal(n) for n in range(event.toordinal() + 1, last.day.toordinal() + 1)]
    assert sum(is_workday(day) is True for day in days) == count
    assert is_workday(last.day)
