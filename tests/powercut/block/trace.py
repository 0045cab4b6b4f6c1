"""What reached the disk, in order, and what a power cut at any point may leave of it."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

BLOCK_BYTES = 4096
SECTOR_BYTES = 512
DISK_BYTES = 32 * 1024 * 1024


class Write(msgspec.Struct, frozen=True, tag="w", array_like=True):
    """The kernel wrote some blocks."""

    offset: int
    data: bytes


class Flush(msgspec.Struct, frozen=True, tag="f", array_like=True):
    """The kernel had the disk flush: all before it is safe."""


class Mark(msgspec.Struct, frozen=True, tag="m", array_like=True):
    """The program promised something."""

    words: str


Event = Write | Flush | Mark
_EVENTS = msgspec.msgpack.Decoder(list[Event])


def keep(events: Sequence[Event], path: Path) -> None:
    path.write_bytes(msgspec.msgpack.encode(events))


def kept(path: Path) -> list[Event]:
    return _EVENTS.decode(path.read_bytes())


def promised(events: Sequence[Event]) -> list[str]:
    return [event.words for event in events if isinstance(event, Mark)]


def left_by_a_cut(blank: bytes, events: Sequence[Event], chance: random.Random) -> bytearray:
    """Put the disk together as it may be when the power goes after these events."""
    disk, pending = bytearray(blank), list[Write]()
    for event in events:
        if isinstance(event, Write):
            pending.append(event)
        elif isinstance(event, Flush):
            for write in pending:
                _put(disk, write.offset, write.data)
            pending.clear()
    share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    for write in pending:
        for offset, block in _blocks(write):
            if chance.random() < share:
                _put(disk, offset, block)
            elif chance.random() < share:
                torn = chance.randrange(BLOCK_BYTES // SECTOR_BYTES) * SECTOR_BYTES
                _put(disk, offset, block[:torn])
    return disk


def _blocks(write: Write) -> Iterator[tuple[int, bytes]]:
    for start in range(0, len(write.data), BLOCK_BYTES):
        yield write.offset + start, write.data[start : start + BLOCK_BYTES]


def _put(disk: bytearray, offset: int, data: bytes) -> None:
    disk[offset : offset + len(data)] = data
