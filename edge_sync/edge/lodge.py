"""`Edge`: what the screen process asks of this floor.

A lodge is one transaction (decision 5). Before it, the documents are sealed
and lie on the disk; after it, the parcel is owed to the cloud, the journal has
its entry and the slip can be printed at any time. Whatever fails before its
end leaves nothing behind, and the application is still in the caller's hands.

Opened by `edge.opening.open_edge`. Any thread; calls that write block for some
milliseconds to some seconds of disk, so not the one that draws.
"""

import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edge_sync.edge.carrying import Carried, carry_away
from edge_sync.edge.drafts import DraftId, Drafts
from edge_sync.edge.health import OutboxHealth
from edge_sync.edge.notable import NotableSlip
from edge_sync.edge.numbers import Numbers
from edge_sync.edge.questions import Questions
from edge_sync.edge.room import Room
from edge_sync.edge.sealing import SealedFiles
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.slips import Slip
from edge_sync.edge.stamps import Stamps
from edge_sync.edge.store import CLOCK_ERROR, EdgeStore
from edge_sync.edge.wake import Ring, ring
from edge_sync.edge.writing import LodgeWriter
from edge_sync.errors import (
    SlipNumberTakenError,
    TwoHistoriesError,
    UnreadableError,
    UnsoundApplicationError,
)
from edge_sync.wire.application import (
    ApplicationId,
    DocumentId,
    SlipNumber,
    Stamp,
    Submission,
)
from edge_sync.wire.documents import sealed_size
from edge_sync.wire.messages import AnyReceipt
from edge_sync.wire.news import News, open_news
from edge_sync.wire.slip_code import (
    read_public_code,
    slip_check,
    slip_key,
    slip_number,
    slip_proof,
    slip_sequence,
)
from edge_sync.wire.slip_secret import SlipSecret
from provisioning.clock import Clock
from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DiskFullError,
    StorageError,
)
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import (
    SLIP_SECRET_BYTES,
    NotOpenedError,
)

__all__ = ["Edge", "Lodged", "Waiting"]

logger = logging.getLogger(__name__)

_OVERHEAD_BYTES = 256 * 1024  # parcel, journal, slip and the log's pages, generously


@dataclass(frozen=True, slots=True)
class Lodged:
    """An application that counts from now on: its slip, and its place in the journal."""

    slip: Slip
    journal_number: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not arrived: for the helper's page."""

    owed: int
    refused: dict[SlipNumber, str]  # failure code by slip
    oldest_ms: int | None = None  # when the oldest of those owed was lodged, UTC
    faults: tuple[str, ...] = ()  # what else central operations must hear of, by failure code


class Edge:
    """One kiosk's store, as the process that lodges sees it."""

    def __init__(
        self,
        settings: EdgeSettings,
        keys: KioskKeys,
        clock: Clock,
        store: EdgeStore,
        stamps: Stamps,
        numbers: Numbers,
        drafts: Drafts,
    ) -> None:
        self._settings = settings
        self._keys = keys
        self._clock = clock
        self._store = store
        self._stamps = stamps
        self._numbers = numbers
        self.drafts = drafts
        self.questions = Questions(settings, keys, clock, store.questions)
        self.heads = store.heads(keys.suite)
        self._files = SealedFiles(settings.documents, keys.suite)
        self._writer = LodgeWriter(keys, store)
        self._room = Room(settings)
        self._one_at_a_time = threading.Lock()

    # -- before a lodge ----------------------------------------------------------

    def has_room(self) -> bool:
        """Say whether a visit may begin: whether there is room on the disk for its end."""
        return self._room.admits()

    def next_slip_number(self) -> SlipNumber:
        """Return the number the next lodge will use. Asking twice gives the same number."""
        last = self._store.last_slip_sequence()
        sequence = 1 + (self._numbers.floor.slips if last is None else last)
        return slip_number(self._keys.kiosk, sequence)

    def new_slip_secret(self) -> SlipSecret:
        """Make the secret for a slip; it stays in memory until the lodge."""
        secret = self._keys.suite.random(SLIP_SECRET_BYTES)
        private = slip_key(secret, self._keys.suite)
        check = slip_check(self.proof_of(secret), self._keys.suite)
        return SlipSecret(secret, self._keys.suite.sealing_public(private), check)

    def proof_of(self, secret: bytes) -> bytes:
        """Return what shows the cloud that whoever submits holds the slip with this secret."""
        return slip_proof(secret, self._keys.suite)

    def stamp(self) -> Stamp:
        """Stamp this moment, for a signature or for the lodge itself."""
        return self._stamps.make(self._store.fact(CLOCK_ERROR))

    # -- the lodge ---------------------------------------------------------------

    def lodge(
        self,
        application: Submission,
        documents: Mapping[DocumentId, bytes],
        slip_record: bytes,
        slip_secret: SlipSecret,
        draft: DraftId | None = None,
    ) -> Lodged:
        """Seal an application and make it count. Once it returns, a power cut changes nothing.

        Lodging the same application again returns the slip it has: a call that
        failed in an unclear way may simply be repeated.

        Args:
            application: Complete: with its slip's number, stamp and public slip key.
            documents: The plain bytes of exactly the documents it describes.
            slip_record: What the slip is printed from. Nothing personal.
            slip_secret: From `new_slip_secret`; its public key is in the application.
            draft: The draft it was made from, which ends in the same transaction.

        Raises:
            DiskFullError, BusyError: Nothing was written; try again later.
            UnreachableError: The disk failed; lodge again, which shows whether it was written.
            SlipNumberTakenError: Another application has this number.
            UnsoundApplicationError: The application does not fit together.
        """
        with self._one_at_a_time:
            before = self._lodged_before(application)
            return before or self._lodge(application, documents, slip_record, slip_secret, draft)

    # -- slips -------------------------------------------------------------------

    def slips_due(self) -> list[Slip]:
        """Return the slips whose printing was not confirmed, oldest first: offer them again."""
        return self._store.slips_due()

    def slip(self, number: SlipNumber) -> Slip | None:
        """Return a slip, to print or to reprint: a reprint bears the public code alone."""
        return self._store.slip(number)

    def slip_for(self, secret: bytes) -> Slip | None:
        """Return the slip that bears this secret, if this kiosk gave it: an index by key alone."""
        suite = self._keys.suite
        return self._store.slip_for_key(suite.key_id(suite.sealing_public(slip_key(secret, suite))))

    def mark_printed(self, number: SlipNumber) -> None:
        """Note that the printer confirmed the slip: its secret is erased. Harmless twice.

        If its last trace, in the database's log, cannot be wiped just now, the courier does it.
        """
        now_ms = milliseconds(self._clock.now())
        self._room.make(lambda: self._store.mark_printed(number, now_ms))
        try:
            is_wiped = self._room.make(self._store.wipe_secrets)
        except StorageError as error:
            logger.warning("%s: a printed slip's secret is wiped later", error.code)
        else:
            if not is_wiped:
                logger.warning("%s: a printed slip's secret is wiped later", BusyError.code)
        ring(self._settings.wake, Ring.PRINTED)

    # -- what came back ----------------------------------------------------------

    def news_for(self, secret: bytes) -> list[News]:
        """Open the news for the slip with this secret, oldest first, for as long as it is shown.

        ``secret`` comes from `edge_sync.wire.slip_code.read_private_code`. What
        this kiosk cannot read is left out; if that is all there is, it raises
        UnreadableError (a version it does not know) or NotOpenedError.
        """
        suite = self._keys.suite
        key = slip_key(secret, suite)
        sealed = self._store.news_for_key(suite.key_id(suite.sealing_public(key)))
        news, unread = list[News](), list[UnreadableError | NotOpenedError]()
        for message in sealed:
            try:
                news.append(open_news(message, key, suite))
            except (UnreadableError, NotOpenedError) as error:
                logger.warning("%s: a piece of news is left out", error.code)
                unread.append(error)
        if unread and not news:
            raise unread[0]  # "nothing yet" would not be true
        return news

    def receipt(self, application: ApplicationId) -> AnyReceipt | None:
        """Return the cloud's signed word for an application, if it has come."""
        return self._store.receipt(application)

    def waiting(self) -> Waiting:
        """Return what has not arrived in the cloud."""
        store = self._store
        doubts = (TwoHistoriesError.code,) if self.heads.doubts() else ()
        return Waiting(len(store.owed()), store.refused(), store.oldest_owed_ms(), doubts)

    def outbox_health(self) -> OutboxHealth:
        """Say how old each entry of the outbox is, what is wrong with it, and the way out."""
        return self._store.health(milliseconds(self._clock.now()))

    def notable_slips(self, since_ms: int) -> list[NotableSlip]:
        """Return what a helper may have to tell somebody about, see `edge.notable`."""
        return self._store.notable_slips(since_ms)

    def settle(self) -> None:
        """Leave everything in one file before the machine is switched off."""
        self._store.settle()

    def carry_away(self, stick: Path) -> Carried:
        """Copy what has not left to a stick, see `edge.carrying`."""
        return carry_away(self._settings, self._keys, stick, self._clock)

    def journal(self) -> list[bytes]:
        """Return the journal's entries, encoded, oldest first, for `wire.verify`."""
        return self._store.journal()

    def journal_before(self) -> list[bytes]:
        """Return what was saved of chains that ended when a store was damaged, oldest first."""
        return self._store.journal_before()

    # -- inside ------------------------------------------------------------------

    def _lodge(
        self,
        application: Submission,
        documents: Mapping[DocumentId, bytes],
        slip_record: bytes,
        slip_secret: SlipSecret,
        draft: DraftId | None,
    ) -> Lodged:
        self._check(application, slip_secret)
        self._room.demand(_OVERHEAD_BYTES + sum(map(sealed_size, map(len, documents.values()))))
        self._numbers.reserve(slip_sequence(application.slip), application.lodged.sequence)
        sealed = self._files.write(application, documents)
        try:
            journal_number = self._writer.write(
                application, sealed, slip_record, slip_secret, draft or ""
            )
        except (BusyError, ConflictError, DiskFullError) as error:
            # Surely not committed. After any other trouble the files stay: a commit may yet
            # turn out to have reached the disk, and strays are removed at the next opening.
            self._files.remove(application.documents)
            if isinstance(error, ConflictError):
                raise SlipNumberTakenError("another application has this number") from error
            raise
        logger.info("lodged %s", application.slip)
        if draft:
            self.drafts.clear()
        ring(self._settings.wake, Ring.LODGED)
        return Lodged(self._slip_there(application.slip), journal_number)

    def _lodged_before(self, application: Submission) -> Lodged | None:
        slip = self._store.slip(application.slip)
        if slip is None:
            return None
        if slip.application != application.id:
            raise SlipNumberTakenError("another application has this number")
        return Lodged(slip, read_public_code(slip.public_code).facts.journal_number)

    def _check(self, application: Submission, secret: SlipSecret) -> None:
        if application.kiosk != self._keys.kiosk:
            raise UnsoundApplicationError("the application names another kiosk")
        if not application.slip.startswith(f"{self._keys.kiosk.upper()}-"):
            raise UnsoundApplicationError("the slip's number is not this kiosk's")
        if application.slip_key != secret.public_key:
            raise UnsoundApplicationError("the slip's key is not that of its secret")

    def _slip_there(self, number: SlipNumber) -> Slip:
        slip = self._store.slip(number)
        if slip is None:
            raise AssertionError("a slip vanished right after its lodge")
        return slip
