"""Pieces of the second version: runs of grains as long as the link is fast, in any order."""

import random

import pytest

from edge_sync.cloud.tables import GatheringRow
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.bitmap import bitmap_of, coarser, finer, is_run_set, missing, with_run
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    Holdings,
    Inquiry,
    Offer,
    PieceAt,
    Receipt,
    TersePiece,
    Wanted,
    encode,
)
from tests.edge_sync.cloud.counter import OTHER, Counter, only


def lacking(counter: Counter, offer: Offer) -> list[int]:
    holdings = only(counter.say(Inquiry((offer.application,))))
    assert isinstance(holdings, Holdings)
    (document,), (held,) = offer.documents, holdings.holdings
    return list(missing(held.bitmap, document.grains))


@pytest.mark.row("T09")
def test_pieces_of_any_length_and_both_versions_gather_in_one_document(counter: Counter) -> None:
    handed, offer = counter.lodged(150_000)
    assert isinstance(only(counter.say(offer)), Wanted)
    first = next(counter.pieces(offer))
    rest = [*counter.grains(offer, 1)][8:40] + [*counter.grains(offer, 5)][7:]
    random.Random(4).shuffle(rest)  # noqa: S311 - an order, not a secret
    assert counter.say(first) == []
    for piece in rest[:-1]:
        assert counter.say(piece) == []
    assert lacking(counter, offer) != []
    assert isinstance(only(counter.say(rest[-1])), Receipt)
    (document,) = handed.application.documents
    opened = b"".join(counter.objects.read(handed.application.id, document))
    assert opened == handed.documents[document.id]


@pytest.mark.row("T09")
def test_a_terse_piece_names_its_document_by_its_place_in_the_offer(counter: Counter) -> None:
    handed, offer = counter.lodged(30_000, 9_000, 21_000)
    pieces = list(counter.terse(offer, 3))
    random.Random(5).shuffle(pieces)  # noqa: S311 - an order, not a secret
    assert counter.say(pieces[0]) == [], "of nothing that was offered"
    counter.say(offer)
    beyond = TersePiece(pieces[0].raw_application, 3, 0, pieces[0].data)
    assert counter.say(beyond) == [], "of a document that was not offered"
    assert counter.intake.receive(OTHER, encode(pieces[0])) == [], "of another kiosk"
    for piece in pieces[:-1]:
        assert counter.say(piece) == []
    assert isinstance(only(counter.say(pieces[-1])), Receipt)
    for document in handed.application.documents:
        opened = b"".join(counter.objects.read(handed.application.id, document))
        assert opened == handed.documents[document.id]


def test_the_cloud_says_by_grains_what_it_holds_and_by_pieces_to_who_offers(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged(60_000)
    counter.say(offer)
    seven = next(counter.grains(offer, 7))
    counter.say(seven)
    assert lacking(counter, offer) == list(range(7, offer.documents[0].grains))
    coarse = only(counter.say(offer))
    assert isinstance(coarse, Wanted)
    assert list(missing(coarse.holdings[0].bitmap, 4)) == [0, 1, 2, 3], "its eighth grain lacks"


def test_what_was_never_offered_is_not_known_nor_is_anothers(counter: Counter) -> None:
    _handed, offer = counter.lodged(1000)
    stranger = ApplicationId("9" * 32)
    unknown = Holdings(stranger, is_known=False, holdings=())
    assert only(counter.say(Inquiry((stranger,)))) == unknown
    counter.say(offer)
    asked = encode(Inquiry((offer.application,)))
    assert counter.intake.receive(OTHER, asked) == [], "a stranger hears nothing"


def test_an_inquiry_after_what_is_held_brings_its_receipt(counter: Counter) -> None:
    _handed, offer = counter.lodged(1000)
    counter.say(offer)
    (piece,) = counter.pieces(offer)
    receipt = only(counter.say(piece))
    assert counter.say(Inquiry((offer.application,))) == [receipt]


@pytest.mark.parametrize("length", [0, 1, GRAIN_BYTES + 1, 3 * GRAIN_BYTES - 1])
def test_a_piece_that_ends_within_a_grain_is_not_taken(counter: Counter, length: int) -> None:
    _handed, offer = counter.lodged(50_000)
    counter.say(offer)
    whole = next(counter.grains(offer, 3))
    cut = PieceAt(whole.raw_application, whole.raw_document, 0, whole.data[:length])
    assert counter.say(cut) == []
    assert lacking(counter, offer)[0] == 0
    beyond = PieceAt(whole.raw_application, whole.raw_document, 10_000, whole.data)
    assert counter.say(beyond) == []


def test_a_map_of_whole_pieces_from_before_is_read_as_one_of_grains(counter: Counter) -> None:
    _handed, offer = counter.lodged(50_000)
    counter.say(offer)
    with counter.database.transaction():
        counter.database.run(GatheringRow.update(bitmap=bitmap_of([1], 4)))
    assert lacking(counter, offer) == [*range(8), *range(16, offer.documents[0].grains)]


def test_maps_of_pieces_and_of_grains_say_the_same() -> None:
    held = with_run(with_run(b"", 0, 9, 21), 16, 5, 21)
    assert list(missing(held, 21)) == list(range(9, 16))
    assert is_run_set(held, 16, 5)
    assert not is_run_set(held, 8, 2)
    assert list(missing(coarser(held, 21, 8), 3)) == [1]
    assert list(missing(finer(coarser(held, 21, 8), 21, 8), 21)) == list(range(8, 16))
