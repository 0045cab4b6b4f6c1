"""How much goes out on trust: to a cloud that was not heard yet, or is not heard any more."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    Effect,
    KeepLateReceipt,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
)
from edge_sync.engine.events import (
    Arrived,
    Fitted,
    Freed,
    LinkDown,
    LinkUp,
    Owed,
    Ready,
    Settled,
    Tick,
)
from edge_sync.engine.lacking import Lacking
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.application import ApplicationId, DocumentId
from edge_sync.wire.bitmap import bitmap_of
from edge_sync.wire.messages import GRAIN_BYTES, Holding, Holdings, SealedDocument, Wanted
from tests.edge_sync.engine.test_machine import ONE, TWO, is_trusted, receipt

DOCUMENT = DocumentId("d" * 32)
PIECE_BYTES = 4 * GRAIN_BYTES
WINDOW_BYTES = 4 * PIECE_BYTES
TRUST_BYTES = 8 * PIECE_BYTES


@pytest.fixture
def engine() -> Engine:
    settings = EngineSettings(
        BackOff(2.0, 60.0, lambda: 1.0), WINDOW_BYTES, PIECE_BYTES, TRUST_BYTES
    )
    return Engine(settings, is_trusted)


def lodged(pieces: int, *, is_fresh: bool, name: ApplicationId = ONE) -> Owed:
    document = SealedDocument(DOCUMENT, pieces * PIECE_BYTES - 100, bytes(32))
    return Owed(name, 5000, bytes(32), bytes(32), (document,), is_fresh)


def pieces(effects: list[Effect]) -> list[SendPiece]:
    return [effect for effect in effects if isinstance(effect, SendPiece)]


def holdings(pieces: int, of: int, *, is_known: bool = True) -> Arrived:
    held = Holding(DOCUMENT, bitmap_of(range(pieces * 4), of * 4))
    return Arrived(Holdings(ONE, is_known, (held,) if is_known else ()))


def freeing(engine: Engine, effects: list[Effect], now: float) -> list[Effect]:
    """Let the transport take everything; return what was sent in all."""
    sent, waiting = list(effects), list(effects)
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, SendPiece | SendOffer | SendInquiry):
            more = engine.handle(Freed(one), now)
            sent += more
            waiting += more
    return sent


def test_a_fresh_applications_documents_follow_its_offer_at_once_up_to_a_window(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    sent = freeing(engine, engine.handle(lodged(20, is_fresh=True), 0), 0)
    assert sent[0] == SendOffer(ONE)
    assert sum(piece.size_bytes for piece in pieces(sent)) == WINDOW_BYTES


def test_of_one_from_before_the_cloud_may_have_something_and_is_asked_first(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    assert engine.handle(lodged(20, is_fresh=False), 0) == [SendOffer(ONE)]


def test_a_cloud_that_is_not_heard_any_more_is_asked_in_passing_and_then_waited_for(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    freeing(engine, engine.handle(lodged(40, is_fresh=True), 0), 0)
    sent = freeing(engine, engine.handle(Arrived(Wanted(ONE, ())), 1), 1)
    assert sum(piece.size_bytes for piece in pieces(sent)) == TRUST_BYTES
    assert sent.count(SendInquiry(ONE)) == 1
    assert sent.index(SendInquiry(ONE)) < len(sent) - 2, "before trust was used up"
    assert pieces(engine.handle(Tick(), 500)) == []
    more = freeing(engine, engine.handle(holdings(12, 40), 501), 501)
    assert pieces(more)[0].grain == 12 * 4, "what it says it has is not sent again"


def test_what_nobody_listens_to_is_sent_again_and_asked_about_first(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    first = engine.handle(lodged(20, is_fresh=True), 0)
    engine.handle(Freed(SendOffer(ONE), taken=False), 0)
    for piece in pieces(first):
        assert pieces(engine.handle(Freed(piece, taken=False), 0)) == []
    assert engine.handle(Tick(), 10)[-1] == SendOffer(ONE)
    again = engine.handle(Arrived(Wanted(ONE, ())), 11)
    assert pieces(again)[:1] == pieces(first)[:1]


def test_a_cloud_that_forgot_is_offered_it_again_and_one_that_never_knew_after_a_while(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    freeing(engine, engine.handle(lodged(4, is_fresh=False), 0), 0)
    freeing(engine, engine.handle(holdings(0, 4), 1), 1)
    assert engine.handle(Tick(), 10)[-1] == SendInquiry(ONE)
    engine.handle(Freed(SendInquiry(ONE)), 10)
    assert engine.handle(holdings(0, 4, is_known=False), 11) == [SendOffer(ONE)]
    engine.handle(Freed(SendOffer(ONE)), 11)
    assert engine.handle(holdings(0, 4, is_known=False), 12) == []
    assert SendOffer(ONE) in engine.handle(Tick(), 100)


def test_a_cloud_that_does_not_know_inquiries_is_offered_now_and_then(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    freeing(engine, engine.handle(lodged(1, is_fresh=False), 0), 0)
    freeing(engine, engine.handle(Arrived(Wanted(ONE, ())), 1), 1)
    asked: list[Effect] = []
    for minute in range(1, 7):
        sent = [one for one in engine.handle(Tick(), minute * 100.0) if one != SendHello()]
        freeing(engine, sent, minute * 100.0)
        asked += sent
    assert asked.count(SendOffer(ONE)) == 2
    assert asked.count(SendInquiry(ONE)) == 4


def test_after_a_cut_nothing_is_asked_of_which_nothing_was_sent(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(lodged(20, is_fresh=False), 0)
    engine.handle(lodged(20, is_fresh=False, name=TWO), 0)
    engine.handle(Freed(SendOffer(ONE)), 0)
    engine.handle(Freed(SendOffer(TWO)), 0)
    engine.handle(holdings(0, 20), 1)
    engine.handle(Arrived(Wanted(TWO, ())), 1)
    engine.handle(LinkDown(), 2)
    sent = engine.handle(LinkUp(), 3)
    assert sent[:2] == [SendHello(), SendInquiry(ONE)]
    assert SendInquiry(TWO) not in sent
    assert {piece.application for piece in pieces(sent)} == {ONE}


def test_words_about_what_is_not_owed_change_nothing(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    assert engine.handle(holdings(0, 4), 0) == []
    late = receipt(ONE)
    assert engine.handle(late, 0) == [KeepLateReceipt(late.message)]  # type: ignore[arg-type]
    assert engine.handle(Freed(SendHello()), 0) == []
    assert engine.handle(Freed(SendOffer(ONE)), 0) == []
    assert engine.handle(Settled(ONE), 0) == []
    assert engine.handle(Ready(), 1) == [SendHello()]


def test_pieces_are_as_long_as_the_link_was_measured(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(Fitted(10 * GRAIN_BYTES, GRAIN_BYTES), 0)
    engine.handle(lodged(20, is_fresh=False), 0)
    sent = pieces(engine.handle(holdings(0, 20), 1))
    assert [piece.size_bytes for piece in sent] == [GRAIN_BYTES] * 10
    longer = engine.handle(Fitted(100 * GRAIN_BYTES, 16 * GRAIN_BYTES), 1)
    assert {piece.size_bytes for piece in pieces(longer)} == {16 * GRAIN_BYTES}


def test_the_last_piece_is_shorter_and_holes_are_filled() -> None:
    lacking = Lacking.whole(SealedDocument(DOCUMENT, 9 * GRAIN_BYTES + 5, bytes(32)))
    lacking.answered(bitmap_of([0, 1, 5], 10))
    runs = []
    while lacking.to_send:
        first, run = lacking.take(4 * GRAIN_BYTES)
        runs.append((first, lacking.size(first, run)))
    assert runs == [(2, 3 * GRAIN_BYTES), (6, 3 * GRAIN_BYTES + 5)]


def test_documents_of_one_application_go_one_after_another(engine: Engine) -> None:
    names = [DocumentId("c" * 32), DocumentId("d" * 32)]
    documents = tuple(SealedDocument(name, 2 * PIECE_BYTES, bytes(32)) for name in names)
    engine.handle(LinkUp(), 0)
    engine.handle(Owed(ONE, 5000, bytes(32), bytes(32), documents), 0)
    engine.handle(Freed(SendOffer(ONE)), 0)
    sent = pieces(freeing(engine, engine.handle(Arrived(Wanted(ONE, ())), 1), 1))
    assert [piece.document for piece in sent] == [names[0]] * 2 + [names[1]] * 2


def test_half_a_million_grains_are_a_few_kilobytes() -> None:
    lacking = Lacking.whole(SealedDocument(DOCUMENT, 2**30, bytes(32)))
    assert lacking.take(2**16) == (0, 32)
    assert lacking.to_send.__sizeof__() < 100_000
