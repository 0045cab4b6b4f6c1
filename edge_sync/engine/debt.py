"""One application on its way: what was sent of it, and what the cloud still lacks.

    asked ──▶ pieces, as long as the cloud is heard ──▶ asked again ──▶ receipt or refusal: gone

Asking is an offer, with the parcel, until the cloud has answered one, and a short
inquiry after that. Pieces that were never sent go out beside the question: they
are surely lacking. What was on its way when a link was lost waits for the answer.

A debt ends only when the cloud's signed word is on the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from edge_sync.engine.effects import SendInquiry, SendOffer, SendPiece
from edge_sync.engine.events import Owed
from edge_sync.engine.lacking import Lacking
from edge_sync.wire.application import ApplicationId, DocumentId

INQUIRY_BYTES = 100
_OFFER_EVERY = 3  # of so many questions without an answer: a cloud that was set back forgot

Ask = SendOffer | SendInquiry
Part = Ask | SendPiece


@dataclass(slots=True)
class Debt:
    """The engine's picture of one application. ``due`` is when to ask; None while things move.

    ``trust_bytes`` may be sent before the cloud says something again: a broker
    takes everything, also when nobody listens behind it.
    """

    owed: Owed
    due: float | None = 0.0
    attempts: int = 0
    trust_bytes: int = 0
    is_begun: bool = False  # asked about on this link
    is_asked: bool = False  # and not answered yet
    is_known: bool = False  # the cloud has answered once: it has the parcel
    is_as_told: bool = False  # nothing was sent that its last answer does not know of
    lacked: int | None = None
    lacking: list[Lacking] = field(default_factory=list)
    flying: set[Part] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.owed.is_fresh:
            self.lacking = [Lacking.whole(document) for document in self.owed.documents]

    @property
    def application(self) -> ApplicationId:
        """Whose debt it is."""
        return self.owed.application

    @property
    def ask(self) -> Ask:
        """How the cloud is asked next."""
        if self.is_known and (self.attempts + 1) % _OFFER_EVERY:
            return SendInquiry(self.application)
        return SendOffer(self.application)

    def is_due(self, now: float) -> bool:
        """Say whether the cloud should be asked."""
        return self.due is not None and self.due <= now and self.ask not in self.flying

    def is_open(self, now: float) -> bool:
        """Say whether the cloud owes an answer, or is being sent something, right now."""
        return self.is_begun and not self.is_due(now)

    @property
    def has_documents(self) -> bool:
        """Whether it is more than a parcel."""
        return bool(self.owed.documents)

    def asked(self) -> Ask:
        """Note that the cloud is asked now, and return how."""
        send = self.ask
        if not self.is_asked:  # else the first answer may be to the earlier question
            for document in self.lacking:
                document.since_asked = 0
        self.is_begun = self.is_asked = True
        self.due = None
        self.attempts += 1
        self.flying.add(send)
        return send

    def answered(
        self, holdings: Mapping[DocumentId, bytes], trust_bytes: int, answer_due: float
    ) -> None:
        """Take the cloud's own picture, by grains: send exactly what it lacks."""
        self.is_as_told = not any(one.flying | one.since_asked for one in self.lacking)
        if not self.lacking:
            self.lacking = [Lacking.whole(document) for document in self.owed.documents]
        left = sum(one.answered(holdings.get(one.id, b"")) for one in self.lacking)
        if self.lacked is None or left < self.lacked:
            self.attempts = 0  # wait long only for answers that bring nothing forward
        self.lacked = left
        self.is_known, self.is_asked = True, False
        self.trust_bytes = trust_bytes
        self.due = None
        self._rest(answer_due)

    def unknown(self, now: float, answer_due: float) -> None:
        """Offer again: the cloud never heard of it, or forgot."""
        self.due = now if self.is_known else answer_due
        self.is_known = self.is_asked = self.is_as_told = False
        self.trust_bytes = 0

    @property
    def has_pieces(self) -> bool:
        """Whether pieces may be sent now."""
        return self.is_begun and self.trust_bytes > 0 and self._is_lacking

    def next_piece(self, most_bytes: int, full_trust_bytes: int, now: float) -> SendPiece:
        """Note that the next piece goes out now, and return it."""
        place = next(at for at, one in enumerate(self.lacking) if one.to_send)
        document = self.lacking[place]
        first, run = document.take(most_bytes)
        size = document.size(first, run)
        piece = SendPiece(self.application, document.id, place, first, size)
        self.flying.add(piece)
        self.trust_bytes -= size
        self.is_as_told = False
        if self.trust_bytes < full_trust_bytes // 2 and self.is_known and not self.is_asked:
            self.due = now  # in passing: the answer is here before trust is used up
        return piece

    def freed(self, sent: Part, answer_due: float, *, taken: bool) -> None:
        """Note that something left the transport; with the last of it the wait begins."""
        self.flying.discard(sent)
        if isinstance(sent, SendPiece):
            for document in self.lacking:
                if document.id == sent.document:
                    document.freed(sent.grain, sent.grains, taken=taken)
        if not taken:
            self.trust_bytes = 0  # nobody listens: ask before anything more is sent
        self._rest(answer_due)

    def link_lost(self, *, trust_bytes: int) -> None:
        """Whatever was on its way is gone: ask again as soon as there is a link."""
        self.flying.clear()
        for document in self.lacking:
            document.link_lost()
        self.attempts = 0
        if self.is_as_told and self._is_lacking:
            return  # nothing was sent since the cloud's last word: it still holds
        self.is_begun = self.is_asked = False
        self.trust_bytes = trust_bytes
        self.due = 0.0

    def size(self, send: Part) -> int:
        """Return how many bytes something weighs on its way, envelope aside."""
        match send:
            case SendOffer():
                return self.owed.offer_bytes
            case SendInquiry():
                return INQUIRY_BYTES
            case SendPiece():
                return send.size_bytes
            case _:
                assert_never(send)

    @property
    def _is_lacking(self) -> bool:
        return any(document.to_send for document in self.lacking)

    def _rest(self, answer_due: float) -> None:
        """Plan the next question for when nothing moves any more."""
        if not self.flying and not self.has_pieces:
            self.due = answer_due
