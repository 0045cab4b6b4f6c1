"""What arrived, what gathers and what is told: every query of the intake.

Methods that change something run inside the caller's transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from edge_sync.cloud.tables import (
    ArrivalRow,
    GatheringRow,
    NewsOutboxRow,
)
from edge_sync.wire.application import ApplicationId, DocumentId, KioskId, SlipNumber
from edge_sync.wire.bitmap import coarser, finer, is_run_set, with_run
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    Holding,
    Offer,
    SealedDocument,
    SealedNews,
    encode,
)
from provisioning.storage.database import Database
from provisioning.storage.many import parted
from provisioning.storage.table import Table
from provisioning.trust.suite import SealingPublicKey

MOST_GATHERINGS = 3  # of one document that does not fit, before a person must look
_GRAINS_OF_A_PIECE = PIECE_BYTES // GRAIN_BYTES


_BEGUN = """
SELECT arrival.kiosk, count(*), sum(gathering.size_bytes)
FROM arrival JOIN gathering ON gathering.application = arrival.application
WHERE arrival.state = 'gathering' AND arrival.kiosk IN ({}) GROUP BY arrival.kiosk
"""


_ANY_NEWS = "SELECT 1 FROM news_outbox WHERE held_ms IS NULL LIMIT 1"


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
    attempts: int = 0

    @classmethod
    def fresh(cls, kiosk: KioskId, offer: Offer) -> "Known":
        """Return what is known of an offer that has come for the first time."""
        name, slip = offer.application, offer.slip
        return cls(name, kiosk, slip, encode(offer), ArrivalState.GATHERING, 1, None, None)

    def is_of(self, offer: Offer) -> bool:
        """Say whether this is exactly the offer that came before."""
        return self.offer == encode(offer)

    def delivered_again(self) -> "Known":
        """Return the same, come once more: what was refused may be taken this time."""
        again = replace(self, deliveries=self.deliveries + 1)
        if self.state is not ArrivalState.REFUSED:
            return again
        return replace(again, state=ArrivalState.GATHERING, answer=None)


@dataclass(frozen=True, slots=True)
class Settled:
    """An application that is taken: its receipt, encoded, and the key of its slip."""

    application: ApplicationId
    answer: bytes
    slip_key: bytes | None
    had_documents: bool = True


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

    def with_grains(self, first: int, run: int) -> "Gathering":
        """Return it with some more grains."""
        return replace(self, bitmap=with_run(self.bitmap, first, run, self.document.grains))

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
        found = self._database.find(ArrivalRow, application=application)
        return _known(found[0]) if found else None

    def known_all(self, names: Collection[ApplicationId]) -> dict[ApplicationId, Known]:
        """Return what is known of each of these that is known."""
        rows = self._named(ArrivalRow, "application", names)
        return {ApplicationId(row.application): _known(row) for row in rows}

    def answers(self, names: Collection[ApplicationId]) -> dict[ApplicationId, bytes]:
        """Return the receipts of those that are held."""
        rows = self._held("application", names, ("application", "answer"))
        return {ApplicationId(row.application): row.answer for row in rows}

    def slips_are_taken(self, slips: Mapping[SlipNumber, ApplicationId]) -> bool:
        """Say whether another application that we hold bears the number of one of these slips."""
        rows = self._held("slip", slips, ("application", "slip"))
        return any(row.application != slips[SlipNumber(row.slip)] for row in rows)

    def begun_by(self, kiosks: Collection[KioskId]) -> dict[KioskId, tuple[int, int]]:
        """Return how many documents of these kiosks are gathering, and their bytes in all."""
        if not kiosks:
            return {}
        marks = ", ".join("?" for _kiosk in set(kiosks))
        rows = self._database.ask(_BEGUN.format(marks), *set(kiosks))
        return {KioskId(kiosk): (int(number), int(size)) for kiosk, number, size in rows}

    def begin_all(self, came: Sequence[tuple[Known, Offer]], now_ms: int) -> None:
        """Note new applications and the documents to come."""
        self._database.insert(
            ArrivalRow,
            [
                {
                    "application": known.application,
                    "kiosk": known.kiosk,
                    "slip": known.slip,
                    "offer": known.offer,
                    "state": known.state.value,
                    "deliveries": known.deliveries,
                    "first_ms": now_ms,
                    "attempts": 0 if offer.documents else 1,  # it is taken at once
                }
                for known, offer in came
            ],
        )
        papers = {
            (offer.application, document.id): {
                "application": offer.application,
                "document": document.id,
                "size_bytes": document.size_bytes,
                "sha256": document.sha256,
                "bitmap": b"",
                "spoiled": 0,
            }
            for _known, offer in came
            for document in reversed(offer.documents)  # named twice: the check of the whole refuses
        }
        self._database.insert(GatheringRow, list(papers.values()))

    def set_deliveries(self, deliveries: Mapping[ApplicationId, int]) -> None:
        """Note how often offers have come by now."""
        rows = [{"application": name, "deliveries": times} for name, times in deliveries.items()]
        self._database.change(ArrivalRow, ("application",), rows)

    def open_again(self, names: Collection[ApplicationId]) -> None:
        """Note that these were refused and are looked at once more.

        Documents that never came as promised may come anew.
        """
        if names:
            changed = ArrivalRow.update(state=ArrivalState.GATHERING.value, answer=None)
            self._database.run(changed.where(ArrivalRow.application.in_(list(names))))
            worn = GatheringRow.application.in_(list(names)) & (
                GatheringRow.spoiled >= MOST_GATHERINGS - 1
            )
            self._database.run(GatheringRow.update(bitmap=b"", spoiled=0).where(worn))

    def note_attempts(self, attempts: Mapping[ApplicationId, int]) -> None:
        """Note that taking these begins, and for how many times it has by now."""
        rows = [{"application": name, "attempts": times} for name, times in attempts.items()]
        self._database.change(ArrivalRow, ("application",), rows)

    def forgive_attempts(self, names: Collection[ApplicationId]) -> None:
        """Take the last `note_attempts` back: they came to their end, if not to a good one."""
        begun = ArrivalRow.application.in_(list(names)) & (ArrivalRow.attempts > 0)
        self._database.run(ArrivalRow.update(attempts=ArrivalRow.attempts - 1).where(begun))

    def settle_held(self, settled: Sequence[Settled], now_ms: int) -> None:
        """Note that these are held, with their receipts."""
        self._database.change(
            ArrivalRow,
            ("application",),
            [
                {
                    "application": one.application,
                    "state": ArrivalState.HELD.value,
                    "answer": one.answer,
                    "settled_ms": now_ms,
                    "slip_key": one.slip_key,
                    "attempts": 0,
                }
                for one in settled
            ],
        )
        self._forget_gatherings([one.application for one in settled if one.had_documents])

    def _forget_gatherings(self, names: Collection[ApplicationId]) -> None:
        if names:
            here = GatheringRow.application.in_(list(names))
            self._database.run(GatheringRow.delete().where(here))

    def settle(
        self,
        application: ApplicationId,
        state: ArrivalState,
        answer: bytes,
        now_ms: int,
    ) -> None:
        """Note the signed answer that this application gets from now on."""
        changed = ArrivalRow.update(state=state.value, answer=answer, settled_ms=now_ms, attempts=0)
        self._database.run(changed.where(ArrivalRow.application == application))

    # -- documents ---------------------------------------------------------------

    def gatherings(self, application: ApplicationId) -> list[Gathering]:
        """Return an application's documents and what is here of them."""
        found = self._database.find(GatheringRow, application=application)
        return [_gathering(row) for row in found]

    def gatherings_all(
        self, names: Collection[ApplicationId]
    ) -> dict[ApplicationId, list[Gathering]]:
        """Return the documents of each of these that are gathering."""
        found: dict[ApplicationId, list[Gathering]] = {}
        for row in self._named(GatheringRow, "application", names):
            found.setdefault(ApplicationId(row.application), []).append(_gathering(row))
        return found

    def set_grains(self, gathering: Gathering) -> None:
        """Note which grains are on the disk."""
        document = gathering.document.id
        here = {"application": gathering.application, "document": document}
        changed = {**here, "bitmap": gathering.bitmap}
        self._database.change(GatheringRow, tuple(here), [changed])

    def begin_again(self, gathering: Gathering) -> None:
        """Note that what gathered is not what was promised: all its pieces are wanted anew."""
        changed = GatheringRow.update(bitmap=b"", spoiled=gathering.spoiled + 1)
        here = _is(gathering.application, gathering.document.id)
        unseen = GatheringRow.spoiled == gathering.spoiled  # by another worker
        self._database.run(changed.where(here & unseen))

    # -- news --------------------------------------------------------------------

    def tell(self, messages: Sequence[SealedNews], now_ms: int) -> None:
        """Owe news to kiosks. The same news twice are owed once."""
        owed = {one.id: one for one in messages}
        for row in self._database.seek(NewsOutboxRow, ("id",), [(name,) for name in owed], ("id",)):
            del owed[row.id]
        self._database.insert(
            NewsOutboxRow,
            [
                {
                    "id": one.id,
                    "application": one.application,
                    "kiosk": one.kiosk,
                    "message": encode(one),
                    "told_ms": now_ms,
                    "due_ms": now_ms,
                    "attempts": 0,
                }
                for one in owed.values()
            ],
        )

    def news_due(self, now_ms: int, limit: int) -> list[NewsOutboxRow]:
        """Return the news to send now, those waiting longest first."""
        due = "held_ms IS NULL AND due_ms <= ? ORDER BY due_ms LIMIT ?"
        return self._database.where(NewsOutboxRow, due, now_ms, limit)

    def postpone_news(self, news: NewsId, due_ms: int) -> None:
        """Note that news were sent, and when to send them again."""
        changed = NewsOutboxRow.update(due_ms=due_ms, attempts=NewsOutboxRow.attempts + 1)
        self._database.run(changed.where(NewsOutboxRow.id == news))

    def hasten_news(self, kiosks: Collection[KioskId] | None, now_ms: int) -> None:
        """Send everything these kiosks (or any, for None) do not hold at once."""
        if not self._database.ask(_ANY_NEWS):
            return
        waiting = NewsOutboxRow.held_ms.is_null()
        if kiosks is not None:
            waiting &= NewsOutboxRow.kiosk.in_(list(kiosks))
        self._database.run(NewsOutboxRow.update(due_ms=now_ms, attempts=0).where(waiting))

    def news_held(self, kiosk: KioskId, news: tuple[NewsId, ...], now_ms: int) -> None:
        """Note that a kiosk holds these."""
        for some in parted(news):
            mine = NewsOutboxRow.id.in_(some) & (NewsOutboxRow.kiosk == kiosk)
            self._database.run(NewsOutboxRow.update(held_ms=now_ms).where(mine))

    def _named(
        self,
        table: type[Table],
        column: str,
        wanted: Collection[str],
        only: tuple[str, ...] = (),
    ) -> list[Any]:
        """Return the rows whose column holds one of these."""
        return self._database.seek(table, (column,), [(one,) for one in wanted], only)

    def _held(self, column: str, wanted: Collection[str], only: tuple[str, ...]) -> list[Any]:
        """Return the arrivals that are held and whose column holds one of these."""
        keys = [(one, ArrivalState.HELD.value) for one in wanted]
        return self._database.seek(ArrivalRow, (column, "state"), keys, only)

    def is_held(self, news: NewsId) -> bool:
        """Say whether these news are on their kiosk's disk."""
        found = self._database.find(NewsOutboxRow, ("held_ms",), id=news)
        return bool(found) and found[0].held_ms is not None


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
        attempts=row.attempts,
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
