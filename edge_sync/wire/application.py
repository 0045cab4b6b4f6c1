"""The application: what a resident submits, as it travels inside a sealed parcel.

The parcel carries the *outcome* of the visit, not only the answers: which
members were chosen, how every line was resolved and the reason the resident
was shown, under which catalogue. The cloud stores this and never has to guess
what the kiosk meant.

Everything here is personal data. These values live in the memory of one visit
and inside a sealed parcel, and nowhere else.
"""

from enum import Enum
from typing import Annotated, NewType

import msgspec

ApplicationId = NewType("ApplicationId", str)  # uuid4, 32 hex digits
DocumentId = NewType("DocumentId", str)  # uuid4, 32 hex digits
PersonId = NewType("PersonId", str)  # "p1", "p2" …, only meaningful inside one application
KioskId = NewType("KioskId", str)  # "k" and six digits
SlipNumber = NewType("SlipNumber", str)  # "K000001-000042": kiosk and its own sequence
MatterId = NewType("MatterId", str)  # "MT-…"
PackageId = NewType("PackageId", str)  # "PK-…"


_NUMBER = msgspec.Meta(ge=0, lt=2**53)  # what every database and language counts exactly
_DIFFERENCE = msgspec.Meta(gt=-(2**53), lt=2**53)


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value that travels: immutable, and strict about what it accepts."""


class Stamp(Record, frozen=True):
    """When something happened, as far as a kiosk can know (decision 8).

    ``device_ms`` is the kiosk's clock, UTC milliseconds since 1970; ``error_ms``
    is that clock's last known error against the cloud (device minus cloud), or
    None if it was never compared. ``sequence`` only grows; with ``boot`` and
    ``monotonic_ms`` it orders events even when the clock is nonsense.
    """

    device_ms: Annotated[int, _NUMBER]
    error_ms: Annotated[int, _DIFFERENCE] | None
    sequence: Annotated[int, _NUMBER]
    boot: str
    monotonic_ms: Annotated[int, _NUMBER]


class IdentityLevel(Enum):
    """How surely the kiosk knows who stands before it, best first."""

    CHIP = "chip"  # the card's chip was read
    CARD_FACE = "card-face"  # a camera read the card's face
    TYPED = "typed"  # a number typed from a document, its check digit right
    VOUCHED = "vouched"  # a helper knows the person


class Source(Enum):
    """Where a value came from."""

    CARD = "card"
    TYPED = "typed"
    DERIVED = "derived"  # computed from another value, such as the birth date in a number
    CHOSEN = "chosen"
    PRESET = "preset"  # fixed by the package


class Value(Record, frozen=True):
    """One answer, as text in the element's own coding, and where it came from."""

    text: str
    source: Source
    locked: bool = False


class Person(Record, frozen=True):
    """One person of the visit and the roles they play ("applicant", "mother", "child" …)."""

    id: PersonId
    roles: tuple[str, ...]
    level: IdentityLevel
    values: dict[str, Value]  # by element id: "name", "id_no", "birth_date" …


class Resolution(Enum):
    """How one line is met (rows F05, T08)."""

    SHARED = "shared"  # known from the source itself, such as the chip just read
    TO_BE_VERIFIED = "to-be-verified"  # shareable, and the link is down
    REUSED = "reused"  # another line of this application brings the same document
    PRODUCED = "produced"  # another member of the package makes it
    GENERATED = "generated"  # the system writes it from the answers
    SCANNED = "scanned"  # asked for, or offered, and laid under the camera
    PENDING = "pending"  # asked for, and the resident has not got it with them


class Line(Record, frozen=True):
    """One demand for a material by one member, and how it was met.

    ``reason`` is the sentence the resident was shown. ``document`` names the
    scan that meets the line; several lines may name one document.
    """

    line: str
    material: str
    holder: PersonId
    resolution: Resolution
    reason: str
    document: DocumentId | None = None


class Choice(Enum):
    """What the resident wants with one member of a package."""

    APPLY = "apply"
    DONE_ALREADY = "done-already"
    LEFT_OUT = "left-out"


class Member(Record, frozen=True):
    """One matter of the application. A single matter is an application of one member."""

    matter: MatterId
    choice: Choice
    scenarios: dict[str, str]  # scenario id -> option id
    answers: dict[str, Value]  # fields of the matter itself, by field id
    lines: tuple[Line, ...]


class Document(Record, frozen=True):
    """One scanned document: who holds it, and the key that opens its sealed file.

    ``sha256`` and ``size_bytes`` speak of the plain bytes. The sealed file and
    its pieces are described outside the parcel (``edge_sync.wire.messages``).
    """

    id: DocumentId
    material: str
    holder: PersonId
    media_type: str  # "image/jpeg", one file a page set: see pages
    pages: int
    size_bytes: int
    sha256: bytes
    key: bytes  # 32 bytes, fresh for every document


class SignatureKind(Enum):
    """How somebody signed (rules of a visit, 6)."""

    STROKES = "strokes"


class Point(Record, frozen=True, array_like=True):
    """One touch sample: x and y in thousandths of the pad's width, and milliseconds."""

    x: int
    y: int
    at_ms: int


class Signature(Record, frozen=True):
    """Strokes bound to exactly what was shown when they were drawn."""

    person: PersonId
    kind: SignatureKind
    strokes: tuple[tuple[Point, ...], ...]
    covers: bytes  # SHA-256 of the summary shown, ``kiosk.journeys.summary``
    at: Stamp


class CatalogueRef(Record, frozen=True):
    """Exactly which catalogue the resident was served from."""

    version: int
    digest: bytes


class Application(Record, frozen=True):
    """Everything the resident submits at once (row F15)."""

    id: ApplicationId
    slip: SlipNumber
    kiosk: KioskId
    station: str  # 12-digit division code
    title: str  # a MatterId or a PackageId
    catalogue: CatalogueRef
    lodged: Stamp
    language: str  # "zh" or "en", as spoken in the visit
    persons: tuple[Person, ...]
    members: tuple[Member, ...]
    documents: tuple[Document, ...]
    signatures: tuple[Signature, ...]
    slip_key: bytes  # public sealing key derived from the secret on the slip
