"""What a region may not publish even though it could be read. Pure.

Each rule is one small function from the catalogue to findings: a new rule is a
new function in `RULES`.
"""

from collections.abc import Callable, Iterator

import msgspec

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.matter_policy import matters_against_policy
from provisioning.catalogue.model import (
    Catalogue,
    Limit,
    Matter,
    Preset,
    Scenario,
    Words,
)
from provisioning.catalogue.numbers import is_credit_code
from provisioning.catalogue.package_policy import packages_against_policy
from provisioning.catalogue.paper_policy import papers_against_policy
from provisioning.catalogue.postings import FILE as POSTINGS
from provisioning.catalogue.postings import postings_against_policy
from provisioning.catalogue.references import matter_file, package_file

MOST_OPTIONS = 7  # on one page, large enough for a finger
_CODE_LENGTH = 31


def against_policy(catalogue: Catalogue) -> list[Finding]:
    """Return everything that keeps this catalogue from being published."""
    return [finding for rule in RULES for finding in rule(catalogue)]


def _matters_have_a_basis(catalogue: Catalogue) -> Iterator[Finding]:
    """Row M16."""
    for matter in catalogue.matters.values():
        if not matter.basis:
            cure = "add [[basis]] with the rule it stands on"
            yield Finding(matter_file(matter), "basis", "the matter stands on no rule", cure)


def _nothing_abolished_is_asked(catalogue: Catalogue) -> Iterator[Finding]:
    """Row F11."""
    abolished = {proof.id: proof for proof in catalogue.heading.abolished}
    names = {proof.name.zh: proof for proof in catalogue.heading.abolished}
    for material in catalogue.materials.values():
        proof = abolished.get(material.id) or names.get(material.name.zh)
        if proof:
            yield _abolished("materials.toml", material.id, proof.name.zh, proof.basis)
    for matter in catalogue.matters.values():
        for line in matter.lines:
            proof = abolished.get(line.material) or names.get(line.name.zh if line.name else "")
            if proof:
                place = f"lines.{line.id}"
                yield _abolished(matter_file(matter), place, proof.name.zh, proof.basis)


def _abolished(file: str, place: str, name: str, basis: str) -> Finding:
    return Finding(file, place, f"{name} was abolished ({basis})", "take it away")


def _both_languages_are_complete(catalogue: Catalogue) -> Iterator[Finding]:
    places = {
        "catalogue.toml": catalogue.heading,
        "departments.toml": catalogue.departments,
        "elements.toml": catalogue.elements,
        "materials.toml": catalogue.materials,
        "themes.toml": catalogue.themes,
        POSTINGS: catalogue.postings,
        **{matter_file(m): m for m in catalogue.matters.values()},
        **{package_file(p): p for p in catalogue.packages.values()},
    }
    for file, content in places.items():
        for place, words in _words(content, ""):
            for language, text in (("Chinese", words.zh), ("English", words.en)):
                if not text.strip():
                    yield Finding(file, place, f"the {language} is missing", "write it")


def _words(value: object, place: str) -> Iterator[tuple[str, Words]]:
    """Every pair of words below a value, with its place; an empty hint is none at all."""
    if isinstance(value, Words):
        if value.zh or value.en or not place.endswith(".hint"):
            yield place.removeprefix("."), value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _words(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _words(item, f"{place}.{name}")
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _words(item, f"{place}[{i}]")


def _scenarios_fit_on_a_page(catalogue: Catalogue) -> Iterator[Finding]:
    owners = [(matter_file(m), m.scenarios) for m in catalogue.matters.values()]
    owners += [(package_file(p), p.scenarios) for p in catalogue.packages.values()]
    for file, scenarios in owners:
        for scenario in scenarios:
            yield from _scenario(file, scenario)


def _scenario(file: str, scenario: Scenario) -> Iterator[Finding]:
    place, count = f"scenarios.{scenario.id}", len(scenario.options)
    if not 1 < count <= MOST_OPTIONS:
        cure = f"give it 2 to {MOST_OPTIONS}, or split the question"
        yield Finding(file, place, f"{count} options on one page", cure)
    names = [option.id for option in scenario.options]
    if len(set(names)) < count:
        yield Finding(file, place, "two options have the same id", "rename one")


def _lines_can_be_reached(catalogue: Catalogue) -> Iterator[Finding]:
    """A line outside the base list that no answer adds is asked of nobody."""
    for matter in catalogue.matters.values():
        added = {name for s in matter.scenarios for option in s.options for name in option.adds}
        names = [line.id for line in matter.lines]
        for line in matter.lines:
            if not line.in_base and line.id not in added:
                cure = "let an option add it, or take it away"
                yield Finding(matter_file(matter), f"lines.{line.id}", "no answer adds it", cure)
            if names.count(line.id) > 1:
                yield Finding(matter_file(matter), f"lines.{line.id}", "stands twice", "rename one")


def _codes_are_right(catalogue: Catalogue) -> Iterator[Finding]:
    for dept in catalogue.departments.values():
        if not is_credit_code(dept.credit_code):
            cure = "correct it (GB 32100: 18 places, the last one checks)"
            yield Finding("departments.toml", dept.id, "credit_code fails its check", cure)
    for matter in catalogue.matters.values():
        yield from _code(catalogue, matter_file(matter), matter.dept, matter.implementing_code)
        if not matter.implementing_code.endswith(matter.basic_code):
            cure = "end it with basic_code"
            problem = "does not contain the basic code"
            yield Finding(matter_file(matter), "implementing_code", problem, cure)
    for package in catalogue.packages.values():
        file, code = package_file(package), package.implementing_code
        yield from _code(catalogue, file, package.lead_dept, code)


def _code(catalogue: Catalogue, file: str, dept: str, code: str) -> Iterator[Finding]:
    body = catalogue.departments.get(dept)
    if len(code) != _CODE_LENGTH or (body and not code.startswith(body.credit_code)):
        cure = "write the body's credit code, its level and the basic code: 31 places"
        yield Finding(file, "implementing_code", "is not that of its department", cure)


def _figures_have_a_source(catalogue: Catalogue) -> Iterator[Finding]:
    """A figure without a source is illustrative and says so."""
    limits: list[tuple[str, str, Limit]] = []
    for matter in catalogue.matters.values():
        limits.append((matter_file(matter), "legal_limit", matter.legal_limit))
        limits.append((matter_file(matter), "promised_limit", matter.promised_limit))
        for i, threshold in enumerate(matter.thresholds):
            if not threshold.illustrative and not threshold.source:
                yield _unsourced(matter_file(matter), f"thresholds[{i}]")
    limits += [
        (package_file(p), "promised_limit", p.promised_limit) for p in catalogue.packages.values()
    ]
    for file, place, limit in limits:
        if not limit.illustrative and not limit.source:
            yield _unsourced(file, place)


def _unsourced(file: str, place: str) -> Finding:
    return Finding(file, place, "has no source", "name the source, or set illustrative = true")


def _signers_exist(catalogue: Catalogue) -> Iterator[Finding]:
    for matter in catalogue.matters.values():
        yield from _signers(matter_file(matter), matter, {p.role for p in matter.parties})
    for package in catalogue.packages.values():
        applied = [m for m in package.members if m.choice is Preset.APPLY]
        if not applied:
            cure = "let one member be applied for"
            yield Finding(package_file(package), "members", "nothing is applied for", cure)


def _signers(file: str, matter: Matter, roles: set[str]) -> Iterator[Finding]:
    for role in matter.signers:
        if role not in roles:
            cure = "name one of [[parties]]"
            yield Finding(file, "signers", f"role {role!r} belongs to nobody", cure)
    if not matter.signers:
        yield Finding(file, "signers", "nobody signs", "name the role that signs")


RULES: tuple[Callable[[Catalogue], Iterator[Finding]], ...] = (
    _matters_have_a_basis,
    _nothing_abolished_is_asked,
    _both_languages_are_complete,
    papers_against_policy,
    matters_against_policy,
    packages_against_policy,
    _scenarios_fit_on_a_page,
    _lines_can_be_reached,
    _codes_are_right,
    _figures_have_a_source,
    _signers_exist,
    postings_against_policy,
)
