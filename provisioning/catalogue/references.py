"""Does everything a catalogue names exist? Pure, and cheap enough for every start of a kiosk."""

from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import Catalogue, Element, Fill, Matter, Option, Package


def dangling(catalogue: Catalogue) -> list[Finding]:
    """Return every name that leads nowhere, in the order of the files."""
    findings = list(_elements(catalogue))
    for matter in catalogue.matters.values():
        findings += _matter(catalogue, matter)
    for package in catalogue.packages.values():
        findings += _package(catalogue, package)
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
                yield _missing("elements.toml", f"{element.id}.{place}", "element", name)
        yield from _retention(catalogue, "elements.toml", element)


def _retention(catalogue: Catalogue, file: str, element: Element) -> Iterator[Finding]:
    if element.retention not in {known.id for known in catalogue.heading.retentions}:
        cure = "write one of [[retentions]] of catalogue.toml"
        problem = f"retention {element.retention!r} does not exist"
        yield Finding(file, f"{element.id}.retention", problem, cure)


def _matter(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    file = matter_file(matter)
    if matter.dept not in catalogue.departments:
        yield _missing(file, "dept", "department", matter.dept)
    for element in matter.elements:
        yield from _retention(catalogue, file, element)
    yield from _needs_of_a_matter(catalogue, matter)
    yield from _scenarios(matter)


def _needs_of_a_matter(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    file, roles = matter_file(matter), {party.role for party in matter.parties}
    elements = {*catalogue.elements, *own_elements(matter)}
    asked = [(f"fields[{i}]", f.role, f.element) for i, f in enumerate(matter.fields)]
    asked += [
        (f"produces_elements[{i}]", p.role, p.element)
        for i, p in enumerate(matter.produces_elements)
    ]
    for place, role, element in asked:
        yield from _role(file, place, role, roles)
        if element not in elements:
            yield _missing(file, f"{place}.element", "element", element)
    wanted = [(f"lines[{i}]", x.holder, x.material) for i, x in enumerate(matter.lines)]
    wanted += [
        (f"produces_materials[{i}]", p.holder, p.material)
        for i, p in enumerate(matter.produces_materials)
    ]
    for place, role, material in wanted:
        yield from _role(file, place, role, roles)
        if material not in catalogue.materials:
            yield _missing(file, f"{place}.material", "material", material)
    yield from _fills(file, matter.fills, roles, elements)
    for i, threshold in enumerate(matter.thresholds):
        yield from _role(file, f"thresholds[{i}]", threshold.role, roles)


def _role(file: str, place: str, role: str, roles: set[str]) -> Iterator[Finding]:
    if role not in roles:
        problem = f"role {role!r} belongs to nobody"
        yield Finding(file, place, problem, "add it under [[parties]] or correct the role")


def _fills(
    file: str, fills: tuple[Fill, ...], roles: set[str], elements: set[str]
) -> Iterator[Finding]:
    for i, fill in enumerate(fills):
        yield from _role(file, f"fills[{i}]", fill.role, roles)
        if fill.element not in elements:
            yield _missing(file, f"fills[{i}].element", "element", fill.element)
        for source in fill.sources:
            role, _, element = source.partition(".")
            if source != "today.year" and (role not in roles or element not in elements):
                cure = 'write "role.element" or "today.year"'
                yield Finding(file, f"fills[{i}].sources", f"{source!r} leads nowhere", cure)


def _scenarios(matter: Matter) -> Iterator[Finding]:
    for scenario in matter.scenarios:
        options = {option.id for option in scenario.options}
        if scenario.preset and scenario.preset not in options:
            place = f"scenarios.{scenario.id}.preset"
            yield _missing(matter_file(matter), place, "option", scenario.preset)
        for option in scenario.options:
            yield from _option(matter, f"scenarios.{scenario.id}.{option.id}", option)


def _option(matter: Matter, place: str, option: Option) -> Iterator[Finding]:
    file = matter_file(matter)
    lines = {line.id for line in matter.lines}
    fields = {f"{field.role}.{field.element}" for field in matter.fields}
    for name in (*option.adds, *option.removes):
        if name not in lines:
            yield _missing(file, place, "line", name)
    for name in (*option.adds_fields, *option.removes_fields):
        if name not in fields:
            yield _missing(file, place, "field", name)
    roles = {party.role for party in matter.parties}
    for name in (*option.binds, *option.binds.values(), *option.without):
        yield from _role(file, place, name, roles)
    yield from _sets(matter, place, option)
    yield from _decides(matter, place, option)


def _sets(matter: Matter, place: str, option: Option) -> Iterator[Finding]:
    own = own_elements(matter)
    for name, value in option.sets.items():
        if name not in own:
            yield _missing(matter_file(matter), f"{place}.sets", "element of this matter", name)
        elif own[name].options and value not in {words.zh for words in own[name].options}:
            yield _missing(matter_file(matter), f"{place}.sets", f"option of {name}", value)


def _decides(matter: Matter, place: str, option: Option) -> Iterator[Finding]:
    scenarios = {s.id: {option.id for option in s.options} for s in matter.scenarios}
    for name, value in option.decides.items():
        if value not in scenarios.get(name, set()):
            answer = f"{name} = {value}"
            yield _missing(matter_file(matter), f"{place}.decides", "scenario answer", answer)


def _package(catalogue: Catalogue, package: Package) -> Iterator[Finding]:
    file = package_file(package)
    if package.lead_dept not in catalogue.departments:
        yield _missing(file, "lead_dept", "department", package.lead_dept)
    members = {member.matter for member in package.members}
    for member in package.members:
        place = f"members.{member.matter}"
        for name in member.needs:
            if name not in members:
                yield _missing(file, f"{place}.needs", "member", name)
        matter = catalogue.matters.get(member.matter)
        if matter is None:
            yield _missing(file, place, "matter", member.matter)
        else:
            yield from _preset(file, place, matter, member.scenario_preset)
    yield from _cycle(package)
    yield from _package_roles(catalogue, package)


def _preset(file: str, place: str, matter: Matter, preset: dict[str, str]) -> Iterator[Finding]:
    scenarios = {s.id: {option.id for option in s.options} for s in matter.scenarios}
    for name, value in preset.items():
        if value not in scenarios.get(name, set()):
            yield _missing(file, f"{place}.scenario_preset", "answer", f"{name} = {value}")


def _package_roles(catalogue: Catalogue, package: Package) -> Iterator[Finding]:
    """Every role of every member must lead to a party, or be bound by some option."""
    file, parties = package_file(package), {party.role for party in package.parties}
    bound = {"holder"}
    matters = [m for member in package.members if (m := catalogue.matters.get(member.matter))]
    scenarios = [*package.scenarios, *(s for matter in matters for s in matter.scenarios)]
    bound |= {role for s in scenarios for option in s.options for role in option.binds}
    for member in package.members:
        for role, party in member.role_map.items():
            yield from _role(
                file, f"members.{member.matter}.role_map.{role}", party, parties | bound
            )
    elements = set(catalogue.elements).union(*(own_elements(matter) for matter in matters))
    yield from _fills(file, package.fills, parties | bound, elements)


def _cycle(package: Package) -> Iterator[Finding]:
    """Members that wait for each other would wait for ever."""
    waiting = {member.matter: set(member.needs) for member in package.members}
    while ready := {name for name, needs in waiting.items() if not needs & set(waiting)}:
        waiting = {name: needs for name, needs in waiting.items() if name not in ready}
    if waiting:
        names = ", ".join(sorted(waiting))
        cure = "take one of the needs away"
        yield Finding(package_file(package), "members.needs", f"{names} wait for each other", cure)


def _missing(file: str, place: str, kind: str, name: str) -> Finding:
    return Finding(file, place, f"{kind} {name!r} does not exist", f"add the {kind} or correct it")
