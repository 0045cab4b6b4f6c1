"""The catalogue as a whole: everything a region offers, as one immutable value."""

import msgspec

from provisioning.catalogue.asking import ASKING, Asking
from provisioning.catalogue.elements import CardItem, Derivation, Element, Field, FieldKind
from provisioning.catalogue.materials import (
    AbolishedProof,
    Drawing,
    Line,
    Material,
    Need,
    Sample,
    ShareLevel,
    Signing,
)
from provisioning.catalogue.matters import (
    Basis,
    Condition,
    Depth,
    FeeItem,
    Fill,
    HandlingItem,
    How,
    Level,
    Limit,
    Matter,
    Option,
    Party,
    ProducedElement,
    ProducedMaterial,
    PublicNotice,
    Regime,
    Result,
    Scenario,
    Several,
    SpecialProcedure,
    Threshold,
    Unit,
)
from provisioning.catalogue.packages import Consent, Group, Member, Package, Preset, Relation
from provisioning.catalogue.postings import Posting
from provisioning.catalogue.search.lexicon import Lexicon, Meaning, Said
from provisioning.catalogue.voices import VoicePack
from provisioning.catalogue.words import NOTHING, Entry, Words

__all__ = [
    "NOTHING",
    "AbolishedProof",
    "Asking",
    "Basis",
    "CardItem",
    "Catalogue",
    "Condition",
    "Consent",
    "Department",
    "Depth",
    "Derivation",
    "Drawing",
    "Edition",
    "Element",
    "Entry",
    "FeeItem",
    "Field",
    "FieldKind",
    "Fill",
    "Group",
    "HandlingItem",
    "Heading",
    "How",
    "Level",
    "Lexicon",
    "Limit",
    "Line",
    "Material",
    "Matter",
    "Meaning",
    "Member",
    "Need",
    "Option",
    "Package",
    "Party",
    "Preset",
    "ProducedElement",
    "ProducedMaterial",
    "PublicNotice",
    "Regime",
    "Relation",
    "Result",
    "Retention",
    "Said",
    "Sample",
    "Scenario",
    "Several",
    "ShareLevel",
    "Signing",
    "SpecialProcedure",
    "Theme",
    "Threshold",
    "Unit",
    "Words",
]


class Department(Entry, frozen=True):
    """A body that handles matters. ``credit_code`` is its GB 32100 code."""

    id: str
    name: Words
    credit_code: str
    use_level: int
    third_party: bool
    fictional: bool


class Retention(Entry, frozen=True):
    """How long a datum is kept, in words; fields name it by ``id``."""

    id: str
    words: Words


class Heading(Entry, frozen=True):
    """What the catalogue says about itself (``catalogue.toml``)."""

    version: int
    region: Words
    division: str
    published: str
    phone: str
    yes: Words  # the two answers to "shall this optional member join?"
    no: Words
    retentions: tuple[Retention, ...]
    abolished: tuple[AbolishedProof, ...]
    local: dict[str, int] = msgspec.field(default_factory=dict)  # the region's own figures (R12)
    asking: Asking = ASKING  # what stands between the matters; a region may word it


class Theme(Entry, frozen=True):
    """A life event (人生大事): how a first-time user finds the right matter (rows M06, M08).

    ``divisions`` are prefixes of division codes that show it; none means everywhere.
    """

    id: str
    name: Words
    picture: str  # the name of a pictogram
    titles: tuple[str, ...]
    divisions: tuple[str, ...] = ()
    local: bool = False  # made by this region


class Catalogue(Entry, frozen=True):
    """Everything a region offers (事项库). Tables are keyed by id."""

    heading: Heading
    departments: dict[str, Department]
    elements: dict[str, Element]
    materials: dict[str, Material]
    matters: dict[str, Matter]
    packages: dict[str, Package]
    themes: dict[str, Theme] = msgspec.field(default_factory=dict)
    lexicon: Lexicon = msgspec.field(default_factory=Lexicon)  # how people speak (row F16)
    voices: dict[str, VoicePack] = msgspec.field(default_factory=dict)  # how the kiosk speaks
    postings: dict[str, Posting] = msgspec.field(default_factory=dict)  # what is posted (row C09)


class Edition(Entry, frozen=True):
    """A catalogue as loaded, with the SHA-256 of its canonical content."""

    catalogue: Catalogue
    digest: bytes

    @property
    def version(self) -> int:
        """Return the number the region gave this edition."""
        return self.catalogue.heading.version
