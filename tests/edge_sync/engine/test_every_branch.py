"""What the engine does at the turns that a good day never takes."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.budget import Budget
from edge_sync.engine.debt import INQUIRY_BYTES, Debt
from edge_sync.engine.effects import (
    KeepComparison,
    SendCompare,
    SendHello,
    SendInquiry,
    SendOffer,
    SendPiece,
)
from edge_sync.engine.events import (
    Arrived,
    Comparing,
    Freed,
    LinkDown,
    LinkUp,
    Owed,
    Settled,
    Tick,
)
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.fields import LogId
from edge_sync.wire.messages import PIECE_BYTES, Compare, Compared, Holding, Holdings, Wanted
from tests.edge_sync.engine.test_machine import (
    DOCUMENT,
    GENUINE,
    KIOSK,
    ONE,
    SUITE,
    TWO,
    is_trusted,
    owed,
    wanted,
)

DAY_S = 86_400.0
ANSWER = BackOff(first_s=2.0, longest_s=60.0, chance=lambda: 1.0)


def engine_with(**settings: int | Budget) -> Engine:
    chosen = {"window_bytes": 4 * PIECE_BYTES, "piece_bytes": PIECE_BYTES, **settings}
    return Engine(EngineSettings(ANSWER, **chosen), is_trusted)  # type: ignore[arg-type]


def linked(engine: Engine, *debts: Owed) -> list[object]:
    for debt in debts:
        engine.handle(debt, 0)
    return list(engine.handle(LinkUp(), 0))


def test_what_the_cloud_says_of_applications_that_are_not_owed_changes_nothing() -> None:
    engine = engine_with()
    linked(engine)
    assert engine.handle(wanted([], 3), 1) == []
    stranger = Holdings(TWO, is_known=False, holdings=())
    assert engine.handle(Arrived(stranger), 1) == []
    assert engine.handle(Freed(SendOffer(TWO)), 1) == []
    assert engine.handle(Freed(SendHello()), 1) == []
    assert engine.handle(Settled(TWO), 1) == []


def test_a_cloud_that_forgot_an_application_is_offered_it_again() -> None:
    engine = engine_with()
    linked(engine, owed(ONE, 3))
    engine.handle(Freed(SendOffer(ONE)), 0)
    engine.handle(wanted([0], 3), 1)
    engine.handle(LinkDown(), 2)
    assert SendInquiry(ONE) in engine.handle(LinkUp(), 3)
    engine.handle(Freed(SendInquiry(ONE)), 3)
    forgot = Arrived(Holdings(ONE, is_known=False, holdings=()))
    assert SendOffer(ONE) in engine.handle(forgot, 4)


def test_a_cloud_that_never_heard_of_an_application_is_not_hurried() -> None:
    engine = engine_with()
    linked(engine, owed(ONE, 3))
    engine.handle(Freed(SendOffer(ONE)), 0)
    never = Arrived(Holdings(ONE, is_known=False, holdings=()))
    assert SendOffer(ONE) not in engine.handle(never, 1)
    assert SendOffer(ONE) in engine.handle(Tick(), 100)


def test_pieces_that_the_cloud_holds_by_grains_are_not_sent() -> None:
    engine = engine_with()
    linked(engine, owed(ONE, 1))
    engine.handle(Freed(SendOffer(ONE)), 0)
    whole = Holding(DOCUMENT, b"\xff" * (PIECE_BYTES // 1024 // 8))
    effects = engine.handle(Arrived(Holdings(ONE, is_known=True, holdings=(whole,))), 1)
    assert not [effect for effect in effects if isinstance(effect, SendPiece)]
    false = Wanted(ONE, ())
    assert engine.handle(Arrived(false), 2) != []


def test_what_the_broker_did_not_take_is_sent_again_after_asking() -> None:
    engine = engine_with()
    sent = linked(engine, owed(ONE, 6))
    pieces = [effect for effect in sent if isinstance(effect, SendPiece)]
    for effect in sent:
        if isinstance(effect, SendOffer):
            engine.handle(Freed(effect), 0)
    for piece in pieces:
        engine.handle(Freed(piece, taken=False), 1)
    again = engine.handle(wanted([], 6), 2)
    firsts = [effect.grain for effect in again if isinstance(effect, SendPiece)]
    assert 0 in firsts


@pytest.mark.parametrize("log", ["doorstep", "another"])
def test_only_a_comparison_that_was_asked_for_is_kept(log: str) -> None:
    engine = engine_with()
    linked(engine)
    wish = Compare(LogId("doorstep"), 1, 2)
    assert SendCompare(wish) in engine.handle(Comparing((wish,)), 1)
    compared = Compared(
        suite=SUITE, kiosk=KIOSK, log=LogId(log), first=1, second=2, proof=(), signature=GENUINE
    )
    effects = engine.handle(Arrived(compared), 2)
    kept = [effect for effect in effects if isinstance(effect, KeepComparison)]
    assert kept == ([KeepComparison(compared)] if log == "doorstep" else [])


def test_documents_wait_when_the_day_is_spent_and_urgent_things_do_not() -> None:
    engine = engine_with(budget=Budget(daily_bytes=3 * PIECE_BYTES))
    linked(engine, owed(ONE, 40))
    engine.handle(Freed(SendOffer(ONE)), 0)
    now, sent = 1.0, 0
    effects = engine.handle(wanted([], 40), now)
    while pieces := [effect for effect in effects if isinstance(effect, SendPiece)]:
        sent += len(pieces)
        for piece in pieces:
            effects = engine.handle(Freed(piece), now)
    assert 1 <= sent <= 4
    assert SendOffer(TWO) in engine.handle(owed(TWO), now)
    due = engine.next_due()
    assert due is not None
    assert due > now
    later = engine.handle(Tick(), now + DAY_S)
    later += engine.handle(wanted(range(sent), 40), now + DAY_S + 1)
    assert [effect for effect in later if isinstance(effect, SendPiece)]


def test_a_budget_wears_off_evenly_and_opens_by_a_hundredth() -> None:
    budget = Budget(daily_bytes=1000)
    budget.spend(1000, 0.0)
    assert not budget.allows(0.0)
    assert budget.free_at == pytest.approx(0.01 * DAY_S)
    assert not budget.allows(1.0)
    assert budget.allows(0.011 * DAY_S)
    assert budget.free_at is None
    budget.spend(500, DAY_S)
    assert budget.spent_bytes == pytest.approx(500, abs=15)
    unlimited = Budget()
    unlimited.spend(10**9, 0.0)
    assert unlimited.allows(0.0)


def test_an_application_is_known_once_it_is_owed() -> None:
    engine = engine_with()
    assert not engine.knows(ApplicationId("f" * 32))
    engine.handle(owed(ONE), 0)
    assert engine.knows(ONE)


def test_what_leaves_the_transport_after_its_debt_is_settled_changes_nothing() -> None:
    engine = engine_with()
    linked(engine, owed(ONE))
    engine.handle(Settled(ONE), 1)
    assert SendOffer(ONE) not in engine.handle(Freed(SendOffer(ONE)), 2)
    assert not engine.knows(ONE)


def test_everything_weighs_what_it_costs_the_window() -> None:
    debt = Debt(owed(ONE, 2), trust_bytes=PIECE_BYTES)
    piece = SendPiece(ONE, DOCUMENT, 0, 0, 1000)
    assert [debt.size(one) for one in (SendOffer(ONE), SendInquiry(ONE), piece)] == [
        5000,
        INQUIRY_BYTES,
        1000,
    ]


def test_a_document_that_is_known_is_asked_about_before_trust_is_used_up() -> None:
    engine = engine_with(trust_bytes=4 * PIECE_BYTES, window_bytes=64 * PIECE_BYTES)
    linked(engine, owed(ONE, 40))
    engine.handle(Freed(SendOffer(ONE)), 0)
    effects = engine.handle(wanted([], 40), 1)
    for piece in [effect for effect in effects if isinstance(effect, SendPiece)]:
        effects += engine.handle(Freed(piece), 2)
    assert SendInquiry(ONE) in effects
