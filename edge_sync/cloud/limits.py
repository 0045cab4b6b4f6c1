"""How much one kiosk may send: a broken or stolen one must not keep out its fellows.

Each kiosk has a bucket of messages and one of bytes, which fill again as time goes
by. The limits lie far above what an honest kiosk sends on the best link, also after
days without one. Nothing is lost by them: what is not looked at is sent again.
"""

from dataclasses import dataclass

from edge_sync.wire.application import KioskId

_REMEMBERED = 50_000  # kiosks, before those that have been quiet are forgotten


@dataclass(frozen=True, slots=True)
class Limits:
    """What one kiosk may send: a rate for long, and a burst on top of it.

    ``gatherings`` and ``promised_bytes`` bound the applications whose documents
    have begun to come: they take room on the disk before anybody has signed for them.
    """

    messages_a_second: float = 500.0
    messages_at_once: float = 5_000.0
    bytes_a_second: float = 4.0 * 1024 * 1024
    bytes_at_once: float = 64.0 * 1024 * 1024
    gatherings: int = 200
    promised_bytes: int = 2 * 1024 * 1024 * 1024


HONEST = Limits()
"""Far above what an honest kiosk sends."""


@dataclass(slots=True)
class _Bucket:
    messages: float
    bytes_: float
    at: float


class Buckets:
    """Who may send now. One thread; seconds are monotonic and handed in."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._buckets: dict[KioskId, _Bucket] = {}

    def admits(self, kiosk: KioskId, length: int, now: float) -> bool:
        """Count a message of ``length`` bytes; say whether it is within the limits."""
        bucket = self._filled(kiosk, now)
        if bucket.messages < 1 or bucket.bytes_ < length:
            return False
        bucket.messages -= 1
        bucket.bytes_ -= length
        return True

    def _filled(self, kiosk: KioskId, now: float) -> _Bucket:
        limits, bucket = self._limits, self._buckets.get(kiosk)
        if bucket is None:
            self._forget_the_quiet(now)
            bucket = _Bucket(limits.messages_at_once, limits.bytes_at_once, now)
            self._buckets[kiosk] = bucket
            return bucket
        gone, bucket.at = now - bucket.at, now
        messages = bucket.messages + gone * limits.messages_a_second
        bucket.messages = min(limits.messages_at_once, messages)
        bucket.bytes_ = min(limits.bytes_at_once, bucket.bytes_ + gone * limits.bytes_a_second)
        return bucket

    def _forget_the_quiet(self, now: float) -> None:
        """Forget those whose buckets are full again: they begin with full ones."""
        if len(self._buckets) < _REMEMBERED:
            return
        by_messages = self._limits.messages_at_once / self._limits.messages_a_second
        by_bytes = self._limits.bytes_at_once / self._limits.bytes_a_second
        long_ago = now - max(by_messages, by_bytes)
        self._buckets = {
            kiosk: bucket for kiosk, bucket in self._buckets.items() if bucket.at > long_ago
        }
