"""The forms of every member of every package, as files to compare with (row F03).

Write them anew, after a change of the catalogue that is meant, with
`python -m tests.provisioning.catalogue.golden_forms`, and read the difference.
"""

from collections.abc import Iterator
from pathlib import Path

from provisioning.catalogue.model import Catalogue, Element, FieldKind
from provisioning.catalogue.rules.documents import documents
from provisioning.catalogue.rules.filled import as_text
from provisioning.catalogue.rules.forms import filled_form
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.resolving import resolve
from provisioning.catalogue.rules.titles import Title, titles
from tests.shipped import shipped_edition

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = ("zh", "en")
ANSWERS = {
    FieldKind.PHONE: "13812345678",
    FieldKind.ID_CARD: "11010519491231002X",
    FieldKind.BANK_ACCOUNT: "6228480402564890018",
    FieldKind.DATE: "20261105",
    FieldKind.CREDIT_CODE: "91350100M000100Y43",
    FieldKind.ADDRESS: "示例村三组7号",
}


def golden(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every form: of each package all members, as they can join."""
    for title in titles(catalogue):
        if title.is_package:
            for matter, plan in _plans(catalogue, title).items():
                for language in LANGUAGES:
                    name = f"{title.id}/{matter}.{language}.txt"
                    yield name, _text(catalogue, plan, matter, language)


def write() -> None:
    """Write all files, and remove those of forms that are no more."""
    texts = dict(golden(shipped_edition().catalogue))
    for path in FOLDER.glob("*/*.txt"):
        if f"{path.parent.name}/{path.name}" not in texts:
            path.unlink()
    for name, text in texts.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _plans(catalogue: Catalogue, title: Title) -> dict[str, Plan]:
    """Return a plan for every member in which it is applied for."""
    found: dict[str, Plan] = {}
    for member in title.members:
        plan = _joined(catalogue, title, member.matter)
        found |= {member.matter: plan} if member.matter in _applied(plan) else {}
    return found


def _joined(catalogue: Catalogue, title: Title, matter: str) -> Plan:
    """Everything joins, and of alternatives this one; else what stands first."""
    choices = {f"member.{member.matter}": "apply" for member in title.members}
    choices |= {f"group.{m.group}": matter for m in title.members if m.matter == matter and m.group}
    while page := make_plan(catalogue, title, choices).open_page:
        choices[page.key] = page.options[0].id
    return make_plan(catalogue, title, choices)


def _applied(plan: Plan) -> set[str]:
    return {member.matter.id for member in plan.applied}


def _text(catalogue: Catalogue, plan: Plan, matter: str, language: str) -> str:
    chips = {party.role for party in plan.parties if party.card}
    lines = resolve(plan, documents(catalogue, plan, chips), ())
    standings = {(x.line.id, x.party): x.resolution for x in lines if x.matter == matter}
    values = _values(catalogue, plan)
    return as_text(filled_form(catalogue, plan, matter, values, standings), language)


def _values(catalogue: Catalogue, plan: Plan) -> dict[str, str]:
    """Something possible for every field of everybody."""
    values: dict[str, str] = {}
    for party in plan.parties:
        for element in catalogue.elements.values():
            values[f"{party.role}.{element.id}"] = _answer(element, party.label.zh)
    for member in plan.applied:
        for element in member.matter.elements:
            values[f"{member.matter.id}.{element.id}"] = _answer(element, "某某")
    return {key: text for key, text in values.items() if not key.endswith(".contact")}


def _answer(element: Element, owner: str) -> str:
    if element.kind is FieldKind.NAME:
        return f"赵{owner[0]}"
    if element.kind is FieldKind.CHOICE:
        return element.options[0].zh
    if element.kind in (FieldKind.NUMBER, FieldKind.DECIMAL, FieldKind.MONEY):
        return str(element.least or 1)
    return ANSWERS.get(element.kind, element.label.zh)


if __name__ == "__main__":
    write()
