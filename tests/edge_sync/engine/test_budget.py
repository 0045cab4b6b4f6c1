"""A metered card: documents stop at the day's bytes, and everything urgent passes."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.budget import Budget
from edge_sync.engine.effects import SendOffer, SendPiece
from edge_sync.engine.events import Arrived, Freed, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.messages import GRAIN_BYTES, Wanted
from tests.edge_sync.engine.test_machine import ONE, TWO, greet, is_trusted, owed

DAY_S = 86_400.0


def test_without_a_limit_nothing_is_counted() -> None:
    budget = Budget()
    budget.spend(10**12, 0)
    assert budget.allows(0)


def test_what_was_spent_wears_off_evenly_over_a_day() -> None:
    budget = Budget(1_000_000)
    budget.spend(1_000_000, 0)
    assert not budget.allows(0)
    assert budget.free_at == pytest.approx(0.01 * DAY_S)
    assert not budget.allows(0.009 * DAY_S), "not for every piece"
    assert budget.allows(0.0101 * DAY_S)
    assert budget.free_at is None
    assert Budget(1_000_000, 500_000).allows(0)


def test_documents_wait_for_the_next_hours_and_a_new_application_does_not() -> None:
    budget = Budget(40_000)
    answer = BackOff(2.0, 60.0, lambda: 1.0)
    engine = Engine(EngineSettings(answer, piece_bytes=GRAIN_BYTES, budget=budget), is_trusted)
    engine.handle(owed(ONE, pieces=9), 0)
    engine.handle(LinkUp(), 0)
    greet(engine)
    engine.handle(Freed(SendOffer(ONE)), 0)
    sent = engine.handle(Arrived(Wanted(ONE, ())), 0)
    bytes_sent = sum(one.size_bytes for one in sent if isinstance(one, SendPiece))
    assert bytes_sent <= 40_000
    for piece in sent:
        if isinstance(piece, SendPiece):
            assert engine.handle(Freed(piece), 1) == []
    assert engine.handle(owed(TWO), 2) == [SendOffer(TWO)]
    engine.handle(Freed(SendOffer(TWO)), 2)
    assert not any(map(_is_piece, engine.handle(Tick(), 60)))
    assert engine.next_due() is not None
    later = [engine.handle(Tick(), hour * 3600.0) for hour in range(1, 25)]
    hours = [at for at, sends in enumerate(later, 1) if any(map(_is_piece, sends))]
    assert hours[0] > 1, "the application of the second hour was paid for, too"
    assert len(hours) > 1, "and then a little more every while"


def _is_piece(send: object) -> bool:
    return isinstance(send, SendPiece)
