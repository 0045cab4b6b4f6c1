"""Does everything that packages, themes and postings name exist? Pure, cheap at every start."""

from collections.abc import Iterator

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import Catalogue, Matter, Member, Option, Package
from provisioning.catalogue.postings import FILE as POSTINGS
from provisioning.catalogue.references import (
    answers_of,
    dangling_in_matters,
    fills_lead,
    known_answers,
    known_role,
    missing,
    own_elements,
    package_file,
)
from provisioning.catalogue.spoken_references import unreadable_patterns

_HOLDER = "holder"  # whoever stands here


def dangling(catalogue: Catalogue) -> list[Finding]:
    """Return every name that leads nowhere, in the order of the files."""
    findings = dangling_in_matters(catalogue)
    for package in catalogue.packages.values():
        findings += _package(catalogue, package)
    findings += [*_themes(catalogue), *_postings(catalogue)]
    return [*findings, *unreadable_patterns(catalogue)]


def _package(catalogue: Catalogue, package: Package) -> Iterator[Finding]:
    file = package_file(package)
    if not package.lead_dept:  # row R05
        yield Finding(file, "lead_dept", "nobody leads the package", "name the lead department")
    elif package.lead_dept not in catalogue.departments:
        yield missing(file, "lead_dept", "department", package.lead_dept)
    for member in package.members:
        yield from _member(catalogue, package, member)
    yield from _circle(package)
    yield from _scenarios(catalogue, package)
    yield from _roles(catalogue, package)


def _member(catalogue: Catalogue, package: Package, member: Member) -> Iterator[Finding]:
    file, place = package_file(package), f"members.{member.matter}"
    members = {other.matter for other in package.members}
    groups = {group.id for group in package.groups}
    for name in (*member.needs, *member.needs_if_joined):
        if name not in members:
            yield missing(file, f"{place}.needs", "member", name)
    for name in (*member.needs_one_of, *([member.group] if member.group else [])):
        if name not in groups:
            yield missing(file, f"{place}.group", "group", name)
    matter = catalogue.matters.get(member.matter)
    if matter is None:
        yield missing(file, place, "matter", member.matter)
    else:
        yield from known_answers(file, f"{place}.scenario_preset", matter, member.scenario_preset)
        yield from _mapped(file, f"{place}.role_map", matter, member)


def _mapped(file: str, place: str, matter: Matter, member: Member) -> Iterator[Finding]:
    for role in member.role_map:
        if role not in {party.role for party in matter.parties}:
            yield missing(file, place, f"role of {matter.id}", role)


def _circle(package: Package) -> Iterator[Finding]:
    """Members that wait for each other would wait for ever."""
    waiting = {m.matter: {*m.needs, *m.needs_if_joined} for m in package.members}
    while ready := {name for name, needs in waiting.items() if not needs & set(waiting)}:
        waiting = {name: needs for name, needs in waiting.items() if name not in ready}
    if waiting:
        names = ", ".join(sorted(waiting))
        cure = "take one of the needs away"
        yield Finding(package_file(package), "members.needs", f"{names} wait for each other", cure)


def _scenarios(catalogue: Catalogue, package: Package) -> Iterator[Finding]:
    parties = {party.role for party in package.parties}
    for scenario in package.scenarios:
        for option in scenario.options:
            place = f"scenarios.{scenario.id}.{option.id}"
            roles = (*(set(option.binds) - {_HOLDER}), *option.binds.values(), *option.without)
            for role in roles:
                yield from known_role(package_file(package), place, role, parties)
            yield from _decides(catalogue, package, f"{place}.decides", option)


def _decides(
    catalogue: Catalogue, package: Package, place: str, option: Option
) -> Iterator[Finding]:
    """An option of a package settles a member's scenario: "MT-X.scenario"."""
    for key, value in option.decides.items():
        name, _, scenario = key.partition(".")
        matter = catalogue.matters.get(name)
        offered = answers_of(matter.scenarios) if matter else {}
        if value not in offered.get(scenario, set()):
            yield missing(package_file(package), place, "answer", f"{key} = {value}")


def _roles(catalogue: Catalogue, package: Package) -> Iterator[Finding]:
    """Every role of every member must lead to a party, or be bound by some option."""
    file, parties = package_file(package), {party.role for party in package.parties}
    matters = [m for member in package.members if (m := catalogue.matters.get(member.matter))]
    scenarios = [*package.scenarios, *(s for matter in matters for s in matter.scenarios)]
    bound = {role for s in scenarios for option in s.options for role in option.binds}
    known = {*parties, *bound, _HOLDER}
    for member in package.members:
        for role, party in member.role_map.items():
            place = f"members.{member.matter}.role_map.{role}"
            yield from known_role(file, place, party, known)
    for role in package.signers:
        yield from known_role(file, "signers", role, known)
    for i, consent in enumerate(package.consents):
        yield from known_role(file, f"consents[{i}]", consent.by, known)
    yield from _demands(catalogue, package, known)
    elements = set(catalogue.elements).union(*(own_elements(matter) for matter in matters))
    yield from fills_lead(file, package.fills, known, elements)


def _demands(catalogue: Catalogue, package: Package, known: set[str]) -> Iterator[Finding]:
    """What every application asks is asked of somebody."""
    for member in package.members:
        matter = catalogue.matters.get(member.matter)
        if matter is None:
            continue
        roles = [wanted.role for wanted in matter.fields if wanted.in_base]
        roles += [line.holder for line in matter.lines if line.in_base]
        for role in dict.fromkeys(member.role_map.get(role, role) for role in roles):
            place = f"members.{member.matter}.role_map"
            yield from known_role(package_file(package), place, role, known)


def _themes(catalogue: Catalogue) -> Iterator[Finding]:
    for theme in catalogue.themes.values():
        for title in theme.titles:
            if title not in catalogue.matters and title not in catalogue.packages:
                yield missing("themes.toml", theme.id, "title", title)


def _postings(catalogue: Catalogue) -> Iterator[Finding]:
    for one in catalogue.postings.values():
        if one.body not in catalogue.departments:
            yield missing(POSTINGS, one.id, "department", one.body)
