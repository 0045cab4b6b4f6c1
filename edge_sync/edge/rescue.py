"""What has not left, brought off a dead kiosk's disk as one bundle.

The disk is only read, and never by SQLite: every row that holds together is taken,
from the live database and from damaged ones beside it, whole or not. It needs no key
of the kiosk, and opens nothing. With the key of the cloud's receipts, what a receipt
on the disk covers stays behind; without it more is sent than need be, and no harm done.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from edge_sync.edge.document_frames import document_frames
from edge_sync.edge.judging import Columns, Judge
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.tables import JournalRow, OutboxRow, ReceiptRow
from edge_sync.errors import NothingToRescueError
from edge_sync.wire.application import ApplicationId, SlipNumber
from edge_sync.wire.bundle import Frame, FrameKind, write_bundle
from edge_sync.wire.messages import Offer, SealedDocument, encode
from provisioning.storage.damage import set_aside_before
from provisioning.storage.errors import DamagedError
from provisioning.storage.files import exists, write_durably
from provisioning.storage.salvage.records import Value
from provisioning.storage.salvage.rows import salvaged_rows
from provisioning.trust.suite import SigningPublicKey, Suite

_DOCUMENTS = msgspec.msgpack.Decoder(tuple[SealedDocument, ...])


@dataclass(slots=True)
class Rescued:
    """What a bundle holds, and what it should hold and could not be read."""

    slips: list[SlipNumber] = field(default_factory=list)
    documents: int = 0
    entries: int = 0
    spoiled: list[SlipNumber] = field(default_factory=list)  # the parcel itself is damaged
    torn: list[SlipNumber] = field(default_factory=list)  # a document of it is


def rescue(folder: Path, out: Path, suite: Suite, cloud: SigningPublicKey | None) -> Rescued:
    """Write the bundle of a kiosk's data folder, durably.

    Raises NothingToRescueError when there is no store, DiskFullError or UnreachableError
    when the stick fails: then there is no bundle.
    """
    found = Rescued()
    work = _Rescue(EdgeSettings(folder), Judge(suite, cloud), found)
    write_durably(out, write_bundle(work.frames(), suite))
    return found


def rescue_lines(found: Rescued) -> Iterator[str]:
    """Say what was found, in lines for whoever holds the disk."""
    yield f"{len(found.slips)} parcels, {found.documents} documents, {found.entries} entries"
    yield from (f"{slip}: the parcel is damaged and stays" for slip in found.spoiled)
    yield from (f"{slip}: a document of it could not be read" for slip in found.torn)


class _Rescue:
    """One walk over one disk."""

    def __init__(self, settings: EdgeSettings, judge: Judge, found: Rescued) -> None:
        self._settings = settings
        self._judge = judge
        self._found = found
        live = [settings.database] if exists(settings.database) else []
        self._files = [*live, *reversed(set_aside_before(settings.database))]
        if not self._files:
            raise NothingToRescueError("there is no kiosk's store")

    def frames(self) -> Iterator[Frame]:
        """Give every parcel with its documents, then every entry of the journal, once each."""
        settled = {columns["application"] for columns in self._rows(ReceiptRow)}
        taken = set[Value]()
        for columns in self._rows(OutboxRow):
            name = columns["application"]
            if name not in settled and name not in taken:
                taken.add(name)
                yield from self._parcel(columns)
        written = set[tuple[Value, Value]]()
        for columns in self._rows(JournalRow):
            place = (columns["chain"], columns["number"])
            if place not in written:
                written.add(place)
                self._found.entries += 1
                yield Frame(FrameKind.ENTRY, _bytes(columns, "entry"))

    def _rows(self, table: type) -> Iterator[Columns]:
        for file in self._files:
            for row in salvaged_rows(file):
                judged = self._judge.judge(row)
                if judged is not None and judged.table is table:
                    yield judged.columns

    def _parcel(self, columns: Columns) -> Iterator[Frame]:
        slip = SlipNumber(str(columns["slip"]))
        if columns["refused"] == DamagedError.code:
            self._found.spoiled.append(slip)
            return
        offer = Offer(
            application=ApplicationId(str(columns["application"])),
            slip=slip,
            parcel=_bytes(columns, "parcel"),
            documents=_DOCUMENTS.decode(_bytes(columns, "documents")),
            entry=_bytes(columns, "entry"),
        )
        self._found.slips.append(slip)
        yield Frame(FrameKind.MESSAGE, encode(offer))
        for document in offer.documents:
            is_whole = yield from document_frames(self._settings.documents, offer, document)
            if is_whole:
                self._found.documents += 1
            else:
                self._found.torn.append(offer.slip)


def _bytes(columns: Columns, name: str) -> bytes:
    value = columns[name]
    return value if isinstance(value, bytes) else b""
