"""What arrived, what gathers and what is told: every query of the intake.

Methods that change something run inside the caller's transaction.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from edge_sync.cloud.tables import (
    ArrivalRow,
    GatheringRow,
    NewsOutboxRow,
    QuarantineRow,
)
from edge_sync.wire.application import ApplicationId, DocumentId, KioskId, SlipNumber
from edge_sync.wire.bitmap import coarser, finer, is_run_set, with_run
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    Holding,
    NewsId,
    Offer,
    SealedDocument,
    SealedNews,
    encode,
)
from provisioning.storage.database import Database
from provisioning.trust.suite import SealingPublicKey

_GRAINS_OF_A_PIECE = PIECE_BYTES // GRAIN_BYTES


class ArrivalState(Enum):
    """How far an application has come."""

    GATHERING = "gathering"  # documents are missing
    HELD = "held"  # committed and signed for
    REFUSED = "refused"  # kept whole in quarantine


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one application. ``answer`` is the encoded receipt or refusal."""

    application: ApplicationId
    kiosk: KioskId
    slip: SlipNumber
    offer: bytes
    state: ArrivalState
    deliveries: int
    answer: bytes | None
    slip_key: SealingPublicKey | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """One document and which of its grains are here."""

    application: ApplicationId
    document: SealedDocument
    bitmap: bytes
    spoiled: int

    @property
    def is_complete(self) -> bool:
        """Whether every grain is here."""
        return is_run_set(self.bitmap, 0, self.document.grains)

    @property
    def holding(self) -> Holding:
        """What the kiosk is told: the grains."""
        return Holding(self.document.id, self.bitmap)

    @property
    def holding_1(self) -> Holding:
        """What the first version of it says: whole pieces."""
        whole = coarser(self.bitmap, self.document.grains, _GRAINS_OF_A_PIECE)
        return Holding(self.document.id, whole)


class IntakeStore:
    """The intake's tables, in words of this floor."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- arrivals ----------------------------------------------------------------

    def known(self, application: ApplicationId) -> Known | None:
        """Return what is known of an application."""
        found = ArrivalRow.select().where(ArrivalRow.application == application)
        row = self._database.first(found)
        return _known(row) if row else None

    def slip_is_taken(self, slip: SlipNumber, application: ApplicationId) -> bool:
        """Say whether another application that we hold bears this slip's number."""
        found = ArrivalRow.select().where(
            (ArrivalRow.slip == slip)
            & (ArrivalRow.application != application)
            & (ArrivalRow.state == ArrivalState.HELD.value)
        )
        return self._database.first(found) is not None

    def begin(self, offer: Offer, kiosk: KioskId, now_ms: int) -> None:
        """Note a new application and the documents to come."""
        self._database.run(
            ArrivalRow.insert(
                application=offer.application,
                kiosk=kiosk,
                slip=offer.slip,
                offer=encode(offer),
                state=ArrivalState.GATHERING.value,
                deliveries=1,
                first_ms=now_ms,
                attempts=0,
            )
        )
        for document in offer.documents:
            self._database.run(
                GatheringRow.insert(
                    document=document.id,
                    application=offer.application,
                    size_bytes=document.size_bytes,
                    sha256=document.sha256,
                    bitmap=b"",
                    spoiled=0,
                ).on_conflict_ignore()  # named twice: the check of the whole refuses it later
            )

    def count_delivery(self, application: ApplicationId) -> None:
        """Note that an offer came once more."""
        changed = ArrivalRow.update(deliveries=ArrivalRow.deliveries + 1)
        self._database.run(changed.where(ArrivalRow.application == application))

    def note_attempt(self, application: ApplicationId) -> int:
        """Note that taking this application begins; return how often it has begun."""
        here = ArrivalRow.application == application
        self._database.run(ArrivalRow.update(attempts=ArrivalRow.attempts + 1).where(here))
        row = self._database.first(ArrivalRow.select(ArrivalRow.attempts).where(here))
        return int(row.attempts) if row else 0

    def forgive_attempt(self, application: ApplicationId) -> None:
        """Take the last `note_attempt` back: it came to its end, if not to a good one."""
        begun = (ArrivalRow.application == application) & (ArrivalRow.attempts > 0)
        self._database.run(ArrivalRow.update(attempts=ArrivalRow.attempts - 1).where(begun))

    def settle(
        self,
        application: ApplicationId,
        state: ArrivalState,
        answer: bytes,
        now_ms: int,
        slip_key: bytes | None = None,
    ) -> None:
        """Note the signed answer that this application gets from now on."""
        changed = ArrivalRow.update(
            state=state.value, answer=answer, settled_ms=now_ms, slip_key=slip_key, attempts=0
        )
        self._database.run(changed.where(ArrivalRow.application == application))
        if state is ArrivalState.HELD:
            self._database.run(GatheringRow.delete().where(GatheringRow.application == application))

    # -- documents ---------------------------------------------------------------

    def gatherings(self, application: ApplicationId) -> list[Gathering]:
        """Return an application's documents and what is here of them."""
        found = GatheringRow.select().where(GatheringRow.application == application)
        return [_gathering(row) for row in self._database.rows(found)]

    def gathering(self, application: ApplicationId, document: DocumentId) -> Gathering | None:
        """Return one document that is still gathering."""
        row = self._database.first(GatheringRow.select().where(_is(application, document)))
        return _gathering(row) if row else None

    def add_grains(self, gathering: Gathering, first: int, run: int) -> None:
        """Note that these grains are on the disk."""
        bitmap = with_run(gathering.bitmap, first, run, gathering.document.grains)
        changed = GatheringRow.update(bitmap=bitmap)
        here = _is(gathering.application, gathering.document.id)
        self._database.run(changed.where(here))

    def begin_again(self, gathering: Gathering) -> None:
        """Note that what gathered is not what was promised: all its pieces are wanted anew."""
        changed = GatheringRow.update(bitmap=b"", spoiled=GatheringRow.spoiled + 1)
        here = _is(gathering.application, gathering.document.id)
        self._database.run(changed.where(here))

    # -- quarantine -------------------------------------------------

    def quarantine(
        self,
        kiosk: KioskId,
        application: ApplicationId | None,
        code: str,
        payload: bytes,
        sha256: bytes,
        now_ms: int,
    ) -> None:
        """Keep something that could not be taken, whole; the same bytes are kept once."""
        self._database.run(
            QuarantineRow.insert(
                kiosk=kiosk,
                application=application,
                code=code,
                payload=payload,
                sha256=sha256,
                since_ms=now_ms,
                times=1,
            ).on_conflict(
                conflict_target=[QuarantineRow.sha256],
                update={QuarantineRow.times: QuarantineRow.times + 1},
            )
        )

    def in_quarantine(self) -> list[tuple[KioskId, ApplicationId | None, str]]:
        """Return what is kept in quarantine: by whom, of which application, and why."""
        rows = self._database.rows(QuarantineRow.select().order_by(QuarantineRow.place))
        return [(KioskId(row.kiosk), row.application, row.code) for row in rows]

    # -- news --------------------------------------------------------------------

    def tell(self, message: SealedNews, now_ms: int) -> None:
        """Owe news to a kiosk. The same news twice are owed once."""
        self._database.run(
            NewsOutboxRow.insert(
                id=message.id,
                application=message.application,
                kiosk=message.kiosk,
                message=encode(message),
                told_ms=now_ms,
                due_ms=now_ms,
                attempts=0,
            ).on_conflict_ignore()
        )

    def news_due(self, now_ms: int, limit: int) -> list[NewsOutboxRow]:
        """Return the news to send now, those waiting longest first."""
        open_news = NewsOutboxRow.held_ms.is_null() & (NewsOutboxRow.due_ms <= now_ms)
        query = NewsOutboxRow.select().where(open_news).order_by(NewsOutboxRow.due_ms)
        return self._database.rows(query.limit(limit))

    def postpone_news(self, news: NewsId, due_ms: int) -> None:
        """Note that news were sent, and when to send them again."""
        changed = NewsOutboxRow.update(due_ms=due_ms, attempts=NewsOutboxRow.attempts + 1)
        self._database.run(changed.where(NewsOutboxRow.id == news))

    def hasten_news(self, kiosk: KioskId | None, now_ms: int) -> None:
        """Send everything this kiosk (or any, for None) does not hold at once."""
        waiting = NewsOutboxRow.held_ms.is_null()
        if kiosk is not None:
            waiting &= NewsOutboxRow.kiosk == kiosk
        self._database.run(NewsOutboxRow.update(due_ms=now_ms, attempts=0).where(waiting))

    def news_held(self, kiosk: KioskId, news: tuple[NewsId, ...], now_ms: int) -> None:
        """Note that a kiosk holds these."""
        changed = NewsOutboxRow.update(held_ms=now_ms).where(
            NewsOutboxRow.id.in_(news) & (NewsOutboxRow.kiosk == kiosk)
        )
        self._database.run(changed)

    def is_held(self, news: NewsId) -> bool:
        """Say whether these news are on their kiosk's disk."""
        found = NewsOutboxRow.select().where(NewsOutboxRow.id == news)
        row = self._database.first(found)
        return row is not None and row.held_ms is not None


def _is(application: ApplicationId, document: DocumentId) -> Any:  # noqa: ANN401 - peewee's own
    return (GatheringRow.application == application) & (GatheringRow.document == document)


def _known(row: ArrivalRow) -> Known:
    return Known(
        application=ApplicationId(row.application),
        kiosk=KioskId(row.kiosk),
        slip=SlipNumber(row.slip),
        offer=row.offer,
        state=ArrivalState(row.state),
        deliveries=row.deliveries,
        answer=row.answer,
        slip_key=SealingPublicKey(row.slip_key) if row.slip_key else None,
    )


def _gathering(row: GatheringRow) -> Gathering:
    document = SealedDocument(DocumentId(row.document), row.size_bytes, row.sha256)
    return Gathering(
        application=ApplicationId(row.application),
        document=document,
        bitmap=_in_grains(row.bitmap, document),
        spoiled=row.spoiled,
    )


def _in_grains(bitmap: bytes, document: SealedDocument) -> bytes:
    """Read a map that was begun when whole pieces were counted: it is shorter."""
    if len(bitmap) >= -(-document.grains // 8):
        return bitmap
    return finer(bitmap, document.grains, _GRAINS_OF_A_PIECE)
