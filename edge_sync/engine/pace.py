"""How much of the link is to be filled, from what the transport measured. Pure.

Too little inside the transport and the link idles for a part of every round trip;
too much, and it is lost again at every cut. What documents are cut into takes an eighth
of a second: so long waits, at most, an urgent record that comes just behind one.
"""

from collections import deque
from dataclasses import dataclass
from typing import Protocol

from edge_sync.engine.in_hand import InHand
from edge_sync.engine.throughput import Throughput
from edge_sync.wire.messages import GRAIN_BYTES, LONGEST_PIECE_BYTES

_SAMPLE_S = 0.4
_SAMPLES = 12  # the last five seconds
_PIECE_S = 0.14
_ROUND_TRIPS = 3.0
_SECONDS = 2.0
_LEAST_WINDOW_BYTES = 32 * 1024
_MOST_WINDOW_BYTES = 1024 * 1024
_PIECES = 14  # what a broker with a receive maximum of 20 leaves to documents
_WORTH_A_CHANGE = 0.15
_FIRST_RATE = 64_000  # of the piece with which an unknown link is begun, and little more
_ENOUGH = 3  # samples, to say that a rate does not grow any more
_GROWTH = 1.25
_GAIN, _START_GAIN = 1.1, 2.5
_COUNTED_GAIN = 1.05  # of what was counted; the wavering of the round trip comes on top
_RELEASE_GAIN = 1.1  # so a link that became faster is found, step by step
_LEAST_RELEASE_BYTE_S = 8_000
_QUEUED_SEGMENTS = 2  # one is on its way itself, and every second one is answered
_BEGUN_TRIPS = 2
_LEAST_FLIGHT_BYTES, _LEAST_START_BYTES = 6 * 1024, 24 * 1024


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits the link."""

    window_bytes: int
    piece_bytes: int


class OnItsWay(Protocol):
    """What the transport knows of one connection at one moment."""

    @property
    def unsent_bytes(self) -> int:
        """How much the kernel has not sent yet."""

    @property
    def flight_bytes(self) -> int:
        """How much is on its way."""

    @property
    def delivered_bytes(self) -> int:
        """How much has arrived since the connection was made."""


class Pace:
    """Watches one kiosk's link; what it learnt outlives a cut."""

    def __init__(self) -> None:
        self._rates: deque[float] = deque(maxlen=_SAMPLES)
        self._next_at = 0.0
        self._fitted_rate = 0.0
        self._throughput = Throughput()
        self._in_hand = InHand()

    def measured(
        self,
        rate_byte_s: float,
        least_round_trip_s: float,
        now: float,
        *,
        is_full: bool,
        delivered_bytes: int | None = None,
    ) -> Fit | None:
        """Take at what rate the link delivers; return what fits when that has changed.

        ``delivered_bytes`` is how much has arrived on this connection, None when no piece
        waits. ``is_full`` says that there was always something to send: only then a low rate
        speaks of the link and not of us.
        """
        if now < self._next_at or not rate_byte_s:
            return None
        self._next_at = now + _SAMPLE_S
        self._in_hand.wears_off()
        if delivered_bytes is None:
            self._throughput.paused()
        else:
            self._throughput.looked(delivered_bytes, now, is_full=is_full)
        if is_full or rate_byte_s > self._rate:
            self._rates.append(rate_byte_s)
        return self._changed(least_round_trip_s)

    def flight_bytes(self, least_round_trip_s: float, segment_bytes: int = 0) -> float:
        """Return how much is to be on its way at once: what fills the link, and little more.

        BBR alone keeps almost three times that for its first seconds, and on connections
        that live ten seconds hardly ever less: each cut loses it, and an urgent record
        waits behind it. While the rate grows there is room for it to grow.
        """
        if self._is_growing:
            return max(_LEAST_START_BYTES, _START_GAIN * self._rate * least_round_trip_s)
        gain = _COUNTED_GAIN if self._throughput.most else _GAIN
        carried = gain * self._carried_rate * least_round_trip_s
        return max(_LEAST_FLIGHT_BYTES, carried + _QUEUED_SEGMENTS * segment_bytes)

    @property
    def in_hand_bytes(self) -> int:
        """How much more the kernel may have, not yet on its way."""
        return self._in_hand.bytes_at(self._carried_rate)

    @property
    def release_byte_s(self) -> int | None:
        """How fast the kernel may let go of what it has; None while nothing was counted.

        Left alone, BBR sends what it is given in a burst, and the queue before the narrow
        link holds it: every cut loses that queue, a hole in the stream is closed later, and
        what is urgent waits. Let go hardly faster than the link carries, it lies in this
        machine instead. Never slower: a link that wavers would be used ever less.
        """
        if self._throughput.most is None or self._is_growing:
            return None
        return max(_LEAST_RELEASE_BYTE_S, int(_RELEASE_GAIN * self._carried_rate))

    def looked(self, seen: OnItsWay, least_round_trip_s: float, now: float) -> None:
        """Take what was there when this process came to look, pieces waiting.

        Nothing left to send, and less on its way than the link carries, means that it came
        too late: what is carried now says nothing of the link. A connection that has only
        begun has little on its way as well, and is no sign.
        """
        carries = self._carried_rate * least_round_trip_s
        is_dry = not seen.unsent_bytes and seen.flight_bytes < carries
        if is_dry and seen.delivered_bytes >= _BEGUN_TRIPS * carries and not self._is_growing:
            self._throughput.paused()
            self._in_hand.came_late(least_round_trip_s, now)

    @property
    def _is_growing(self) -> bool:
        """Whether the last samples are the first of their height: not a link that is refilled."""
        if len(self._rates) < _ENOUGH:
            return True
        first, second, last = list(self._rates)[-_ENOUGH:]
        return first < second < last >= self._rate and last > _GROWTH * first

    @property
    def _rate(self) -> float:
        return max(self._rates, default=0.0)

    @property
    def _usual_rate(self) -> float:
        """What a quarter of the samples exceed: after a repair acks come in a crowd, too fast."""
        return sorted(self._rates)[len(self._rates) * 3 // 4] if self._rates else 0.0

    @property
    def _carried_rate(self) -> float:
        """What the link carries, as counted where that was possible; else as the kernel says."""
        counted = self._throughput.most
        return min(self._usual_rate, counted) if counted else self._usual_rate

    def _changed(self, least_round_trip_s: float) -> Fit | None:
        rate = self._rate
        is_close = abs(rate - self._fitted_rate) <= _WORTH_A_CHANGE * self._fitted_rate
        if is_close or (self._is_growing and rate < max(self._fitted_rate, _FIRST_RATE)):
            return None  # it is said when it stops growing, or at once where more fits by now
        self._fitted_rate = rate
        return fit(rate, least_round_trip_s)


def fit(rate_byte_s: float, least_round_trip_s: float) -> Fit:
    """Return the window and the piece for a link of this rate and round trip."""
    most_grains = LONGEST_PIECE_BYTES // GRAIN_BYTES
    grains = min(most_grains, max(1, int(rate_byte_s * _PIECE_S / GRAIN_BYTES)))
    piece = grains * GRAIN_BYTES
    wish = rate_byte_s * max(_ROUND_TRIPS * least_round_trip_s, _SECONDS)
    most = min(_PIECES * piece, _MOST_WINDOW_BYTES)
    return Fit(int(min(most, max(_LEAST_WINDOW_BYTES, wish))), piece)
