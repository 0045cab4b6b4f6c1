"""Which members take part: alternatives, optional ones, and what is done already (row M07).

What others need, or what the law binds, is not offered to be left out. A
member that needs one which is left out is left out with it, unasked.
"""

from dataclasses import dataclass, field

from provisioning.catalogue.asking import filled
from provisioning.catalogue.model import Catalogue, Group, Member, Option, Preset, Words
from provisioning.catalogue.rules.asked import Pages
from provisioning.catalogue.rules.planned import Choice, Locked
from provisioning.catalogue.rules.titles import Title

JOIN = Choice.APPLY.value
DONE = Choice.DONE_ALREADY.value
LEAVE_OUT = Choice.LEFT_OUT.value


@dataclass(slots=True)
class Joining:
    """Settles the choice of every member for one plan; the answers go into its ``pages``."""

    catalogue: Catalogue
    title: Title
    pages: Pages
    choices: dict[str, Choice] = field(default_factory=dict)
    locks: dict[str, Locked] = field(default_factory=dict)

    def settle(self) -> None:
        """Go through the members in the order of the title."""
        self.locks = locks_of(self.title)
        grouped: set[str] = set()
        for member in self.title.members:
            if member.group and member.group not in grouped:
                grouped.add(member.group)
                self._choose_of(member.group)
            if member.matter not in self.choices:
                self.choices[member.matter] = self._choice(member)

    def _choose_of(self, name: str) -> None:
        """One of a group takes part, or none where that may be; the others are left out."""
        members = [m for m in self.title.members if m.group == name]
        possible = [m for m in members if self._can_join(m)]
        group = next((g for g in self.title.groups if g.id == name), None)
        taken = self._taken_of(group, possible) if group else None
        for member in members:
            if member.matter != taken:
                self.choices[member.matter] = Choice.LEFT_OUT

    def _taken_of(self, group: Group, members: list[Member]) -> str | None:
        options = tuple(Option(id=m.matter, label=self._name(m)) for m in members)
        if group.optional and options:
            options = (*options, Option(id=LEAVE_OUT, label=self.catalogue.heading.asking.none))
        chosen = self.pages.ask(f"group.{group.id}", group.question, options) if options else None
        return chosen.id if chosen else None

    def _choice(self, member: Member) -> Choice:
        if not self._can_join(member):
            return Choice.LEFT_OUT
        if member.choice is Preset.DONE_ALREADY and not member.may_be_done:
            return Choice.DONE_ALREADY
        options = self._options(member)
        if len(options) == 1:
            return Choice.APPLY
        chosen = self.pages.ask(f"member.{member.matter}", self._question(member), options)
        if chosen:
            return Choice(chosen.id)
        if member.choice is Preset.DONE_ALREADY:
            return Choice.DONE_ALREADY
        return Choice.LEFT_OUT if self._may_leave_out(member) else Choice.APPLY

    def _options(self, member: Member) -> tuple[Option, ...]:
        heading = self.catalogue.heading
        words = heading.asking
        may_leave, may_be_done = self._may_leave_out(member), member.may_be_done
        plain = may_leave and not may_be_done
        options = [Option(id=JOIN, label=heading.yes if plain else words.done_no)]
        if may_be_done:
            usual = 0 if member.choice is Preset.DONE_ALREADY else 1
            options.insert(usual, Option(id=DONE, label=words.done_yes))
        if may_leave:
            leave = heading.no if plain else words.not_now
            options.append(Option(id=LEAVE_OUT, label=leave))
        return tuple(options)

    def _question(self, member: Member) -> Words:
        if member.question and not member.may_be_done:
            return member.question
        if member.may_be_done:
            return member.question or filled(
                self.catalogue.heading.asking.done, matter=self._name(member)
            )
        return self._name(member)

    def _may_leave_out(self, member: Member) -> bool:
        """A member of a group was chosen on its own page."""
        return member.optional and not member.group and member.matter not in self.locks

    def _can_join(self, member: Member) -> bool:
        """Nothing takes part without what it needs; a mandatory member always does."""
        if member.matter in self.locks:
            return True
        gone = Choice.LEFT_OUT
        has_needs = all(self.choices.get(need) is not gone for need in member.needs)
        return has_needs and all(self._has_one_of(group) for group in member.needs_one_of)

    def _has_one_of(self, group: str) -> bool:
        members = [m.matter for m in self.title.members if m.group == group]
        return any(self.choices.get(m) is not Choice.LEFT_OUT for m in members)

    def _name(self, member: Member) -> Words:
        return self.catalogue.matters[member.matter].name


def locks_of(title: Title) -> dict[str, Locked]:
    """Return every member that cannot be left out, and why (row M07).

    Mandatory members, those bound by law, and all that these need.
    """
    by_matter = {member.matter: member for member in title.members}
    firm = [m.matter for m in title.members if m.law_bound or not (m.optional or m.group)]
    locked = dict.fromkeys(firm)
    waiting = list(firm)
    while waiting:
        for need in by_matter[waiting.pop()].needs:
            if need in by_matter and need not in locked:
                locked[need] = None
                waiting.append(need)
    return {
        matter: Locked(
            basis=by_matter[matter].law_bound,
            needed_by=tuple(name for name in locked if matter in by_matter[name].needs),
        )
        for matter in by_matter
        if matter in locked
    }
