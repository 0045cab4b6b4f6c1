"""How much one kiosk may send: a broken or stolen one must not keep out its fellows.

Each kiosk has a bucket of messages and two of bytes, which fill again as time goes by:
one within seconds, for the processor and the line, one within weeks, for the disk. The
limits lie far above what an honest kiosk sends on the best link, also after months
without one. Nothing is lost by them: what is not looked at is sent again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import Offer

_DAY_S = 86_400
_REMEMBERED = 50_000  # kiosks, before those that have been quiet are forgotten


@dataclass(frozen=True, slots=True)
class Limits:
    """What one kiosk may send: a rate for long, and a burst on top of it.

    ``gatherings`` and ``promised_bytes`` bound the documents that have begun to come: they
    take room on the disk before anybody has signed for them. ``kept`` and ``kept_bytes``
    bound what lies of one kiosk in quarantine.
    """

    messages_a_second: float = 500.0
    messages_at_once: float = 5_000.0
    bytes_a_second: float = 4.0 * 1024 * 1024
    bytes_at_once: float = 64.0 * 1024 * 1024
    bytes_a_day: float = 2.0 * 1024 * 1024 * 1024
    bytes_of_a_backlog: float = 32.0 * 1024 * 1024 * 1024
    gatherings: int = 200
    promised_bytes: int = 2 * 1024 * 1024 * 1024
    kept: int = 2_000
    kept_bytes: int = 256 * 1024 * 1024


HONEST = Limits()
"""Far above what an honest kiosk sends."""


@dataclass(slots=True)
class _Bucket:
    messages: float
    bytes_: float
    backlog: float
    at: float


class Buckets:
    """Who may send now. One thread; seconds are monotonic and handed in."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._buckets: dict[KioskId, _Bucket] = {}

    def admits(self, kiosk: KioskId, length: int, now: float) -> bool:
        """Count a message of ``length`` bytes; say whether it is within the limits."""
        bucket = self._filled(kiosk, now)
        if bucket.messages < 1 or min(bucket.bytes_, bucket.backlog) < length:
            return False
        bucket.messages -= 1
        bucket.bytes_ -= length
        bucket.backlog -= length
        return True

    def answered(self, kiosk: KioskId, length: int) -> None:
        """Count an answer too: whoever asks for much in few words is asked to wait as well."""
        bucket = self._buckets.get(kiosk)
        if bucket is not None:
            bucket.bytes_ -= length

    def _filled(self, kiosk: KioskId, now: float) -> _Bucket:
        bucket = self._buckets.get(kiosk)
        if bucket is None:
            self._forget_the_quiet(now)
            limits = self._limits
            bucket = _Bucket(
                limits.messages_at_once, limits.bytes_at_once, limits.bytes_of_a_backlog, now
            )
            self._buckets[kiosk] = bucket
        self._fill(bucket, now)
        return bucket

    def _fill(self, bucket: _Bucket, now: float) -> None:
        limits, gone = self._limits, now - bucket.at
        bucket.at = now
        messages = bucket.messages + gone * limits.messages_a_second
        bucket.messages = min(limits.messages_at_once, messages)
        bucket.bytes_ = min(limits.bytes_at_once, bucket.bytes_ + gone * limits.bytes_a_second)
        backlog = bucket.backlog + gone * limits.bytes_a_day / _DAY_S
        bucket.backlog = min(limits.bytes_of_a_backlog, backlog)

    def _forget_the_quiet(self, now: float) -> None:
        """Forget those whose buckets are full again: they begin with full ones."""
        if len(self._buckets) < _REMEMBERED:
            return
        for bucket in self._buckets.values():
            self._fill(bucket, now)
        self._buckets = {
            kiosk: bucket for kiosk, bucket in self._buckets.items() if not self._is_full(bucket)
        }

    def _is_full(self, bucket: _Bucket) -> bool:
        limits = self._limits
        return (bucket.messages, bucket.bytes_, bucket.backlog) == (
            limits.messages_at_once,
            limits.bytes_at_once,
            limits.bytes_of_a_backlog,
        )


class Room:
    """How many documents kiosks may still begin. ``begun``: how many they have, and their bytes."""

    def __init__(self, limits: Limits, begun: Mapping[KioskId, tuple[int, int]]) -> None:
        self._limits = limits
        self._begun = dict(begun)

    def admits(self, kiosk: KioskId, offer: Offer) -> bool:
        """Count an offer's documents; say whether they are within the limits."""
        if not offer.documents:
            return True
        number, promised_bytes = self._begun.get(kiosk, (0, 0))
        number += len(offer.documents)
        promised_bytes += sum(document.size_bytes for document in offer.documents)
        if number > self._limits.gatherings or promised_bytes > self._limits.promised_bytes:
            return False
        self._begun[kiosk] = (number, promised_bytes)
        return True
