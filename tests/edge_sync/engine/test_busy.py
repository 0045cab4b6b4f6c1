"""A cloud that is busy is left alone for a while, and no longer than the kiosk allows."""

import msgspec
import pytest

from edge_sync.edge.tray import Tray
from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    ReportFalseWord,
    Send,
    SendHeard,
    SendHello,
    SendOffer,
    SendQuestion,
)
from edge_sync.engine.events import Arrived, Asking, LinkDown, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import Busy
from edge_sync.wire.order_messages import Order, OrderId
from tests.edge_sync.engine.test_machine import (
    FALSE,
    GENUINE,
    KIOSK,
    ONE,
    SUITE,
    is_trusted,
    owed,
)


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


def test_an_order_of_central_operations_is_acknowledged_before_everything_else() -> None:
    """Enrolled or cut off: it passes a busy cloud's quiet, and all that waits in the tray."""
    order = Order(
        suite=SUITE, kiosk=KIOSK, id=OrderId("0d" * 16), what="cut off", at_ms=5, signature=GENUINE
    )
    heard, question = SendHeard(order.id), QuestionId("ab" * 16)
    engine, tray = engine_with(0.0), Tray()
    before = [*engine.handle(owed(ONE, pieces=3), 0), *engine.handle(Asking((question,)), 1)]
    engine.handle(Arrived(Busy(20_000)), 2)
    after = engine.handle(Arrived(order), 3)
    for send in (*before, *after):
        assert isinstance(send, Send)
        tray.put(send)
    assert after == [heard]
    given = [tray.urgent() for _ in range(3)]
    assert given == [heard, SendQuestion(question), SendOffer(ONE)], "whatever lay there before"


def test_a_false_order_is_reported_and_without_a_link_none_is_acknowledged() -> None:
    engine = engine_with(0.0)
    order = Order(
        suite=SUITE, kiosk=KIOSK, id=OrderId("0d" * 16), what="enrolled", at_ms=5, signature=FALSE
    )
    assert ReportFalseWord("Order") in engine.handle(Arrived(order), 1)
    engine.handle(LinkDown(), 2)
    genuine = msgspec.structs.replace(order, signature=GENUINE)
    assert engine.handle(Arrived(genuine), 3) == []
