"""The plan: what a title becomes under the choices made so far.

Choices are kept by page key: "holder" for a scenario of the package,
"member.MT-X" for whether an optional member joins, "MT-X.marriage" for a
scenario of a member. A choice that its page does not offer (any more) counts
as not made, so a path that cannot be is never taken (row M05).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from provisioning.catalogue.model import (
    Catalogue,
    Field,
    Fill,
    Line,
    Matter,
    Member,
    Option,
    Party,
    Preset,
    Scenario,
    Words,
)
from provisioning.catalogue.rules.titles import Title

JOIN = "apply"
LEAVE_OUT = "left-out"


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
class PlannedMember:
    """One member under the choices: what it asks, and what the choices already answer."""

    member: Member
    matter: Matter
    choice: Choice
    scenarios: dict[str, str]
    sets: dict[str, str]
    fields: tuple[Wanted, ...] = ()
    lines: tuple[WantedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that follows from the choices, before any answer about a person.

    ``parties`` are those the application speaks of, the card holder first.
    ``roles`` leads bound roles ("household_head") to parties.
    """

    title: Title
    holder: str
    pages: tuple[Page, ...]
    members: tuple[PlannedMember, ...]
    parties: tuple[Party, ...]
    roles: dict[str, str]
    fills: tuple[Fill, ...]

    @property
    def applied(self) -> tuple[PlannedMember, ...]:
        """Return the members that are applied for."""
        return tuple(m for m in self.members if m.choice is Choice.APPLY)

    @property
    def open_page(self) -> Page | None:
        """Return the first scenario that has no answer yet."""
        return next((page for page in self.pages if page.chosen is None), None)


def party_of(plan: Plan, member: Member, role: str) -> str:
    """Lead a member's role to the party who plays it."""
    return _lead(plan.roles, member, role)


def make_plan(catalogue: Catalogue, title: Title, choices: Mapping[str, str]) -> Plan:
    """Work out a title under ``choices`` (page key to option id)."""
    return _Maker(catalogue, title, choices).make()


def _lead(roles: Mapping[str, str], member: Member, role: str) -> str:
    role = member.role_map.get(role, role)
    seen: set[str] = set()
    while role in roles and role not in seen:
        seen.add(role)
        role = roles[role]
        role = member.role_map.get(role, role)
    return role


@dataclass(slots=True)
class _Maker:
    """Walks the scenarios once, gathering what each answer changes."""

    catalogue: Catalogue
    title: Title
    choices: Mapping[str, str]
    roles: dict[str, str] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    pages: list[Page] = field(default_factory=list)

    def make(self) -> Plan:
        if self.title.holder:
            self.roles["holder"] = self.title.holder
        for scenario in self.title.scenarios:
            self._answer(scenario.id, scenario)
        choices = {member.matter: self._choice(member) for member in self.title.members}
        taken = {
            member.matter: self._scenarios(member) if choices[member.matter] is Choice.APPLY else {}
            for member in self.title.members
        }
        members = tuple(
            self._member(member, choices[member.matter], taken[member.matter])
            for member in self.title.members
        )
        holder = self.roles.get("holder", "")
        return Plan(
            title=self.title,
            holder=holder,
            pages=tuple(self.pages),
            members=members,
            parties=self._parties(members, holder),
            roles=self.roles,
            fills=(*self.title.fills, *(self._led(m, f) for m in members for f in m.matter.fills)),
        )

    def _answer(self, key: str, scenario: Scenario) -> Option | None:
        holder = self.roles.get("holder")
        options = tuple(o for o in scenario.options if holder not in o.without)
        chosen = next((o for o in options if o.id == self.choices.get(key)), None)
        if chosen is None and len(options) == 1:
            chosen = options[0]
        else:
            taken = chosen.id if chosen else None
            self.pages.append(Page(key, scenario.question, options, taken))
        if chosen:
            self._take(chosen)
        return chosen

    def _take(self, option: Option) -> None:
        self.roles |= option.binds
        self.absent |= set(option.without)

    def _choice(self, member: Member) -> Choice:
        if member.choice is Preset.DONE_ALREADY:
            return Choice.DONE_ALREADY
        if not member.optional:
            return Choice.APPLY
        words = self.catalogue.heading
        question = member.question or self.catalogue.matters[member.matter].name
        options = (Option(id=JOIN, label=words.yes), Option(id=LEAVE_OUT, label=words.no))
        scenario = Scenario(id=member.matter, question=question, options=options)
        chosen = self._answer(f"member.{member.matter}", scenario)
        return Choice.APPLY if chosen and chosen.id == JOIN else Choice.LEFT_OUT

    def _scenarios(self, member: Member) -> dict[str, Option]:
        taken: dict[str, Option] = {}
        decided = dict(member.scenario_preset)
        for scenario in self.catalogue.matters[member.matter].scenarios:
            settled = decided.get(scenario.id, scenario.preset)
            option = next((o for o in scenario.options if o.id == settled), None)
            if option:
                self._take(option)
            else:
                option = self._answer(f"{member.matter}.{scenario.id}", scenario)
            if option:
                taken[scenario.id] = option
                decided |= option.decides
        return taken

    def _member(self, member: Member, choice: Choice, taken: dict[str, Option]) -> PlannedMember:
        matter = self.catalogue.matters[member.matter]
        applied = choice is Choice.APPLY
        return PlannedMember(
            member=member,
            matter=matter,
            choice=choice,
            scenarios={name: option.id for name, option in taken.items()},
            sets={name: value for o in taken.values() for name, value in o.sets.items()},
            fields=tuple(self._fields(member, matter, taken)) if applied else (),
            lines=tuple(self._lines(member, matter, taken)) if applied else (),
        )

    def _fields(self, member: Member, matter: Matter, taken: dict[str, Option]) -> Iterator[Wanted]:
        added = {name for option in taken.values() for name in option.adds_fields}
        removed = {name for option in taken.values() for name in option.removes_fields}
        for wanted in matter.fields:
            name = f"{wanted.role}.{wanted.element}"
            party = _lead(self.roles, member, wanted.role)
            is_wanted = (wanted.in_base or name in added) and name not in removed
            if is_wanted and party not in self.absent:
                yield Wanted(party, wanted)

    def _lines(
        self, member: Member, matter: Matter, taken: dict[str, Option]
    ) -> Iterator[WantedLine]:
        added = {name for option in taken.values() for name in option.adds}
        removed = {name for option in taken.values() for name in option.removes}
        for line in matter.lines:
            party = _lead(self.roles, member, line.holder)
            is_wanted = (line.in_base or line.id in added) and line.id not in removed
            if is_wanted and party not in self.absent:
                yield WantedLine(party, line)

    def _led(self, planned: PlannedMember, fill: Fill) -> Fill:
        def led(source: str) -> str:
            role, _, element = source.partition(".")
            return f"{_lead(self.roles, planned.member, role)}.{element}"

        role = _lead(self.roles, planned.member, fill.role)
        return Fill(role, fill.element, tuple(led(source) for source in fill.sources), fill.how)

    def _parties(self, members: tuple[PlannedMember, ...], holder: str) -> tuple[Party, ...]:
        named = {holder}
        for member in members:
            named |= {wanted.party for wanted in member.fields}
            named |= {wanted.party for wanted in member.lines}
        present = [party for party in self.title.parties if party.role in named]
        return tuple(sorted(present, key=lambda party: party.role != holder))
