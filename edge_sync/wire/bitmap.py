"""Which pieces of a document somebody holds: bit 0 of byte 0 is piece 0."""

from collections.abc import Iterable, Iterator


def bitmap_of(indexes: Iterable[int], count: int) -> bytes:
    """Set the bits of these pieces in a map of ``count`` pieces."""
    bits = bytearray(-(-count // 8))
    for index in indexes:
        bits[index // 8] |= 1 << index % 8
    return bytes(bits)


def missing(bitmap: bytes, count: int) -> Iterator[int]:
    """Name the pieces that are not set; a map that is too short lacks the rest."""
    return (index for index in range(count) if not is_set(bitmap, index))


def is_set(bitmap: bytes, index: int) -> bool:
    """Say whether one piece is set."""
    return index // 8 < len(bitmap) and bool(bitmap[index // 8] >> index % 8 & 1)


def with_piece(bitmap: bytes, index: int, count: int) -> bytes:
    """Return the map with one more piece set."""
    bits = bytearray(bitmap.ljust(-(-count // 8), b"\x00"))
    bits[index // 8] |= 1 << index % 8
    return bytes(bits)


def with_run(bitmap: bytes, first: int, run: int, count: int) -> bytes:
    """Return the map of ``count`` bits with ``run`` of them set, from ``first`` on."""
    bits = _number(bitmap) | ((1 << run) - 1) << first
    return bits.to_bytes(-(-count // 8), "little")


def is_run_set(bitmap: bytes, first: int, run: int) -> bool:
    """Say whether every one of these bits is set."""
    return not ~(_number(bitmap) >> first) & ((1 << run) - 1)


def coarser(bitmap: bytes, count: int, by: int) -> bytes:
    """Return a map of groups of ``by`` bits each, of ``count`` in all: set when all of it is."""
    groups = -(-count // by)
    full = (at for at in range(groups) if is_run_set(bitmap, at * by, min(by, count - at * by)))
    return bitmap_of(full, groups)


def finer(bitmap: bytes, count: int, by: int) -> bytes:
    """Return the map of ``count`` bits of which a bitmap of groups of ``by`` speaks."""
    held = (at for at in range(count) if is_set(bitmap, at // by))
    return bitmap_of(held, count)


def _number(bitmap: bytes) -> int:
    return int.from_bytes(bitmap, "little")
