"""Writes `docs/wire.md`: every message, parcel, entry and export that leaves a machine.

It is read out of the types themselves, so that the page says what today's code
reads and writes. With `--check` a stale page is a failure.
"""

import inspect
import sys
from collections.abc import Iterator
from functools import singledispatch
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import inspect as types

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "wire.md"
sys.path.insert(0, str(ROOT))

from edge_sync.wire import (  # noqa: E402 - the path comes first
    exports,
    journal,
    messages,
    news,
    parcel,
    questions,
    receipt,
    resume_code,
    signing_slip,
    slip_code,
    submissions,
)

HEAD = """# The wire

Written by `python .ci/wire.py` from the types; do not edit. All of it is msgpack:
a map by field name with its tag under `kind`, unless it says array. A field that is
not known is refused. A changed thing is a new one with a new tag; the old one stays
readable, and its bytes are kept in `tests/wire/golden`.

What is sealed or signed names its suite, except where a QR code has no room for it: there
the version before it stands for the suite, and version 1 is the international one. A bundle
on a stick (`edge_sync/wire/bundle.py`) names none, for it seals and signs nothing itself:
each message in it does, and its last hash only tells a torn file from a whole one.
"""

_SMALL = 512  # above it, a power of two is written as one

SECTIONS: dict[str, tuple[Any, ...]] = {
    "Kiosk to cloud": get_args(messages.UpMessage),
    "Cloud to kiosk": get_args(messages.DownMessage),
    "The cloud's log": (messages.TreeHead, receipt.HeldLeaf),
    "The journal": (journal.Entry,),
    "Parcels, sealed to the cloud": (parcel.Parcel, parcel.FirstParcel),
    "What a parcel holds": get_args(submissions.Submitted),
    "News, sealed to a slip": (news.News, news.FirstNews),
    "Questions by card and their answers, sealed": (questions.Asker, questions.Told),
    "Exports, for a checker": get_args(exports.Export),
    "On a signing slip": (signing_slip.SigningSlip,),
}
CODES = {"A slip's codes": slip_code, "A resume slip's code": resume_code}


def main() -> int:
    """Write or check the page."""
    text = "\n".join(page()) + "\n"
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/wire.md is stale: run python .ci/wire.py", file=sys.stderr)
        return 1
    return 0


def page() -> Iterator[str]:
    """Write the page line by line; what is used inside comes once, at the end."""
    yield HEAD
    told = {kind for kinds in SECTIONS.values() for kind in kinds}
    inside: dict[type, None] = {}
    for title, kinds in SECTIONS.items():
        yield f"## {title}\n"
        for kind in kinds:
            yield from struct(kind)
            inside.update(dict.fromkeys(parts(kind)))
    yield "## Parts\n"
    for kind in sorted(set(inside) - told, key=lambda part: part.__name__):
        yield from struct(kind) if issubclass(kind, msgspec.Struct) else choice(kind)
    for title, module in CODES.items():
        yield f"## {title}\n\n{inspect.getdoc(module)}\n"


def struct(kind: type[msgspec.Struct]) -> Iterator[str]:
    """Write one struct: its tag, what it is, and its fields."""
    told = types.type_info(kind)
    form = ", array" if told.array_like else ""
    yield f"### {told.tag or kind.__name__}{form}\n\n{summary(kind)}\n"
    yield "| field | type | if absent |\n|---|---|---|"
    for field in told.fields:
        absent = "" if field.required else f"`{default(field)}`"
        yield f"| `{field.encode_name}` | {name(field.type)} | {absent} |"
    yield ""


def choice(kind: type) -> Iterator[str]:
    """Write one enum."""
    values = ", ".join(f"`{member.value}`" for member in kind)  # type: ignore[attr-defined]
    yield f"### {kind.__name__}\n\n{summary(kind)} One of {values}.\n"


def summary(kind: type) -> str:
    """Return what a class's docstring says first."""
    return (inspect.getdoc(kind) or "").split("\n\n")[0].replace("\n", " ")


def default(field: types.Field) -> object:
    """Return what an absent field means."""
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return getattr(value, "value", value)


def parts(kind: type) -> Iterator[type]:
    """Name every struct and enum inside a struct."""
    for field in types.type_info(kind).fields:
        for part in _leaves(field.type):
            yield part
            if issubclass(part, msgspec.Struct):
                yield from parts(part)


def _leaves(told: types.Type) -> Iterator[type]:
    match told:
        case types.StructType(cls=kind) | types.EnumType(cls=kind):
            yield kind
        case types.UnionType(types=many):
            for one in many:
                yield from _leaves(one)
        case types.VarTupleType(item_type=item) | types.ListType(item_type=item):
            yield from _leaves(item)
        case types.TupleType(item_types=many):
            for one in many:
                yield from _leaves(one)
        case types.DictType(key_type=key, value_type=value):
            yield from _leaves(key)
            yield from _leaves(value)


@singledispatch
def name(told: types.Type) -> str:
    """Write a type in words."""
    return type(told).__name__.removesuffix("Type").lower()


@name.register
def _(told: types.IntType) -> str:
    ends = {"≥": told.ge, ">": told.gt, "<": told.lt, "≤": told.le}
    return " ".join(
        ["int", *(f"{sign} {_power(end)}" for sign, end in ends.items() if end is not None)]
    )


@name.register(types.BytesType)
@name.register(types.StrType)
def _(told: types.BytesType | types.StrType) -> str:
    kind = "bytes" if isinstance(told, types.BytesType) else "text"
    if told.min_length is not None and told.min_length == told.max_length:
        return f"{kind} of {told.min_length}"
    pattern = getattr(told, "pattern", None)
    if pattern:
        return f"{kind} `{pattern}`".replace("|", "\\|")
    most = told.max_length
    return f"{kind}, at most {_power(most)}" if most is not None else kind


@name.register(types.StructType)
@name.register(types.EnumType)
def _(told: types.StructType | types.EnumType) -> str:
    tag = getattr(told, "tag", None)
    return str(tag or told.cls.__name__)


@name.register
def _(told: types.UnionType) -> str:
    return " or ".join(name(one) for one in told.types)


@name.register(types.VarTupleType)
@name.register(types.ListType)
def _(told: types.VarTupleType | types.ListType) -> str:
    most = f", at most {told.max_length}" if told.max_length is not None else ""
    return f"list of {name(told.item_type)}{most}"


@name.register
def _(told: types.TupleType) -> str:
    return f"({', '.join(name(one) for one in told.item_types)})"


@name.register
def _(told: types.DictType) -> str:
    return f"map of {name(told.key_type)} to {name(told.value_type)}"


@name.register
def _(_told: types.NoneType) -> str:
    return "nothing"


def _power(number: float) -> str:
    whole = int(number)
    exponent = whole.bit_length() - 1
    return f"2^{exponent}" if whole > _SMALL and whole == 1 << exponent else str(whole)


if __name__ == "__main__":
    raise SystemExit(main())
