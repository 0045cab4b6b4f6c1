"""When the database is slow or away, kiosks are asked to wait instead of pushing harder.

A batch that fails shuts the door for a while, twice as long each time; what comes
meanwhile is not looked at, and each kiosk is told once when to try again. A batch
that is slow is taken, and its kiosks are asked to leave us alone for as long again.
"""

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
SLOW_S = 2.0  # for one batch: a healthy database needs some hundredths


class Pressure:
    """How long to be left alone. One thread; seconds are monotonic and handed in."""

    def __init__(self) -> None:
        self._failures = 0
        self._shut_until = 0.0

    def is_shut(self, now: float) -> bool:
        """Say whether what comes now should not be tried at all."""
        return now < self._shut_until

    def failed(self, now: float) -> None:
        """Note that a batch could not be taken."""
        wait_s = min(FIRST_WAIT_S * 2**self._failures, LONGEST_WAIT_S)
        self._failures = min(self._failures + 1, 10)
        self._shut_until = now + wait_s

    def served(self) -> None:
        """Note that a batch was taken."""
        self._failures, self._shut_until = 0, 0.0

    def wait_ms(self, now: float) -> int:
        """Say how long a kiosk that is turned away now should wait."""
        return int(max(FIRST_WAIT_S, self._shut_until - now) * 1000)


def wait_after_slow_ms(took_s: float) -> int:
    """Say how long the kiosks of a batch that took so long should wait; 0 for not at all."""
    return int(took_s * 1000) if took_s > SLOW_S else 0
