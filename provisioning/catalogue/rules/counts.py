"""How much a package spares people: papers and questions before and after (rows P11, F20, M03).

"Before" is each matter asked for on its own at its own counter: every matter of
the title, alternatives and optional ones too, each with the lines and fields
that it has before any question is answered or that the package has settled. A
matter's own form is not a paper to bring and is not counted. "After" is one
document for each kind and holder, one question for each element and person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from provisioning.catalogue.model import Catalogue, Material, Member, Option, ShareLevel
from provisioning.catalogue.rules.demands import fields_of, lines_of
from provisioning.catalogue.rules.documents import Wish, documents
from provisioning.catalogue.rules.form import merged_form, questions
from provisioning.catalogue.rules.planned import Plan
from provisioning.catalogue.rules.titles import Title

_FORM = "FORM"
_NO_DAY = date(2000, 1, 1)  # no answer is looked at


@dataclass(frozen=True, slots=True)
class Reduction:
    """A title before and after. ``on_paper`` no office can look up, and no member makes.

    ``apart`` are questions of all forms filled in one by one, ``together`` those
    of the merged form, before any card is read.
    """

    lines: int
    documents: int
    on_paper: int
    apart: int
    together: int


@dataclass(frozen=True, slots=True)
class Counted:
    """One way through a title: what is wanted, what is asked for, what is asked."""

    lines: int
    documents: int
    asked_papers: int
    apart: int
    together: int
    by_matter: Mapping[str, int]


def reduction(catalogue: Catalogue, title: Title) -> Reduction:
    """Count a title before anybody has answered anything."""
    lines = [line for member in title.members for line in _lines(catalogue, member)]
    fields = [asked for member in title.members for asked in _fields(catalogue, member)]
    made = {thing for member in title.members for thing in _made(catalogue, member)}
    wanted = set(lines)
    return Reduction(
        lines=len(lines),
        documents=len(wanted),
        on_paper=sum(_is_paper(catalogue.materials[kind]) for kind, _ in wanted - made),
        apart=len(fields),
        together=len(set(fields)),
    )


def counted(catalogue: Catalogue, plan: Plan) -> Counted:
    """Count one way through a title, with no card read."""
    lines = [w for m in plan.applied for w in m.lines if w.line.material != _FORM]
    papers = [p for p in documents(catalogue, plan, ()) if p.material.id != _FORM and p.places]
    form = merged_form(catalogue, plan, {}, {}, _NO_DAY)
    alone = {m.matter.id: len({(w.party, w.field.element) for w in m.fields}) for m in plan.applied}
    return Counted(
        lines=len(lines),
        documents=len(papers),
        asked_papers=sum(paper.wish is Wish.ASK for paper in papers),
        apart=sum(alone.values()),
        together=len(questions(form)),
        by_matter=alone,
    )


def _settled(catalogue: Catalogue, member: Member) -> dict[str, Option]:
    """The options that need no question: preset by the package, or by the matter itself."""
    return {
        scenario.id: option
        for scenario in catalogue.matters[member.matter].scenarios
        for option in scenario.options
        if option.id == member.scenario_preset.get(scenario.id, scenario.preset)
    }


def _lines(catalogue: Catalogue, member: Member) -> Iterator[tuple[str, str]]:
    """Every line of one matter but its own form, as kind and holder."""
    matter = catalogue.matters[member.matter]
    for line in lines_of(matter, _settled(catalogue, member)):
        if line.material != _FORM:
            yield line.material, member.role_map.get(line.holder, line.holder)


def _fields(catalogue: Catalogue, member: Member) -> Iterator[tuple[str, str]]:
    """Every field of one matter, as person or matter, and element."""
    matter = catalogue.matters[member.matter]
    own = {element.id for element in matter.elements}
    for wanted in fields_of(matter, _settled(catalogue, member)):
        person = member.role_map.get(wanted.role, wanted.role)
        yield (matter.id if wanted.element in own else person), wanted.element


def _made(catalogue: Catalogue, member: Member) -> Iterator[tuple[str, str]]:
    for thing in catalogue.matters[member.matter].produces_materials:
        yield thing.material, member.role_map.get(thing.holder, thing.holder)


def _is_paper(material: Material) -> bool:
    return material.share_level in (ShareLevel.NONE, ShareLevel.PARTIAL)
