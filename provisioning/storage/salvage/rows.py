"""Every row that can still be read: from each leaf page of a table, wherever it hangs."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from provisioning.storage.salvage.pages import HEAD_BYTES, Pages
from provisioning.storage.salvage.records import NoRecordError, Value, read_record, varint

_LEAF = 13  # the first byte of a page that holds rows of a table
_LARGEST_ROW = 2**26
_LEAF_HEAD = struct.Struct(">BHHHB")
_SHORT, _LONG = struct.Struct(">H"), struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class SavedRow:
    """One row: its row id, and its values in the order of the columns.

    A column that is the row id itself (INTEGER PRIMARY KEY) is None among the values.
    """

    id: int
    values: tuple[Value, ...] = field(repr=False)


def salvaged_rows(path: Path) -> Iterator[SavedRow]:
    """Read every row of every table out of a damaged file, and of its log beside it.

    Nothing is written and SQLite is not asked. The list of free pages may lie, so
    it is not asked either: `Database` overwrites what it frees. Rows come in the
    order of their pages and keys. Raises UnreachableError when there is no such file.
    """
    pages = Pages(path)
    for number in pages.numbers():
        yield from _rows(pages, number)


def _rows(pages: Pages, number: int) -> Iterator[SavedRow]:
    page = pages.page(number)
    start = HEAD_BYTES if number == 1 else 0
    if not page or page[start] != _LEAF:
        return
    _kind, _free, count, _content, _lost = _LEAF_HEAD.unpack_from(page, start)
    first = start + _LEAF_HEAD.size
    places = range(first, min(first + 2 * count, len(page) - 1), 2)
    for cell in dict.fromkeys(int(_SHORT.unpack_from(page, place)[0]) for place in places):
        try:
            yield _row(pages, page, cell)
        except NoRecordError:
            continue  # this one is lost; the next may be whole


def _row(pages: Pages, page: bytes, cell: int) -> SavedRow:
    size, at = varint(page, cell)
    row, at = varint(page, at)
    if not 0 < size <= _LARGEST_ROW:
        raise NoRecordError("larger than any row of ours")
    local = _local_bytes(size, pages.usable_bytes)
    payload = page[at : at + local]
    if local < size:
        payload += _overflow(pages, page, at + local, size - local)
    if len(payload) != size:
        raise NoRecordError("cut off")
    return SavedRow(row, read_record(payload))


def _local_bytes(size: int, usable: int) -> int:
    """Return how much of a row lies in its own page; the rest hangs in a chain of others."""
    most = usable - 35
    if size <= most:
        return size
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    return local if local <= most else least


def _overflow(pages: Pages, page: bytes, at: int, wanted: int) -> bytes:
    parts, seen = list[bytes](), set[int]()
    while wanted > 0:
        if at + _LONG.size > len(page):
            raise NoRecordError("a chain without a beginning")
        number = int(_LONG.unpack_from(page, at)[0])
        page, at = pages.page(number), 0
        if number in seen or not page:
            raise NoRecordError("a chain that leads nowhere")
        seen.add(number)
        parts.append(page[_LONG.size : min(pages.usable_bytes, _LONG.size + wanted)])
        wanted -= len(parts[-1])
    return b"".join(parts)
