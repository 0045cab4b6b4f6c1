import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_sync.wire.bitmap import bitmap_of, missing, with_piece
from edge_sync.wire.documents import (
    PLAIN_PIECE_BYTES,
    open_document,
    seal_document,
    sealed_size,
)
from edge_sync.wire.messages import PIECE_BYTES
from provisioning.trust.suite import NotOpenedError
from tests.edge_sync.people import SUITE

KEY = bytes(range(32))
SIZES = [0, 1, PLAIN_PIECE_BYTES - 1, PLAIN_PIECE_BYTES, PLAIN_PIECE_BYTES + 1, 100_000]


@pytest.mark.parametrize("size", SIZES)
def test_a_document_comes_back_whole_from_pieces_of_the_agreed_size(size: int) -> None:
    plain = os.urandom(size)
    pieces = list(seal_document(plain, KEY, SUITE))
    assert b"".join(open_document(pieces, KEY, SUITE)) == plain
    assert sum(map(len, pieces)) == sealed_size(size)
    assert {len(piece) for piece in pieces[:-1]} <= {PIECE_BYTES}


@given(st.lists(st.binary(max_size=40_000), max_size=6))
def test_a_document_that_comes_in_parts_is_sealed_as_if_it_came_whole(parts: list[bytes]) -> None:
    in_parts = list(seal_document(iter(parts), KEY, SUITE))
    assert in_parts == list(seal_document(b"".join(parts), KEY, SUITE))
    assert b"".join(open_document(in_parts, KEY, SUITE)) == b"".join(parts)


@pytest.mark.parametrize("harm", ["cut", "swap", "repeat", "flip", "add", "empty"])
def test_pieces_that_were_tampered_with_do_not_open(harm: str) -> None:
    pieces = list(seal_document(os.urandom(50_000), KEY, SUITE))
    harmed = {
        "cut": pieces[:-1],
        "swap": [pieces[1], pieces[0], *pieces[2:]],
        "repeat": [*pieces, pieces[-1]],
        "flip": [bytes([pieces[0][0] ^ 1]) + pieces[0][1:], *pieces[1:]],
        "add": [*pieces, b""],
        "empty": [],
    }[harm]
    with pytest.raises(NotOpenedError):
        list(open_document(harmed, KEY, SUITE))


@given(st.integers(1, 100).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1)))))
def test_a_bitmap_lacks_exactly_what_was_not_set(case: tuple[int, set[int]]) -> None:
    count, held = case
    assert set(missing(bitmap_of(held, count), count)) == set(range(count)) - held
    grown = b""
    for index in held:
        grown = with_piece(grown, index, count)
    assert grown.ljust(-(-count // 8), b"\x00") == bitmap_of(held, count)


def test_a_bitmap_that_is_too_short_lacks_the_rest() -> None:
    assert list(missing(b"\x01", 10)) == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert list(missing(b"", 2)) == [0, 1]
