"""One row in its bytes: numbers of variable length, a head of types, the values.

File format, sections 1.6 and 2. Whatever does not hold together exactly is no
row: a cell that was half overwritten must not become a row with other values.
"""

import struct

Value = int | float | str | bytes | None

_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE, _FIRST_BYTES = 7, 8, 9, 12
_SEVEN_BITS, _MORE = 0x7F, 0x80
_MOST_SHORT = 8
_SIGN = 1 << 63


class NoRecordError(ValueError):
    """These bytes are no row."""


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number at a place, and where it ends. Raises NoRecordError."""
    number = 0
    for place in range(at, at + _MOST_SHORT):
        byte = _byte(data, place)
        number = number << 7 | byte & _SEVEN_BITS
        if not byte & _MORE:
            return number, place + 1
    number = number << 8 | _byte(data, at + _MOST_SHORT)
    return (number ^ _SIGN) - _SIGN, at + _MOST_SHORT + 1


def read_record(payload: bytes) -> tuple[Value, ...]:
    """Return the values of a row, in the order of its columns. Raises NoRecordError."""
    head_bytes, at = varint(payload, 0)
    if not at <= head_bytes <= len(payload):
        raise NoRecordError("a head that is longer than its row")
    kinds = []
    while at < head_bytes:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != head_bytes or head_bytes + sum(map(_width, kinds)) != len(payload):
        raise NoRecordError("values that are not as long as their head says")
    values = []
    for kind in kinds:
        values.append(_value(kind, payload[at : at + _width(kind)]))
        at += _width(kind)
    return tuple(values)


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise NoRecordError("a number that never ends")
    return data[at]


def _width(kind: int) -> int:
    if kind >= _FIRST_BYTES:
        return (kind - _FIRST_BYTES) // 2
    if kind == _REAL:
        return 8
    if kind in {0, _ZERO, _ONE}:
        return 0
    if kind not in _WIDTHS:
        raise NoRecordError("a kind of value that there is not")
    return _WIDTHS[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind in _WIDTHS:
        return int.from_bytes(data, "big", signed=True)
    if kind == _REAL:
        return float(struct.unpack(">d", data)[0])
    if kind < _FIRST_BYTES:
        return {0: None, _ZERO: 0, _ONE: 1}[kind]
    if kind % 2 == 0:
        return data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoRecordError("a text that is none") from error
