"""What a kiosk owes, has received and knows: every query of both its processes.

Methods that write say so and take one transaction each; `write_lodged` joins
the caller's.
"""

from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass

import msgspec

from edge_sync.edge.believed_day import CLOCK_SAID, CLOUD_SAID
from edge_sync.edge.draft_trips import DraftTrips
from edge_sync.edge.heads import Heads
from edge_sync.edge.health import Entry, OutboxHealth, lost, outbox_health
from edge_sync.edge.notable import NotableSlip, notable_slips
from edge_sync.edge.question_store import QuestionStore
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.slips import NewSlip, Slip, further_slip_of, slip_of
from edge_sync.edge.tables import (
    DraftRow,
    FactRow,
    FurtherSlipRow,
    JournalRow,
    NewsRow,
    OutboxRow,
    ReceiptRow,
    SlipRow,
)
from edge_sync.wire.application import ApplicationId, DocumentId, SlipNumber
from edge_sync.wire.messages import (
    AnyReceipt,
    Offer,
    Refused,
    SealedDocument,
    SealedNews,
    encode,
)
from provisioning.storage.database import Database
from provisioning.trust.suite import KeyId, Suite

CLOCK_ERROR = "clock error, ms"
LAST_STAMP = "last stamp"
LAST_HEARD = "cloud last heard, ms"
SLIPS_BEFORE = "slips before"  # numbers up to this one may have been given before a salvage
ERASED = "secrets erased"  # how often a secret was erased from its row …
WIPED = "secrets wiped"  # … and how many of these are surely out of the log too

_OLDEST = "SELECT min(lodged_ms) FROM outbox WHERE refused IS NULL"
_OWED = "SELECT application FROM outbox WHERE refused IS NULL ORDER BY place"
_ASIDE = """
SELECT place, application FROM outbox WHERE refused IS NOT NULL AND place > ?
ORDER BY place LIMIT ?
"""
_BEFORE_ALL = -(2**63)  # what was salvaged lies at places up to 0
_DOCUMENTS = msgspec.msgpack.Decoder(tuple[SealedDocument, ...])
_NEWS = msgspec.msgpack.Decoder(SealedNews)
_RECEIPT: msgspec.msgpack.Decoder[AnyReceipt] = msgspec.msgpack.Decoder(AnyReceipt)


@dataclass(frozen=True, slots=True)
class JournalEnd:
    """The last entry of the journal: its chain, its number and its encoded bytes."""

    chain: str
    number: int
    entry: bytes


class EdgeStore:
    """The kiosk's database, in words of this floor. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.questions = QuestionStore(database)

    def heads(self, suite: Suite) -> Heads:
        """Return what is known of the cloud's heads."""
        return Heads(self._database, suite)

    def draft_trips(self, settings: EdgeSettings, suite: Suite) -> DraftTrips:
        """Return what is known of drafts on their way."""
        return DraftTrips(settings, self._database, suite)

    def together(self) -> AbstractContextManager[None]:
        """Make all that is written in a ``with`` block one transaction."""
        return self._database.transaction()

    # -- lodging (screen process) ------------------------------------------------

    def write_lodged(
        self, offer: Offer, journal: JournalEnd, slip: NewSlip, lodged_ms: int, stamp: int
    ) -> None:
        """Write one lodge: journal, outbox and slip together. Writes; all or nothing."""
        run, insert = self._database.run, self._database.insert
        with self._database.transaction():
            insert(JournalRow, [asdict(journal)])
            insert(
                OutboxRow,
                [
                    {
                        "application": offer.application,
                        "slip": offer.slip,
                        "parcel": offer.parcel,
                        "documents": msgspec.msgpack.encode(offer.documents),
                        "entry": offer.entry,
                        "lodged_ms": lodged_ms,
                    }
                ],
            )
            insert(
                SlipRow,
                [
                    {
                        "sequence": slip.sequence,
                        "number": offer.slip,
                        "application": offer.application,
                        "record": slip.record,
                        "public_code": slip.public_code,
                        "secret": slip.secret,
                        "key_id": slip.key_id,
                        "lodged_ms": lodged_ms,
                    }
                ],
            )
            insert(
                FurtherSlipRow,
                [
                    {
                        "number": further.number,
                        "application": offer.application,
                        "record": further.record,
                        "code": further.code,
                        "lodged_ms": lodged_ms,
                    }
                    for further in slip.further
                ],
            )
            self.remember(LAST_STAMP, stamp)
            if slip.draft:
                handed_in = DraftRow.update(sealed_key=None, slip=offer.slip)
                run(handed_in.where(DraftRow.id == slip.draft))

    def journal_end(self) -> JournalEnd | None:
        """Return the last entry of this file's own chain: what was salvaged ends at place 0."""
        last = self._database.where(JournalRow, "place > 0 ORDER BY place DESC LIMIT 1")
        return JournalEnd(last[0].chain, last[0].number, last[0].entry) if last else None

    def journal(self) -> list[bytes]:
        """Return every entry of this file's own chain, encoded, oldest first."""
        own = self._database.where(JournalRow, "place > 0 ORDER BY place", only=("entry",))
        return [row.entry for row in own]

    def journal_before(self) -> list[bytes]:
        """Return the entries that were salvaged, of one ended chain or several, oldest first."""
        old = self._database.where(JournalRow, "place <= 0 ORDER BY place", only=("entry",))
        return [row.entry for row in old]

    # -- slips (screen process) --------------------------------------------------

    def last_slip_sequence(self) -> int | None:
        """Return the highest slip sequence that was given, or None before the first."""
        ((highest,),) = self._database.ask("SELECT max(sequence) FROM slip")
        known = [highest, self.fact(SLIPS_BEFORE)]
        return max((int(number) for number in known if number is not None), default=None)

    def slip(self, number: SlipNumber) -> Slip | None:
        """Return one slip, the application's own or a further one."""
        if found := self._database.find(SlipRow, number=number):
            return slip_of(found[0])
        further = self._database.find(FurtherSlipRow, number=number)
        return further_slip_of(further[0]) if further else None

    def slip_for_key(self, key: KeyId) -> Slip | None:
        """Return the slip that news for this key belong to, if it was given here."""
        found = self._database.find(SlipRow, key_id=key)
        return slip_of(found[0]) if found else None

    def slips_due(self) -> list[Slip]:
        """Return the slips that nobody has in hand, oldest first."""
        own = self._database.where(SlipRow, "printed_ms IS NULL ORDER BY sequence")
        others = self._database.where(FurtherSlipRow, "printed_ms IS NULL ORDER BY number")
        slips = [*map(slip_of, own), *map(further_slip_of, others)]
        return sorted(slips, key=lambda slip: slip.number.partition("/")[0])

    def mark_printed(self, number: SlipNumber, printed_ms: int) -> None:
        """Note the printer's word and erase the secret; `wipe_secrets` is due then. Writes."""
        changed = SlipRow.update(printed_ms=printed_ms, secret=None).where(
            (SlipRow.number == number) & SlipRow.printed_ms.is_null()
        )
        further = FurtherSlipRow.update(printed_ms=printed_ms, code=None).where(
            (FurtherSlipRow.number == number) & FurtherSlipRow.printed_ms.is_null()
        )
        with self._database.transaction():
            if self._database.run(changed) or self._database.run(further):
                self.remember(ERASED, 1 + (self.fact(ERASED) or 0))

    def has_secrets_to_wipe(self) -> bool:
        """Say whether the log may still hold the secret of a printed slip."""
        erased = self.fact(ERASED)
        return erased is not None and erased > (self.fact(WIPED) or 0)

    def wipe_secrets(self) -> bool:
        """Wipe the log if a secret may lie there; return whether none does now. Writes."""
        if not self.has_secrets_to_wipe():
            return True
        erased = self.fact(ERASED) or 0  # one that is erased meanwhile is wiped the next time
        if not self._database.wipe_log():
            return False
        with self._database.transaction():
            self.remember(WIPED, erased)
        return True

    def news_for_key(self, key: KeyId) -> list[SealedNews]:
        """Return the sealed news for the slip with this key, oldest first."""
        found = self._database.where(NewsRow, "recipient = ? ORDER BY kept_ms", key)
        return [_NEWS.decode(row.message) for row in found]

    def notable_slips(self, since_ms: int) -> list[NotableSlip]:
        """Return what a helper may have to tell somebody about, see `edge.notable`."""
        return notable_slips(self._database, since_ms)

    def settle(self) -> None:
        """Bring the log into the file, if nobody reads there just now; every commit is safe."""
        self._database.wipe_log()

    # -- what is owed (courier) --------------------------------------------------

    def owed(self) -> list[ApplicationId]:
        """Return the applications that the cloud has not signed for or refused, oldest first."""
        rows = self._database.ask(_OWED)
        return [ApplicationId(application) for (application,) in rows]

    def oldest_owed_ms(self) -> int | None:
        """Return when the oldest application that is owed was lodged."""
        ((oldest,),) = self._database.ask(_OLDEST)
        return None if oldest is None else int(oldest)

    def offer(self, application: ApplicationId) -> Offer | None:
        """Return the offer of one application that is owed."""
        found = self._database.find(OutboxRow, application=application)
        return _offer(found[0]) if found else None

    def documents_owed(self) -> set[DocumentId]:
        """Return every document that an application in the outbox names."""
        rows = self._database.ask("SELECT documents FROM outbox")
        return {document.id for (named,) in rows for document in _DOCUMENTS.decode(named)}

    def keep_receipt(self, receipt: AnyReceipt, kept_ms: int) -> tuple[DocumentId, ...]:
        """Owe an application no longer. Returns the documents whose files may go. Writes."""
        offer = self.offer(receipt.application)
        if offer is None:
            return ()
        documents = tuple(document.id for document in offer.documents)
        with self._database.transaction():
            self._database.run(
                ReceiptRow.insert(
                    application=receipt.application,
                    message=encode(receipt),
                    kept_ms=kept_ms,
                    leftovers=" ".join(documents),
                ).on_conflict_ignore()
            )
            self._database.run(
                OutboxRow.delete().where(OutboxRow.application == receipt.application)
            )
            self.remember(LAST_HEARD, kept_ms)
        return documents

    def receipt(self, application: ApplicationId) -> AnyReceipt | None:
        """Return the cloud's word for one application."""
        found = self._database.find(ReceiptRow, application=application)
        return _RECEIPT.decode(found[0].message) if found else None

    def leftovers(self) -> dict[ApplicationId, tuple[DocumentId, ...]]:
        """Return the documents whose files could not be removed yet, by application."""
        rows = self._database.where(ReceiptRow, "leftovers != ''")
        return {
            ApplicationId(row.application): tuple(map(DocumentId, row.leftovers.split()))
            for row in rows
        }

    def forget_leftovers(self, *applications: ApplicationId) -> None:
        """Note that applications' files are gone, and wipe their bytes from the log. Writes."""
        with self._database.transaction():
            settled = ReceiptRow.application.in_(applications)
            self._database.run(ReceiptRow.update(leftovers="").where(settled))
        self._database.wipe_log()

    def set_aside(self, refusal: Refused) -> None:
        """Keep what the cloud refused, whole, and do not offer it again. Writes."""
        changed = OutboxRow.update(refused=refusal.code, refusal=encode(refusal))
        with self._database.transaction():
            self._database.run(changed.where(OutboxRow.application == refusal.application))

    def bring_back(self, application: ApplicationId) -> None:
        """Offer something again that was set aside, after a person looked at it. Writes."""
        changed = OutboxRow.update(refused=None, refusal=None)
        with self._database.transaction():
            self._database.run(changed.where(OutboxRow.application == application))

    def aside(self, after: int | None, most: int) -> list[tuple[int, ApplicationId]]:
        """Return what was set aside behind a place of the outbox, or any, each with its place."""
        rows = self._database.ask(_ASIDE, _BEFORE_ALL if after is None else after, most)
        return [(int(place), ApplicationId(name)) for place, name in rows]

    def refused(self) -> dict[SlipNumber, str]:
        """Return what was set aside: the code by slip number."""
        rows = self._database.where(OutboxRow, "refused IS NOT NULL", only=("slip", "refused"))
        return {SlipNumber(row.slip): row.refused for row in rows}

    # -- what came down (courier) ------------------------------------------------

    def keep_news(self, news: SealedNews, kept_ms: int) -> bool:
        """Store news, unless this slip's secret still lies here or it is no slip of ours.

        While the log may hold secrets of printed slips, no news is stored at
        all; and never any for a slip whose secret a damaged file holds. Returns
        whether it is stored, now or earlier. Writes.
        """
        with self._database.transaction():
            if self.has_secrets_to_wipe() or self.fact(exposed(news.slip)):
                return False
            row = next(iter(self._database.find(SlipRow, number=news.slip)), None)
            if row is None or row.secret is not None or row.key_id != news.recipient:
                return False
            self._database.run(
                NewsRow.insert(
                    id=news.id,
                    slip=news.slip,
                    recipient=news.recipient,
                    message=encode(news),
                    kept_ms=kept_ms,
                ).on_conflict_ignore()
            )
        return True

    def set_clock_error(self, error_ms: int, heard_ms: int) -> None:
        """Remember how far this kiosk's clock is from the cloud's, and when we heard it. Writes."""
        with self._database.transaction():
            self.remember(CLOCK_ERROR, error_ms)
            self.remember(LAST_HEARD, heard_ms)
            self.remember(CLOUD_SAID, heard_ms - error_ms)
            self.remember(CLOCK_SAID, heard_ms)

    def health(self, now_ms: int) -> OutboxHealth:
        """Say how each application stands that the cloud has not signed for."""
        rows = self._database.where(OutboxRow, "TRUE", only=("slip", "lodged_ms", "refused"))
        entries = [Entry(SlipNumber(row.slip), row.lodged_ms, row.refused) for row in rows]
        return outbox_health([*entries, *self._lost()], now_ms, self.fact(LAST_HEARD))

    def _lost(self) -> list[Entry]:
        """After a salvage, slips may be left whose parcel is neither owed nor signed for."""
        if self.fact(SLIPS_BEFORE) is None:
            return []
        owed = OutboxRow.select(OutboxRow.application)
        signed_for = ReceiptRow.select(ReceiptRow.application)
        left = SlipRow.application.not_in(owed) & SlipRow.application.not_in(signed_for)
        rows = self._database.rows(SlipRow.select().where(left))
        return [lost(SlipNumber(row.number), row.lodged_ms) for row in rows]

    def fact(self, name: str) -> int | None:
        """Return a remembered number."""
        found = self._database.find(FactRow, name=name)
        return int(found[0].value) if found else None

    def remember(self, name: str, value: int) -> None:
        """Remember a number by name. Inside the caller's transaction."""
        self._database.keep(FactRow, ("name",), [{"name": name, "value": value}])


def exposed(slip: SlipNumber) -> str:
    """Name the fact that a slip's secret lies in a damaged file, where it cannot be erased."""
    return f"exposed {slip}"


def _offer(row: OutboxRow) -> Offer:
    return Offer(
        application=ApplicationId(row.application),
        slip=SlipNumber(row.slip),
        parcel=row.parcel,
        documents=_DOCUMENTS.decode(row.documents),
        entry=row.entry,
    )
