"""A cloud that is busy is left alone for a while, and no longer than the kiosk allows."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import SendHello, SendOffer, SendQuestion
from edge_sync.engine.events import Arrived, Asking, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import Busy
from tests.edge_sync.engine.test_machine import ONE, is_trusted, owed


def engine_with(chance: float) -> Engine:
    engine = Engine(EngineSettings(BackOff(2.0, 60.0, lambda: chance)), is_trusted)
    engine.handle(LinkUp(), 0)
    return engine


@pytest.mark.parametrize(("chance", "quiet_s"), [(0.0, 20.0), (0.5, 25.0)])
def test_nothing_but_questions_goes_to_a_busy_cloud(chance: float, quiet_s: float) -> None:
    engine, question = engine_with(chance), QuestionId("ab" * 16)
    assert engine.handle(Arrived(Busy(20_000)), 0) == []
    assert engine.handle(owed(ONE), 1) == []
    assert engine.handle(Asking((question,)), 2) == [SendQuestion(question)]
    engine.handle(Asking(()), 3)
    assert engine.handle(Tick(), quiet_s - 0.1) == []
    assert engine.next_due() == quiet_s
    assert SendOffer(ONE) in engine.handle(Tick(), quiet_s)


def test_one_word_of_a_false_cloud_costs_minutes_at_most() -> None:
    engine = engine_with(0.0)
    engine.handle(Arrived(Busy(2**31 - 1)), 0)
    assert engine.handle(owed(ONE), 299) == []
    assert SendOffer(ONE) in engine.handle(Tick(), 300)


def test_a_new_link_asks_anew() -> None:
    engine = engine_with(0.0)
    engine.handle(Arrived(Busy(60_000)), 0)
    assert engine.handle(LinkUp(), 1) == [SendHello()]
