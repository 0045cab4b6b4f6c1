"""Time, handed in. Nobody asks the operating system but ``provisioning.command_line``."""

from datetime import date, datetime, timedelta, timezone
from typing import Final, Protocol

CHINA: Final = timezone(timedelta(hours=8))
"""One time zone for the whole country, no summer time."""


class Clock(Protocol):
    """The business clock: it can be set, for a demonstration or a test.

    TLS, back-off and time-outs do not use it: they keep real, monotonic time.
    """

    def now(self) -> datetime:
        """Return the current time, aware and in UTC."""

    def monotonic(self) -> float:
        """Return seconds that only grow, from an arbitrary start, for this boot."""


def today(clock: Clock) -> date:
    """Return the date in China, where every station is."""
    return clock.now().astimezone(CHINA).date()
