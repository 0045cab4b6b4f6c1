"""Materials: kinds of document, and the proofs that nobody may ask for any more."""

from enum import Enum

from provisioning.catalogue.words import Entry, Words


class ShareLevel(Enum):
    """Whether offices can fetch a document from each other."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    GENERATED = "generated"  # written from the answers


class Material(Entry, frozen=True):
    """A kind of document. Two lines want the same one if material and holder are equal."""

    id: str
    name: Words
    issuer: Words
    kind: str
    share_level: ShareLevel
    share_libraries: tuple[str, ...] = ()
    e_licence: bool = False
    chip: bool = False  # reading the holder's card is the document itself
    validity_note: str = ""


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
    tolerable: bool = False
    note: str = ""
