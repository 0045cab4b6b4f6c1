"""The engine: what a kiosk owes, and how it gets there.

It always holds that
- a debt is forgotten only after `Settled`: the cloud's signed word is on the disk;
- no more than ``window_bytes`` are inside the transport, or one thing larger than that;
- no more than ``most_open`` applications wait for an answer: a cloud that is slow is not
  buried under repeats (seen: two hundred kills, and every reconnect offered everything);
- a word whose signature is not the cloud's changes nothing;
- repeats, gaps and delays of any message cost time and nothing else.

An order of central operations, enrolled or cut off, is acknowledged before everything else,
also while a busy cloud wants quiet. Then questions: somebody waits before the glass. They are few
and small, and outside the window as a hello is. Offers go before pieces, so that a
small application is not held up by another's scans. What was offered least often
goes first, so that one that is never answered holds up nothing; otherwise the oldest.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.budget import Budget
from edge_sync.engine.comparing import Comparisons
from edge_sync.engine.debt import Part
from edge_sync.engine.debts import Debts
from edge_sync.engine.drafting import DraftCalls
from edge_sync.engine.effects import (
    Effect,
    KeepAnswer,
    KeepComparison,
    KeepDraft,
    KeepEdition,
    KeepLateReceipt,
    KeepNews,
    KeepPart,
    KeepReceipt,
    ReportFalseWord,
    Send,
    SendCompare,
    SendDraft,
    SendFetch,
    SendHeard,
    SendHeld,
    SendHello,
    SendQuestion,
    SendReminder,
    SetAside,
    SetClockError,
)
from edge_sync.engine.events import (
    Arrived,
    Aside,
    Asking,
    Comparing,
    Drafting,
    Event,
    Fetching,
    Fitted,
    Freed,
    LinkDown,
    LinkUp,
    NewsKept,
    Owed,
    Ready,
    Settled,
    Tick,
)
from edge_sync.engine.fetches import Fetches
from edge_sync.engine.lacking import in_grains
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.draft_messages import DraftGiven, DraftState
from edge_sync.wire.fields import QuestionId  # noqa: TC001 - named in an attribute alone
from edge_sync.wire.messages import (
    PIECE_BYTES,
    Answer,
    AnyReceipt,
    Busy,
    CloudsWord,
    Compare,
    Compared,
    DownMessage,
    Edition,
    FirstReceipt,
    Greeting,
    Holdings,
    ObjectPart,
    Receipt,
    Refused,
    SealedNews,
    SignedMessage,
    Wanted,
)
from edge_sync.wire.order_messages import Order

WINDOW_BYTES = 7 * PIECE_BYTES  # until the link was measured
FIRST_PIECE_BYTES = 8 * 1024
TRUST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """``window_bytes`` may be inside the transport; answers are waited for as ``answer`` says.

    A hello that was answered is said again after ``hello_every_s``: clocks drift.
    ``trust_bytes`` of an application are sent at most before the cloud is heard again.
    ``budget`` limits what documents may cost on a metered card.
    """

    answer: BackOff
    window_bytes: int = WINDOW_BYTES
    piece_bytes: int = FIRST_PIECE_BYTES
    trust_bytes: int = TRUST_BYTES
    budget: Budget | None = None
    most_open: int = 8
    hello_every_s: float = 3600.0
    ask_again_s: float = 4.0  # who asked waits ten seconds at most
    longest_quiet_s: float = 300.0  # what one word of a busy cloud may cost, and half as much again


class Engine:
    """One kiosk's engine. One thread; ``now`` is any clock in seconds that only grows."""

    def __init__(self, settings: EngineSettings, trusts: Callable[[SignedMessage], bool]) -> None:
        self._settings = settings
        self._trusts = trusts
        self._debts = Debts(
            answer=settings.answer,
            most_open=settings.most_open,
            window_bytes=settings.window_bytes,
            piece_bytes=settings.piece_bytes,
            trust_bytes=settings.trust_bytes,
            budget=settings.budget or Budget(),
        )
        self._is_linked = False
        self._questions: dict[QuestionId, float] = {}  # when to send each, again
        self._comparisons = Comparisons(settings.answer)
        self._drafts = DraftCalls(settings.answer)
        self._shelf = Fetches(settings.answer)
        self._now = 0.0
        self._hello_due = 0.0
        self._hellos = 0  # since the last answer
        self._quiet_until = 0.0  # a busy cloud asked for it

    def handle(self, event: Event, now: float) -> list[Effect]:
        """Take one event and return what is to be done, in this order."""
        self._now = now
        effects = list(self._answer(event, now))
        effects += self._sends(now)
        return effects

    def knows(self, application: ApplicationId) -> bool:
        """Say whether this application is owed already."""
        return application in self._debts

    def next_due(self) -> float | None:
        """Return when `Tick` is wanted next; None while nothing waits for time.

        What is due already and was not sent waits for room, not for time.
        """
        if not self._is_linked:
            return None
        parts = (self._debts, self._comparisons, self._drafts, self._shelf)
        due = [moment for part in parts for moment in part.moments()]
        moments = (self._hello_due, self._quiet_until, *self._questions.values(), *due)
        return min(moment for moment in moments if moment > self._now)

    # -- events ------------------------------------------------------------------

    def _answer(self, event: Event, now: float) -> Iterator[Effect]:
        match event:
            case LinkUp():
                self._lose_link()
                self._quiet_until = now
                self._is_linked = True
                self._hello_due, self._hellos = now, 0
            case LinkDown():
                self._lose_link()
            case Owed() | Fitted() | Freed() | Settled():
                self._owing(event, now)
            case Arrived(message):
                yield from self._arrived(message, now)
            case NewsKept(news):
                yield from self._while_linked(SendHeld(news))
            case Aside(applications):
                yield from self._while_linked(SendReminder(applications))
            case Ready():
                self._hello_due = now
            case Asking() | Comparing() | Drafting() | Fetching():
                self._wishing(event, now)
            case Tick():
                pass
            case _:
                assert_never(event)

    def _wishing(self, event: Asking | Comparing | Drafting | Fetching, now: float) -> None:
        match event:
            case Asking(questions):
                self._questions = {name: self._questions.get(name, now) for name in questions}
            case Comparing(wanted):
                self._comparisons.want(wanted, now)
            case Drafting(calls):
                self._drafts.want(calls, now)
            case Fetching(lacking):
                self._shelf.want(lacking)
            case _:
                assert_never(event)

    def _owing(self, event: Owed | Fitted | Freed | Settled, now: float) -> None:
        match event:
            case Owed():
                self._debts.add(event)
            case Fitted(window_bytes, piece_bytes):
                self._debts.window_bytes, self._debts.piece_bytes = window_bytes, piece_bytes
            case Freed(sent, taken):
                if isinstance(sent, Part):
                    self._debts.freed(sent, now, taken=taken)
            case Settled(application):
                self._debts.settled(application)
            case _:
                assert_never(event)

    def _arrived(self, message: DownMessage, now: float) -> Iterator[Effect]:
        if isinstance(message, Wanted | Holdings):
            self._picture(message, now)
        elif isinstance(message, Busy):
            self._be_quiet(message.retry_after_ms / 1000, now)
        elif isinstance(message, Edition):
            yield KeepEdition(message)
        elif isinstance(message, ObjectPart):
            if self._shelf.arrived(message, now):
                yield KeepPart(message)
        elif not self._trusts(message):
            yield ReportFalseWord(type(message).__name__)
        elif isinstance(message, Order):
            yield from self._while_linked(SendHeard(message.id))
        else:
            yield from self._trusted(message, now)

    def _picture(self, message: Wanted | Holdings, now: float) -> None:
        """Take the cloud's own picture of what it has."""
        debt = self._debts.get(message.application)
        if debt is None:
            return
        if isinstance(message, Wanted):
            held = in_grains(message, debt.owed.documents)
            self._debts.answered(message.application, held, now)
        elif message.is_known:
            held = {holding.document: holding.bitmap for holding in message.holdings}
            self._debts.answered(message.application, held, now)
        else:
            self._debts.unknown(message.application, now)

    def _be_quiet(self, asked_s: float, now: float) -> None:
        """Send nothing but questions for a while, each kiosk for one of its own."""
        spread = 1 + self._settings.answer.chance() / 2
        self._quiet_until = now + min(asked_s, self._settings.longest_quiet_s) * spread

    def _trusted(self, message: CloudsWord, now: float) -> Iterator[Effect]:  # noqa: C901 - one case a word
        match message:
            case Receipt() | FirstReceipt():
                yield from self._receipt(message)
            case Refused():
                debt = self._debts.get(message.application)
                if debt is not None and debt.owed.parcel_sha256 == message.parcel_sha256:
                    yield SetAside(message)
            case SealedNews():
                yield KeepNews(message)
            case Answer():
                if message.id in self._questions:
                    yield KeepAnswer(message)
            case Compared(log=log, first=first, second=second):
                if self._comparisons.wants(Compare(log, first, second)):
                    yield KeepComparison(message)
            case DraftState() | DraftGiven():
                if self._drafts.knows(message.draft):
                    yield KeepDraft(message)
            case Greeting(hello_ms=hello_ms, cloud_ms=cloud_ms):
                self._hello_due, self._hellos = now + self._settings.hello_every_s, 0
                yield SetClockError(hello_ms, cloud_ms)
            case _:
                assert_never(message)

    def _receipt(self, receipt: AnyReceipt) -> Iterator[Effect]:
        debt = self._debts.get(receipt.application)
        if debt is None:
            yield KeepLateReceipt(receipt)
            return
        covered = (receipt.parcel_sha256, receipt.entry_sha256)
        if covered == (debt.owed.parcel_sha256, debt.owed.entry_sha256):
            yield KeepReceipt(receipt)
        else:
            yield ReportFalseWord("Receipt for something else")

    def _lose_link(self) -> None:
        self._is_linked = False
        self._questions = dict.fromkeys(self._questions, 0.0)
        self._debts.link_lost()
        self._drafts.link_lost()
        self._shelf.link_lost()

    def _while_linked(self, send: Send) -> Iterator[Effect]:
        if self._is_linked:
            yield send

    # -- sending -----------------------------------------------------------------

    def _sends(self, now: float) -> Iterator[Effect]:
        if not self._is_linked:
            return
        yield from self._asks(now)
        yield from map(SendDraft, self._drafts.due(now, urgent=True))
        if now < self._quiet_until:
            return
        if self._hello_due <= now:
            self._hello_due = now + self._settings.answer.wait_s(self._hellos)
            self._hellos += 1
            yield SendHello()
        for compare in self._comparisons.due(now):
            yield SendCompare(compare)
        yield from self._debts.sends(now)
        if self._debts.is_empty:
            yield from map(SendDraft, self._drafts.due(now, urgent=False))
        if not self._debts.is_sending:
            yield from self._fetches(now)

    def _fetches(self, now: float) -> Iterator[Effect]:
        """What comes down costs as much on a metered card as what goes up."""
        budget = self._debts.budget
        if budget.allows(now) and (stretches := self._shelf.due(now)):
            budget.spend(sum(one.length for one in stretches), now)
            yield SendFetch(stretches)

    def _asks(self, now: float) -> Iterator[Effect]:
        for question in [name for name, due in self._questions.items() if due <= now]:
            self._questions[question] = now + self._settings.ask_again_s
            yield SendQuestion(question)
