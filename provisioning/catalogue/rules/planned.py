"""The values of a plan: what a title becomes under the choices made so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from provisioning.catalogue.model import (
    Basis,
    Field,
    Fill,
    Limit,
    Line,
    Matter,
    Member,
    Option,
    Party,
    Words,
)
from provisioning.catalogue.rules.titles import Title
from provisioning.catalogue.words import NOTHING

AGENT = "agent"  # the role of who acts for somebody, and the option of scenario "who"


class ForWhom(Enum):
    """For whom the one who stands here applies; the words of the wire."""

    MYSELF = "myself"
    FAMILY = "family"
    BEHALF = "behalf"


class Choice(Enum):
    """What happens with one member; the words of the wire."""

    APPLY = "apply"
    DONE_ALREADY = "done-already"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Page:
    """One scenario question to ask, with the options that are possible now."""

    key: str
    question: Words
    options: tuple[Option, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field of a member, with its role led to a party."""

    party: str
    field: Field


@dataclass(frozen=True, slots=True)
class WantedLine:
    """One line of a member, with its holder led to a party."""

    party: str
    line: Line


@dataclass(frozen=True, slots=True)
class Locked:
    """Why a member cannot be left out: by law, or because others cannot go without it."""

    basis: Basis | None
    needed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedMember:
    """One member under the choices: what it asks, and what the choices already answer.

    ``conditions`` name the options taken that hold only for some figures.
    ``locked`` is None where the member may be left out.
    """

    member: Member
    matter: Matter
    choice: Choice
    scenarios: dict[str, str]
    sets: dict[str, str]
    promised_limit: Limit
    fields: tuple[Wanted, ...] = ()
    lines: tuple[WantedLine, ...] = ()
    taken: tuple[Option, ...] = ()
    locked: Locked | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that follows from the choices, before any answer about a person.

    ``holder`` is the party of who stands here, ``principal`` the party in whose
    name it is; they differ where an agent stands here, or a guardian, or somebody
    for a company. ``giver`` is who would stand here if no agent did, and gives the
    power. ``is_ward`` says that no power is needed: a child, or one in her care.
    ``parties`` are those the application speaks of, who stands here first; one
    of several people is "role-1". ``roles`` leads bound roles ("household_head")
    to parties, ``several`` counts the roles that several people play.
    """

    title: Title
    holder: str
    pages: tuple[Page, ...]
    members: tuple[PlannedMember, ...]
    parties: tuple[Party, ...]
    roles: dict[str, str]
    fills: tuple[Fill, ...]
    principal: str = ""
    giver: str = ""
    for_whom: ForWhom = ForWhom.MYSELF
    is_ward: bool = False
    several: Mapping[str, int] | None = None
    signers: tuple[str, ...] = ()

    @property
    def applied(self) -> tuple[PlannedMember, ...]:
        """Return the members that are applied for."""
        return tuple(m for m in self.members if m.choice is Choice.APPLY)

    @property
    def open_page(self) -> Page | None:
        """Return the first scenario that has no answer yet."""
        return next((page for page in self.pages if page.chosen is None), None)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is left to apply for: all is done already, or left out."""
        return not self.applied

    @property
    def has_agent(self) -> bool:
        """Say whether somebody acts for the one in whose name it is."""
        return self.holder == AGENT

    def label_of(self, party: str) -> Words:
        """Return how a party is called, or nothing for a party that takes no part."""
        return next((p.label for p in self.parties if p.role == party), NOTHING)


def standing_in(plan: Plan) -> dict[str, str]:
    """Return in whose place somebody else stands and signs here; a ward never signs herself."""
    if not plan.has_agent:
        return {}
    ward = {plan.principal: plan.holder} if plan.is_ward else {}
    return {plan.giver: plan.holder} | ward


def party_of(plan: Plan, member: Member, role: str) -> str:
    """Lead a member's role to the party who plays it (the first, where several do)."""
    return next(iter(parties_of(plan, member, role)), role)


def parties_of(plan: Plan, member: Member, role: str) -> tuple[str, ...]:
    """Lead a member's role to everybody who plays it; nobody if there are none of several."""
    return each(lead(plan.roles, member, role), plan.several or {})


def each(party: str, several: Mapping[str, int]) -> tuple[str, ...]:
    """Return the people behind a party: itself, or "role-1", "role-2" …."""
    if party not in several:
        return (party,)
    return tuple(f"{party}-{at}" for at in range(1, several[party] + 1))


def lead(roles: Mapping[str, str], member: Member, role: str) -> str:
    """Lead a member's role through its role map and the bound roles."""
    role = member.role_map.get(role, role)
    seen: set[str] = set()
    while role in roles and role not in seen:
        seen.add(role)
        role = roles[role]
        role = member.role_map.get(role, role)
    return role
