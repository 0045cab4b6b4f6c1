"""The catalogue as a whole: everything a region offers, as one immutable value."""

from provisioning.catalogue.elements import CardItem, Derivation, Element, Field, FieldKind
from provisioning.catalogue.materials import (
    AbolishedProof,
    Line,
    Material,
    Need,
    ShareLevel,
)
from provisioning.catalogue.matters import (
    Basis,
    Fill,
    How,
    Limit,
    Matter,
    Option,
    Party,
    ProducedElement,
    ProducedMaterial,
    Result,
    Scenario,
    Threshold,
    Unit,
)
from provisioning.catalogue.packages import Consent, Member, Package, Preset, Relation
from provisioning.catalogue.words import NOTHING, Entry, Words

__all__ = [
    "NOTHING",
    "AbolishedProof",
    "Basis",
    "CardItem",
    "Catalogue",
    "Consent",
    "Department",
    "Derivation",
    "Edition",
    "Element",
    "Entry",
    "Field",
    "FieldKind",
    "Fill",
    "Heading",
    "How",
    "Limit",
    "Line",
    "Material",
    "Matter",
    "Member",
    "Need",
    "Option",
    "Package",
    "Party",
    "Preset",
    "ProducedElement",
    "ProducedMaterial",
    "Relation",
    "Result",
    "Retention",
    "Scenario",
    "ShareLevel",
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


class Catalogue(Entry, frozen=True):
    """Everything a region offers (事项库). Tables are keyed by id."""

    heading: Heading
    departments: dict[str, Department]
    elements: dict[str, Element]
    materials: dict[str, Material]
    matters: dict[str, Matter]
    packages: dict[str, Package]


class Edition(Entry, frozen=True):
    """A catalogue as loaded, with the SHA-256 of its canonical content."""

    catalogue: Catalogue
    digest: bytes

    @property
    def version(self) -> int:
        """Return the number the region gave this edition."""
        return self.catalogue.heading.version
