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


class Option(Entry, frozen=True):
    """One answer to a scenario, and all it changes.

    ``sets`` fills elements of the matter itself; ``binds`` says who plays a
    role; ``decides`` answers other scenarios, which are then not asked;
    ``without`` takes roles out of the application, with their fields and lines.
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


class Scenario(Entry, frozen=True):
    """A guided question. ``preset`` names the option taken without asking."""

    id: str
    question: Words
    options: tuple[Option, ...]
    preset: str = ""


class Threshold(Entry, frozen=True):
    """A condition checked right after the card: told, with a way on, never a refusal."""

    role: str
    reason: Words
    way_on: Words
    illustrative: bool
    least_age: int | None = None
    below_age: int | None = None
    source: str = ""


class How(Enum):
    """What a fill does with the value it finds."""

    DERIVED = "derived"  # taken as it is, not asked
    OFFERED = "offered"  # asked, with the value already in the field
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


class Party(Entry, frozen=True):
    """A person an application speaks of, and how the kiosk comes to know them."""

    role: str
    label: Words
    card: bool  # an adult with a card; else typed, such as a newborn


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
    identity_level: str
    depth: str
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
    fee_charged: bool = False
    cross_province: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: str = ""
