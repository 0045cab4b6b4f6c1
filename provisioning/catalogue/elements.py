"""Data elements: what is asked of people, defined once and used by many matters."""

from enum import Enum

import msgspec

from provisioning.catalogue.words import NOTHING, Entry, Words


class FieldKind(Enum):
    """How an answer is entered and checked."""

    TEXT = "text"
    NAME = "name"  # of a person: letters, Chinese characters, the middle dot
    NUMBER = "number"  # digits, between ``least`` and ``most``
    PHONE = "phone"
    ID_CARD = "id-card"  # GB 11643, upper-case X
    DATE = "date"  # "20261102"
    CHOICE = "choice"  # one of ``options``; the value is the option's Chinese words
    ADDRESS = "address"
    BANK_ACCOUNT = "bank-account"
    DECIMAL = "decimal"  # "12.50": ``scale`` places at most, between ``least`` and ``most``
    MONEY = "money"  # yuan, as DECIMAL with two places
    DISABILITY_NO = "disability-no"  # a citizen number, a kind, a level, and places of reissues
    CREDIT_CODE = "credit-code"  # GB 32100, of a company or a body


class CardItem(Enum):
    """What a chip can tell."""

    NAME = "name"
    NUMBER = "number"
    SEX = "sex"
    NATION = "nation"
    BIRTH = "birth"
    ADDRESS = "address"


class Derivation(Enum):
    """What follows from a number: of a citizen, or of a disability certificate."""

    BIRTH_OF_NUMBER = "birth-of-number"
    SEX_OF_NUMBER = "sex-of-number"
    KIND_OF_DISABILITY = "kind-of-disability"
    LEVEL_OF_DISABILITY = "level-of-disability"


class Element(Entry, frozen=True):
    """One datum about a person, or about a matter where the matter defines it itself.

    ``purpose`` and ``retention`` are compulsory: what has neither is not asked
    (row Z01). ``card`` names the chip's item that fills it; a filled element is
    locked unless ``correctable``. ``once`` means asked of the card holder alone,
    for the whole application. ``way_out`` is offered where no matter insists;
    the element ``otherwise`` is then asked in its place. ``only_with`` names an
    element without which this one makes no sense. ``told_by`` names a number whose
    ``beginnings`` tell which option it is. A DATE may lie ahead where it
    is ``coming``; it is no earlier than ``not_before`` of the same person or matter.
    """

    id: str
    label: Words
    kind: FieldKind
    purpose: Words
    retention: str
    hint: Words = NOTHING
    options: tuple[Words, ...] = ()
    max_length: int = 50
    least: int | None = None
    most: int | None = None
    scale: int = 0  # decimal places of DECIMAL
    masked: bool = False
    card: CardItem | None = None
    correctable: bool = False
    derived: Derivation | None = None
    once: bool = False
    way_out: Words | None = None
    otherwise: str = ""
    only_with: str = ""
    told_by: str = ""
    beginnings: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    coming: bool = False
    not_before: str = ""
    illustrative: bool = False


class Field(Entry, frozen=True):
    """One matter's need of an element, about the person who plays ``role``."""

    role: str
    element: str
    required: bool = True
    in_base: bool = True  # else only when a scenario's option adds it
    extension: str = ""  # the division that added it: travels in its extension alone (row D18)
