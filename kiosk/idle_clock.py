"""How long nobody has touched anything, in whole seconds, told once each."""

from provisioning.clock import Clock


class IdleClock:
    """Counts on the monotonic clock: setting the time of day wipes nobody."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._touched = clock.monotonic()
        self._told = 0

    def touch(self) -> None:
        """Somebody is there."""
        self._touched = self._clock.monotonic()
        self._told = 0

    def tick(self) -> float | None:
        """Return the seconds since the last touch when another whole one is over."""
        seconds = self._clock.monotonic() - self._touched
        if int(seconds) <= self._told:
            return None
        self._told = int(seconds)
        return seconds
