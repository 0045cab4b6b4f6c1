"""The write-ahead log of a damaged file: its committed pages, also beyond a frame that is bad.

Each frame's checksum stands on that of the frame before it, so SQLite stops at
the first bad one. The sum of a bad frame is still written in its head: the
frame after it is checked from there (file format, section 4).
"""

import struct
from collections.abc import Iterator

_HEAD = struct.Struct(">8I")  # magic, version, page size, count, two salts, two sums
_FRAME = struct.Struct(">6I")  # page, pages after a commit, two salts, two sums
_MAGIC = 0x377F0682  # with 1 added where the sums are those of big-endian words
_32_BITS = 0xFFFFFFFF
_SMALLEST, _LARGEST = 512, 65536
SMALLEST_LOG_BYTES = _HEAD.size + _FRAME.size + _SMALLEST


def lacks_head(log: bytes) -> bool:
    """Say whether frames follow a head that cannot be: the head is synced before them all."""
    if len(log) < SMALLEST_LOG_BYTES:
        return False
    words = struct.unpack_from(f"{_order(log)}6I", log)
    head = _HEAD.unpack_from(log)
    return log_page_size(log) is None or _summed((0, 0), words) != head[6:]


def log_page_size(log: bytes) -> int | None:
    """Return the page size that a log names, if its head can be believed."""
    if len(log) < _HEAD.size:
        return None
    magic, _version, size, *_rest = _HEAD.unpack_from(log)
    if magic & ~1 != _MAGIC or not is_page_size(size):
        return None
    return int(size)


def is_page_size(size: int) -> bool:
    """Say whether SQLite makes pages of this size."""
    return _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0


def committed_pages(log: bytes, page_size: int) -> dict[int, bytes]:
    """Return the newest committed form of every page in a log, by page number.

    A page whose frame is bad keeps the form it had before: a row in it may be
    old, which whoever judges rows has to bear.
    """
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for number, pages_after, page in _good_frames(log, page_size):
        pending[number] = page
        if pages_after:
            committed |= pending
            pending = {}
    return committed


def _good_frames(log: bytes, page_size: int) -> Iterator[tuple[int, int, bytes]]:
    words = struct.Struct(f"{_order(log)}{page_size // 4}I")
    short = struct.Struct(f"{_order(log)}2I")
    start, salts, sums = _HEAD.size, _first_salts(log), _HEAD.unpack_from(log.ljust(32, b"\0"))[6:]
    while start + _FRAME.size + page_size <= len(log):
        number, pages_after, *rest = _FRAME.unpack_from(log, start)
        if rest[:2] != salts:
            return  # left from before the log was begun anew
        page = log[start + _FRAME.size : start + _FRAME.size + page_size]
        computed = _summed(_summed(sums, short.unpack_from(log, start)), words.unpack(page))
        sums = (rest[2], rest[3])
        if computed == sums:
            yield number, pages_after, page
        start += _FRAME.size + page_size


def _order(log: bytes) -> str:
    return ">" if log[3:4] == b"\x83" else "<"


def _first_salts(log: bytes) -> list[int]:
    """Return the salts of the first frame: it is always of the newest generation."""
    if len(log) < _HEAD.size + _FRAME.size:
        return []
    return list(_FRAME.unpack_from(log, _HEAD.size)[2:4])


def _summed(sums: tuple[int, ...], words: tuple[int, ...]) -> tuple[int, int]:
    one, two = sums[0], sums[1]
    pairs = iter(words)
    for word, following in zip(pairs, pairs, strict=True):
        one = (one + word + two) & _32_BITS
        two = (two + following + one) & _32_BITS
    return one, two
