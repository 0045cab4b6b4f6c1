"""Which day it is, for what must be deleted on a day and must not be lost by a wrong date.

A clock that jumps two years ahead, as one without a battery does, would otherwise have
every saved visit be over. So a day counts that the cloud has signed, or that was lived
through here: the day goes on by one when the date does, however far the date went. A
kiosk that was off for long without a cloud deletes later, and what it keeps is sealed.
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


def believed_day(facts: Facts, clock: Clock) -> date:
    """Return the day as of now. Writes nothing."""
    return date.fromordinal(_now(facts, clock).day)


def live_on(facts: Facts, clock: Clock) -> date:
    """Return the day, and remember that it was lived: once a day at least. In a transaction."""
    now = _now(facts, clock)
    facts.remember(_DAY, now.day)
    facts.remember(_DATE, now.date)
    if now.said is not None:
        facts.remember(_AFTER, now.said)
    return date.fromordinal(now.day)


def _now(facts: Facts, clock: Clock) -> _Believed:
    date_, said = today(clock).toordinal(), facts.fact(CLOUD_SAID)
    day, before, after = (facts.fact(name) for name in (_DAY, _DATE, _AFTER))
    if said is not None and said != after:
        then = _ordinal(facts.fact(CLOCK_SAID) or said)
        return _Believed(_ordinal(said), then, said).on(date_)
    if day is None or before is None:
        return _Believed(date_, date_, said)
    return _Believed(day, before, said).on(date_)


def _ordinal(at_ms: int) -> int:
    return moment(at_ms).astimezone(CHINA).date().toordinal()
