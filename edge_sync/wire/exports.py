"""What leaves Doorstep to be checked by somebody else: one file, one of these (row T02).

    "doorstep export 1" line feed, then msgpack

A journal as its kiosk or the cloud has it, a log of the cloud with all its leaf
hashes, everything that proves one case was received, or a paper with its seals.
Nothing in them is personal but in the paper: what is, is sealed or is a hash. They
are believed in nothing; see `wire.checker`.
"""

from typing import Annotated

import msgspec

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import Record
from edge_sync.wire.fields import AKioskId, ALogId
from edge_sync.wire.messages import AnyReceipt, Compared, Offer, TreeHead, decode_down, encode
from edge_sync.wire.seals import SealedPaper
from provisioning.wire.reading import UNREADABLE

MAGIC = b"doorstep export 1\n"
HASH_BYTES = 32

_AnEntry = Annotated[bytes, msgspec.Meta(max_length=2**12)]


class DoubtedHeads(Record, frozen=True):
    """Two heads the cloud signed, and its signed answer that does not join them, if any."""

    first: TreeHead
    second: TreeHead
    denial: Compared | None = None


class JournalExport(Record, frozen=True, tag_field="kind", tag="journal-export-1"):
    """A kiosk's entries, chain by chain; the receipts and the heads of the cloud that it has."""

    kiosk: AKioskId
    entries: tuple[_AnEntry, ...]
    receipts: tuple[AnyReceipt, ...] = ()
    heads: tuple[TreeHead, ...] = ()
    doubts: tuple[DoubtedHeads, ...] = ()


class LogExport(Record, frozen=True, tag_field="kind", tag="log-export-1"):
    """A log of the cloud: the hashes of all its leaves, one after the other, and its head."""

    log: ALogId
    leaves: bytes
    head: TreeHead


class CaseExport(Record, frozen=True, tag_field="kind", tag="case-export-1"):
    """That one application was received: as it was offered, sealed, and the receipt for it."""

    offer: Offer
    receipt: AnyReceipt


Export = JournalExport | LogExport | CaseExport | SealedPaper

_EXPORT: msgspec.msgpack.Decoder[Export] = msgspec.msgpack.Decoder(Export)


def write_export(export: Export) -> bytes:
    """Write the file."""
    return MAGIC + encode(export)


def read_receipt(data: bytes) -> AnyReceipt:
    """Read a file that is one receipt and nothing else, as the cloud sent it.

    Raises UnreadableError.
    """
    message = decode_down(data)
    if not isinstance(message, AnyReceipt):
        raise UnreadableError("no receipt")
    return message


def read_export(data: bytes) -> Export:
    """Read the file. Raises UnreadableError."""
    if not data.startswith(MAGIC):
        raise UnreadableError("no export of Doorstep")
    try:
        export = _EXPORT.decode(memoryview(data)[len(MAGIC) :])
    except UNREADABLE as error:
        raise UnreadableError("an export that is damaged or of another version") from error
    if isinstance(export, LogExport) and len(export.leaves) != export.head.size * HASH_BYTES:
        raise UnreadableError("a log that is not as long as its head says")
    return export
