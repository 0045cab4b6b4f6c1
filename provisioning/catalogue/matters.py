"""Matters: what one can apply for."""

from enum import Enum

import msgspec

from provisioning.catalogue.elements import Element, Field
from provisioning.catalogue.materials import Line
from provisioning.catalogue.words import Entry, Words


class Unit(Enum):
    """What a limit is counted in."""

    WORKING_DAY = "working_day"
    NATURAL_DAY = "natural_day"
    IMMEDIATE = "immediate"
    NONE = "none"


class Depth(Enum):
    """How far a kiosk can take a matter; some steps are never done at a machine."""

    FULL = "full"
    PREFILL = "prefill"  # filled in here, handed in at an appointment
    GUIDE = "guide"  # told about, nothing is taken


class Level(Enum):
    """How surely a matter must know its applicant, strongest first (rules of a visit, 2)."""

    CHIP = "chip"
    CARD_FACE = "card-face"
    TYPED = "typed"
    VOUCHED = "vouched"


class Regime(Enum):
    """Under which rules an application is accepted; most matters are no licences."""

    LICENCE = "licence"  # Administrative Licensing Law art. 32: five days, then it counts
    ON_APPLICATION = "on-application"  # accepted or completed under the matter's own promise
    AT_ONCE = "at-once"  # done while the resident waits
    NO_APPLICATION = "no-application"  # paid or done without one; shown and confirmed


class Limit(Entry, frozen=True):
    """A time limit. ``illustrative`` figures have no source and are marked wherever shown."""

    value: int
    unit: Unit
    illustrative: bool
    source: str = ""
    note: str = ""


class Basis(Entry, frozen=True):
    """The rule a matter stands on (row M16)."""

    text: Words
    source: str
    illustrative: bool


class Condition(Entry, frozen=True):
    """What must be true of an element of the matter for an option to hold.

    A figure is a number, or the name of one of the region's ``local`` values.
    """

    element: str
    at_least: int | str | None = None
    at_most: int | str | None = None


class Option(Entry, frozen=True):
    """One answer to a scenario, and all it changes.

    ``sets`` fills elements of the matter itself; ``binds`` says who plays a
    role; ``decides`` answers other scenarios, which are then not asked (an
    option of a package names them "MT-X.scenario"); ``without`` takes roles out
    of the application, with their fields and lines. ``promised_limit`` takes the
    place of the matter's own. ``acting`` are its words where somebody acts for
    another.
    """

    id: str
    label: Words
    adds: tuple[str, ...] = ()
    removes: tuple[str, ...] = ()
    adds_fields: tuple[str, ...] = ()
    removes_fields: tuple[str, ...] = ()
    sets: dict[str, str] = msgspec.field(default_factory=dict)
    binds: dict[str, str] = msgspec.field(default_factory=dict)
    decides: dict[str, str] = msgspec.field(default_factory=dict)
    without: tuple[str, ...] = ()
    promised_limit: Limit | None = None
    condition: Condition | None = None
    acting: Words | None = None


class Scenario(Entry, frozen=True):
    """A guided question. ``preset`` names the option taken without asking.

    ``acting``, here and at its options, are the words for who acts for somebody.
    """

    id: str
    question: Words
    options: tuple[Option, ...]
    preset: str = ""
    acting: Words | None = None


class Threshold(Entry, frozen=True):
    """A condition checked right after the card: told, with a way on, never a refusal.

    A figure is a number, or the name of one of the region's ``local`` values.
    ``instead`` are titles that she can have today. ``under`` limits it to some
    options, by scenario id.
    """

    role: str
    reason: Words
    way_on: Words
    illustrative: bool
    least_age: int | str | None = None
    below_age: int | str | None = None
    source: str = ""
    instead: tuple[str, ...] = ()
    under: dict[str, str] = msgspec.field(default_factory=dict)


class How(Enum):
    """What a fill does with the value it finds."""

    DERIVED = "derived"  # taken as it is, not asked
    OFFERED = "offered"  # asked, with the value already in the field
    FILLED = "filled"  # stands on the check page to be looked at, and is asked when it is changed
    ONE_OF = "one-of"  # a choice between the sources; not asked if they agree


class Fill(Entry, frozen=True):
    """Where an answer comes from, so that nobody types it twice.

    A source is "role.element", or "today.year".
    """

    role: str
    element: str
    sources: tuple[str, ...]
    how: How


class Result(Entry, frozen=True):
    """What the applicant gets in the end."""

    kind: str
    name: Words
    e_licence: bool


class ProducedMaterial(Entry, frozen=True):
    """A document that handling this matter brings into being."""

    material: str
    holder: str


class ProducedElement(Entry, frozen=True):
    """A datum that handling this matter brings into being."""

    role: str
    element: str


class Several(Entry, frozen=True):
    """A role that several people may play, such as the adults of a household."""

    question: Words  # how many are there?
    least: int
    most: int


class Party(Entry, frozen=True):
    """A person an application speaks of, and how the kiosk comes to know them.

    With ``several`` the role is played by "role-1", "role-2" …. An ``organisation``
    is known by its credit code and acts through a representative (row R14).
    """

    role: str
    label: Words
    card: bool  # an adult with a card; else typed, such as a newborn
    several: Several | None = None
    organisation: bool = False


class HandlingItem(Entry, frozen=True):
    """The granular item that the public sees (业务办理项): one way through the scenarios.

    ``when`` names the options that lead to it; the first item that fits is taken (row M02).
    """

    name: Words
    code: str
    when: dict[str, str] = msgspec.field(default_factory=dict)


class FeeItem(Entry, frozen=True):
    """One charge. ``yuan`` is None where a rule and not a figure decides."""

    name: Words
    rule: Words
    illustrative: bool
    yuan: int | None = None


class SpecialProcedure(Entry, frozen=True):
    """A step such as a site visit; its time counts within the limit, or does not."""

    name: Words
    counts_in_limit: bool
    optional: bool = False


class PublicNotice(Entry, frozen=True):
    """How long a result is shown in public before it stands."""

    days: int
    unit: Unit
    place: Words
    illustrative: bool
    source: str = ""


class Matter(Entry, frozen=True):
    """One matter (事项), as one region handles it.

    ``offered`` matters can be chosen by themselves; others exist for packages.
    ``elements`` are its own; ``fields`` may name those and the catalogue's.
    """

    id: str
    name: Words
    summary: Words
    offered: bool
    power_kind: str
    basic_code: str
    implementing_code: str
    handling_item_code: str
    code_illustrative: bool
    dept: str
    use_level: int
    handled_at: str
    scope_note: Words
    applicant_types: tuple[str, ...]
    case_type: str
    legal_limit: Limit
    promised_limit: Limit
    identity_level: Level
    depth: Depth
    minutes: int
    signers: tuple[str, ...]
    parties: tuple[Party, ...]
    result: Result
    basis: tuple[Basis, ...] = ()
    elements: tuple[Element, ...] = ()
    fields: tuple[Field, ...] = ()
    fills: tuple[Fill, ...] = ()
    lines: tuple[Line, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    produces_materials: tuple[ProducedMaterial, ...] = ()
    produces_elements: tuple[ProducedElement, ...] = ()
    tolerance_allowed: bool = False
    fees: tuple[FeeItem, ...] = ()
    cross_province: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""
    version: int = 1
    valid_from: str = ""  # "2026-01-01"
    valid_until: str = ""  # the last day, or "" while it stands
    regime: Regime = Regime.ON_APPLICATION
    presence: bool = False  # being alive or present matters: a card alone is never enough
    handling_items: tuple[HandlingItem, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    public_notice: PublicNotice | None = None
    local_item: bool = False
    spoken: tuple[str, ...] = ()  # how people call it: for the search, never shown
