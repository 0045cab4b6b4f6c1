"""Each department's own form (rows F03, F20).

It is written from the merged answers, which nobody types again; what stands above a
signature has one other source, `signed_text`. Values are
texts by field key ("mother.phone", "MT-X.grade"), so that the kiosk writes a
form from a visit and the cloud writes the same from an application.
"""

from collections.abc import Iterator, Mapping

from provisioning.catalogue.model import (
    NOTHING,
    Catalogue,
    Element,
    FieldKind,
    Words,
)
from provisioning.catalogue.rules.demands import handling_item
from provisioning.catalogue.rules.documents import Resolved
from provisioning.catalogue.rules.filled import FilledForm, FilledGroup, FilledPaper, FilledRow
from provisioning.catalogue.rules.planned import (
    Plan,
    PlannedMember,
    Wanted,
    parties_of,
    standing_in,
)
from provisioning.catalogue.rules.signed_text import TRUTH

Values = Mapping[str, str]
"""Answers as texts, by field key."""

Standings = Mapping[tuple[str, str], Resolved]
"""How lines are met, by line id and party."""

_LOCAL = Words("本地补充", "asked here in addition")


def filled_form(
    catalogue: Catalogue,
    plan: Plan,
    matter: str,
    values: Values,
    standings: Standings | None = None,
) -> FilledForm:
    """Return the own form of one member that is applied for. Raises KeyError if it is not.

    A matter without a form of its own has one under its own name.
    """
    by_matter = {member.matter.id: member for member in plan.applied}
    member = by_matter[matter]
    item = handling_item(member.matter, member.scenarios)
    return FilledForm(
        title=_title(member),
        body=catalogue.departments[member.matter.dept].name,
        matter=item.name,
        code=item.code,
        groups=tuple(_numbered(_groups(catalogue, plan, member, values))),
        papers=tuple(_papers(catalogue, plan, member, standings or {})),
        statement=TRUTH,
        signers=tuple(_signers(plan, member)),
    )


_Group = tuple[Words, list[tuple[Words, Words]]]


def _numbered(groups: Iterator[_Group]) -> Iterator[FilledGroup]:
    """Number the rows through all groups."""
    number = 0
    for about, pairs in groups:
        rows = []
        for label, value in pairs:
            number += 1
            rows.append(FilledRow(number, label, value))
        yield FilledGroup(about, tuple(rows))


def _title(member: PlannedMember) -> Words:
    names = (w.line.name for w in member.lines if w.line.material == "FORM")
    return next((name for name in names if name), member.matter.name)


def _groups(
    catalogue: Catalogue, plan: Plan, member: PlannedMember, values: Values
) -> Iterator[_Group]:
    """The persons as the plan has them, the matter's own, and what this division adds."""
    core = [wanted for wanted in member.fields if not wanted.field.extension]
    yield from _about_people(catalogue, plan, member, core, values)
    own = list(_own(member, core, values))
    if own:
        yield NOTHING, own
    local = [wanted for wanted in member.fields if wanted.field.extension]
    people = _about_people(catalogue, plan, member, local, values)
    added = [pair for _, pairs in people for pair in pairs]
    added += _own(member, local, values)
    if added:
        yield _LOCAL, added


def _about_people(
    catalogue: Catalogue, plan: Plan, member: PlannedMember, fields: list[Wanted], values: Values
) -> Iterator[_Group]:
    own = {element.id for element in member.matter.elements}
    shared = [wanted for wanted in fields if wanted.field.element not in own]
    for party in plan.parties:
        asked = [w for w in shared if _asked_of(catalogue, plan, w) == party.role]
        pairs = list(_pairs(catalogue, party.role, asked, values))
        if pairs:
            yield party.label, pairs


def _own(
    member: PlannedMember, fields: list[Wanted], values: Values
) -> Iterator[tuple[Words, Words]]:
    own = {element.id: element for element in member.matter.elements}
    for name in dict.fromkeys(w.field.element for w in fields if w.field.element in own):
        element = own[name]
        yield element.label, _said(element, values.get(f"{member.matter.id}.{name}", ""))


def _asked_of(catalogue: Catalogue, plan: Plan, wanted: Wanted) -> str:
    return plan.holder if catalogue.elements[wanted.field.element].once else wanted.party


def _pairs(
    catalogue: Catalogue, party: str, asked: list[Wanted], values: Values
) -> Iterator[tuple[Words, Words]]:
    """One row for each element; what was asked instead stands in its place."""
    for name in dict.fromkeys(wanted.field.element for wanted in asked):
        element = catalogue.elements[name]
        instead = values.get(f"{party}.{element.otherwise}", "")
        if element.otherwise and instead:
            element = catalogue.elements[element.otherwise]
        yield element.label, _said(element, values.get(f"{party}.{element.id}", ""))


def _said(element: Element, text: str) -> Words:
    """Return an answer as a form shows it, in both languages where it was a choice."""
    if element.kind is FieldKind.DATE and text:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return next((option for option in element.options if option.zh == text), Words(text, text))


def _papers(
    catalogue: Catalogue, plan: Plan, member: PlannedMember, standings: Standings
) -> Iterator[FilledPaper]:
    for wanted in member.lines:
        name = wanted.line.name or catalogue.materials[wanted.line.material].name
        stands = standings.get((wanted.line.id, wanted.party))
        yield FilledPaper(name, plan.label_of(wanted.party), stands)


def _signers(plan: Plan, member: PlannedMember) -> Iterator[Words]:
    """Who signs this matter; an agent in the place of who would stand here."""
    acting = standing_in(plan)
    signing = dict.fromkeys(
        acting.get(party, party)
        for role in member.matter.signers
        for party in parties_of(plan, member.member, role)
    )
    known = {party.role: party.label for party in plan.parties}
    yield from (known[party] for party in signing if party in known)
