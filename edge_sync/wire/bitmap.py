"""Which pieces of a document somebody holds: bit 0 of byte 0 is piece 0."""

from collections.abc import Iterable, Iterator


def bitmap_of(indexes: Iterable[int], count: int) -> bytes:
    """Set the bits of these pieces in a map of ``count`` pieces."""
    bits = bytearray(-(-count // 8))
    for index in indexes:
        bits[index // 8] |= 1 << index % 8
    return bytes(bits)


def missing(bitmap: bytes, count: int) -> Iterator[int]:
    """Yield the pieces that are not set; a map that is too short lacks the rest."""
    for index in range(count):
        if index // 8 >= len(bitmap) or not bitmap[index // 8] >> index % 8 & 1:
            yield index


def with_piece(bitmap: bytes, index: int, count: int) -> bytes:
    """Return the map with one more piece set."""
    bits = bytearray(bitmap.ljust(-(-count // 8), b"\x00"))
    bits[index // 8] |= 1 << index % 8
    return bytes(bits)
