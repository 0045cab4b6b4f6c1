"""The intake: one message in, the answers out. No network here.

An application is taken in one transaction: its sealed parcel, its journal
entry, whatever the handler writes, and the signed receipt. The receipt leaves
only afterwards, and is the same for every repeat. What cannot be taken is kept
whole in quarantine and refused with a signature, so that the kiosk sets it
aside for a person instead of sending it for ever.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import assert_never

from edge_sync.cloud.arrival import Arrival, legal_moment_ms
from edge_sync.cloud.checks import Checks, IntakeKeys
from edge_sync.cloud.journals import Journals
from edge_sync.cloud.log import Log
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.questions import OnQuestion, Questions, tells_nobody
from edge_sync.cloud.store import ArrivalState, Gathering, IntakeStore, Known
from edge_sync.errors import (
    ApplicationRefusedError,
    MismatchError,
    RefusedError,
    StrangerError,
    UnreadableError,
)
from edge_sync.wire.application import ApplicationId, KioskId, Submission
from edge_sync.wire.bitmap import is_run_set
from edge_sync.wire.journal import Entry
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    Compare,
    DownMessage,
    Greeting,
    Held,
    Hello,
    Holdings,
    Inquiry,
    NewsId,
    Offer,
    Piece,
    PieceAt,
    Question,
    Refused,
    SealedNews,
    UpMessage,
    Wanted,
    decode_down,
    decode_up,
    encode,
)
from edge_sync.wire.parcel import open_parcel
from edge_sync.wire.receipt import leaf_of
from edge_sync.wire.signing import signed
from edge_sync.wire.submissions import Submitted
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.errors import BusyError, DiskFullError, StorageError, UnreachableError
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

FIRST_NEWS_WAIT_MS = 15_000
LONGEST_NEWS_WAIT_MS = 3_600_000  # a kiosk that comes back says hello and is served at once
MOST_ATTEMPTS = 5  # to take one application, if the process ends in the middle of it
MOST_GATHERINGS = 3  # of one document that does not fit, before a person must look

OnSubmission = Callable[[Submitted, Arrival], None]
"""Called inside the intake's transaction, exactly once for a submission that is taken.

It may write through the same `Database`, and may raise ApplicationRefusedError.
"""


class Intake:
    """Takes what kiosks send. One thread."""

    def __init__(
        self,
        database: Database,
        objects: Objects,
        keys: IntakeKeys,
        on_submission: OnSubmission,
        clock: Clock,
        on_question: OnQuestion = tells_nobody,
    ) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._objects = objects
        self._keys = keys
        self._checks = Checks(keys, self._store, objects)
        self._journals = Journals(database, keys.suite)
        self._log = Log(database, keys.suite, keys.signing)
        self._on_submission = on_submission
        self._questions = Questions(database, keys, on_question, clock)
        self._clock = clock

    def news_due(self, limit: int) -> list[SealedNews]:
        """Return the news to send now, signed, and plan when to send them again."""
        now_ms = self._now_ms()
        with self._database.transaction():
            rows = self._store.news_due(now_ms, limit)
            for row in rows:
                wait_ms = min(FIRST_NEWS_WAIT_MS << min(row.attempts, 16), LONGEST_NEWS_WAIT_MS)
                self._store.postpone_news(NewsId(row.id), now_ms + wait_ms)
        messages = (decode_down(row.message) for row in rows)
        suite, key = self._keys.suite, self._keys.signing
        return [signed(news, suite, key) for news in messages if isinstance(news, SealedNews)]

    def hasten_news(self) -> None:
        """Send all news that no kiosk has confirmed: after a pause nobody knows what was lost."""
        with self._database.transaction():
            self._store.hasten_news(None, self._now_ms())

    def receive(self, kiosk: KioskId, payload: bytes) -> list[DownMessage]:
        """Take one message of a kiosk and return the answers to it.

        When this returns, what the message brought is on the disk. Raises
        StorageError leaves: then nothing was taken, and it will come again.
        A kiosk whose word does not count gets no answer and keeps what it has.
        """
        if self._keys.kiosk_key(kiosk) is None:
            logger.error("%s: %s sends and does not count", StrangerError.code, kiosk)
            return []
        try:
            message = decode_up(payload)
        except UnreadableError as error:
            self._quarantine(kiosk, None, error.code, payload)
            return []
        return list(self._answer(kiosk, message))

    # -- messages ----------------------------------------------------------------

    def _answer(self, kiosk: KioskId, message: UpMessage) -> Iterator[DownMessage]:
        match message:
            case Hello(device_ms):
                with self._database.transaction():
                    self._store.hasten_news(kiosk, self._now_ms())
                yield self._greeting(kiosk, device_ms)
            case Offer():
                yield self._offered(kiosk, message)
            case Piece():
                yield from self._piece(kiosk, _at(message))
            case PieceAt():
                yield from self._piece(kiosk, message)
            case Inquiry(applications):
                yield from (self._holdings(kiosk, name) for name in applications)
            case Held(news):
                with self._database.transaction():
                    self._store.news_held(kiosk, news, self._now_ms())
            case Question():
                yield from self._questions.answers(kiosk, message)
            case Compare():
                yield self._log.compared(kiosk, message)
            case _:
                assert_never(message)

    def _greeting(self, kiosk: KioskId, hello_ms: int) -> Greeting:
        greeting = Greeting(
            suite=self._keys.suite.id, kiosk=kiosk, hello_ms=hello_ms, cloud_ms=self._now_ms()
        )
        return signed(greeting, self._keys.suite, self._keys.signing)

    def _offered(self, kiosk: KioskId, offer: Offer) -> DownMessage:
        known = self._store.known(offer.application)
        if known is not None and (known.kiosk, known.offer) != (kiosk, encode(offer)):
            return self._refuse_stranger_offer(kiosk, offer)
        with self._database.transaction():
            if known is None:
                self._store.begin(offer, kiosk, self._now_ms())
            else:
                self._store.count_delivery(offer.application)
        if known is not None and known.state is ArrivalState.HELD and known.answer is not None:
            logger.info("%s came again; its answer is the same", offer.slip)
            return decode_down(known.answer)
        return self._advance(kiosk, offer)

    def _holdings(self, kiosk: KioskId, application: ApplicationId) -> DownMessage:
        """Say how it stands with an application that this kiosk says it offered."""
        known = self._store.known(application)
        if known is None or known.kiosk != kiosk:
            return Holdings(application, is_known=False, holdings=())
        if known.answer is not None and known.state is ArrivalState.HELD:
            return decode_down(known.answer)
        gatherings = self._store.gatherings(application)
        offer = decode_up(known.offer)
        if isinstance(offer, Offer) and all(found.is_complete for found in gatherings):
            return self._advance(kiosk, offer)
        return Holdings(
            application, is_known=True, holdings=tuple(found.holding for found in gatherings)
        )

    def _piece(self, kiosk: KioskId, piece: PieceAt) -> Iterator[DownMessage]:
        gathering = self._store.gathering(piece.application, piece.document)
        known = self._store.known(piece.application)
        if gathering is None or known is None or not _belongs(piece, gathering, known, kiosk):
            return  # late, or of nothing we know: the next offer sorts it out
        run = -(-len(piece.data) // GRAIN_BYTES)
        if is_run_set(gathering.bitmap, piece.grain, run):
            return
        offset = piece.grain * GRAIN_BYTES
        self._objects.write_at(piece.application, piece.document, offset, piece.data)
        with self._database.transaction():
            self._store.add_grains(gathering, piece.grain, run)
        if known.state is ArrivalState.GATHERING and self._is_complete(known):
            offer = decode_up(known.offer)
            if isinstance(offer, Offer):
                yield self._advance(kiosk, offer)

    # -- taking an application ---------------------------------------------------

    def _advance(self, kiosk: KioskId, offer: Offer) -> DownMessage:
        """Take an application whose pieces are all here, or say which are wanted."""
        gatherings = self._store.gatherings(offer.application)
        if not all(gathering.is_complete for gathering in gatherings):
            return _wanted(offer, gatherings)
        spoiled = [found for found in gatherings if not self._is_whole(found)]
        if spoiled and max(found.spoiled for found in spoiled) + 1 < MOST_GATHERINGS:
            with self._database.transaction():
                for found in spoiled:
                    self._store.begin_again(found)
            return _wanted(offer, self._store.gatherings(offer.application))
        try:
            if spoiled:
                raise MismatchError("a document never came as it was promised")
            self._refuse_poison(offer)
            return self._take(kiosk, offer)
        except RefusedError as error:
            return self._refuse(kiosk, offer, error)
        except (BusyError, DiskFullError, UnreachableError):
            self._forgive(offer)
            raise

    def _take(self, kiosk: KioskId, offer: Offer) -> DownMessage:
        suite, now_ms = self._keys.suite, self._now_ms()
        entry = self._checks.entry(kiosk, offer)
        application = open_parcel(offer.parcel, suite, self._keys.opening)
        self._checks.application(application, offer, kiosk)
        leaf = leaf_of(offer, kiosk, now_ms, suite)
        with self._database.transaction():
            (receipt,) = self._log.receipts([leaf], now_ms)
            self._journals.note([offer.entry], now_ms)
            self._store.settle(
                offer.application,
                ArrivalState.HELD,
                encode(receipt),
                now_ms,
                application.slip_key,
            )
            self._on_submission(application, self._arrival(application, entry, now_ms))
        logger.info("took %s", offer.slip)
        return receipt

    def _refuse_poison(self, offer: Offer) -> None:
        """One application that ends the process each time must not keep out all others."""
        with self._database.transaction():
            attempts = self._store.note_attempt(offer.application)
        if attempts > MOST_ATTEMPTS:
            raise ApplicationRefusedError("the intake ended each time it took this application")

    def _forgive(self, offer: Offer) -> None:
        """What the cloud's own disk could not do is not held against an application."""
        with suppress(StorageError), self._database.transaction():
            self._store.forgive_attempt(offer.application)

    def _arrival(self, application: Submission, entry: Entry, now_ms: int) -> Arrival:
        received_ms, is_doubtful = legal_moment_ms(application.lodged, now_ms)
        known = self._store.known(application.id)
        return Arrival(
            application=application.id,
            kiosk=application.kiosk,
            slip=application.slip,
            arrived_ms=now_ms,
            received_ms=received_ms,
            is_clock_doubtful=is_doubtful,
            deliveries=known.deliveries if known else 1,
            journal_number=entry.number,
        )

    # -- refusing ----------------------------------------------------------------

    def _refuse(self, kiosk: KioskId, offer: Offer, error: RefusedError) -> Refused:
        refused = self._refusal(kiosk, offer, error.code)
        with self._database.transaction():
            self._quarantine(kiosk, offer, error.code, encode(offer))
            self._note_entry(kiosk, offer)
            self._store.settle(
                offer.application, ArrivalState.REFUSED, encode(refused), self._now_ms()
            )
        logger.error("%s: refused %s: %s", error.code, offer.slip, error)
        return refused

    def _refuse_stranger_offer(self, kiosk: KioskId, offer: Offer) -> Refused:
        """Refuse an offer that uses the id of an application which came otherwise before."""
        with self._database.transaction():
            self._quarantine(kiosk, offer, MismatchError.code, encode(offer))
            self._note_entry(kiosk, offer)
        logger.error("%s: two offers under one id, from %s", MismatchError.code, kiosk)
        return self._refusal(kiosk, offer, MismatchError.code)

    def _note_entry(self, kiosk: KioskId, offer: Offer) -> None:
        """What is refused stands in its kiosk's journal all the same: there a copied disk shows."""
        with suppress(RefusedError):
            self._checks.entry(kiosk, offer)
            self._journals.note([offer.entry], self._now_ms())

    def _refusal(self, kiosk: KioskId, offer: Offer, code: str) -> Refused:
        refused = Refused(
            suite=self._keys.suite.id,
            kiosk=kiosk,
            application=offer.application,
            code=code,
            parcel_sha256=self._keys.suite.hash(offer.parcel),
            refused_ms=self._now_ms(),
        )
        return signed(refused, self._keys.suite, self._keys.signing)

    def _quarantine(self, kiosk: KioskId, offer: Offer | None, code: str, payload: bytes) -> None:
        digest = self._keys.suite.hash(payload)
        application = offer.application if offer else None
        with self._database.transaction():
            self._store.quarantine(kiosk, application, code, payload, digest, self._now_ms())

    # -- small questions ---------------------------------------------------------

    def _is_complete(self, known: Known) -> bool:
        return all(found.is_complete for found in self._store.gatherings(known.application))

    def _is_whole(self, gathering: Gathering) -> bool:
        document = gathering.document
        digest = self._objects.sealed_hash(gathering.application, document.id)
        return digest == document.sha256

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())


def _at(piece: Piece) -> PieceAt:
    """Read a piece of the first version as one of the second."""
    first = piece.index * (PIECE_BYTES // GRAIN_BYTES)
    names = (bytes.fromhex(piece.application), bytes.fromhex(piece.document))
    return PieceAt(*names, first, piece.data)


def _belongs(piece: PieceAt, gathering: Gathering, known: Known, kiosk: KioskId) -> bool:
    """Say whether a piece is one that this kiosk promised: whole grains, up to the end."""
    left_bytes = gathering.document.size_bytes - piece.grain * GRAIN_BYTES
    is_whole = len(piece.data) % GRAIN_BYTES == 0 or len(piece.data) == left_bytes
    return (
        gathering.application == piece.application
        and known.kiosk == kiosk
        and 0 < len(piece.data) <= left_bytes
        and is_whole
    )


def _wanted(offer: Offer, gatherings: list[Gathering]) -> Wanted:
    return Wanted(offer.application, tuple(found.holding_1 for found in gatherings))
