"""A form for every act: its fields follow from the act's own value, so that none is forgotten.

What an act needs is said once, by its class in casework; here each of its fields becomes
something to fill in, and a filled form becomes the act again. Pure.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Final

from cloud.casework.model.acts import MemberAct
from cloud.casework.model.deciding import ACT_OF, AnyAct
from cloud.casework.model.facts import Gap, Ground, Procedure, Wish
from cloud.casework.states import Act

CLASS_OF: Final = {act: kind for kind, act in ACT_OF.items()}
Given = Mapping[str, Sequence[str]]
"""What a form brought: every value of every field."""


class FieldKind(Enum):
    """How a field is filled in; the value names its template."""

    LONG = "long"
    SHORT = "short"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes-no"
    CHECK = "check"
    CHOICE = "choice"
    SEVERAL = "several"
    GAPS = "gaps"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. ``options`` are those of a choice, or the lines of gaps."""

    name: str
    kind: FieldKind
    required: bool
    options: tuple[Option, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class ActForm:
    """One act's form, about the member at ``position`` or, 0, the whole case."""

    act: Act
    position: int
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in one case, by the name of the field."""

    of_field: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    hidden: Mapping[str, str] = field(default_factory=dict)


_KINDS: Final[dict[str, FieldKind]] = {
    "text": FieldKind.LONG,
    "remedies": FieldKind.LONG,
    "by": FieldKind.DAY,
    "day": FieldKind.DAY,
    "until": FieldKind.DAY,
    "days": FieldKind.NUMBER,
    "in_favour": FieldKind.YES_NO,
    "allowed": FieldKind.YES_NO,
    "held": FieldKind.YES_NO,
    "corrected": FieldKind.YES_NO,
    "overturned": FieldKind.YES_NO,
    "mandatory": FieldKind.CHECK,
    "positions": FieldKind.SEVERAL,
    "bodies": FieldKind.SEVERAL,
    "gaps": FieldKind.GAPS,
    "sha256": FieldKind.HIDDEN,
    **dict.fromkeys(
        ("ground", "procedure", "wish", "body", "of", "line", "task", "person", "element"),
        FieldKind.CHOICE,
    ),
}
ENUMS: Final[dict[str, type[Enum]]] = {"ground": Ground, "procedure": Procedure, "wish": Wish}
_PLACE = "position"


class FormIncompleteError(ValueError):
    """A form does not make an act: ``name`` is the field that is missing or wrong."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is missing or wrong")
        self.name = name


def act_form(act: Act, position: int, choices: Choices, given: Given | None = None) -> ActForm:
    """Return the form of an act; with ``given`` it shows again what was filled in."""
    found = (
        _field(one, choices, given or {})
        for one in dataclasses.fields(CLASS_OF[act])
        if one.name != _PLACE and one.name not in {"points", "again"}
    )
    return ActForm(act, position, tuple(found))


def act_from(act: Act, position: int, given: Given) -> AnyAct:
    """Make the act that a form asks for. Raises FormIncompleteError."""
    kind = CLASS_OF[act]
    values: dict[str, Any] = {}
    for one in dataclasses.fields(kind):
        if one.name == _PLACE:
            values[_PLACE] = position
        elif one.name in given or _KINDS.get(one.name) in {FieldKind.CHECK, FieldKind.GAPS}:
            values |= _value_of(one, given)
        elif _is_required(one):
            raise FormIncompleteError(one.name)
    made: AnyAct = kind(**values)
    return made


def is_about_member(act: Act) -> bool:
    """Say whether an act is about one member."""
    return issubclass(CLASS_OF[act], MemberAct) or _PLACE in {
        one.name for one in dataclasses.fields(CLASS_OF[act])
    }


def _field(one: "dataclasses.Field[Any]", choices: Choices, given: Given) -> Field:
    if one.name in choices.hidden:
        return Field(one.name, FieldKind.HIDDEN, required=True, value=choices.hidden[one.name])
    kind = _KINDS.get(one.name, FieldKind.SHORT)
    value = next(iter(given.get(one.name, ())), "")
    return Field(one.name, kind, _is_required(one), choices.of_field.get(one.name, ()), value)


def _is_required(one: "dataclasses.Field[Any]") -> bool:
    return one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING


def _value_of(one: "dataclasses.Field[Any]", given: Given) -> dict[str, Any]:
    kind = _KINDS.get(one.name, FieldKind.SHORT)
    try:
        value = _READ[kind](one.name, given)
    except (ValueError, KeyError) as error:
        raise FormIncompleteError(one.name) from error
    is_empty = value in ("", (), None)
    if is_empty and _is_required(one):
        raise FormIncompleteError(one.name)
    return {} if is_empty else {one.name: value}


def _first(name: str, given: Given) -> str:
    return next(iter(given.get(name, ())), "").strip()


def _day(name: str, given: Given) -> date | None:
    text = _first(name, given)
    return date.fromisoformat(text) if text else None


def _yes_no(name: str, given: Given) -> bool:
    return {"yes": True, "no": False}[_first(name, given)]


def _choice(name: str, given: Given) -> object:
    text = _first(name, given)
    if name == "task":
        return int(text)
    return ENUMS[name](text) if name in ENUMS else text


def _several(name: str, given: Given) -> tuple[object, ...]:
    chosen = [text for text in given.get(name, ()) if text]
    return tuple(int(text) for text in chosen) if name == "positions" else tuple(chosen)


def _gaps(_name: str, given: Given) -> tuple[Gap, ...]:
    return tuple(_found_gaps(given.get("gap_line", ()), given.get("gap_by", ())))


def _found_gaps(lines: Sequence[str], days: Sequence[str]) -> Iterable[Gap]:
    for line, day in zip(lines, days, strict=False):
        if line and day:
            yield Gap(line, date.fromisoformat(day).strftime("%Y%m%d"))


_READ: Final[dict[FieldKind, Callable[[str, Given], Any]]] = {
    FieldKind.LONG: _first,
    FieldKind.SHORT: _first,
    FieldKind.DAY: _day,
    FieldKind.NUMBER: lambda name, given: int(_first(name, given)),
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHECK: lambda name, given: _first(name, given) == "yes",
    FieldKind.CHOICE: _choice,
    FieldKind.SEVERAL: _several,
    FieldKind.GAPS: _gaps,
    FieldKind.HIDDEN: lambda name, given: bytes.fromhex(_first(name, given)),
}
