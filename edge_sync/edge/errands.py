"""What the engine asks for, done on the kiosk's disk. The link is somebody else's.

The courier and the simulation run the same errands. An errand that fails
because of the disk is logged and left: the engine asks again by itself.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import assert_never

from edge_sync.edge.mirror import Mirror
from edge_sync.edge.room import Room
from edge_sync.edge.sealing import SealedFiles
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
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
    SendInquiry,
    SendOffer,
    SendPiece,
    SendQuestion,
    SendReminder,
    SetAside,
    SetClockError,
)
from edge_sync.engine.events import (
    Aside,
    Asking,
    Comparing,
    Drafting,
    Event,
    Freed,
    NewsKept,
    Owed,
    Ready,
    Settled,
)
from edge_sync.errors import FalseWordError
from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    AnyReceipt,
    Fetch,
    Held,
    Hello,
    Inquiry,
    Offer,
    Receipt,
    TersePiece,
    UpMessage,
    encode,
)
from edge_sync.wire.order_messages import Heard
from edge_sync.wire.receipt import covers
from provisioning.clock import Clock
from provisioning.storage.errors import BusyError, DiskFullError, StorageError, UnreachableError
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import remove_durably

logger = logging.getLogger(__name__)

RECEIPTS_AT_ONCE = 50
REMINDED_AT_ONCE = 64  # as many as one inquiry names
OLDEST_GREETING_MS = 60_000  # half of it is how wrong the learnt error may be


class Errands:
    """The engine's hands on one kiosk's store. One thread."""

    def __init__(
        self, settings: EdgeSettings, keys: KioskKeys, clock: Clock, store: EdgeStore
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._store = store
        self._files = SealedFiles(settings.documents, keys.suite)
        self._room = Room(settings)
        self._heads = store.heads(keys.suite)
        self._trips = store.draft_trips(settings, keys.suite)
        self._mirror: Mirror | None = None
        self._has_looked = False
        self._reminded: int | None = None  # the place of what was asked about last

    def fill(self, mirror: Mirror) -> None:
        """Put there what comes down; without it an announced edition is passed over."""
        self._mirror = mirror

    def owed(self, is_known: Callable[[ApplicationId], bool]) -> list[Owed]:
        """Return what lies in the outbox and is not known to the engine yet, oldest first.

        What an earlier process had begun to send is mostly the oldest: only of that one
        the cloud is asked before anything is sent.
        """
        new = (name for name in self._store.owed() if not is_known(name))
        offers = [offer for offer in map(self._store.offer, new) if offer is not None]
        has_looked, self._has_looked = self._has_looked, True
        return [
            self._described(offer, is_fresh=has_looked or place > 0)
            for place, offer in enumerate(offers)
        ]

    def asking(self) -> Asking:
        """Return the questions that wait for an answer; old ones are deleted.

        Raises DamagedError; any other trouble asks nothing for now.
        """
        try:
            return Asking(self._store.questions.open(milliseconds(self._clock.now())))
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.warning("%s: old questions are deleted later", error.code)
            return Asking(())

    def comparing(self) -> Comparing:
        """Return the heads of the cloud that are to be compared.

        Raises DamagedError; any other trouble compares nothing for now.
        """
        try:
            return Comparing(self._heads.wanted())
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.warning("%s: heads are compared later", error.code)
            return Comparing(())

    def drafting(self) -> Drafting:
        """Return what is to be said about drafts. Raises DamagedError; else nothing for now."""
        try:
            return Drafting(self._trips.calls(milliseconds(self._clock.now())))
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.warning("%s: drafts travel later", error.code)
            return Drafting(())

    def message(self, send: Send) -> UpMessage | None:
        """Return the message to send, or None when what it speaks of is here no longer."""
        match send:
            case SendHello():
                return Hello(milliseconds(self._clock.now()))
            case SendInquiry() | SendReminder() | SendHeld() | SendHeard() | SendFetch():
                return _said(send)
            case SendCompare(compare):
                return compare
            case SendDraft(call):
                return self._trips.part(call) if call.what == "part" else call
            case SendOffer() | SendPiece() | SendQuestion():
                return self._stored(send)
            case _:
                assert_never(send)

    def not_sent(self, send: Send) -> list[Event]:
        """Say what follows when `message` had nothing to send."""
        if isinstance(send, SendOffer):
            return [Freed(send), Settled(send.application)]
        if isinstance(send, SendQuestion):
            return [self.asking()]  # given up, or answered in the meantime
        if isinstance(send, SendDraft):
            return [self.drafting()]
        logger.error("PRO-15: a sealed document is not where it was written")
        return [Freed(send)]

    def run(self, effect: Effect) -> list[Event]:
        """Do what an effect asks of the disk and return what follows.

        Raises DamagedError; any other trouble with the disk is logged.
        """
        try:
            if isinstance(effect, KeepEdition | KeepPart):
                return self._came_down(effect)
            return self._run(effect)
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
            return []

    def keep_receipts(self, receipts: Sequence[AnyReceipt]) -> list[Event]:
        """Keep receipts that came together, ``RECEIPTS_AT_ONCE`` to a transaction.

        As `run` does with each: raises DamagedError; any other trouble is logged.
        """
        follows: list[Event] = []
        for start in range(0, len(receipts), RECEIPTS_AT_ONCE):
            some = receipts[start : start + RECEIPTS_AT_ONCE]
            try:
                follows += self._keep_receipts(some)
            except (BusyError, DiskFullError, UnreachableError) as error:
                logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
        return follows

    def clear_leftovers(self) -> None:
        """Remove the files of applications that were settled when the power went."""
        self._remove(self._store.leftovers())

    def wipe_secrets(self) -> list[Event]:
        """Wipe what a printed slip left in the log: then news may come that could not.

        Raises DamagedError; any other trouble is logged, and the next time tries again.
        """
        try:
            if self._store.has_secrets_to_wipe() and self._store.wipe_secrets():
                return [Ready()]
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.warning("%s: a printed slip's secret is wiped later", error.code)
        return []

    # -- inside ------------------------------------------------------------------

    def _run(self, effect: Effect) -> list[Event]:  # noqa: PLR0911 - one case an effect
        match effect:
            case KeepReceipt(receipt):
                return self._keep_receipts([receipt])
            case KeepLateReceipt(receipt):
                return self._keep_late(receipt)
            case SetAside(refusal):
                logger.error("%s: the cloud does not take an application", refusal.code)
                self._room.make(lambda: self._store.set_aside(refusal))
                return [Settled(refusal.application)]
            case KeepNews(news):
                kept = self._store.keep_news(news, milliseconds(self._clock.now()))
                return [NewsKept((news.id,))] if kept else []
            case KeepAnswer(answer):
                self._store.questions.keep_answer(answer)
                return [self.asking()]
            case KeepDraft(word):
                self._trips.keep(word)
                return [self.drafting()]
            case KeepComparison(compared):
                self._heads.settle(compared)
                return [self.comparing()]
            case SetClockError(hello_ms, cloud_ms):
                self._learn_time(hello_ms, cloud_ms)
                return self._aside()
            case ReportFalseWord(kind):
                logger.error("%s: ignored a false %s", FalseWordError.code, kind)
            case _:
                raise TypeError("the link's errand, not the disk's")
        return []

    def _came_down(self, effect: KeepEdition | KeepPart) -> list[Event]:
        if self._mirror is None:
            return []
        if isinstance(effect, KeepEdition):
            return [self._mirror.announced(effect.edition)]
        lacking = self._mirror.keep(effect.part)
        return [lacking] if lacking is not None else []

    def _aside(self) -> list[Event]:
        """Name what was refused, some at a time: the receipt of one taken after all may be lost."""
        aside = self._store.aside(self._reminded, REMINDED_AT_ONCE)
        self._reminded = aside[-1][0] if len(aside) == REMINDED_AT_ONCE else None
        return [Aside(tuple(name for _place, name in aside))] if aside else []

    def _learn_time(self, hello_ms: int, cloud_ms: int) -> None:
        """Learn the clock's error from a fresh greeting; what a network held back says nothing."""
        now_ms = milliseconds(self._clock.now())
        if 0 <= now_ms - hello_ms <= OLDEST_GREETING_MS:
            self._store.set_clock_error((hello_ms + now_ms) // 2 - cloud_ms, now_ms)
            if self._mirror is not None:
                self._mirror.heard(cloud_ms)

    def _keep_receipts(self, receipts: Sequence[AnyReceipt]) -> list[Event]:
        now_ms = milliseconds(self._clock.now())
        self._remove(self._room.make(lambda: self._kept(receipts, now_ms)))
        self._room.take_ballast()
        for receipt in receipts:
            logger.info("the cloud holds %s", receipt.slip)
        return [*(Settled(receipt.application) for receipt in receipts), self.comparing()]

    def _keep_late(self, receipt: AnyReceipt) -> list[Event]:
        """Believe that what was refused is held after all: the cause was mended over there."""
        offer = self._store.offer(receipt.application)
        if offer is None or not covers(receipt, offer, self._keys.suite):
            return []
        return self._keep_receipts([receipt])

    def _kept(
        self, receipts: Sequence[AnyReceipt], now_ms: int
    ) -> dict[ApplicationId, tuple[DocumentId, ...]]:
        """The head first: what is deleted under it can then never have been under none."""
        freed: dict[ApplicationId, tuple[DocumentId, ...]] = {}
        with self._store.together():
            for receipt in receipts:
                if isinstance(receipt, Receipt):
                    self._heads.meet(receipt.head, now_ms)
                documents = self._store.keep_receipt(receipt, now_ms)
                freed[receipt.application] = freed.get(receipt.application, ()) + documents
        return freed

    def _remove(self, freed: Mapping[ApplicationId, tuple[DocumentId, ...]]) -> None:
        """Remove files that are owed to nobody, and then their traces in the log."""
        if not freed:
            return
        try:
            paths = [self._files.path(name) for names in freed.values() for name in names]
            remove_durably(paths)
            self._room.make(lambda: self._store.forget_leftovers(*freed))
        except StorageError as error:
            logger.warning("%s: documents of settled applications stay for now", error.code)

    def _stored(self, send: SendOffer | SendPiece | SendQuestion) -> UpMessage | None:
        match send:
            case SendOffer(application):
                return self._store.offer(application)
            case SendPiece():
                return self._piece(send)
            case SendQuestion(question):
                return self._store.questions.question(question)
            case _:
                assert_never(send)

    def _piece(self, send: SendPiece) -> TersePiece | None:
        try:
            data = self._files.part(send.document, send.grain * GRAIN_BYTES, send.size_bytes)
        except UnreachableError:
            return None  # a bad spot of the disk holds up its own application and no other
        if len(data) != send.size_bytes:
            return None
        return TersePiece(bytes.fromhex(send.application), send.place, send.grain, data)

    def _described(self, offer: Offer, *, is_fresh: bool) -> Owed:
        suite = self._keys.suite
        return Owed(
            application=offer.application,
            offer_bytes=len(encode(offer)),
            parcel_sha256=suite.hash(offer.parcel),
            entry_sha256=suite.hash(offer.entry),
            documents=offer.documents,
            is_fresh=is_fresh,
        )


def _said(send: SendInquiry | SendReminder | SendHeld | SendHeard | SendFetch) -> UpMessage:
    match send:
        case SendInquiry(application):
            return Inquiry((application,))
        case SendReminder(applications):
            return Inquiry(applications)
        case SendHeld(news):
            return Held(news)
        case SendHeard(order):
            return Heard(order)
        case SendFetch(stretches):
            return Fetch(stretches)
        case _:
            assert_never(send)
