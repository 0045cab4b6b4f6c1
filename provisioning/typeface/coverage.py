"""Which characters a font file can draw, read from its ``cmap`` table.

A small reader instead of a font library: the kiosk ships none, and loading one
for this costs half a second and 85 MB. OpenType specification 1.9, "cmap":
formats 12 (all of Unicode) and 4 (the BMP), one of which every font with hanzi
has.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Self

_FORMAT_BMP = 4
_FORMAT_FULL = 12
_END_OF_BMP = 0xFFFF

Range = tuple[int, int]  # first and last code point, both included


@dataclass(frozen=True, slots=True)
class Coverage:
    """A set of code points as sorted ranges that do not touch."""

    ranges: tuple[Range, ...]

    def __contains__(self, code_point: int) -> bool:
        at = bisect_right(self.ranges, (code_point, 0x110000)) - 1
        return at >= 0 and self.ranges[at][0] <= code_point <= self.ranges[at][1]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(range(first, last + 1) for first, last in self.ranges)

    @classmethod
    def of(cls, font: Path) -> Self:
        """Read a TrueType or OpenType file. Raises OSError, or struct.error if it is damaged."""
        table = _table(font.read_bytes(), b"cmap")
        (count,) = struct.unpack_from(">H", table, 2)
        found: list[Range] = []
        for record in range(count):
            (offset,) = struct.unpack_from(">I", table, 4 + 8 * record + 4)
            (kind,) = struct.unpack_from(">H", table, offset)
            if kind == _FORMAT_FULL:
                found += _full(table, offset)
            elif kind == _FORMAT_BMP:
                found += _bmp(table, offset)
        return cls(tuple(_joined(found)))


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for record in range(count):
        name, _checksum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * record)
        if name == tag:
            return font[offset : offset + length]
    return bytes(4)  # a font without the table covers nothing


def _full(table: bytes, offset: int) -> list[Range]:
    (count,) = struct.unpack_from(">I", table, offset + 12)
    groups = (struct.unpack_from(">III", table, offset + 16 + 12 * n) for n in range(count))
    return [(first, last) for first, last, _glyph in groups]


def _bmp(table: bytes, offset: int) -> list[Range]:
    segments = struct.unpack_from(">H", table, offset + 6)[0] // 2
    at = [offset + 14 + part * 2 * segments + (2 if part else 0) for part in range(4)]
    ends, starts, _deltas, offsets = (struct.unpack_from(f">{segments}H", table, a) for a in at)
    found: list[Range] = []
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        if first == _END_OF_BMP:
            continue
        if offsets[n] == 0:
            found.append((first, last))
            continue
        glyphs = at[3] + 2 * n + offsets[n]
        row = struct.unpack_from(f">{last - first + 1}H", table, glyphs)
        found += [(first + place,) * 2 for place, glyph in enumerate(row) if glyph]
    return found


def _joined(ranges: list[Range]) -> Iterator[Range]:
    """Yield the same code points in as few ranges as possible."""
    if not ranges:
        return
    ordered = sorted(ranges)
    first, last = ordered[0]
    for start, end in ordered[1:]:
        if start > last + 1:
            yield first, last
            first, last = start, end
        else:
            last = max(last, end)
    yield first, last
