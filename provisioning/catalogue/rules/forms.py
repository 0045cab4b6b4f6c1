"""Each department's own form, and the papers that the system writes (rows F03, F20).

Both are written from the merged answers, which nobody types again. Values are
texts by field key ("mother.phone", "MT-X.grade"), so that the kiosk writes a
form from a visit and the cloud writes the same from an application.
"""

from collections.abc import Iterator, Mapping

from provisioning.catalogue.model import (
    NOTHING,
    CardItem,
    Catalogue,
    Element,
    FieldKind,
    Material,
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
from provisioning.catalogue.rules.signed_text import POWER_OF_ATTORNEY, TRUTH, statement_of

Values = Mapping[str, str]
"""Answers as texts, by field key."""

Standings = Mapping[tuple[str, str], Resolved]
"""How lines are met, by line id and party."""

_NAME = Words("姓名", "name")
_NUMBER = Words("身份证号码", "card number")
_GIVER = Words("委托人", "who gives the power")
_AGENT = Words("受托人", "who receives it")
_WHAT = Words("委托事项", "for what")
_HOW_LONG = Words("委托期限", "for how long")
_UNTIL_DONE = Words("自签名之日起，到这件事办完为止", "from the signature until this is concluded")
_DECLARES = Words("声明人", "who declares")
_FOR = Words("用于", "for")
_LOCAL = Words("本地补充", "asked here in addition")
_AND = Words("、", ", ")


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


def filled_paper(
    catalogue: Catalogue, plan: Plan, material: str, party: str, values: Values
) -> FilledForm:
    """Return a paper that the system writes for one person, ready to be signed.

    A power of attorney says who gives which power to whom, for what and how
    long; any other paper who states what is said in it, and for which matters.
    """
    kind = catalogue.materials[material]
    power = material == POWER_OF_ATTORNEY
    wanted = _joined(_matters(plan, material, party))
    rows = _power_rows if power else _statement_rows
    return FilledForm(
        title=_name_of(plan, kind, party),
        body=NOTHING,
        matter=plan.title.name,
        code="",
        groups=tuple(_numbered(rows(catalogue, plan, party, wanted, values))),
        papers=(),
        statement=statement_of(catalogue, material),
        signers=(plan.label_of(party),),
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


def _matters(plan: Plan, material: str, party: str) -> Iterator[Words]:
    """The matters that want a paper of somebody."""
    for member in plan.applied:
        if any(w.line.material == material and w.party == party for w in member.lines):
            yield member.matter.name


def _name_of(plan: Plan, kind: Material, party: str) -> Words:
    """A paper that one matter alone wants may have that matter's own name for it."""
    lines = [w for m in plan.applied for w in m.lines if w.party == party]
    names = {w.line.name for w in lines if w.line.material == kind.id}
    return (names.pop() if len(names) == 1 else None) or kind.name


def _power_rows(
    catalogue: Catalogue, plan: Plan, party: str, _wanted: Words, values: Values
) -> Iterator[_Group]:
    """The power is for all of the application, whichever matter asks for the paper."""
    everything = _joined(member.matter.name for member in plan.applied)
    yield _GIVER, list(_identity(catalogue, party, values))
    yield _AGENT, list(_identity(catalogue, plan.holder, values))
    yield NOTHING, [(_WHAT, everything), (_HOW_LONG, _UNTIL_DONE)]


def _statement_rows(
    catalogue: Catalogue, _plan: Plan, party: str, wanted: Words, values: Values
) -> Iterator[_Group]:
    yield _DECLARES, list(_identity(catalogue, party, values))
    yield NOTHING, [(_FOR, wanted)]


def _identity(catalogue: Catalogue, party: str, values: Values) -> Iterator[tuple[Words, Words]]:
    for label, item in ((_NAME, CardItem.NAME), (_NUMBER, CardItem.NUMBER)):
        text = known_of(catalogue, party, item, values)
        yield label, Words(text, text)


def known_of(catalogue: Catalogue, party: str, item: CardItem, values: Values) -> str:
    """Return what a person's card would tell, under whichever element it was asked."""
    names = (e.id for e in catalogue.elements.values() if e.card is item)
    return next((values[key] for name in names if (key := f"{party}.{name}") in values), "")


def _joined(names: Iterator[Words]) -> Words:
    known = list(names)
    return Words(_AND.zh.join(name.zh for name in known), _AND.en.join(name.en for name in known))
