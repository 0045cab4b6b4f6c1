"""Which day it is, for what must be deleted on a day and must not be lost by a wrong date.

A clock that jumps two years ahead, as one without a battery does, would otherwise have
every saved visit be over; so would a cloud whose clock is wrong for an hour. So a day counts
that a kiosk's clock and the cloud's signed time agree on, or that was lived through: the day
goes on by one when a date does, however far the date went. Who was off for long and is told
of another day than its own clock's deletes later, and what it keeps is sealed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from provisioning.clock import CHINA, Clock, today
from provisioning.storage.fields import moment

CLOUD_SAID = "cloud said its time, ms"
CLOCK_SAID = "clock said then, ms"  # this kiosk's, as it heard the cloud's time
_DAY, _DATE, _AFTER = "day believed", "date of that day", "day believed after the cloud said"


class Facts(Protocol):
    """What is remembered by name, see `EdgeStore`."""

    def fact(self, name: str) -> int | None:
        """Return a remembered number."""

    def remember(self, name: str, value: int) -> None:
        """Remember a number. Inside a transaction."""


@dataclass(frozen=True, slots=True)
class _Believed:
    """A day, what the kiosk's own date was then, and the last word of the cloud it knows."""

    day: int
    date: int
    said: int | None

    def on(self, date_: int) -> "_Believed":
        """Return what is believed once the date is this."""
        if date_ == self.date:
            return self
        return _Believed(self.day + (date_ > self.day), date_, self.said)

    def told(self, said: int, date_: int) -> "_Believed":
        """Return what is believed once the cloud has said its time, and the date was this."""
        day, last = _ordinal(said), None if self.said is None else _ordinal(self.said)
        if day > self.day and abs(day - date_) > 1:  # else both say so, or it costs nothing
            day = max(self.on(date_).day, self.day + (last is None or day > last))
        return _Believed(day, date_, said)


def believed_day(facts: Facts, clock: Clock) -> date:
    """Return the day as of now. Writes nothing."""
    return date.fromordinal(_now(facts, clock).day)


def live_on(facts: Facts, clock: Clock) -> date:
    """Return the day, and remember that it was lived: once a day at least. In a transaction."""
    now = _now(facts, clock)
    for name, number in ((_DAY, now.day), (_DATE, now.date), (_AFTER, now.said)):
        if number is not None and facts.fact(name) != number:
            facts.remember(name, number)
    return date.fromordinal(now.day)


def _now(facts: Facts, clock: Clock) -> _Believed:
    date_, said = today(clock).toordinal(), facts.fact(CLOUD_SAID)
    day, before, after = (facts.fact(name) for name in (_DAY, _DATE, _AFTER))
    then = date_ if said is None else _ordinal(facts.fact(CLOCK_SAID) or said)
    if day is None or before is None:
        day = date_ if said is None else _ordinal(said)
        return _Believed(day, then, said).on(date_)
    believed = _Believed(day, before, after)
    if said is not None and said != after:
        believed = believed.told(said, then)
    return believed.on(date_)


def _ordinal(at_ms: int) -> int:
    return moment(at_ms).astimezone(CHINA).date().toordinal()
