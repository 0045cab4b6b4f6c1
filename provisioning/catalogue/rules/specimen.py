"""A form as it looks when it is filled in, for people to look at (row F09). Pure.

Nobody's data stand in it: each field holds something possible of its kind, and so does the
example beside a field where a hint would leave one guessing.
"""

from collections.abc import Mapping

from provisioning.catalogue.model import Catalogue, Element, FieldKind, Words
from provisioning.catalogue.rules.filled import FilledForm
from provisioning.catalogue.rules.forms import filled_form
from provisioning.catalogue.rules.planned import Plan

# Numbers that pass their checks and belong to nobody: of the standards' own examples.
_EXAMPLES: Mapping[FieldKind, Words] = {
    FieldKind.NAME: Words("赵小明", "赵小明"),
    FieldKind.PHONE: Words("13800005299", "13800005299"),
    FieldKind.ID_CARD: Words("11010519491231002X", "11010519491231002X"),
    FieldKind.BANK_ACCOUNT: Words("6228480402564890018", "6228480402564890018"),
    FieldKind.DISABILITY_NO: Words("11010519491231002X43", "11010519491231002X43"),
    FieldKind.DATE: Words("20261105", "20261105"),
    FieldKind.CREDIT_CODE: Words("91350100M000100Y43", "91350100M000100Y43"),
    FieldKind.ADDRESS: Words("示例村三组 7 号", "示例村三组 7 号"),
}


def example_of(element: Element) -> Words:
    """Return something possible for one field; its own name where it is free text."""
    if element.kind is FieldKind.CHOICE:
        return element.options[0]
    if element.kind in (FieldKind.NUMBER, FieldKind.DECIMAL, FieldKind.MONEY):
        figure = str(element.least or 1)
        return Words(figure, figure)
    return _EXAMPLES.get(element.kind, element.label)


def example_beside(element: Element) -> str:
    """Return the example to stand beside a field that is typed; "" where a hint says more."""
    return _EXAMPLES[element.kind].zh if element.kind in _EXAMPLES else ""


def specimen_forms(catalogue: Catalogue, plan: Plan) -> tuple[FilledForm, ...]:
    """Return the filled form of every matter that a plan applies for."""
    values = {
        f"{party.role}.{element.id}": example_of(element).zh
        for party in plan.parties
        for element in catalogue.elements.values()
        if element.id not in _instead(catalogue)
    }
    for member in plan.applied:
        own = member.matter.elements
        values |= {f"{member.matter.id}.{one.id}": example_of(one).zh for one in own}
    return tuple(filled_form(catalogue, plan, m.matter.id, values) for m in plan.applied)


def _instead(catalogue: Catalogue) -> set[str]:
    """What is asked in the place of another is left out: the other is there."""
    return {element.otherwise for element in catalogue.elements.values() if element.otherwise}
