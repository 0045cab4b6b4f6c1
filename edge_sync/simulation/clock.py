"""A clock that only moves when it is told to."""

from datetime import UTC, datetime, timedelta

_START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


class SimulatedClock:
    """Business time and monotonic time of one simulated world."""

    def __init__(self) -> None:
        self._passed_s = 0.0

    def now(self) -> datetime:
        """Return the simulated moment."""
        return _START + timedelta(seconds=self._passed_s)

    def monotonic(self) -> float:
        """Return the seconds since the world began."""
        return self._passed_s

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._passed_s += seconds
