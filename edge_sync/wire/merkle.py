"""A Merkle tree over a list that only grows (RFC 9162, section 2.1). Pure arithmetic.

A tree of ``size`` leaves is fixed by its root. An inclusion proof shows that one
leaf stands at one place under a root; a consistency proof shows that a larger
tree begins with all of a smaller one. Both are some twenty hashes for a million
leaves, and both are checked without the tree.

Whoever keeps a tree keeps the hashes of its *complete* subtrees, which never
change again: a `Node` is one of them, ``2**level`` leaves from ``place * 2**level``
on. Every hash ever asked for is folded from these.
"""

from collections.abc import Callable, Iterator, Sequence

Hash = Callable[[bytes], bytes]
Node = tuple[int, int]  # level and place: (0, 5) is the sixth leaf
Span = tuple[int, int]  # leaves from the first up to, not with, the second

_LEAF = b"\x00"  # leaf and node hash differently, so that neither passes for the other
_NODE = b"\x01"


def leaf_hash(leaf: bytes, hash_of: Hash) -> bytes:
    """Return what stands in the tree for one entry of the list."""
    return hash_of(_LEAF + leaf)


def node_hash(left: bytes, right: bytes, hash_of: Hash) -> bytes:
    """Join two subtrees."""
    return hash_of(_NODE + left + right)


# -- keeping a tree --------------------------------------------------------------------


def completed(place: int) -> int:
    """Return how many subtrees of more than one leaf the leaf at this place completes."""
    return (~place & place + 1).bit_length() - 1


def peaks(span: Span) -> list[Node]:
    """Name the largest complete subtrees that make up an aligned span, from left to right."""
    start, end = span
    found: list[Node] = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def fold(hashes: Sequence[bytes], hash_of: Hash) -> bytes:
    """Join the hashes of `peaks` to that of their whole span."""
    whole = hashes[-1]
    for left in reversed(hashes[:-1]):
        whole = node_hash(left, whole, hash_of)
    return whole


def inclusion(index: int, size: int) -> list[Span]:
    """Name the spans whose hashes prove the leaf at ``index``, from the leaf up (2.1.3.1)."""
    return list(_path(index, (0, size)))[::-1]


def consistency(first: int, second: int) -> list[Span]:
    """Name the spans that prove a tree of ``first`` leaves begins one of ``second`` (2.1.4.1).

    Nothing is needed for a tree and itself.
    """
    return list(_bridge(first, (0, second), whole=True))[::-1]


def _split(span: Span) -> int:
    """Return where a tree divides: the largest power of two below its size."""
    start, end = span
    return start + (1 << (end - start - 1).bit_length() - 1)


def _path(index: int, span: Span) -> Iterator[Span]:
    while span[1] - span[0] > 1:
        middle = _split(span)
        left, right = (span[0], middle), (middle, span[1])
        span, beside = (left, right) if index < middle else (right, left)
        yield beside


def _bridge(first: int, span: Span, *, whole: bool) -> Iterator[Span]:
    """``whole`` is true while the smaller tree's own root is all that is on this side."""
    while first != span[1]:
        middle = _split(span)
        left, right = (span[0], middle), (middle, span[1])
        if first <= middle:
            yield right
            span = left
        else:
            yield left
            span, whole = right, False
    if not whole:
        yield span


# -- believing nobody --------------------------------------------------------------------


def root_by_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], hash_of: Hash
) -> bytes | None:
    """Return the root a proof leads to from a leaf's hash; None if it proves nothing (2.1.3.2)."""
    if not 0 <= index < size:
        return None
    place, last, root = index, size - 1, leaf
    for beside in proof:
        if not last:
            return None
        if place & 1 or place == last:
            root = node_hash(beside, root, hash_of)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            root = node_hash(root, beside, hash_of)
        place, last = place >> 1, last >> 1
    return None if last else root


def is_consistent(
    smaller: tuple[int, bytes], larger: tuple[int, bytes], proof: Sequence[bytes], hash_of: Hash
) -> bool:
    """Say whether the larger tree (size, root) begins with all of the smaller one (2.1.4.2)."""
    (first, first_root), (second, second_root) = smaller, larger
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    path = [first_root, *proof] if first & first - 1 == 0 else list(proof)
    roots = _both_roots(first - 1, second - 1, path, hash_of) if path else None
    return roots == (first_root, second_root)


def _both_roots(
    place: int, last: int, path: Sequence[bytes], hash_of: Hash
) -> tuple[bytes, bytes] | None:
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = path[0]
    for beside in path[1:]:
        if not last:
            return None
        if place & 1 or place == last:
            first, second = node_hash(beside, first, hash_of), node_hash(beside, second, hash_of)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, beside, hash_of)
        place, last = place >> 1, last >> 1
    return None if last else (first, second)
