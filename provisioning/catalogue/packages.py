"""Packages: several matters handled as one, with a lead department."""

from enum import Enum

import msgspec

from provisioning.catalogue.matters import Basis, Fill, Limit, Party, Scenario
from provisioning.catalogue.words import Entry, Words


class Relation(Enum):
    """How a member stands to the others."""

    PRECONDITION = "precondition"
    PARALLEL = "parallel"
    ALTERNATIVE = "alternative"
    OPTIONAL = "optional"
    SINGLE = "single"  # the only member of a matter chosen by itself


class Preset(Enum):
    """What a package takes for granted about a member."""

    APPLY = "apply"
    DONE_ALREADY = "done-already"


class Member(Entry, frozen=True):
    """One matter of a package.

    ``role_map`` says which party plays the matter's role; a role that is not
    named keeps its own name. An ``optional`` member is asked for with ``question``.
    ``needs`` must all be granted first; ``needs_if_joined`` only where they take
    part; ``needs_one_of`` names groups of alternatives. Members of one ``group``
    exclude each other and are chosen by one question. A ``law_bound`` member
    cannot be left out, and its basis is shown to who tries (row M07). A member
    with ``may_be_done`` may be "done already, here is its result".
    """

    matter: str
    stage: int
    relation: Relation
    needs: tuple[str, ...] = ()
    needs_if_joined: tuple[str, ...] = ()
    needs_one_of: tuple[str, ...] = ()
    group: str = ""
    law_bound: Basis | None = None
    may_be_done: bool = False
    optional: bool = False
    question: Words | None = None
    third_party: bool = False
    role_map: dict[str, str] = msgspec.field(default_factory=dict)
    scenario_preset: dict[str, str] = msgspec.field(default_factory=dict)
    choice: Preset = Preset.APPLY
    note: str = ""


class Group(Entry, frozen=True):
    """Alternatives of which one is taken; none may be taken if ``optional``."""

    id: str
    question: Words
    optional: bool = False


class Consent(Entry, frozen=True):
    """A consent the law asks for, from one holder for one purpose."""

    by: str
    to: str
    purpose: Words


class Package(Entry, frozen=True):
    """One thing at a time (一件事): the parties, the members, and what flows between them."""

    id: str
    name: Words
    summary: Words
    offered: bool
    theme: Words
    audience: str
    lead_dept: str
    implementing_code: str
    code_illustrative: bool
    promised_limit: Limit
    minutes: int
    signers: tuple[str, ...]
    parties: tuple[Party, ...]
    members: tuple[Member, ...]
    scenarios: tuple[Scenario, ...] = ()
    fills: tuple[Fill, ...] = ()
    conditions: tuple[Words, ...] = ()
    consents: tuple[Consent, ...] = ()
    groups: tuple[Group, ...] = ()
    spoken: tuple[str, ...] = ()  # how people call it: for the search, never shown
    version: int = 1
    sources: tuple[str, ...] = ()
    notes: str = ""
