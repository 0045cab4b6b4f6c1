"""Hours without a helper at hand, and hours in which nothing is begun (row C05). Pure.

A station has hours in which somebody is there (``attended``), and perhaps hours in which it
is safe to come alone (``safe``). Between the two a kiosk serves unattended: everything goes
on as by day, but what lies here for somebody else comes out for its code alone, and paper is
kept for slips. Outside the safe hours nothing is begun; who is in the middle comes to an end.
A helper on duty makes every hour an attended one.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import Enum, auto
from typing import Final, Self

from edge_sync.wire.application import SlipNumber
from provisioning.clock import CHINA

MOST_TRIES: Final = 3  # wrong codes for one slip, until a helper has been here
_HOURS = re.compile(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})")


class Watch(Enum):
    """Who looks after the kiosk now."""

    ATTENDED = auto()
    UNATTENDED = auto()
    RESTING = auto()


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of the day to another, perhaps past midnight; the last is no part of it."""

    begin: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read "08:30-17:30"; nothing is no hours. Raises ValueError."""
        if not text:
            return None
        found = _HOURS.fullmatch(text)
        if found is None:
            raise ValueError(f'{text!r} is no hours, such as "08:30-17:30"')
        first, minute, last, minutes = map(int, found.groups())
        return cls(time(first, minute), time(last, minutes))

    def __contains__(self, moment: time) -> bool:
        if self.begin <= self.end:
            return self.begin <= moment < self.end
        return moment >= self.begin or moment < self.end


@dataclass(frozen=True, slots=True)
class Rota:
    """The hours of a station. Without any it is attended, as every station was before."""

    attended: Hours | None = None
    safe: Hours | None = None
    guides: int = 20  # printed in one stretch without a helper: paper is for slips

    @property
    def has_nights(self) -> bool:
        """Whether there are hours without a helper."""
        return self.attended is not None

    def at(self, now: datetime) -> Watch:
        """Say who looks after the kiosk at a moment."""
        moment = now.astimezone(CHINA).time()
        if self.attended is None or moment in self.attended:
            return Watch.ATTENDED
        if self.safe is not None and moment not in self.safe:
            return Watch.RESTING
        return Watch.UNATTENDED

    @property
    def opens(self) -> str:
        """When something can be begun again, such as "05:00"."""
        hours = self.safe or self.attended
        return f"{hours.begin:%H:%M}" if hours else ""


ALWAYS: Final = Rota()


@dataclass(frozen=True, slots=True)
class Night:
    """How it stands now. ``locked`` are slips whose code was wrong too often."""

    watch: Watch = Watch.ATTENDED
    opens: str = ""
    tells_codes: bool = False  # this station has nights: a slip that was not printed has a code
    guides_left: int | None = None  # None: as many as anybody wants
    locked: AbstractSet[SlipNumber] = field(default=frozenset())
