"""Clocks that only move when they are told to, and a machine's own that may be wrong."""

from datetime import UTC, datetime, timedelta

_START = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
_OLDEST = datetime(1970, 1, 1, tzinfo=UTC)  # what a board without a battery wakes up with


class WorldTime:
    """The true time of one simulated world, in seconds since it began."""

    def __init__(self) -> None:
        self.passed_s = 0.0

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.passed_s += seconds


class MachineClock:
    """One machine's `provisioning.clock.Clock`: its date may jump, its monotonic time not."""

    def __init__(self, world: WorldTime) -> None:
        self._world = world
        self._wrong = timedelta(0)
        self._booted_s = 0.0

    def now(self) -> datetime:
        """Return what this machine takes for the time."""
        return _START + timedelta(seconds=self._world.passed_s) + self._wrong

    def monotonic(self) -> float:
        """Return the seconds since this machine was switched on."""
        return self._world.passed_s - self._booted_s

    def jump(self, seconds: float) -> None:
        """Set the date wrong, or right again with 0; never before 1970."""
        self._wrong = max(timedelta(seconds=seconds), _OLDEST - _START)

    def boot(self) -> None:
        """Begin the monotonic time anew."""
        self._booted_s = self._world.passed_s
