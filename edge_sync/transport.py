"""What the kernel knows of a connection (TCP_INFO of Linux), and whether it is dead."""

import socket
import struct
from dataclasses import dataclass

_SHORTEST_PATIENCE_S = 1.0
_ROUND_TRIPS = 2.5
_DEVIATIONS = 4.0
_SILENT_BROKER_S = 30.0  # TCP has delivered, and nobody acknowledges
_INFO_BYTES = 192
_MOST_WAVERING = 1.6
_LONGEST_UNLOOKED_S = 0.5  # between two looks that follow each other as they should

# struct tcp_info in linux/tcp.h: it only ever grows at its end.
_OF_THE_RATE, _SEGMENT, _UNACKED, _SACKED, _LOST, _REPEATED = 7, 16, 24, 28, 32, 36
_RTT, _RTTVAR = 68, 72
_ACKED, _SEGMENTS_IN, _UNSENT, _LEAST_RTT, _DELIVERY = 120, 140, 144, 148, 160


@dataclass(frozen=True, slots=True)
class TransportState:
    """One look at a connection. Times in seconds; segments are whole or nothing."""

    unacked_segments: int
    unsent_bytes: int
    acked_bytes: int
    segments_in: int
    round_trip_s: float
    deviation_s: float
    least_round_trip_s: float
    delivery_byte_s: int
    is_full: bool  # that rate was the link's, not limited by what there was to send
    delivered_bytes: int  # since it was made: acknowledged, in order or not
    segment_bytes: int
    flight_bytes: int  # sent, and not known to have arrived or to be lost

    @property
    def usual_round_trip_s(self) -> float:
        """Return the round trip of a link that nobody fills, as it wavers by itself.

        With half of that a link at 512 kbit/s and 2 % loss carried 1.5 % less.
        """
        least_s = self.least_round_trip_s
        return min(least_s + self.deviation_s, _MOST_WAVERING * least_s)


def look_at(line: socket.socket) -> TransportState | None:
    """Return the state of a TCP connection, or None where the kernel does not say."""
    try:
        info = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO_BYTES)
    except OSError:
        return None
    if len(info) < _INFO_BYTES:
        return None
    return TransportState(
        unacked_segments=_count(info, _UNACKED),
        unsent_bytes=_count(info, _UNSENT),
        acked_bytes=struct.unpack_from("=Q", info, _ACKED)[0],
        segments_in=_count(info, _SEGMENTS_IN),
        round_trip_s=_count(info, _RTT) / 1e6,
        deviation_s=_count(info, _RTTVAR) / 1e6,
        least_round_trip_s=_count(info, _LEAST_RTT) / 1e6,
        delivery_byte_s=struct.unpack_from("=Q", info, _DELIVERY)[0],
        is_full=not info[_OF_THE_RATE] & 1,
        delivered_bytes=struct.unpack_from("=Q", info, _ACKED)[0]
        + _count(info, _SACKED) * _count(info, _SEGMENT),
        segment_bytes=_count(info, _SEGMENT),
        flight_bytes=_flight_segments(info) * _count(info, _SEGMENT),
    )


class Patience:
    """Counts how long one waits in vain. Only time in which somebody looked counts.

    A process that was held, or a machine too busy to run it, says nothing about the other
    end: it has to look again a few times.
    """

    def __init__(self) -> None:
        self.waited_s = 0.0
        self._looked_at = 0.0

    def look(self, now: float, *, in_vain: bool) -> None:
        """Look once more; whatever was not in vain begins the count anew."""
        passed_s, self._looked_at = now - self._looked_at, now
        self.waited_s = self.waited_s + min(passed_s, _LONGEST_UNLOOKED_S) if in_vain else 0.0


class Pulse:
    """Says when a connection is dead: something is on its way, and for long nothing comes back.

    Long is a few round trips as measured on this very connection, and never under a
    second. A cut without a word is noticed so in a second or two; the kernel's own user
    time-out stays behind it. Nothing is sent for this, so an idle link costs nothing.
    """

    def __init__(self) -> None:
        self._seen: tuple[int, int] | None = None  # None while nothing is on its way
        self._silence = Patience()

    def is_dead(self, state: TransportState, now: float) -> bool:
        """Look, and say whether nobody is there any more."""
        is_waiting = state.unacked_segments > 0
        seen = (state.acked_bytes, state.segments_in) if is_waiting else None
        self._silence.look(now, in_vain=is_waiting and seen == self._seen)
        self._seen = seen
        return is_waiting and self._silence.waited_s > patience_s(state)


class Vigil:
    """Watches one connection: the line under it, and the broker at its end."""

    def __init__(self) -> None:
        self._pulse, self._unserved = Pulse(), Patience()
        self._is_served = True  # since the last look

    def served(self) -> None:
        """Note that the broker has acknowledged something."""
        self._is_served = True

    def is_dead(self, state: TransportState, now: float, *, is_waiting: bool) -> bool:
        """Look, and say whether nobody is there; ``is_waiting`` for the broker's word."""
        self._unserved.look(now, in_vain=is_waiting and not self._is_served)
        self._is_served = False
        is_silent = self._unserved.waited_s > _SILENT_BROKER_S
        return self._pulse.is_dead(state, now) or (is_silent and state.unacked_segments == 0)


def patience_s(state: TransportState) -> float:
    """Return how long a connection may be silent while something is on its way."""
    trips_s = _ROUND_TRIPS * state.round_trip_s + _DEVIATIONS * state.deviation_s
    return max(_SHORTEST_PATIENCE_S, trips_s)


def _flight_segments(info: bytes) -> int:
    held_or_lost = _count(info, _SACKED) + _count(info, _LOST)
    return max(0, _count(info, _UNACKED) - held_or_lost + _count(info, _REPEATED))


def _count(info: bytes, offset: int) -> int:
    number: int = struct.unpack_from("=I", info, offset)[0]
    return number
