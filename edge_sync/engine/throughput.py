"""What a full link carried in the last seconds, counted. Pure.

The kernel's own rate (``tcpi_delivery_rate``) is that of one crowd of acknowledgements:
measured 73 KB/s on a link that carries 62, and what is kept on its way by that number is a
queue. Bytes that arrived over two seconds cannot lie so.
"""

from collections import deque

_MARKS = 6  # two seconds, at the courier's samples
_RATES = 10


class Throughput:
    """Counts what arrived at the far end while there was always something to send."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque(maxlen=_MARKS)
        self._rates: deque[float] = deque(maxlen=_RATES)

    def looked(self, delivered_bytes: int, now: float, *, is_full: bool) -> None:
        """Take how much arrived on this connection until now; a new one begins at nothing."""
        is_new = bool(self._marks) and delivered_bytes < self._marks[-1][1]
        if is_new or not is_full:
            self._marks.clear()
        self._marks.append((now, delivered_bytes))
        if len(self._marks) == _MARKS:
            began, before = self._marks[0]
            self._rates.append((delivered_bytes - before) / (now - began))

    def paused(self) -> None:
        """Begin counting anew: for a while too little was there to be carried."""
        self._marks.clear()

    @property
    def most(self) -> float | None:
        """Return the best bytes a second of the last few; None while too little was counted."""
        return max(self._rates, default=None)
