"""What changed between two editions, in words that an editor checks before signing."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from provisioning.catalogue.model import Catalogue

_TABLES = (
    *("matters", "packages", "departments", "elements", "materials", "themes", "voices"),
    "postings",
)
_LONGEST = 60  # signs of a value


def differences(old: Catalogue, new: Catalogue) -> list[str]:
    """Return one sentence a change: where, what it was, what it is; nothing is left out."""
    before, after = (msgspec.to_builtins(one) for one in (old, new))
    found = list(_between("catalogue", before["heading"], after["heading"]))
    for table in _TABLES:
        found += _tables(table, before[table], after[table])
    return found + list(_between("spoken", before["lexicon"], after["lexicon"]))


def _tables(table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    kind = table.removesuffix("s")
    yield from (f"{kind} {name} is gone" for name in sorted(old.keys() - new.keys()))
    yield from (f"{kind} {name} is new" for name in sorted(new.keys() - old.keys()))
    for name in sorted(old.keys() & new.keys()):
        yield from _between(name, old[name], new[name])


def _between(place: str, old: Any, new: Any) -> Iterator[str]:  # noqa: ANN401 - any value of TOML
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            yield from _between(f"{place}.{key}", old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(place, old, new)
    elif old is None or old == "":
        yield f"{place} is new: {_said(new)}"
    elif new is None or new == "":
        yield f"{place} is gone; it was {_said(old)}"
    else:
        yield f"{place} was {_said(old)} and is {_said(new)}"


def _lists(place: str, old: list[Any], new: list[Any]) -> Iterator[str]:
    """Entries that name themselves are compared by name, others by their place."""
    before, after = _named(old), _named(new)
    for name in before:
        if name not in after:
            yield f"{place}: {name} is gone"
    for name, value in after.items():
        if name in before:
            yield from _between(f"{place}[{name}]", before[name], value)
        else:
            yield f"{place}: {name} is new"
    if list(before) != list(after) and before.keys() == after.keys():
        yield f"{place} stands in another order"


def _named(values: list[Any]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for number, value in enumerate(values):
        name = _name(value)
        named[name if name and name not in named else f"{number + 1}. {name}".strip()] = value
    return named


def _name(value: Any) -> str:  # noqa: ANN401 - any value of TOML
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        keys = ("id", "matter", "material", "element")
        return next((str(value[key]) for key in keys if value.get(key)), "")
    return ""


def _said(value: Any) -> str:  # noqa: ANN401 - any value of TOML
    text = str(value)
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"
