"""The table of working days: which years it covers, which edition it is, where it is from.

The State Council publishes the holidays of a year late in the year before. Until then
nobody knows them: the table says so by None and never guesses. A year that is published
before a new library is out comes from a file of the same shape, laid over the table:

    version = "2027-1"
    source = "国办发明电〔2026〕…号"
    year = 2027
    off = [2027-01-01]        # every day off that falls on Monday to Friday
    working = []              # every Saturday or Sunday that makes up for one
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from cloud.errors import CalendarRefusedError

_FRIDAY = 4


class Year(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One published year as a file holds it."""

    version: str
    source: str
    year: int
    off: tuple[date, ...]
    working: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """One edition of the table. Its years follow each other without a gap."""

    first_year: int
    last_year: int
    version: str
    source: str
    off: frozenset[date]
    working: frozenset[date]

    def is_workday(self, day: date) -> bool | None:
        """Say whether a day is a working day; None where its year is not in the table."""
        if not self.first_year <= day.year <= self.last_year:
            return None
        return day in self.working or (day.weekday() <= _FRIDAY and day not in self.off)

    def with_year(self, year: Year) -> "WorkingDays":
        """Return the edition in which a year is added, or takes its own place.

        Raises CalendarRefusedError for a year that leaves a gap, for a day of another
        year, and for a make-up day that is no weekend.
        """
        _refuse_nonsense(year)
        if not self.first_year <= year.year <= self.last_year + 1:
            raise CalendarRefusedError(
                f"the table ends in {self.last_year}, {year.year} is no next"
            )
        others = [
            {day for day in days if day.year != year.year} for days in (self.off, self.working)
        ]
        return WorkingDays(
            first_year=self.first_year,
            last_year=max(self.last_year, year.year),
            version=f"{self.version} + {year.version}",
            source=f"{self.source}; {year.source}",
            off=frozenset(others[0] | set(year.off)),
            working=frozenset(others[1] | set(year.working)),
        )


def read_year(path: Path) -> Year:
    """Read a published year. Raises CalendarRefusedError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Year)
    except (OSError, msgspec.DecodeError) as error:
        raise CalendarRefusedError(f"{path.name} is no year of working days: {error}") from error


def _refuse_nonsense(year: Year) -> None:
    foreign = [day for day in (*year.off, *year.working) if day.year != year.year]
    weekdays = [day for day in year.working if day.weekday() <= _FRIDAY]
    both = set(year.off) & set(year.working)
    if wrong := [*foreign, *weekdays, *both]:
        raise CalendarRefusedError(f"{min(wrong)} cannot stand there in the table of {year.year}")
