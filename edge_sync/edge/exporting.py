"""A kiosk's journal as a file, and the heads that another kiosk was shown brought here.

A stick carries both: an operator takes the export of one kiosk to the next, or
to anybody with the checker. Neither needs the network.
"""

import msgspec

from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, ReceiptRow
from edge_sync.errors import UnreadableError
from edge_sync.wire.exports import DoubtedHeads, Export, JournalExport
from edge_sync.wire.heads import is_head_genuine
from edge_sync.wire.messages import AnyReceipt
from provisioning.clock import Clock
from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.fields import milliseconds

_RECEIPT: msgspec.msgpack.Decoder[AnyReceipt] = msgspec.msgpack.Decoder(AnyReceipt)


def export_journal(settings: EdgeSettings, keys: KioskKeys) -> JournalExport:
    """Return the journal of this kiosk with what the cloud gave it. It may be serving meanwhile."""
    database = open_read_only(settings.database)
    try:
        return _exported(database, keys)
    finally:
        database.close()


def meet_heads(settings: EdgeSettings, keys: KioskKeys, export: Export, clock: Clock) -> int:
    """Take note of the heads in another kiosk's export; return how many. Blocks on the disk.

    The courier asks the cloud for the proof when it looks next. Raises
    UnreadableError for an export of another kind or with a head that is not the cloud's.
    """
    if not isinstance(export, JournalExport):
        raise UnreadableError("not the export of a kiosk's journal")
    suite, cloud = keys.suite, keys.cloud_receipts
    if not all(is_head_genuine(head, suite, cloud) for head in export.heads):
        raise UnreadableError("a head in it is not the cloud's")
    database = open_database(settings.database, SCHEMA, check=False)
    try:
        heads = EdgeStore(database).heads(suite)
        for head in export.heads:
            heads.meet(head, milliseconds(clock.now()))
    finally:
        database.close()
    return len(export.heads)


def _exported(database: Database, keys: KioskKeys) -> JournalExport:
    store = EdgeStore(database)
    heads = store.heads(keys.suite)
    rows = database.rows(ReceiptRow.select().order_by(ReceiptRow.kept_ms))
    return JournalExport(
        kiosk=keys.kiosk,
        entries=(*store.journal_before(), *store.journal()),
        receipts=tuple(_RECEIPT.decode(row.message) for row in rows),
        heads=tuple(heads.newest()),
        doubts=tuple(
            DoubtedHeads(doubt.pair.first, doubt.pair.second, doubt.denial)
            for doubt in heads.doubts()
        ),
    )
