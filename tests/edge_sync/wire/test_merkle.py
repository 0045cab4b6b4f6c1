"""RFC 9162's tree: the published vectors, and every proof and every mutation up to size 70."""

import hashlib
from collections.abc import Sequence

import pytest

from edge_sync.wire.merkle import (
    Span,
    completed,
    consistency,
    fold,
    inclusion,
    is_consistent,
    leaf_hash,
    node_hash,
    peaks,
    root_by_inclusion,
)

LARGEST = 70

# The inputs, roots and paths of the reference implementation of RFC 6962
# (google/certificate-transparency, merkletree/merkle_tree_test.cc).
INPUTS = tuple(
    map(
        bytes.fromhex,
        ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
         "606162636465666768696a6b6c6d6e6f"),
    )
)  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
SECOND = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
THIRD_FOURTH = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
LAST_FOUR = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
FIFTH_SIXTH = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
LAST_TWO = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
PATHS = {
    (0, 1): (),
    (0, 8): (SECOND, THIRD_FOURTH, LAST_FOUR),
    (5, 8): (FIFTH, LAST_TWO, ROOTS[3]),
    (2, 3): (ROOTS[1],),
    (1, 5): (ROOTS[0], THIRD_FOURTH, FIFTH),
}
BRIDGES = {
    (1, 1): (),
    (1, 8): (SECOND, THIRD_FOURTH, LAST_FOUR),
    (6, 8): (FIFTH_SIXTH, LAST_TWO, ROOTS[3]),
    (2, 5): (THIRD_FOURTH, FIFTH),
}


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Tree:
    """A tree as the RFC defines it, by recursion (2.1.1)."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self.leaves = leaves
        self._known: dict[Span, bytes] = {}

    def root(self, span: Span) -> bytes:
        if span not in self._known:
            start, end = span
            half = 1
            while half * 2 < end - start:
                half *= 2
            middle = start + half
            self._known[span] = (
                leaf_hash(self.leaves[start], sha256)
                if end - start == 1
                else node_hash(self.root((start, middle)), self.root((middle, end)), sha256)
            )
        return self._known[span]

    def hashes(self, spans: Sequence[Span]) -> list[bytes]:
        return [self.root(span) for span in spans]


PUBLISHED = Tree(INPUTS)
TREE = Tree([bytes([number]) for number in range(LARGEST)])
OTHER = sha256(b"another hash")


@pytest.mark.row("T02")
def test_the_roots_are_the_published_ones() -> None:
    found = [PUBLISHED.root((0, size)).hex() for size in range(1, 9)]
    assert found == list(ROOTS)
    for size in range(1, 9):
        parts = [PUBLISHED.root((p << n, (p + 1) << n)) for n, p in peaks((0, size))]
        assert fold(parts, sha256).hex() == ROOTS[size - 1]


@pytest.mark.parametrize("case", PATHS)
def test_an_inclusion_proof_is_the_published_one(case: tuple[int, int]) -> None:
    index, size = case
    proof = PUBLISHED.hashes(inclusion(index, size))
    assert tuple(part.hex() for part in proof) == PATHS[case]
    leaf = leaf_hash(INPUTS[index], sha256)
    root = root_by_inclusion(leaf, index, size, proof, sha256)
    assert root is not None
    assert root.hex() == ROOTS[size - 1]


@pytest.mark.parametrize("case", BRIDGES)
def test_a_consistency_proof_is_the_published_one(case: tuple[int, int]) -> None:
    first, second = case
    proof = PUBLISHED.hashes(consistency(first, second))
    assert tuple(part.hex() for part in proof) == BRIDGES[case]
    smaller, larger = (PUBLISHED.root((0, size)) for size in case)
    assert is_consistent((first, smaller), (second, larger), proof, sha256)


def test_every_leaf_up_to_size_70_is_proved_and_no_mutation_of_a_proof_is() -> None:
    checked = 0
    for size in range(1, LARGEST + 1):
        root = TREE.root((0, size))
        for index in range(size):
            proof, leaf = TREE.hashes(inclusion(index, size)), leaf_hash(bytes([index]), sha256)
            assert root_by_inclusion(leaf, index, size, proof, sha256) == root
            for wrong in mutations(proof):
                assert root_by_inclusion(leaf, index, size, wrong, sha256) != root
            for place in (index - 1, index + 1, size - 1 - index):
                if place != index:
                    assert root_by_inclusion(leaf, place, size, proof, sha256) != root
            assert root_by_inclusion(OTHER, index, size, proof, sha256) != root
            checked += 1
    assert checked == 2485


def test_every_two_sizes_up_to_70_are_consistent_and_no_mutation_of_a_proof_is() -> None:
    checked = 0
    for second in range(1, LARGEST + 1):
        larger = (second, TREE.root((0, second)))
        for first in range(1, second + 1):
            smaller, proof = (first, TREE.root((0, first))), TREE.hashes(consistency(first, second))
            assert is_consistent(smaller, larger, proof, sha256)
            for wrong in mutations(proof):
                assert not is_consistent(smaller, larger, wrong, sha256)
            assert not is_consistent((first, OTHER), larger, proof, sha256)
            assert not is_consistent(smaller, (second, OTHER), proof, sha256)
            if first != second:
                assert not is_consistent(larger, smaller, proof, sha256)
            checked += 1
    assert checked == 2485


def test_a_proof_for_another_size_proves_nothing_for_this_one() -> None:
    leaf = leaf_hash(bytes([3]), sha256)
    for size in range(4, LARGEST):
        proof = TREE.hashes(inclusion(3, size))
        for other in range(4, LARGEST):
            root = root_by_inclusion(leaf, 3, other, proof, sha256)
            assert (root == TREE.root((0, other))) == (other == size)


def test_nothing_is_proved_of_places_and_sizes_that_are_none() -> None:
    leaf = leaf_hash(b"", sha256)
    assert root_by_inclusion(leaf, 0, 0, (), sha256) is None
    assert root_by_inclusion(leaf, 1, 1, (), sha256) is None
    assert root_by_inclusion(leaf, -1, 2, (leaf,), sha256) is None
    assert not is_consistent((0, leaf), (1, leaf), (), sha256)
    assert not is_consistent((2, leaf), (1, leaf), (), sha256)


def test_every_subtree_is_completed_by_its_last_leaf() -> None:
    by_leaf = [
        (level, place >> level) for place in range(64) for level in range(completed(place) + 1)
    ]
    all_of_them = {(level, place) for level in range(7) for place in range(64 >> level)}
    assert set(by_leaf) == all_of_them
    assert len(by_leaf) == len(all_of_them)


def mutations(proof: Sequence[bytes]) -> list[list[bytes]]:
    """Each hash changed, each left out, each doubled, two swapped, one too many, none at all."""
    found = [[*proof, OTHER], [OTHER, *proof]]
    for place in range(len(proof)):
        before, after = list(proof[:place]), list(proof[place + 1 :])
        found += [
            [*before, OTHER, *after],
            [*before, *after],
            [*before, proof[place], *proof[place:]],
        ]
        flipped = bytes([proof[place][0] ^ 1]) + proof[place][1:]
        found.append([*before, flipped, *after])
        if after and proof[place] != after[0]:
            found.append([*before, after[0], proof[place], *after[1:]])
    return found
