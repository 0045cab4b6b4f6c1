"""Does everything that elements and matters name exist? Pure, and cheap enough for every start."""

from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import (
    Catalogue,
    Condition,
    Element,
    Fill,
    Matter,
    Option,
    Package,
    Scenario,
    Threshold,
)


def dangling_in_matters(catalogue: Catalogue) -> list[Finding]:
    """Return every name in elements and matters that leads nowhere, in the order of the files."""
    findings = list(_elements(catalogue))
    for matter in catalogue.matters.values():
        findings += _matter(catalogue, matter)
    return findings


def matter_file(matter: Matter) -> str:
    """Return where a matter stands, below the catalogue's folder."""
    return f"matters/{matter.id}.toml"


def package_file(package: Package) -> str:
    """Return where a package stands, below the catalogue's folder."""
    return f"packages/{package.id}.toml"


def own_elements(matter: Matter) -> dict[str, Element]:
    """Return the elements a matter defines itself, by id."""
    return {element.id: element for element in matter.elements}


def _elements(catalogue: Catalogue) -> Iterator[Finding]:
    for element in catalogue.elements.values():
        for name, place in ((element.otherwise, "otherwise"), (element.only_with, "only_with")):
            if name and name not in catalogue.elements:
                yield missing("elements.toml", f"{element.id}.{place}", "element", name)
        yield from _retention(catalogue, "elements.toml", element)


def _retention(catalogue: Catalogue, file: str, element: Element) -> Iterator[Finding]:
    if element.retention not in {known.id for known in catalogue.heading.retentions}:
        cure = "write one of [[retentions]] of catalogue.toml"
        problem = f"retention {element.retention!r} does not exist"
        yield Finding(file, f"{element.id}.retention", problem, cure)


def _matter(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    file = matter_file(matter)
    if matter.dept not in catalogue.departments:
        yield missing(file, "dept", "department", matter.dept)
    for element in matter.elements:
        yield from _retention(catalogue, file, element)
    yield from _needs_of_a_matter(catalogue, matter)
    yield from _scenarios(catalogue, matter)


def _needs_of_a_matter(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    file, roles = matter_file(matter), {party.role for party in matter.parties}
    elements = {*catalogue.elements, *own_elements(matter)}
    asked = [(f"fields[{i}]", f.role, f.element) for i, f in enumerate(matter.fields)]
    asked += [
        (f"produces_elements[{i}]", p.role, p.element)
        for i, p in enumerate(matter.produces_elements)
    ]
    for place, role, element in asked:
        yield from known_role(file, place, role, roles)
        if element not in elements:
            yield missing(file, f"{place}.element", "element", element)
    wanted = [(f"lines[{i}]", x.holder, x.material) for i, x in enumerate(matter.lines)]
    wanted += [
        (f"produces_materials[{i}]", p.holder, p.material)
        for i, p in enumerate(matter.produces_materials)
    ]
    for place, role, material in wanted:
        yield from known_role(file, place, role, roles)
        if material not in catalogue.materials:
            yield missing(file, f"{place}.material", "material", material)
    yield from fills_lead(file, matter.fills, roles, elements)
    for i, threshold in enumerate(matter.thresholds):
        place = f"thresholds[{i}]"
        yield from known_role(file, place, threshold.role, roles)
        yield from _threshold(catalogue, matter, place, threshold)
    for i, item in enumerate(matter.handling_items):
        yield from known_answers(file, f"handling_items[{i}].when", matter, item.when)


def _threshold(
    catalogue: Catalogue, matter: Matter, place: str, threshold: Threshold
) -> Iterator[Finding]:
    file = matter_file(matter)
    yield from _figure(catalogue, file, f"{place}.least_age", threshold.least_age)
    yield from _figure(catalogue, file, f"{place}.below_age", threshold.below_age)
    for title in threshold.instead:
        if title not in catalogue.matters and title not in catalogue.packages:
            yield missing(file, f"{place}.instead", "title", title)
    yield from known_answers(file, f"{place}.under", matter, threshold.under)


def _figure(
    catalogue: Catalogue, file: str, place: str, value: int | str | None
) -> Iterator[Finding]:
    if isinstance(value, str) and value not in catalogue.heading.local:
        yield missing(file, place, "figure of catalogue.toml [local]", value)


def answers_of(scenarios: tuple[Scenario, ...]) -> dict[str, set[str]]:
    """Return the options of every scenario, by ids."""
    return {s.id: {option.id for option in s.options} for s in scenarios}


def known_answers(
    file: str, place: str, matter: Matter, answers: dict[str, str]
) -> Iterator[Finding]:
    """Report every answer that no scenario of the matter offers."""
    offered = answers_of(matter.scenarios)
    for name, value in answers.items():
        if value not in offered.get(name, set()):
            yield missing(file, place, "answer", f"{name} = {value}")


def known_role(file: str, place: str, role: str, roles: set[str]) -> Iterator[Finding]:
    """Report a role that no party plays."""
    if role not in roles:
        problem = f"role {role!r} belongs to nobody"
        yield Finding(file, place, problem, "add it under [[parties]] or correct the role")


def fills_lead(
    file: str, fills: tuple[Fill, ...], roles: set[str], elements: set[str]
) -> Iterator[Finding]:
    """Report every fill whose target or source does not exist."""
    for i, fill in enumerate(fills):
        yield from known_role(file, f"fills[{i}]", fill.role, roles)
        if fill.element not in elements:
            yield missing(file, f"fills[{i}].element", "element", fill.element)
        for source in fill.sources:
            role, _, element = source.partition(".")
            if source != "today.year" and (role not in roles or element not in elements):
                cure = 'write "role.element" or "today.year"'
                yield Finding(file, f"fills[{i}].sources", f"{source!r} leads nowhere", cure)


def _scenarios(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    for scenario in matter.scenarios:
        options = {option.id for option in scenario.options}
        if scenario.preset and scenario.preset not in options:
            place = f"scenarios.{scenario.id}.preset"
            yield missing(matter_file(matter), place, "option", scenario.preset)
        for option in scenario.options:
            place = f"scenarios.{scenario.id}.{option.id}"
            yield from _option(matter, place, option)
            if option.condition:
                yield from _condition(catalogue, matter, f"{place}.condition", option.condition)


def _condition(
    catalogue: Catalogue, matter: Matter, place: str, condition: Condition
) -> Iterator[Finding]:
    file = matter_file(matter)
    if condition.element not in own_elements(matter):
        yield missing(file, place, "element of this matter", condition.element)
    yield from _figure(catalogue, file, place, condition.at_least)
    yield from _figure(catalogue, file, place, condition.at_most)


def _option(matter: Matter, place: str, option: Option) -> Iterator[Finding]:
    file = matter_file(matter)
    lines = {line.id for line in matter.lines}
    fields = {f"{field.role}.{field.element}" for field in matter.fields}
    for name in (*option.adds, *option.removes):
        if name not in lines:
            yield missing(file, place, "line", name)
    for name in (*option.adds_fields, *option.removes_fields):
        if name not in fields:
            yield missing(file, place, "field", name)
    roles = {party.role for party in matter.parties}
    for name in (*option.binds, *option.binds.values(), *option.without):
        yield from known_role(file, place, name, roles)
    yield from _sets(matter, place, option)
    yield from known_answers(file, f"{place}.decides", matter, option.decides)


def _sets(matter: Matter, place: str, option: Option) -> Iterator[Finding]:
    own = own_elements(matter)
    for name, value in option.sets.items():
        if name not in own:
            yield missing(matter_file(matter), f"{place}.sets", "element of this matter", name)
        elif own[name].options and value not in {words.zh for words in own[name].options}:
            yield missing(matter_file(matter), f"{place}.sets", f"option of {name}", value)


def missing(file: str, place: str, kind: str, name: str) -> Finding:
    """Say that a name leads nowhere."""
    return Finding(file, place, f"{kind} {name!r} does not exist", f"add the {kind} or correct it")
