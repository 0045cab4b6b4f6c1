"""How often one address may look at an open page: numbers cannot be tried out by the thousand.

It stands before `/progress` (row J11). Kept in memory alone, of this process: an address is
forgotten when its time is over. Behind a proxy that hides addresses all count as one, which
is slower for everybody and safe.
"""

from collections import OrderedDict
from threading import Lock
from typing import Final

LOOKS: Final = 60
WITHIN_S: Final = 600.0
_MOST_ADDRESSES: Final = 10_000


class Turnstile:
    """Counts looks by address. Any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def lets(self, address: str, now_s: float) -> bool:
        """Count a look at a moment in seconds of a clock that only runs on; say if it may be."""
        with self._lock:
            self._forget(now_s)
            begun, looks = self._seen.get(address, (now_s, 0))
            self._seen[address] = begun, looks + 1
            return looks < LOOKS

    def _forget(self, now_s: float) -> None:
        """Whoever began longest ago stands first; too many at once push the oldest out."""
        while self._seen:
            begun, _looks = next(iter(self._seen.values()))
            if now_s - begun < WITHIN_S and len(self._seen) < _MOST_ADDRESSES:
                return
            self._seen.popitem(last=False)
