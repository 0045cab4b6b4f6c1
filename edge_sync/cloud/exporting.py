"""What the cloud gives to somebody else to check: a log, a kiosk's journal, a case (row T02)."""

import re

import msgspec

from edge_sync.cloud.journals import Journals
from edge_sync.cloud.tables import ArrivalRow, LogHeadRow, LogLeafRow, LogRow
from edge_sync.errors import NothingToTellError
from edge_sync.wire.application import KioskId, SlipNumber
from edge_sync.wire.exports import HASH_BYTES, CaseExport, Export, JournalExport, LogExport
from edge_sync.wire.fields import LogId
from edge_sync.wire.messages import AnyReceipt, Offer, TreeHead, decode_down, decode_up
from provisioning.storage.database import Database
from provisioning.trust.suite import Suite

_KIOSK = re.compile(r"k[0-9]{6}\Z")


def exported(what: str, database: Database, suite: Suite) -> Export:
    """Return a kiosk's journal, a case by its slip's number, or the log of that name.

    Raises NothingToTellError when there is none.
    """
    if _KIOSK.match(what):
        return export_journal(KioskId(what), database, suite)
    if what.startswith("K"):
        return export_case(SlipNumber(what), database)
    return export_log(what, database)


def export_journal(kiosk: KioskId, database: Database, suite: Suite) -> JournalExport:
    """Return a kiosk's journal as far as it has arrived."""
    entries = Journals(database, suite).entries(kiosk)
    if not entries:
        raise NothingToTellError(f"nothing of {kiosk} has arrived here")
    return JournalExport(kiosk=kiosk, entries=tuple(entries))


def export_case(slip: SlipNumber, database: Database) -> CaseExport:
    """Return what proves that an application was received."""
    query = ArrivalRow.select().where((ArrivalRow.slip == slip) & (ArrivalRow.state == "held"))
    row = database.first(query)
    offer = decode_up(row.offer) if row else None
    receipt = decode_down(row.answer) if row and row.answer else None
    if not isinstance(offer, Offer) or not isinstance(receipt, AnyReceipt):
        raise NothingToTellError(f"nothing was received for {slip}")
    return CaseExport(offer=offer, receipt=receipt)


def export_log(name: str, database: Database) -> LogExport:
    """Return the log a writer of this name goes on with, whole: 32 bytes a leaf."""
    known = database.where(LogRow, "name = ? OR id = ?", name, name)
    log = LogId(known[0].id if known else name)
    newest = database.where(LogHeadRow, "log = ? ORDER BY size DESC LIMIT 1", log)
    if not newest:
        raise NothingToTellError(f"there is no log {name}")
    head = msgspec.msgpack.decode(newest[0].head, type=TreeHead)
    rows = database.where(LogLeafRow, "log = ? AND place < ? ORDER BY place", log, head.size)
    return LogExport(log, b"".join(row.hashes[:HASH_BYTES] for row in rows), head)
