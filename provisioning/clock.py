"""Time, handed in. Nobody in this project asks the operating system but ``main.py``."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The business clock: it can be set, for a demonstration or a test.

    TLS, back-off and time-outs do not use it: they keep real, monotonic time.
    """

    def now(self) -> datetime:
        """Return the current time, aware and in UTC."""

    def monotonic(self) -> float:
        """Return seconds that only grow, from an arbitrary start, for this boot."""
