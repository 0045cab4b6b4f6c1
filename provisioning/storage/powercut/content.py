"""One file's bytes: what a reader sees, what is safe, and the changes between the two."""

import random
from dataclasses import dataclass
from enum import Enum

SECTOR_BYTES = 512
_EVEN = 0.5


class Left(Enum):
    """How much of what was not synced a power cut leaves."""

    NOTHING = "nothing"
    ALL = "all"
    PREFIX = "prefix"  # in the order of the writes, over all files of the disk; the last one torn
    WRITES = "writes"  # any of the writes, each whole
    SECTORS = "sectors"  # any of the sectors of any of the writes


@dataclass(frozen=True, slots=True)
class Change:
    """One unsynced write, or with ``data`` None a truncation to ``offset``."""

    serial: int
    offset: int
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Cut:
    """One power cut: what it leaves, and for a prefix the last change that came through."""

    left: Left
    last: int
    chance: random.Random


class Content:
    """The bytes of one file, whatever its names."""

    __slots__ = ("_pending", "_safe", "seen")

    def __init__(self, data: bytes = b"") -> None:
        self.seen = bytearray(data)
        self._safe = bytearray(data)
        self._pending: list[Change] = []

    def write(self, serial: int, offset: int, data: bytes) -> None:
        """Put bytes in their place, not yet safely."""
        change = Change(serial, offset, data)
        _apply(self.seen, change)
        self._pending.append(change)

    def truncate(self, serial: int, size: int) -> None:
        """Cut the end off, not yet safely."""
        change = Change(serial, size, None)
        _apply(self.seen, change)
        self._pending.append(change)

    def sync(self) -> None:
        """Make safe what a reader sees."""
        for change in self._pending:
            _apply(self._safe, change)
        self._pending.clear()

    def after(self, cut: Cut) -> bytes:
        """Return what this file holds after a power cut."""
        if not self._pending or cut.left is Left.ALL:
            return bytes(self.seen)
        left = bytearray(self._safe)
        for change in self._pending:
            _leave(left, change, cut)
        return bytes(left)


def _leave(left: bytearray, change: Change, cut: Cut) -> None:
    """Apply as much of one change as the cut leaves."""
    match cut.left:
        case Left.PREFIX if change.serial < cut.last:
            _apply(left, change)
        case Left.PREFIX if change.serial == cut.last and change.data is not None:
            kept = cut.chance.randrange(len(change.data) // SECTOR_BYTES + 1) * SECTOR_BYTES
            _apply(left, Change(change.serial, change.offset, change.data[:kept]))
        case Left.WRITES if cut.chance.random() < _EVEN:
            _apply(left, change)
        case Left.SECTORS:
            _leave_sectors(left, change, cut.chance)
        case _:
            pass


def _leave_sectors(left: bytearray, change: Change, chance: random.Random) -> None:
    if change.data is None:
        if chance.random() < _EVEN:
            _apply(left, change)
        return
    for start in range(0, len(change.data), SECTOR_BYTES):
        if chance.random() < _EVEN:
            part = change.data[start : start + SECTOR_BYTES]
            _apply(left, Change(change.serial, change.offset + start, part))


def _apply(content: bytearray, change: Change) -> None:
    offset, data = change.offset, change.data
    if data is None:
        del content[offset:]
        return
    if not data:
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data
