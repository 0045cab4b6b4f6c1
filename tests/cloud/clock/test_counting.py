"""Days are counted in China, from the day after, and a table that does not know says so."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.clock.calendar import after_working_days, is_workday, shipped
from cloud.clock.counting import (
    DueDay,
    Pause,
    civil_day,
    days_passed,
    last_day,
    pauses,
    weekends_only,
    working_day_before,
)
from cloud.clock.working_days import read_year
from cloud.errors import CalendarRefusedError
from provisioning.catalogue.model import Unit
from tests.cloud.clock.traces import DAY_MS, at, limit

A_YEAR = """
version = "2027-1"
source = "a notice made up for this test"
year = {year}
off = [2027-01-01, 2027-02-08]
working = [2027-02-06]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "2027.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.row("J03")
def test_the_vectors_of_the_law_hold_with_weekends_alone() -> None:
    stood_still = pauses([(at("2026-11-25"), at("2026-11-30"))])
    assert last_day(date(2026, 11, 20), limit("1 wd"), weekends_only) == DueDay(date(2026, 11, 23))
    assert last_day(date(2026, 11, 21), limit("5 wd"), weekends_only) == DueDay(date(2026, 11, 27))
    found = last_day(date(2026, 11, 23), limit("5 wd"), weekends_only, stood_still)
    assert found == DueDay(date(2026, 12, 4))  # Tue(1), then Tue(2) Wed(3) Thu(4) Fri(5)


def test_a_day_of_china_begins_eight_hours_before_one_of_greenwich() -> None:
    midnight = at("2026-11-21T00:00")
    assert civil_day(midnight) == date(2026, 11, 21)
    assert civil_day(midnight - 1) == date(2026, 11, 20)


@pytest.mark.parametrize("absurd", [-(2**62), 2**62, 300_000_000_000_000])
def test_a_moment_that_no_calendar_holds_becomes_its_first_day(absurd: int) -> None:
    assert civil_day(absurd) == date(1970, 1, 1)


def test_a_year_published_later_takes_the_doubt_away(tmp_path: Path) -> None:
    eve = date(2026, 12, 31)
    assert after_working_days(eve, 1) == DueDay(date(2027, 1, 1), provisional=True)
    later = shipped().with_year(read_year(written(tmp_path, A_YEAR.format(year=2027))))
    assert after_working_days(eve, 1, later.is_workday) == DueDay(date(2027, 1, 4))
    assert (later.first_year, later.last_year) == (2004, 2027)
    assert later.version.endswith("2027-1")
    assert later.is_workday(date(2027, 2, 6)) is True
    assert later.is_workday(date(2026, 10, 10)) is True


@pytest.mark.parametrize(
    "text",
    [
        A_YEAR.format(year=2028),  # leaves 2027 out, and its days are another year's
        A_YEAR.format(year=2027).replace("2027-02-06", "2027-02-09"),  # a Tuesday makes up
        A_YEAR.format(year=2027).replace("2027-02-06", "2027-02-06, 2027-02-08"),
        "year = 2027",
    ],
)
def test_a_year_that_makes_no_sense_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CalendarRefusedError):
        shipped().with_year(read_year(written(tmp_path, text)))


def test_a_year_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarRefusedError):
        read_year(tmp_path / "2027.toml")


_DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 1))
_SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 20)), max_size=4)


@given(_DAYS, st.integers(1, 45), _SPANS, st.sampled_from(["wd", "nd"]))
def test_a_limit_holds_exactly_its_days_and_none_that_was_outside(
    event: date, count: int, spans: list[tuple[int, int]], unit: str
) -> None:
    begun = at(event.isoformat())
    outside = pauses((begun + a * DAY_MS, begun + (a + b) * DAY_MS) for a, b in spans)
    wanted = limit(f"{count} {unit}")
    last = last_day(event, wanted, is_workday, outside)
    assert last is not None
    assert not any(pause.holds(last.day) for pause in outside)
    assert is_workday(last.day)
    passed = days_passed(event, last.day, wanted.unit, is_workday, outside)
    assert passed == count if wanted.unit is Unit.WORKING_DAY else passed >= count
    before = date.fromordinal(last.day.toordinal() - 1)
    assert days_passed(event, before, wanted.unit, is_workday, outside) < passed


@given(_DAYS, st.integers(1, 45), st.integers(1, 20), st.integers(1, 10))
def test_standing_still_never_brings_the_last_day_nearer(
    event: date, count: int, after: int, length: int
) -> None:
    free = last_day(event, limit(f"{count} wd"), is_workday)
    begun = at(event.isoformat()) + after * DAY_MS
    outside = pauses([(begun, begun + length * DAY_MS)])
    held = last_day(event, limit(f"{count} wd"), is_workday, outside)
    assert free is not None
    assert held is not None
    assert held.day >= free.day


def test_what_stands_still_has_no_last_day_yet() -> None:
    still = (Pause(date(2026, 11, 24)),)
    assert last_day(date(2026, 11, 20), limit("5 wd"), is_workday, still) is None
    assert last_day(date(2026, 11, 20), limit("1 wd"), is_workday, still) is not None
    assert last_day(date(2026, 11, 24), limit("0 once"), is_workday, still) is None


def test_the_day_before_a_limit_is_a_working_day() -> None:
    assert working_day_before(date(2026, 11, 23), 1, is_workday) == date(2026, 11, 20)
    assert working_day_before(date(2026, 10, 8), 1, is_workday) == date(2026, 9, 30)
