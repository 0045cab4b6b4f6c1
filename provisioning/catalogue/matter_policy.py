"""What one matter may not say even though it could be read. Pure.

Each rule is one small function from a matter to findings.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.model import (
    Catalogue,
    Depth,
    Level,
    Limit,
    Matter,
    Need,
    Regime,
    ShareLevel,
    Signing,
    Unit,
)
from provisioning.catalogue.references import matter_file

_LICENSING = "行政许可"
_ITEM_CODE_LENGTH = 33  # implementing code and a serial of two


def matters_against_policy(catalogue: Catalogue) -> Iterator[Finding]:
    """Return everything that keeps a matter from being published."""
    for matter in catalogue.matters.values():
        for rule in _RULES:
            yield from rule(catalogue, matter)


def _finding(matter: Matter, place: str, problem: str, cure: str) -> Finding:
    return Finding(matter_file(matter), place, problem, cure)


def _has_a_version(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    if matter.version < 1:
        yield _finding(matter, "version", "is below 1", "count from 1 upwards")
    start, end = (_day(text) for text in (matter.valid_from, matter.valid_until))
    if start is None:
        cure = 'write the first day, such as "2026-01-01"'
        yield _finding(matter, "valid_from", "is no day", cure)
    if matter.valid_until and end is None:
        cure = 'write the last day, such as "2027-12-31", or take it away'
        yield _finding(matter, "valid_until", "is no day", cure)
    if start and end and end < start:
        cure = "write a day that is not before valid_from"
        yield _finding(matter, "valid_until", "lies before valid_from", cure)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _nothing_stands_twice(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    tables = {
        "parties": [party.role for party in matter.parties],
        "elements": [element.id for element in matter.elements],
        "fields": [f"{field.role}.{field.element}" for field in matter.fields],
        "scenarios": [scenario.id for scenario in matter.scenarios],
    }
    for place, names in tables.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield _finding(matter, f"{place}.{name}", "stands twice", "take one away")


def _fields_can_be_reached(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    """A field outside the base that no answer adds is asked of nobody."""
    options = [option for scenario in matter.scenarios for option in scenario.options]
    added = {name for option in options for name in option.adds_fields}
    for field in matter.fields:
        name = f"{field.role}.{field.element}"
        if not field.in_base and name not in added:
            cure = "let an option add it, or take it away"
            yield _finding(matter, f"fields.{name}", "no answer adds it", cure)


def _optional_fields_have_a_way_out(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    elements = {**catalogue.elements, **{own.id: own for own in matter.elements}}
    for field in matter.fields:
        element = elements[field.element]
        if not field.required and element.way_out is None:
            cure = "add way_out to the element, or make the field required"
            place = f"fields.{field.role}.{field.element}"
            yield _finding(matter, place, "may be left out, but nothing says how", cure)


def _several_is_a_range(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    for party in matter.parties:
        if party.several and not 0 <= party.several.least < party.several.most:
            place, cure = f"parties.{party.role}.several", "write least below most"
            yield _finding(matter, place, "least is not below most", cure)


def _presence_needs_a_face(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    """Where being alive matters, a number alone proves nothing (rules of a visit, 2)."""
    if matter.presence and matter.identity_level in (Level.TYPED, Level.VOUCHED):
        cure = 'write "chip" or "card-face"'
        problem = "is too weak where being present matters"
        yield _finding(matter, "identity_level", problem, cure)


def _only_licences_are_licensed(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    """Most matters are no licences: the five days of art. 32 do not bind them."""
    if (matter.power_kind == _LICENSING) != (matter.regime is Regime.LICENCE):
        cure = f'write "licence" for {_LICENSING}, and another regime for the others'
        yield _finding(matter, "regime", f"does not fit {matter.power_kind}", cure)


def _limits_can_be_counted(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    limits = {"legal_limit": matter.legal_limit, "promised_limit": matter.promised_limit}
    for place, limit in limits.items():
        if (limit.value > 0) != _is_counted(limit):
            cure = "write 0 for immediate and none, and a number for days"
            yield _finding(matter, place, f"{limit.value} {limit.unit.value} is no limit", cure)
    legal, promised = matter.legal_limit, matter.promised_limit
    if _is_counted(legal) and legal.unit is promised.unit and promised.value > legal.value:
        cure = "promise no more than the law allows"
        yield _finding(matter, "promised_limit", "is longer than the legal limit", cure)


def _is_counted(limit: Limit) -> bool:
    return limit.unit in (Unit.WORKING_DAY, Unit.NATURAL_DAY)


def _figures_have_a_source(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    """A figure without a source is illustrative and says so."""
    figures = [(f"basis[{i}]", b.illustrative, b.source) for i, b in enumerate(matter.basis)]
    if matter.public_notice:
        notice = matter.public_notice
        figures.append(("public_notice", notice.illustrative, notice.source))
    for scenario in matter.scenarios:
        for option in scenario.options:
            if limit := option.promised_limit:
                place = f"scenarios.{scenario.id}.{option.id}.promised_limit"
                figures.append((place, limit.illustrative, limit.source))
    for place, illustrative, source in figures:
        if not illustrative and not source:
            cure = "name the source, or set illustrative = true"
            yield _finding(matter, place, "has no source", cure)


def _pending_papers_are_allowed(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    for line in matter.lines:
        if line.tolerable and not matter.tolerance_allowed:
            cure = "set tolerance_allowed = true, or take tolerable away"
            problem = "may come later, but the matter allows no documents pending"
            yield _finding(matter, f"lines.{line.id}", problem, cure)


def _paper_originals_need_a_counter(catalogue: Catalogue, matter: Matter) -> Iterator[Finding]:
    """A paper that nobody can look up and that must be signed in ink is handed over in person."""
    if matter.depth is not Depth.FULL:
        return
    for line in matter.lines:
        material = catalogue.materials[line.material]
        is_held = material.share_level is ShareLevel.NONE and material.signing is Signing.INK
        if is_held and line.in_base and line.need is Need.REQUIRED:
            cure = 'write "prefill": it is handed in at an appointment'
            problem = f"cannot be full: line {line.id} wants an original in ink"
            yield _finding(matter, "depth", problem, cure)


def _handling_items_have_codes(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    codes = [("handling_item_code", matter.handling_item_code)]
    codes += [(f"handling_items[{i}].code", x.code) for i, x in enumerate(matter.handling_items)]
    for place, code in codes:
        if len(code) != _ITEM_CODE_LENGTH or not code.startswith(matter.implementing_code):
            cure = "write the implementing code and two digits"
            yield _finding(matter, place, "is no code of this matter", cure)


def _people_have_words_for_it(_: Catalogue, matter: Matter) -> Iterator[Finding]:
    if matter.offered and not matter.spoken:
        cure = "add what people call it"
        yield _finding(matter, "spoken", "nobody finds it by plain words", cure)


_RULES: tuple[Callable[[Catalogue, Matter], Iterator[Finding]], ...] = (
    _has_a_version,
    _nothing_stands_twice,
    _fields_can_be_reached,
    _optional_fields_have_a_way_out,
    _several_is_a_range,
    _presence_needs_a_face,
    _only_licences_are_licensed,
    _limits_can_be_counted,
    _figures_have_a_source,
    _pending_papers_are_allowed,
    _paper_originals_need_a_counter,
    _handling_items_have_codes,
    _people_have_words_for_it,
)
