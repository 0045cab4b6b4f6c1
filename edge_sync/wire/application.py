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
HelperId = NewType("HelperId", str)  # "h0001": a helper of the roster, never a name


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
    """One answer, as text in the element's own coding, and where it came from.

    ``by_helper`` marks what the helper typed for the resident (row R18).
    """

    text: str
    source: Source
    locked: bool = False
    by_helper: bool = False


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
    PENDING = "pending"  # not at hand: acceptance with documents pending is asked for
    COMMITTED = "committed"  # a commitment stands in its place: the paper never comes
    LACKING = "lacking"  # not at hand, and lodged anyway; the body decides


class Line(Record, frozen=True):
    """One demand for a material by one member, and how it was met.

    ``reason`` is the sentence the resident was shown. ``document`` names the
    scan that meets the line; several lines may name one document. ``promised``
    is the day ("20261130") by which a pending paper is promised.
    """

    line: str
    material: str
    holder: PersonId
    resolution: Resolution
    reason: str
    document: DocumentId | None = None
    promised: str = ""


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
    extension: dict[str, Value] = {}  # what this division asks beside the common core (row D18)
    result: DocumentId | None = None  # of a member that is done already: its result, scanned


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
    flawed: bool = False  # handed in with a mark after three tries (row F13)


class SignatureKind(Enum):
    """How somebody signed (rules of a visit, 6)."""

    STROKES = "strokes"
    MARK = "mark"  # of one who does not write: text read aloud, a witness signs beside
    INK = "ink"  # on the printed page, which was scanned back


APPLICATION_PAPER = "application"  # what a signature stands for, if no paper of its own


class Point(Record, frozen=True, array_like=True):
    """One touch sample: x and y in thousandths of the pad's width, and milliseconds."""

    x: int
    y: int
    at_ms: int


class Signature(Record, frozen=True):
    """A signature bound to exactly what was shown when it was given.

    ``paper`` is APPLICATION_PAPER, or a generated paper with the matter that
    wants it, as "M-INCOMEAUTH/MT-DIBAO"; its holder is the person who signs.
    ``covers`` is the SHA-256 of the text shown (`edge_sync.wire.summary` for
    the whole application, `provisioning.catalogue.rules.signed_text` for a
    paper). A mark has a witness who signed beside it: a person of the
    submission, or "helper:" and a HelperId. An ink signature has no strokes
    and names the scan of the signed page.
    """

    person: PersonId
    kind: SignatureKind
    strokes: tuple[tuple[Point, ...], ...]
    covers: bytes
    at: Stamp
    paper: str = APPLICATION_PAPER
    witness: str = ""
    document: DocumentId | None = None
    witness_strokes: tuple[tuple[Point, ...], ...] = ()


class Awaited(Record, frozen=True):
    """A signature that is still to come, at another place or time.

    Without ``papers`` the person signs nothing and is asked for consents alone:
    nothing waits for that. ``check`` proves the slip (``edge_sync.wire.slip_code.slip_check``).
    """

    person: PersonId
    papers: tuple[str, ...]
    check: bytes


class ForWhom(Enum):
    """For whom the one who stands at the kiosk applies (rules of a visit, 1)."""

    MYSELF = "myself"
    FAMILY = "family"
    BEHALF = "behalf"


class Consent(Record, frozen=True):
    """A consent the law asks for: from one holder, for one purpose, as it was shown."""

    by: PersonId
    purpose: str
    at: Stamp


class CatalogueRef(Record, frozen=True):
    """Exactly which catalogue the resident was served from."""

    version: int
    digest: bytes


class Submission(Record, frozen=True, kw_only=True, tag_field="kind"):
    """What every parcel holds, whatever the resident submits.

    ``slip_check`` lets whoever shows the slip's private code speak for it later
    (``edge_sync.wire.slip_code``). ``helper`` joined the visit, ``confirmed`` is
    when the resident confirmed, on a page handed over, what the helper typed.
    """

    id: ApplicationId
    slip: SlipNumber
    kiosk: KioskId
    station: str  # 12-digit division code
    lodged: Stamp
    language: str  # "zh" or "en", as spoken in the visit
    documents: tuple[Document, ...]
    signatures: tuple[Signature, ...]
    slip_key: bytes  # public sealing key derived from the secret on the slip
    slip_check: bytes = b""
    helper: HelperId | None = None
    confirmed: Stamp | None = None


class Application(Submission, frozen=True, kw_only=True, tag="application-1"):
    """Everything the resident submits at once (row F15).

    ``unmet`` are the thresholds that were told and that she lodged in spite of,
    as "matter/place in its list". ``awaited`` are signatures still to come.
    ``mandate`` is the scan of a power of attorney signed in ink, under which the
    helper of this visit carried the papers: she is its agent, and nobody was
    there to confirm.
    """

    title: str  # a MatterId or a PackageId
    catalogue: CatalogueRef
    persons: tuple[Person, ...]
    members: tuple[Member, ...]
    for_whom: ForWhom = ForWhom.MYSELF
    awaited: tuple[Awaited, ...] = ()
    consents: tuple[Consent, ...] = ()
    unmet: tuple[str, ...] = ()
    mandate: DocumentId | None = None
