"""Changes of msgpack that leave msgpack: random bytes alone seldom get past the first field."""

import random
from collections.abc import Callable
from typing import Any

import msgspec

INTERESTING: tuple[Any, ...] = (
    None,
    True,
    0,
    1,
    -1,
    2**31,
    2**32 - 1,
    2**53,
    2**63 - 1,
    -(2**63),
    2**64 - 1,
    1.5,
    "",
    "a" * 33,
    "k000001",
    "\x00",
    "\ud7ff\U0010ffff",
    b"",
    bytes(32),
    b"\xff" * 70_000,
    [],
    {},
    [[]],
    {"kind": "receipt-2"},
)
_DEEPEST = 900
_ENOUGH_BYTES = 1_000_000


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Change a few places of a msgpack value, or of the bytes when it is none."""
    try:
        tree = msgspec.msgpack.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _bytes(data, chance)
    made = data
    try:
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            tree = _somewhere(tree, chance, chance.choice(_CHANGES))
            made = msgspec.msgpack.encode(tree)
            if len(made) > _ENOUGH_BYTES:
                break  # forty times forty times as much would be a finding of this module's own
        return made  # noqa: TRY300 - what was made is returned where it was made
    except (OverflowError, UnicodeEncodeError, RecursionError):
        return _bytes(data, chance)


def _somewhere(tree: Any, chance: random.Random, change: "_Change") -> Any:  # noqa: ANN401 - any msgpack value
    """Go down by chance and change what is there."""
    if isinstance(tree, dict) and tree and chance.random() < 0.85:
        key = chance.choice(list(tree))
        return {**tree, key: _somewhere(tree[key], chance, change)}
    if isinstance(tree, list) and tree and chance.random() < 0.7:
        place = chance.randrange(len(tree))
        return [*tree[:place], _somewhere(tree[place], chance, change), *tree[place + 1 :]]
    return change(tree, chance)


_Change = Callable[[Any, random.Random], Any]


def _replaced(_value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any msgpack value
    return chance.choice(INTERESTING)


def _nudged(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any msgpack value
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return max(-(2**63), min(2**64 - 1, value + chance.choice((-1, 1, 255, -256))))
    if isinstance(value, str):
        return _bytes(value.encode(), chance).decode("utf-8", "replace")
    if isinstance(value, bytes):
        return mutated(value, chance) if chance.random() < 0.5 else _bytes(value, chance)
    return value


def _grown(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any msgpack value
    if isinstance(value, list | str | bytes) and value:
        return value * chance.choice((2, 3, 40))
    if isinstance(value, dict):
        return {**value, "more": chance.choice(INTERESTING)}
    return [value, value]


def _shrunk(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any msgpack value
    if isinstance(value, dict) and value:
        gone = chance.choice(list(value))
        return {key: kept for key, kept in value.items() if key != gone}
    if isinstance(value, list | str | bytes):
        return value[: chance.randrange(len(value) + 1)]
    return None


def _nested(value: Any, chance: random.Random) -> Any:  # noqa: ANN401 - any msgpack value
    for _ in range(chance.choice((1, 3, _DEEPEST))):
        value = [value]
    return value


_CHANGES: tuple[_Change, ...] = (_replaced, _nudged, _nudged, _nudged, _grown, _shrunk, _nested)


def _bytes(data: bytes, chance: random.Random) -> bytes:
    """Flip, drop, double or insert some bytes."""
    changed = bytearray(data or b"\x00")
    for _ in range(chance.choice((1, 1, 2, 8))):
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place : place + chance.randrange(1, 9)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(1, 33)]
            case _:
                changed[place:place] = chance.randbytes(chance.randrange(1, 9))
        changed = changed or bytearray(b"\x00")
    return bytes(changed)
