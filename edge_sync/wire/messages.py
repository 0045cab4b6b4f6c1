"""The messages between a kiosk and the cloud, each with its version in its tag.

    kiosk → cloud                            cloud → kiosk
    hello     I am here                      greeting  the cloud's time
    offer     an application to hand over    wanted    which pieces I hold
    piece     a part of a document           receipt   I hold it all (a signed head)
    inquiry   what do you hold of these?     holdings  what I hold of it, finely
    held      these news are on my disk      refused   I cannot take it (signed)
    fetch     bytes of what goes down        edition   what is published now
                                             part      bytes of an object of it
    question  how does it stand? (signed,    news      for a slip (signed, sealed)
              sealed)                        answer    to a question (signed, sealed)
    compare   are these one history?         compared  the proof that they are (signed)
                                             busy      send me no more for a while
    heard     this order has come            order     enrolled, or cut off (signed)

Every message may be lost, repeated or late; none changes its meaning by that.
A message of a new version is a new struct with a new tag beside the old one,
which stays readable. Nothing personal stands outside a sealed field.
"""

from typing import Annotated

import msgspec

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, DocumentId, Record
from edge_sync.wire.draft_messages import DraftDown, DraftUp
from edge_sync.wire.fields import (
    ADocumentId,
    AKioskId,
    ALogId,
    AnApplicationId,
    ANewsId,
    AQuestionId,
    ASlipNumber,
    Count,
    Digest,
    Proof,
    Size,
)
from edge_sync.wire.order_messages import Heard, Order
from edge_sync.wire.signing import Signed
from provisioning.trust.suite import KeyId, SuiteId
from provisioning.wire.reading import UNREADABLE

PIECE_BYTES = 16 * 1024  # of the sealed file; the last one is shorter
GRAIN_BYTES = 2 * 1024  # what a piece of version 2 is a run of, to fit the slowest link
LONGEST_PIECE_BYTES = 64 * 1024

_RAW_ID = msgspec.Meta(min_length=16, max_length=16)
_FIVE_IN_AN_ARRAY = b"\x95"  # msgpack's first byte of a piece of version 3


class SealedDocument(Record, frozen=True):
    """A sealed file as anyone may see it: its size and the hash of its sealed bytes."""

    id: ADocumentId
    size_bytes: Annotated[int, msgspec.Meta(gt=0, le=2**30)]
    sha256: Digest

    @property
    def pieces(self) -> int:
        """How many pieces it travels in."""
        return -(-self.size_bytes // PIECE_BYTES)

    @property
    def grains(self) -> int:
        """How many grains it has; the last one may be shorter."""
        return -(-self.size_bytes // GRAIN_BYTES)


class Hello(Record, frozen=True, tag_field="kind", tag="hello-1"):
    """A kiosk has a link. ``device_ms`` is its own clock, UTC, right or wrong."""

    device_ms: int


class Offer(Record, frozen=True, tag_field="kind", tag="offer-1"):
    """One application: its sealed parcel, the documents to come, and the journal's word for both.

    ``parcel`` and ``entry`` are encoded by `wire.parcel` and `wire.journal`.
    """

    application: AnApplicationId
    slip: ASlipNumber
    parcel: Annotated[bytes, msgspec.Meta(max_length=2**20)]
    documents: tuple[SealedDocument, ...]
    entry: Annotated[bytes, msgspec.Meta(max_length=2**12)]


class Piece(Record, frozen=True, tag_field="kind", tag="piece-1"):
    """One part of a sealed document: bytes ``index * PIECE_BYTES`` and on."""

    application: AnApplicationId
    document: ADocumentId
    index: Count
    data: Annotated[bytes, msgspec.Meta(max_length=PIECE_BYTES)]


class PieceAt(
    Record,
    frozen=True,
    tag_field="kind",
    tag="piece-2",
    rename={"raw_application": "a", "raw_document": "d", "grain": "g", "data": "b"},
):
    """One part of a sealed document: bytes ``grain * GRAIN_BYTES`` and on, whole grains.

    As long as the link is fast, and terse: on a slow link short ones let urgent
    things pass between them, and what stands around the data is dear.
    """

    raw_application: Annotated[bytes, _RAW_ID]
    raw_document: Annotated[bytes, _RAW_ID]
    grain: Count
    data: Annotated[bytes, msgspec.Meta(max_length=LONGEST_PIECE_BYTES)]

    @property
    def application(self) -> ApplicationId:
        """Whose document it is."""
        return ApplicationId(self.raw_application.hex())

    @property
    def document(self) -> DocumentId:
        """Of which document."""
        return DocumentId(self.raw_document.hex())


class TersePiece(Record, frozen=True, array_like=True, tag_field="kind", tag="piece-3"):
    """One part of a sealed document: bytes ``grain * GRAIN_BYTES`` and on, whole grains.

    The document is named by its place in the offer, which the cloud has: what stands
    around the data is 34 bytes instead of 64, 0.4 % of a link at 512 kbit/s.
    """

    raw_application: Annotated[bytes, _RAW_ID]
    place: Count
    grain: Count
    data: Annotated[bytes, msgspec.Meta(max_length=LONGEST_PIECE_BYTES)]

    @property
    def application(self) -> ApplicationId:
        """Whose document it is."""
        return ApplicationId(self.raw_application.hex())


class Inquiry(Record, frozen=True, tag_field="kind", tag="inquiry-1"):
    """What does the cloud hold of these? They were offered before, and a parcel is dear.

    For each, a `Holdings` answers, or the receipt or refusal that it has.
    """

    applications: Annotated[tuple[AnApplicationId, ...], msgspec.Meta(max_length=64)]


class Held(Record, frozen=True, tag_field="kind", tag="held-1"):
    """These news are on the kiosk's disk and need not be sent again."""

    news: tuple[ANewsId, ...]


class Question(Signed, frozen=True, kw_only=True, tag_field="kind", tag="question-1"):
    """Somebody asks by card how their applications stand (decision 4). Signed by the kiosk.

    Who asks is inside, sealed to the cloud: see `wire.questions`.
    """

    kiosk: AKioskId
    id: AQuestionId
    recipient: KeyId
    sealed: Annotated[bytes, msgspec.Meta(max_length=2**13)]


class Compare(Record, frozen=True, tag_field="kind", tag="compare-1"):
    """Show that a log at ``second`` leaves begins with all it held at ``first`` (row T05)."""

    log: ALogId
    first: Size
    second: Size


class Greeting(Signed, frozen=True, kw_only=True, tag_field="kind", tag="greeting-1"):
    """The cloud's time, so that the kiosk learns its own clock's error. Signed."""

    kiosk: AKioskId
    hello_ms: int  # the hello's ``device_ms``, which tells how old this answer is
    cloud_ms: int


class Holding(Record, frozen=True):
    """Which pieces of one document the cloud has, as a bitmap: bit 0 of byte 0 is piece 0."""

    document: ADocumentId
    bitmap: bytes


class Wanted(Record, frozen=True, tag_field="kind", tag="wanted-1"):
    """The cloud has the offer and lacks pieces. Unsigned: a false one only costs time."""

    application: AnApplicationId
    holdings: tuple[Holding, ...]


class Holdings(Record, frozen=True, tag_field="kind", tag="holdings-1"):
    """What the cloud holds of an application, by grains: bit 0 of byte 0 is grain 0.

    Without ``is_known`` it must be offered anew. Unsigned: a false one only costs time.
    """

    application: AnApplicationId
    is_known: bool
    holdings: tuple[Holding, ...]


class Busy(Record, frozen=True, tag_field="kind", tag="busy-1"):
    """The cloud asks to be left alone with applications and documents for a while.

    Unsigned: a false one only costs time, and no more than the kiosk allows.
    """

    retry_after_ms: Annotated[int, msgspec.Meta(ge=0, lt=2**31)]


class FirstReceipt(Signed, frozen=True, kw_only=True, tag_field="kind", tag="receipt-1"):
    """The first version: signed by itself, under no head. Still believed."""

    kiosk: AKioskId
    application: AnApplicationId
    slip: ASlipNumber
    parcel_sha256: Digest
    entry_sha256: Digest
    received_ms: int


class TreeHead(Signed, frozen=True, kw_only=True, tag_field="kind", tag="head-1"):
    """All that one log of the cloud held at one moment, in one hash. Signed, see `wire.heads`."""

    log: ALogId
    size: Size
    root: Digest
    at_ms: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


class Receipt(Record, frozen=True, kw_only=True, tag_field="kind", tag="receipt-2"):
    """The cloud has committed the application and all its documents (decision 1).

    ``parcel_sha256`` and ``entry_sha256`` say exactly what it holds. Not signed by
    itself: ``proof`` shows that it stands at ``index`` under the signed head, and
    one head serves all that were committed together. Checked by `wire.receipt`.
    """

    suite: SuiteId
    kiosk: AKioskId
    application: AnApplicationId
    slip: ASlipNumber
    parcel_sha256: Digest
    entry_sha256: Digest
    received_ms: int
    index: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]
    proof: Proof
    head: TreeHead


class Refused(Signed, frozen=True, kw_only=True, tag_field="kind", tag="refused-1"):
    """The cloud keeps what came and cannot take it; a person must look. Signed.

    ``code`` is one of ours ("SYN-08"); no words travel, the kiosk has its own.
    """

    kiosk: AKioskId
    application: AnApplicationId
    code: Annotated[str, msgspec.Meta(max_length=16)]
    parcel_sha256: Digest
    refused_ms: int


class SealedNews(Signed, frozen=True, kw_only=True, tag_field="kind", tag="news-1"):
    """News for one slip, which only the secret on that slip opens (decision 4). Signed."""

    kiosk: AKioskId
    id: ANewsId
    application: AnApplicationId
    slip: ASlipNumber
    recipient: KeyId
    sealed: Annotated[bytes, msgspec.Meta(max_length=2**18)]


class Answer(Signed, frozen=True, kw_only=True, tag_field="kind", tag="answer-1"):
    """What a question is answered, sealed to the key that was made for it alone. Signed."""

    kiosk: AKioskId
    id: AQuestionId
    sealed: Annotated[bytes, msgspec.Meta(max_length=2**18)]


class Compared(Signed, frozen=True, kw_only=True, tag_field="kind", tag="compared-1"):
    """The consistency proof that was asked for, or no hash at all where there is none. Signed.

    Signed, so that a cloud that cannot show its one history has said so itself.
    """

    kiosk: AKioskId
    log: ALogId
    first: Size
    second: Size
    proof: Proof


class Stretch(Record, frozen=True):
    """Bytes of an object that is named by the SHA-256 of all of it."""

    sha256: Digest
    offset: Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
    length: Annotated[int, msgspec.Meta(ge=1, lt=2**32)]


class Fetch(Record, frozen=True, tag_field="kind", tag="fetch-1"):
    """Send me these bytes of what goes down: the catalogue, rosters, and their signatures."""

    stretches: Annotated[tuple[Stretch, ...], msgspec.Meta(max_length=64)]


class Edition(Record, frozen=True, tag_field="kind", tag="edition-1"):
    """There is a repository whose index is this object. Unsigned: what it leads to is verified."""

    index_sha256: Digest
    index_bytes: Annotated[int, msgspec.Meta(ge=1, lt=2**32)]


class ObjectPart(Record, frozen=True, tag_field="kind", tag="part-1"):
    """Bytes of an object that a kiosk asked for. Unsigned: the whole is refused by its hash."""

    sha256: Digest
    offset: Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
    data: Annotated[bytes, msgspec.Meta(min_length=1, max_length=PIECE_BYTES)]


SmallUp = Held | Heard | Question | Compare | Fetch
AnyPiece = Piece | PieceAt | TersePiece
_UpMap = Hello | Offer | Piece | PieceAt | Inquiry | SmallUp | DraftUp
UpMessage = Hello | Offer | AnyPiece | Inquiry | SmallUp | DraftUp
AnyReceipt = Receipt | FirstReceipt
FromTheShelf = Edition | ObjectPart
DownMessage = (
    Greeting
    | Wanted
    | Holdings
    | Busy
    | Order
    | AnyReceipt
    | Refused
    | SealedNews
    | Answer
    | Compared
    | DraftDown
    | FromTheShelf
)
CloudsWord = Greeting | AnyReceipt | Refused | SealedNews | Answer | Compared | DraftDown
SignedMessage = Order | CloudsWord


_UP: msgspec.msgpack.Decoder[_UpMap] = msgspec.msgpack.Decoder(_UpMap)
_UP_ARRAY: msgspec.msgpack.Decoder[TersePiece] = msgspec.msgpack.Decoder(TersePiece)
_DOWN: msgspec.msgpack.Decoder[DownMessage] = msgspec.msgpack.Decoder(DownMessage)


def encode(message: Record) -> bytes:
    """Write a message; the same message always gives the same bytes."""
    return msgspec.msgpack.encode(message)


def decode_up(data: bytes) -> UpMessage:
    """Read what a kiosk sent. Raises UnreadableError."""
    is_array = data[:1] == _FIVE_IN_AN_ARRAY
    try:
        return _UP_ARRAY.decode(data) if is_array else _UP.decode(data)
    except UNREADABLE as error:
        raise UnreadableError("no message of a kiosk") from error


def decode_down(data: bytes) -> DownMessage:
    """Read what the cloud sent. Raises UnreadableError."""
    try:
        return _DOWN.decode(data)
    except UNREADABLE as error:
        raise UnreadableError("no message of the cloud") from error
