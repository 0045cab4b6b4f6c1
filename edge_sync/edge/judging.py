"""What a row read out of a damaged store is, and whether it may be believed.

A damaged file gives rows without their tables, perhaps altered, perhaps old.
Each one is taken for what it fits and can show: an entry that reads, a parcel
that its entry's hash covers, a slip whose code names it, words of the cloud
with its signature. What shows nothing is left in the damaged file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from edge_sync.edge.tables import (
    DraftRow,
    FactRow,
    FurtherSlipRow,
    HeadRow,
    JournalRow,
    NewsRow,
    OutboxRow,
    ReceiptRow,
    SlipRow,
)
from edge_sync.errors import SlipCodeError, UnreadableError
from edge_sync.wire.heads import is_head_genuine
from edge_sync.wire.journal import lodged_payload, read_entry
from edge_sync.wire.messages import (
    AnyReceipt,
    SealedDocument,
    SealedNews,
    SignedMessage,
    TreeHead,
    decode_down,
)
from edge_sync.wire.receipt import is_clouds_word
from edge_sync.wire.slip_code import read_public_code, slip_key, slip_sequence
from provisioning.storage.errors import DamagedError
from provisioning.storage.salvage.records import Value
from provisioning.storage.salvage.rows import SavedRow
from provisioning.storage.salvage.shape import fitted
from provisioning.storage.table import Table
from provisioning.trust.suite import SLIP_SECRET_BYTES, SigningPublicKey, Suite
from provisioning.wire.reading import UNREADABLE

Columns = dict[str, Value]
_Test = Callable[[Columns], Columns | None]
_HEX_ID = 32
_HEAD = msgspec.msgpack.Decoder(TreeHead)
_DOCUMENTS = msgspec.msgpack.Decoder(tuple[SealedDocument, ...])


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that is believed: its table and its columns."""

    table: type[Table]
    columns: Columns = field(repr=False)


class Judge:
    """Judges rows. ``cloud`` is the key of its receipts; without one no word of it is believed."""

    def __init__(self, suite: Suite, cloud: SigningPublicKey | None) -> None:
        self._suite = suite
        self._cloud = cloud
        self._tests: tuple[tuple[type[Table], _Test], ...] = (  # questions do not outlive a start
            (JournalRow, self._entry),
            (OutboxRow, self._owed),
            (SlipRow, self._slip),
            (FurtherSlipRow, _further_slip),
            (ReceiptRow, self._receipt),
            (NewsRow, self._news),
            (HeadRow, self._head),
            (DraftRow, _draft),
            (FactRow, _fact),
        )

    @property
    def tables(self) -> set[type[Table]]:
        """The tables it knows: what is in no other table of the store is left behind."""
        return {table for table, _test in self._tests}

    def judge(self, row: SavedRow) -> Judged | None:
        """Say what a row is, or None if it is nothing to be believed."""
        for table, test in self._tests:
            columns = fitted(row, table)
            believed = test(columns) if columns is not None else None
            if believed is not None:
                return Judged(table, believed)
        return None

    # -- one test a table ----------------------------------------------------------

    def _entry(self, columns: Columns) -> Columns | None:
        try:
            entry = read_entry(_bytes(columns, "entry"))
        except UnreadableError:
            return None
        named = (columns["chain"], columns["number"])
        return columns if (entry.chain, entry.number) == named else None

    def _owed(self, columns: Columns) -> Columns | None:
        """Believe a parcel that its entry covers; one that was altered is set aside by its name."""
        try:
            entry = read_entry(_bytes(columns, "entry"))
        except UnreadableError:
            return None
        if entry.application != columns["application"]:
            return None
        try:
            documents = _DOCUMENTS.decode(_bytes(columns, "documents"))
        except UNREADABLE:
            return _spoiled(columns)
        parcel = _bytes(columns, "parcel")
        payload = lodged_payload(entry.application, parcel, documents, self._suite)
        return columns if payload == entry.payload else _spoiled(columns)

    def _slip(self, columns: Columns) -> Columns | None:
        number, secret = str(columns["number"]), columns["secret"]
        try:
            facts = read_public_code(str(columns["public_code"])).facts
        except SlipCodeError:
            return None
        if facts.slip != number or slip_sequence(facts.slip) != columns["sequence"]:
            return None
        if isinstance(secret, bytes) and not self._opens(secret, columns["key_id"]):
            return columns | {"secret": None}  # it can still be printed, with its public code
        return columns

    def _opens(self, secret: bytes, key_id: Value) -> bool:
        if len(secret) != SLIP_SECRET_BYTES:
            return False
        public = self._suite.sealing_public(slip_key(secret, self._suite))
        return self._suite.key_id(public) == key_id

    def _receipt(self, columns: Columns) -> Columns | None:
        message = self._word(columns)
        is_its = isinstance(message, AnyReceipt) and message.application == columns["application"]
        return columns if is_its else None

    def _news(self, columns: Columns) -> Columns | None:
        message = self._word(columns)
        is_its = isinstance(message, SealedNews) and message.id == columns["id"]
        return columns if is_its else None

    def _head(self, columns: Columns) -> Columns | None:
        try:
            head = _HEAD.decode(_bytes(columns, "head"))
        except UNREADABLE:
            return None
        named = (columns["log"], columns["size"], columns["root"])
        if self._cloud is None or (head.log, head.size, head.root) != named:
            return None
        return columns if is_head_genuine(head, self._suite, self._cloud) else None

    def _word(self, columns: Columns) -> SignedMessage | None:
        """Return a message with the cloud's signature on it."""
        try:
            message = decode_down(_bytes(columns, "message"))
        except UnreadableError:
            return None
        if self._cloud is None or not isinstance(message, SignedMessage):
            return None
        return message if is_clouds_word(message, self._suite, self._cloud) else None


def _spoiled(columns: Columns) -> Columns:
    """Keep what is left of a parcel, never to be offered: a person must know of it."""
    return columns | {"refused": DamagedError.code, "refusal": None}


def _further_slip(columns: Columns) -> Columns | None:
    return columns if "/" in str(columns["number"]) and _is_id(columns["application"]) else None


def _draft(columns: Columns) -> Columns | None:
    return columns if _is_hex(columns["id"]) and _is_id(columns["file"]) else None


def _fact(columns: Columns) -> Columns | None:
    return columns


def _bytes(columns: Columns, name: str) -> bytes:
    value = columns[name]
    return value if isinstance(value, bytes) else b""


def _is_id(value: Value) -> bool:
    return _is_hex(value) and len(str(value)) == _HEX_ID


def _is_hex(value: Value) -> bool:
    return isinstance(value, str) and not set(value) - set("0123456789abcdef")
