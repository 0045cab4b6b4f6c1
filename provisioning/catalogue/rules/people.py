"""The people of a plan: who they are, how many play a role, and who signs.

A role that several people play is counted once, by a page of its own, and then
stands for "role-1", "role-2" …, each with fields, lines and a name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from provisioning.catalogue.asking import Asking, filled
from provisioning.catalogue.model import (
    Catalogue,
    Fill,
    Member,
    Option,
    Party,
    Relation,
    Several,
    Words,
)
from provisioning.catalogue.rules.asked import Pages
from provisioning.catalogue.rules.demands import roles_of
from provisioning.catalogue.rules.planned import AGENT, Choice, PlannedMember, each, lead
from provisioning.catalogue.rules.standing import Standing
from provisioning.catalogue.rules.titles import Title

MOST_OPTIONS = 7  # on one page
_APPLICANT = "applicant"
_NOBODY = Member(matter="", stage=0, relation=Relation.SINGLE)  # leads by bound roles alone

Taken = dict[str, Option]


@dataclass(slots=True)
class People:
    """Settles the people of one plan."""

    catalogue: Catalogue
    title: Title
    pages: Pages
    standing: Standing
    several: dict[str, int] = field(default_factory=dict)

    @property
    def giver(self) -> str:
        """Who stands here, or would if no agent did; "" while a scenario about it is open."""
        is_open = "holder" not in self.pages.roles
        return "" if is_open else next(iter(self.led(_NOBODY, "holder")), "")

    @property
    def principal(self) -> str:
        """The party in whose name it is: the title's applicant, else who stands here."""
        has_one = any(party.role == _APPLICANT for party in self.title.parties)
        named = self.led(_NOBODY, _APPLICANT) if has_one else ()
        return next(iter(named), self.giver)

    @property
    def holder(self) -> str:
        """The party of who stands here."""
        return AGENT if self.standing.has_agent else self.giver

    def all_of(self, party: str) -> tuple[str, ...]:
        """Return the people behind a party."""
        return each(party, self.several)

    def led(self, member: Member, role: str) -> tuple[str, ...]:
        """Lead a member's role to everybody who plays it and takes part."""
        party = lead(self.pages.roles, member, role)
        return () if party in self.pages.absent else self.all_of(party)

    def count(self, applied: Iterable[tuple[Member, Taken]]) -> None:
        """Ask how many people play each role that several may play and that is spoken of."""
        spoken_of: set[str] = set()
        for member, taken in applied:
            roles = roles_of(self.catalogue.matters[member.matter], taken)
            spoken_of |= {lead(self.pages.roles, member, role) for role in roles}
        for party in self.title.parties:
            is_here = party.role in spoken_of - self.pages.absent
            if party.several and is_here:
                self.several[party.role] = self._number(party.role, party.several)

    def _number(self, role: str, several: Several) -> int:
        """While its page is open, the least number is taken for granted."""
        most = min(several.most, several.least + MOST_OPTIONS - 1)
        options = tuple(
            Option(id=str(number), label=self._people(number))
            for number in range(several.least, most + 1)
        )
        chosen = self.pages.ask(f"count.{role}", several.question, options)
        return int(chosen.id) if chosen else several.least

    def _people(self, number: int) -> Words:
        words = self._words
        return filled(words.people, at=str(number)) if number else words.nobody

    @property
    def _words(self) -> Asking:
        return self.catalogue.heading.asking

    def parties(self, members: tuple[PlannedMember, ...]) -> tuple[Party, ...]:
        """Return everybody the application speaks of, who stands here first."""
        named = {self.holder, self.giver, self.principal}
        for member in members:
            named |= {wanted.party for wanted in member.fields}
            named |= {wanted.party for wanted in member.lines}
            named |= self._shown_by_results(member)
        present = [party for party in self._everybody() if party.role in named]
        return tuple(sorted(present, key=lambda party: party.role != self.holder))

    def _shown_by_results(self, planned: PlannedMember) -> set[str]:
        """Who holds the results of what is done already and may be laid down."""
        is_done = planned.choice is Choice.DONE_ALREADY and planned.member.may_be_done
        made = planned.matter.produces_materials if is_done else ()
        return {party for p in made for party in self.led(planned.member, p.holder)}

    def _everybody(self) -> Iterator[Party]:
        known = {party.role for party in self.title.parties}
        for party in self.title.parties:
            yield from self._each_of(party)
        if AGENT not in known:
            yield Party(role=AGENT, label=self._words.agent, card=True)

    def _each_of(self, party: Party) -> Iterator[Party]:
        """One of several has a number in its name, unless it is the only one."""
        roles = self.all_of(party.role)
        for at, role in enumerate(roles, start=1):
            numbered = filled(self._words.one_of_several, label=party.label, at=str(at))
            label = numbered if len(roles) > 1 else party.label
            yield msgspec.structs.replace(party, role=role, label=label, several=None)

    def fills(self, members: tuple[PlannedMember, ...]) -> Iterator[Fill]:
        """Return the fills of the package and of its members, for every one of several."""
        for fill in self.title.fills:
            yield from self._fills(fill, _NOBODY)
        for planned in members:
            for fill in planned.matter.fills:
                yield from self._fills(fill, planned.member)

    def _fills(self, fill: Fill, member: Member) -> Iterator[Fill]:
        """One of several takes from its own like, and from the first of others."""
        for at, role in enumerate(self._people_of(fill.role, member)):
            sources = tuple(self._source(source, member, at) for source in fill.sources)
            yield Fill(role, fill.element, sources, fill.how)

    def _source(self, source: str, member: Member, at: int) -> str:
        role, _, element = source.partition(".")
        people = self._people_of(role, member)
        return f"{people[min(at, len(people) - 1)]}.{element}"

    def _people_of(self, role: str, member: Member) -> tuple[str, ...]:
        party = lead(self.pages.roles, member, role)
        return self.all_of(party) or (party,)

    def signers(self, members: tuple[PlannedMember, ...]) -> tuple[str, ...]:
        """Return who signs: an agent in the place of who would stand here."""
        asked: dict[str, None] = {}
        ward = (self.principal,) if self.standing.is_ward else ()
        for planned in members:
            if planned.choice is Choice.APPLY:
                for role in self._signing(planned):
                    asked |= dict.fromkeys(self.led(planned.member, role))
        acting = dict.fromkeys((self.giver, *ward), AGENT) if self.standing.has_agent else {}
        return tuple(dict.fromkeys(acting.get(party, party) for party in asked))

    def _signing(self, planned: PlannedMember) -> tuple[str, ...]:
        """A package says itself who signs."""
        return self.title.signers if self.title.is_package else planned.matter.signers
