"""What a lodge writes in its one transaction: parcel, journal entry and slip.

The slip stands on the journal entry, the entry on the sealed parcel and its
documents: whoever holds the slip can show what was handed in.
"""

from edge_sync.edge.settings import KioskKeys
from edge_sync.edge.slips import NewSlip
from edge_sync.edge.store import EdgeStore, JournalEnd
from edge_sync.wire.application import Submission
from edge_sync.wire.journal import (
    NOTHING_BEFORE,
    Act,
    Entry,
    entry_hash,
    lodged_payload,
    write_entry,
)
from edge_sync.wire.messages import Offer, SealedDocument
from edge_sync.wire.parcel import seal_submission
from edge_sync.wire.slip_code import SlipFacts, slip_sequence, write_public_code
from edge_sync.wire.slip_secret import SlipSecret

_ENTRY_BYTES_ON_SLIP = 24
_CHAIN_BYTES = 8


class LodgeWriter:
    """Writes lodges into one kiosk's store, one at a time."""

    def __init__(self, keys: KioskKeys, store: EdgeStore) -> None:
        self._keys = keys
        self._store = store

    def write(
        self,
        application: Submission,
        sealed: tuple[SealedDocument, ...],
        slip_record: bytes,
        secret: SlipSecret,
        draft: str = "",
    ) -> int:
        """Seal and write in one transaction; return the entry's place in the journal.

        Raises StorageError leaves.
        """
        suite = self._keys.suite
        parcel = seal_submission(application, suite, self._keys.cloud_sealing)
        payload = lodged_payload(application.id, parcel, sealed, suite)
        end = self._next_entry(application, payload)
        offer = Offer(application.id, application.slip, parcel, sealed, end.entry)
        slip = NewSlip(
            sequence=slip_sequence(application.slip),
            record=slip_record,
            public_code=self._public_code(application, end),
            secret=secret.secret,
            key_id=suite.key_id(secret.public_key),
            further=secret.further,
            draft=draft,
        )
        stamp = application.lodged
        self._store.write_lodged(offer, end, slip, stamp.device_ms, stamp.sequence)
        return end.number

    def _next_entry(self, application: Submission, payload: bytes) -> JournalEnd:
        suite, last = self._keys.suite, self._store.journal_end()
        entry = Entry(
            suite=suite.id,
            kiosk=application.kiosk,
            chain=last.chain if last else suite.random(_CHAIN_BYTES).hex(),
            number=last.number + 1 if last else 1,
            previous=entry_hash(last.entry, suite) if last else NOTHING_BEFORE,
            act=Act.LODGED,
            application=application.id,
            payload=payload,
            at=application.lodged,
        )
        return JournalEnd(entry.chain, entry.number, write_entry(entry, suite, self._keys.signing))

    def _public_code(self, application: Submission, end: JournalEnd) -> str:
        facts = SlipFacts(
            kiosk=application.kiosk,
            slip=application.slip,
            journal_number=end.number,
            device_ms=application.lodged.device_ms,
            entry=entry_hash(end.entry, self._keys.suite)[:_ENTRY_BYTES_ON_SLIP],
        )
        return write_public_code(facts, self._keys.suite, self._keys.signing)
