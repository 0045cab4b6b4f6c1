"""The making of a plan: one walk through the questions, gathering what each answer changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from provisioning.catalogue.model import Catalogue, Field, Line, Member
from provisioning.catalogue.rules.asked import Pages
from provisioning.catalogue.rules.demands import fields_of, lines_of, promised_limit
from provisioning.catalogue.rules.joining import Joining
from provisioning.catalogue.rules.people import People, Taken
from provisioning.catalogue.rules.planned import (
    AGENT,
    Choice,
    Plan,
    PlannedMember,
    Wanted,
    WantedLine,
)
from provisioning.catalogue.rules.standing import Standing
from provisioning.catalogue.rules.titles import Title

WHO = "who"  # the scenario of a matter that asks whether an agent stands here
POWER_OF_ATTORNEY = "M-AUTH"  # the material by which an adult lets another act
_IDENTITY_CARD = "M-IDCARD"
_POWER_LINES = (
    Line(id="LA", material=POWER_OF_ATTORNEY, holder="holder"),
    Line(id="LB", material=_IDENTITY_CARD, holder=AGENT),
)
_AGENT_FIELDS = tuple(Field(role=AGENT, element=name) for name in ("name", "id_no", "phone"))


@dataclass(slots=True)
class Maker:
    """Makes one plan."""

    catalogue: Catalogue
    title: Title
    choices: Mapping[str, str]
    pages: Pages = field(init=False)
    standing: Standing = field(init=False)
    joining: Joining = field(init=False)
    people: People = field(init=False)

    def __post_init__(self) -> None:
        self.pages = Pages(self.choices)
        words = self.catalogue.heading.asking
        self.standing = Standing(self.title, self.choices, self.pages, words)
        self.joining = Joining(self.catalogue, self.title, self.pages)
        self.people = People(self.catalogue, self.title, self.pages, self.standing)

    def make(self) -> Plan:
        """Ask in order: for whom, which members, which way through each, how many people."""
        self.standing.settle()
        self.joining.settle()
        taken = {member.matter: self._scenarios(member) for member in self.title.members}
        self.people.count(
            (member, taken[member.matter])
            for member in self.title.members
            if self.joining.choices[member.matter] is Choice.APPLY
        )
        return self._plan(
            self._empowered(
                tuple(self._member(member, taken[member.matter]) for member in self.title.members)
            )
        )

    def _plan(self, members: tuple[PlannedMember, ...]) -> Plan:
        people, standing = self.people, self.standing
        return Plan(
            title=self.title,
            holder=people.holder,
            pages=tuple(self.pages.pages),
            members=members,
            parties=people.parties(members),
            roles=self.pages.roles,
            fills=tuple(people.fills(members)),
            principal=people.principal,
            giver=people.giver,
            for_whom=standing.for_whom,
            is_ward=standing.is_ward,
            several=people.several,
            signers=people.signers(members),
        )

    def _scenarios(self, member: Member) -> Taken:
        if self.joining.choices[member.matter] is not Choice.APPLY:
            return {}
        taken: Taken = {}
        decided = dict(member.scenario_preset)
        for scenario in self.catalogue.matters[member.matter].scenarios:
            settled = decided.get(scenario.id, scenario.preset)
            settled = self.pages.decided.get(f"{member.matter}.{scenario.id}", settled)
            if scenario.id == WHO and self.standing.has_agent:
                settled = AGENT
            option = next((o for o in scenario.options if o.id == settled), None)
            if option:
                self.pages.take(option)
            else:
                key = f"{member.matter}.{scenario.id}"
                option = self.pages.ask(key, scenario.question, scenario.options)
            if option:
                taken[scenario.id] = option
                decided |= option.decides
        return taken

    def _member(self, member: Member, taken: Taken) -> PlannedMember:
        matter = self.catalogue.matters[member.matter]
        choice = self.joining.choices[member.matter]
        applied = choice is Choice.APPLY
        return PlannedMember(
            member=member,
            matter=matter,
            choice=choice,
            scenarios={name: option.id for name, option in taken.items()},
            sets={name: value for o in taken.values() for name, value in o.sets.items()},
            promised_limit=promised_limit(matter, taken),
            fields=tuple(self._fields(member, taken)) if applied else (),
            lines=tuple(self._lines(member, taken)) if applied else (),
            taken=tuple(taken.values()),
            locked=self.joining.locks.get(member.matter),
        )

    def _fields(self, member: Member, taken: Taken) -> Iterator[Wanted]:
        for wanted in fields_of(self.catalogue.matters[member.matter], taken):
            for party in self.people.led(member, wanted.role):
                yield Wanted(party, wanted)

    def _lines(self, member: Member, taken: Taken) -> Iterator[WantedLine]:
        for line in lines_of(self.catalogue.matters[member.matter], taken):
            for party in self._holders(member, line):
                yield WantedLine(party, line)

    def _holders(self, member: Member, line: Line) -> tuple[str, ...]:
        """A power of attorney is given by who would stand here; for a ward there is none."""
        if line.material != POWER_OF_ATTORNEY or not self.standing.has_agent:
            return self.people.led(member, line.holder)
        return () if self.standing.is_ward else (self.people.giver,)

    def _empowered(self, members: tuple[PlannedMember, ...]) -> tuple[PlannedMember, ...]:
        """Where no matter speaks of an agent, the first that is applied for asks about her.

        One power of attorney is enough for the whole application.
        """
        lines = [w for m in members for w in m.lines if w.party == AGENT]
        first = next((m for m in members if m.choice is Choice.APPLY), None)
        if not self.standing.has_agent or lines or first is None:
            return members
        power = tuple(
            WantedLine(party, line)
            for line in _POWER_LINES
            if line.material in self.catalogue.materials
            for party in self._holders(first.member, line)
        )
        known = self.catalogue.elements
        about = tuple(Wanted(AGENT, wanted) for wanted in _AGENT_FIELDS if wanted.element in known)
        whole = replace(first, fields=(*first.fields, *about), lines=(*first.lines, *power))
        return tuple(whole if m is first else m for m in members)
