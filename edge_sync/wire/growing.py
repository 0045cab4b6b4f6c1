"""The roots of a growing list, computed from its leaf hashes in one pass and little memory."""

from collections.abc import Collection

from edge_sync.wire.merkle import Hash, completed, fold, node_hash

_HASH_BYTES = 32


def roots_of(leaves: bytes, sizes: Collection[int], hash_of: Hash) -> dict[int, bytes]:
    """Return the root at each of these sizes; those longer than the list are left out.

    ``leaves`` are leaf hashes, one after the other.
    """
    wanted, roots = set(sizes), dict[int, bytes]()
    right_edge: list[bytes] = []  # the largest complete subtrees, from left to right
    for place in range(min(len(leaves) // _HASH_BYTES, max(wanted, default=0))):
        node = leaves[place * _HASH_BYTES : (place + 1) * _HASH_BYTES]
        for _ in range(completed(place)):
            node = node_hash(right_edge.pop(), node, hash_of)
        right_edge.append(node)
        if place + 1 in wanted:
            roots[place + 1] = fold(right_edge, hash_of)
    return roots
