"""What stands between the engine and one connection: the tray, and the measure of the link.

The engine releases as much as fits the link; here it waits until the kernel has nearly
nothing left to send, and is handed over one by one. So what becomes urgent waits behind
nothing but what is already on its way.
"""

from collections.abc import Callable

from edge_sync.edge.errands import Errands
from edge_sync.edge.tray import Tray
from edge_sync.engine.effects import Send, SendPiece
from edge_sync.engine.events import Event, Fitted, Freed
from edge_sync.engine.pace import Pace
from edge_sync.link_events import Left
from edge_sync.mqtt import Link
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.messages import encode
from edge_sync.wire.topics import up_topic

Knows = Callable[[ApplicationId], bool]


class Carrier:
    """One connection's carrier; it ends with it. One thread."""

    def __init__(self, link: Link, kiosk: KioskId, errands: Errands, pace: Pace) -> None:
        self._link = link
        self._kiosk = kiosk
        self._errands = errands
        self._pace = pace
        self._tray = Tray()
        self._sent: dict[int, Send] = {}
        self._is_full = False  # pieces wait for nothing but the flight to become less

    def put(self, send: Send) -> None:
        """Take what the engine released."""
        self._tray.put(send)

    @property
    def waits_for_room(self) -> bool:
        """Whether a piece waits for nothing but room on its way."""
        return self._tray.has_pieces and self._link.has_place_for_pieces

    def hand_over(self, knows: Knows) -> list[Event]:
        """Hand over what there is room for, and return what follows from it."""
        events: list[Event] = []
        while self._link.has_place and (send := self._tray.urgent()):
            events += self._give(send)
        while not events and self._has_room() and (piece := self._tray.piece()):
            events += self._give(piece) if knows(piece.application) else [Freed(piece)]
        self._is_full = self.waits_for_room
        return events

    def left(self, left: Left) -> list[Event]:
        """Say what it was that left the transport."""
        sent = self._sent.pop(left.number, None)
        return [] if sent is None else [Freed(sent, left.taken)]

    def fitted(self, now: float) -> list[Event]:
        """Measure the link, and say what fits it if that has changed."""
        state = self._link.state()
        if state is None:
            return []
        rate, trip_s = state.delivery_byte_s, state.least_round_trip_s
        if self._is_full:
            self._pace.looked(state, trip_s, now)
        is_under_way = self._tray.has_pieces or state.unsent_bytes > 0
        byte_s = self._pace.release_byte_s if is_under_way else None
        self._link.release(byte_s, self._pace.in_hand_bytes)
        is_full = state.is_full or self._tray.has_pieces
        arrived = state.delivered_bytes if self._tray.has_pieces else None
        fit = self._pace.measured(rate, trip_s, now, is_full=is_full, delivered_bytes=arrived)
        return [] if fit is None else [Fitted(fit.window_bytes, fit.piece_bytes)]

    def _has_room(self) -> bool:
        """Say whether the link is not full: nearly all has left the kernel, and not too much."""
        state = self._link.state()
        if state is None or not self._link.has_room():
            return False
        trip_s, segment_bytes = state.usual_round_trip_s, state.segment_bytes
        return state.flight_bytes < self._pace.flight_bytes(trip_s, segment_bytes)

    def _give(self, send: Send | SendPiece) -> list[Event]:
        message = self._errands.message(send)
        if message is None:
            return self._errands.not_sent(send)
        number = self._link.publish(up_topic(self._kiosk, message), encode(message))
        self._sent[number] = send
        return []
