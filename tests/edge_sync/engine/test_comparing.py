"""Comparisons of the cloud's heads in the engine: asked rarely, never given up."""

from itertools import pairwise

import pytest

from edge_sync.engine.comparing import FIRST_WAIT_S, LONGEST_WAIT_S
from edge_sync.engine.effects import KeepComparison, ReportFalseWord, SendCompare
from edge_sync.engine.events import Arrived, Comparing, LinkDown, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.fields import LogId
from edge_sync.wire.messages import Compare, Compared
from tests.edge_sync.engine.test_machine import ANSWER, FALSE, GENUINE, KIOSK, SUITE, is_trusted

COMPARE = Compare(LogId("log"), 3, 7)


@pytest.fixture
def engine() -> Engine:
    return Engine(EngineSettings(ANSWER), is_trusted)


def compared(signature: bytes = GENUINE, second: int = 7) -> Compared:
    return Compared(
        suite=SUITE,
        kiosk=KIOSK,
        log=COMPARE.log,
        first=3,
        second=second,
        proof=(),
        signature=signature,
    )


def test_a_comparison_is_asked_for_once_there_is_a_link_and_again_ever_more_rarely(
    engine: Engine,
) -> None:
    assert engine.handle(Comparing((COMPARE,)), 0) == []
    assert SendCompare(COMPARE) in engine.handle(LinkUp(), 0)
    asked = [now for now in range(1, 200_000, 60) if SendCompare(COMPARE) in tick(engine, now)]
    waits = [second - first for first, second in pairwise(asked)]
    assert asked[0] == pytest.approx(FIRST_WAIT_S, abs=60)
    assert waits == sorted(waits)
    assert max(waits) == pytest.approx(LONGEST_WAIT_S, abs=60)


def tick(engine: Engine, now: float) -> list[object]:
    return list(engine.handle(Tick(), now))


def test_an_answer_that_is_wanted_is_kept_and_a_false_or_unasked_one_is_not(
    engine: Engine,
) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(Comparing((COMPARE,)), 0)
    assert engine.handle(Arrived(compared()), 1) == [KeepComparison(compared())]
    assert engine.handle(Arrived(compared(FALSE)), 1) == [ReportFalseWord("Compared")]
    assert engine.handle(Arrived(compared(second=8)), 1) == []
    engine.handle(Comparing(()), 2)
    assert engine.handle(Arrived(compared()), 3) == []


def test_a_new_link_does_not_ask_at_once_for_what_was_asked_before(engine: Engine) -> None:
    engine.handle(Comparing((COMPARE,)), 0)
    engine.handle(LinkUp(), 0)
    engine.handle(LinkDown(), 1)
    assert SendCompare(COMPARE) not in engine.handle(LinkUp(), 2)
    assert engine.next_due() is not None
