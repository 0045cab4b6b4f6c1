"""One application on its way: what was sent of it, and what the cloud still lacks.

    WAITING ──offer sent──▶ OFFERED ──"wanted"──▶ SENDING ──last piece left──▶ OFFERED
       ▲                       │  ▲                  │
       └──────── timer ────────┘  └──── "wanted" ────┘        receipt or refusal ──▶ gone

A debt ends only when the cloud's signed word is on the disk.
"""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.engine.effects import SendOffer, SendPiece
from edge_sync.engine.events import Owed
from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.bitmap import missing
from edge_sync.wire.messages import PIECE_BYTES, Wanted


class Stage(Enum):
    """Where a debt stands."""

    WAITING = auto()  # to be offered at ``due``
    OFFERED = auto()  # offered, or all pieces sent: the cloud's answer is due by ``due``
    SENDING = auto()  # pieces are to be sent


@dataclass(slots=True)
class Debt:
    """The engine's picture of one application. ``due`` is None while something is on its way."""

    owed: Owed
    stage: Stage = Stage.WAITING
    due: float | None = 0.0
    attempts: int = 0
    lacked: int | None = None
    pieces: deque[SendPiece] = field(default_factory=deque)
    flying: set[SendOffer | SendPiece] = field(default_factory=set)

    @property
    def application(self) -> ApplicationId:
        """Whose debt it is."""
        return self.owed.application

    def is_due(self, now: float) -> bool:
        """Say whether an offer should go out."""
        return self.stage is not Stage.SENDING and self.due is not None and self.due <= now

    def is_open(self, now: float) -> bool:
        """Say whether the cloud is being asked something, or sent something, right now."""
        return self.stage is not Stage.WAITING and not self.is_due(now)

    def offered(self) -> SendOffer:
        """Note that the offer goes out now, and return it."""
        send = SendOffer(self.application)
        self.stage, self.due = Stage.OFFERED, None
        self.attempts += 1
        self.flying.add(send)
        return send

    def wanted(self, wanted: Wanted, answer_due: float) -> None:
        """Take the cloud's own picture: send exactly what it lacks and is not on its way."""
        held = {holding.document: holding.bitmap for holding in wanted.holdings}
        lacking = [
            SendPiece(self.application, document.id, index)
            for document in self.owed.documents
            for index in missing(held.get(document.id, b""), document.pieces)
        ]
        self._note_progress(len(lacking))
        self.pieces = deque(piece for piece in lacking if piece not in self.flying)
        self.stage = Stage.SENDING if self.pieces else Stage.OFFERED
        self.due = None if self.pieces or self.flying else answer_due

    def next_piece(self) -> SendPiece:
        """Note that the next piece goes out now, and return it."""
        piece = self.pieces.popleft()
        self.flying.add(piece)
        if not self.pieces:
            self.stage = Stage.OFFERED
        return piece

    def freed(self, sent: SendOffer | SendPiece, answer_due: float) -> None:
        """Note that something left the transport; with the last of it the wait begins."""
        self.flying.discard(sent)
        if not self.flying and self.stage is Stage.OFFERED:
            self.due = answer_due

    def link_lost(self) -> None:
        """Whatever was on its way is gone: offer again as soon as there is a link."""
        self.flying.clear()
        self.pieces.clear()
        self.stage, self.due = Stage.WAITING, 0.0
        self.attempts = 0

    def size(self, send: SendOffer | SendPiece) -> int:
        """Return how many bytes something weighs on its way, envelope aside."""
        if isinstance(send, SendOffer):
            return self.owed.offer_bytes
        return _piece_size(self.owed, send.document, send.index)

    def _note_progress(self, lacking: int) -> None:
        """Wait long only for answers that bring nothing forward."""
        if self.lacked is None or lacking < self.lacked:
            self.attempts = 0
        self.lacked = lacking


def _piece_size(owed: Owed, document: DocumentId, index: int) -> int:
    for sealed in owed.documents:
        if sealed.id == document:
            return min(PIECE_BYTES, sealed.size_bytes - index * PIECE_BYTES)
    return 0
