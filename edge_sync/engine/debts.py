"""All that is owed: who is asked about next, and which piece goes next.

What was asked about least often goes first, so that one that is never answered holds
up nothing; otherwise the oldest. Questions to the cloud have a window of their own:
a small application never waits behind the documents of another.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.budget import Budget
from edge_sync.engine.debt import Ask, Debt, Part
from edge_sync.engine.effects import SendPiece
from edge_sync.engine.events import Owed
from edge_sync.wire.application import ApplicationId, DocumentId


@dataclass(slots=True)
class Debts:
    """The debts of one kiosk. ``most_open`` applications wait for an answer at a time."""

    answer: BackOff
    most_open: int
    window_bytes: int
    piece_bytes: int
    trust_bytes: int
    budget: Budget
    _debts: dict[ApplicationId, Debt] = field(default_factory=dict)
    _pieces: dict[SendPiece, int] = field(default_factory=dict)  # inside the transport
    _asks: dict[Ask, int] = field(default_factory=dict)

    def __contains__(self, application: ApplicationId) -> bool:
        """Say whether this application is owed."""
        return application in self._debts

    @property
    def is_empty(self) -> bool:
        """Whether nothing is owed."""
        return not self._debts

    def get(self, application: ApplicationId) -> Debt | None:
        """Return a debt, if it is one."""
        return self._debts.get(application)

    def add(self, owed: Owed) -> None:
        """Owe an application; twice is once."""
        self._debts.setdefault(owed.application, Debt(owed, trust_bytes=self.window_bytes))

    def settled(self, application: ApplicationId) -> None:
        """Owe it no longer."""
        self._debts.pop(application, None)

    @property
    def is_sending(self) -> bool:
        """Whether anything of an application is on its way, or about to be."""
        return bool(self._pieces or self._asks)

    def link_lost(self) -> None:
        """Whatever was on its way is gone."""
        self._pieces.clear()
        self._asks.clear()
        for debt in self._debts.values():
            debt.link_lost(trust_bytes=self.window_bytes)

    def answered(
        self, application: ApplicationId, holdings: Mapping[DocumentId, bytes], now: float
    ) -> None:
        """Take the cloud's picture of an application that is owed, by grains."""
        debt = self._debts[application]
        debt.answered(holdings, self.trust_bytes, self._answer_due(debt, now))

    def unknown(self, application: ApplicationId, now: float) -> None:
        """Take the cloud's word that it never heard of one that is owed."""
        debt = self._debts[application]
        debt.unknown(now, self._answer_due(debt, now))

    def freed(self, sent: Part, now: float, *, taken: bool) -> None:
        """Note that something left the transport."""
        if isinstance(sent, SendPiece):
            self._pieces.pop(sent, None)
        else:
            self._asks.pop(sent, None)
        debt = self._debts.get(sent.application)
        if debt is not None:
            debt.freed(sent, self._answer_due(debt, now), taken=taken)

    def moments(self) -> Iterator[float]:
        """Return when something is due."""
        yield from (debt.due for debt in self._debts.values() if debt.due is not None)
        if self.budget.free_at is not None:
            yield self.budget.free_at

    def sends(self, now: float) -> Iterator[Part]:
        """Ask what is to be asked, and send pieces as far as there is room."""
        for debt in self._offerable(now):
            size = debt.size(debt.ask)
            if not _fits(size, self._asks.values(), self.window_bytes):
                break
            ask = debt.asked()
            self._asks[ask] = size
            self.budget.spend(size, now)
            yield ask
        for debt in self._debts.values():
            yield from self._pieces_of(debt, now)

    # -- inside ------------------------------------------------------------------

    def _pieces_of(self, debt: Debt, now: float) -> Iterator[Part]:
        while debt.has_pieces:
            if not _fits(self.piece_bytes, self._pieces.values(), self.window_bytes):
                return
            if not self.budget.allows(now):
                return
            piece = debt.next_piece(self.piece_bytes, self.trust_bytes, now)
            self._pieces[piece] = piece.size_bytes
            self.budget.spend(piece.size_bytes, now)
            yield piece

    def _offerable(self, now: float) -> list[Debt]:
        """Return the debts to ask about now, as far as others leave room.

        Those with documents take a while each, and hold up none of those without.
        """
        chosen: list[Debt] = []
        for has_documents in (False, True):
            debts = [one for one in self._debts.values() if one.has_documents is has_documents]
            due = sorted((one for one in debts if one.is_due(now)), key=_attempts)
            is_open = sum(debt.is_open(now) for debt in debts)
            chosen += due[: max(0, self.most_open - is_open)]
        return chosen

    def _answer_due(self, debt: Debt, now: float) -> float:
        return now + self.answer.wait_s(max(debt.attempts - 1, 0))


def _attempts(debt: Debt) -> int:
    return debt.attempts


def _fits(size: int, inside: Collection[int], window_bytes: int) -> bool:
    return not inside or sum(inside) + size <= window_bytes
