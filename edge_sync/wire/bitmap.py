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
