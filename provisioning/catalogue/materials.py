"""Materials: kinds of document, and the proofs that nobody may ask for any more."""

from enum import Enum

from provisioning.catalogue.words import Entry, Words


class ShareLevel(Enum):
    """Whether offices can fetch a document from each other."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    GENERATED = "generated"  # written from the answers


class Drawing(Enum):
    """What a document looks like, for the picture of its sample."""

    CARD = "card"
    BOOKLET = "booklet"
    CERTIFICATE = "certificate"
    FORM = "form"
    STATEMENT = "statement"
    RECORD = "record"
    PLAN = "plan"
    PHOTO = "photo"


class Sample(Entry, frozen=True):
    """What a good one looks like (row M13): a drawing, and what must be seen on it."""

    drawing: Drawing
    points: tuple[Words, ...]


class Signing(Enum):
    """How a paper is signed by its holder."""

    NONE = "none"
    GLASS = "glass"  # strokes, or a mark with a witness
    INK = "ink"  # the law keeps it on paper: printed, signed, scanned back


class Material(Entry, frozen=True):
    """A kind of document. Two lines want the same one if material and holder are equal.

    ``sample`` may be missing only with a ``no_sample`` reason. ``statement`` is
    what a generated paper says above its signature. ``valid_days`` is how old a
    document of this kind may be and still be reused; None means until its own
    last day, or for ever. A paper that bears no day (a photograph) is not ``dated``.
    """

    id: str
    name: Words
    issuer: Words
    kind: str
    share_level: ShareLevel
    share_libraries: tuple[str, ...] = ()
    e_licence: bool = False
    chip: bool = False  # reading the holder's card is the document itself
    validity_note: str = ""
    valid_days: int | None = None
    dated: bool = True
    where_from: Words | None = None  # where one gets it
    sample: Sample | None = None
    no_sample: Words | None = None
    signing: Signing = Signing.NONE
    statement: Words | None = None

    @property
    def is_entry(self) -> bool:
        """Say whether it stands in an office's books alone: no paper could be laid down."""
        return self.kind == "data" and self.share_level in (ShareLevel.FULL, ShareLevel.PARTIAL)


class AbolishedProof(Entry, frozen=True):
    """A proof that may not be asked for (row F11), with who abolished it."""

    id: str
    name: Words
    basis: str
    illustrative: bool


class Need(Enum):
    """How strongly a matter wants a document."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class Line(Entry, frozen=True):
    """One demand for a material by one matter, for the person who plays ``holder``."""

    id: str
    material: str
    holder: str
    need: Need = Need.REQUIRED
    name: Words | None = None  # where the matter's own form has a name
    copies: int = 1
    in_base: bool = True  # else only when a scenario's option adds it
    tolerable: bool = False  # acceptance with documents pending may be asked for
    replaceable: bool = False  # a commitment may stand in its place
    valid_days: int | None = None  # a fresher one than the material's own days say
    note: str = ""
