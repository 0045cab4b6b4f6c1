"""The tree of divisions with the days on which each code was valid (row R11). Pure.

Names and codes change every year (GB/T 2260: 6 figures a county, 9 a town, 12 a village).
A case keeps the code that was valid on its day and is read by it for ever; a village that
moves gets a new entry, and the old one says what became of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cloud.errors import DivisionRefusedError

_CODE = re.compile(r"\d{12}\Z")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Division:
    """One place under one code for a time. ``became`` is the code it went on under."""

    code: str
    name: str
    parent: str
    first_day: date
    last_day: date | None = None
    became: str = ""

    def stands(self, day: date) -> bool:
        """Say whether this code was valid on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


@dataclass(frozen=True, slots=True)
class Divisions:
    """All entries of a region, also those that ended."""

    entries: tuple[Division, ...] = ()

    def at(self, code: str, day: date) -> Division | None:
        """Return the place that had this code on a day."""
        return next((one for one in self.entries if one.code == code and one.stands(day)), None)

    def above(self, code: str, day: date) -> Iterator[str]:
        """Tell a place's code and all codes above it on a day, upwards."""
        seen: set[str] = set()
        while code and code not in seen:
            seen.add(code)
            yield code
            here = self.at(code, day)
            code = here.parent if here else ""

    def today(self, code: str, since: date, day: date) -> str:
        """Return the code under which the place of an old code goes on; itself if it ended."""
        here = self.at(code, since)
        seen: set[str] = set()
        while here and here.last_day and here.became and here.last_day < day:
            if here.became in seen:
                break
            seen.add(here.became)
            code = here.became
            here = self.at(code, here.last_day + _DAY)
        return code

    def is_within(self, code: str, place: str, since: date, day: date) -> bool:
        """Say whether a place lay within another on its own day, or lies there now."""
        now = self.today(code, since, day)
        return place in self.above(code, since) or place in self.above(now, day)

    def opened(self, new: Division) -> "Divisions":
        """Return the tree with one place more. Raises DivisionRefusedError."""
        if _CODE.match(new.code) is None:
            raise DivisionRefusedError(f"{new.code} is no division code of 12 figures")
        if self.at(new.code, new.first_day):
            raise DivisionRefusedError(f"{new.code} is in use on {new.first_day}")
        if new.parent and not self.at(new.parent, new.first_day):
            raise DivisionRefusedError(f"there is no {new.parent} on {new.first_day}")
        return Divisions((*self.entries, new))

    def moved(self, code: str, new: Division) -> "Divisions":
        """Return the tree in which a place goes on as another from that one's first day.

        Raises DivisionRefusedError where there is no such place by then, and where the new
        entry makes no sense.
        """
        here = self.at(code, new.first_day - _DAY)
        if here is None:
            raise DivisionRefusedError(f"there is no {code} before {new.first_day}")
        ended = replace(here, last_day=new.first_day - _DAY, became=new.code)
        others = tuple(one for one in self.entries if one is not here)
        return Divisions((*others, ended)).opened(new)
