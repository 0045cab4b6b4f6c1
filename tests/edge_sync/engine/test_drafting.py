"""Drafts in the engine: a wish before everything, the rest when nothing else is owed."""

import pytest

from edge_sync.engine.drafting import FIRST_WAIT_S
from edge_sync.engine.effects import KeepDraft, ReportFalseWord, SendDraft
from edge_sync.engine.events import Arrived, Drafting, LinkDown, LinkUp, Settled, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftState
from tests.edge_sync.engine.test_machine import (
    ANSWER,
    FALSE,
    GENUINE,
    KIOSK,
    SUITE,
    is_trusted,
    owed,
)

DRAFT = "0123456789abcdef"
WISH, PART = DraftCall(DRAFT, "wish"), DraftCall(DRAFT, "part")


@pytest.fixture
def engine() -> Engine:
    return Engine(EngineSettings(ANSWER), is_trusted)


def state(signature: bytes = GENUINE, draft: str = DRAFT) -> DraftState:
    return DraftState(
        suite=SUITE,
        kiosk=KIOSK,
        draft=draft,
        held=1,
        is_whole=False,
        is_over=False,
        signature=signature,
    )


def said(effects: list[object]) -> list[DraftCall]:
    return [effect.call for effect in effects if isinstance(effect, SendDraft)]


def test_nothing_is_said_without_a_link_and_everything_again_with_the_next_one(
    engine: Engine,
) -> None:
    assert engine.handle(Drafting((WISH, PART)), 0) == []
    assert said([*engine.handle(LinkUp(), 0)]) == [WISH, PART]
    assert said([*engine.handle(Tick(), 1)]) == []
    engine.handle(LinkDown(), 1)
    assert said([*engine.handle(LinkUp(), 1)]) == [WISH, PART]


def test_a_wish_goes_at_once_and_the_rest_waits_for_the_last_application(engine: Engine) -> None:
    debt = owed(ApplicationId("a" * 32))
    engine.handle(LinkUp(), 0)
    engine.handle(debt, 0)
    assert said([*engine.handle(Drafting((WISH, PART)), 0)]) == [WISH]
    assert said([*engine.handle(Settled(debt.application), 0)]) == [PART]


def test_what_is_not_answered_is_said_again_until_it_is_not_wanted(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(Drafting((PART,)), 0)
    due = engine.next_due()
    assert due is not None
    assert said([*engine.handle(Tick(), FIRST_WAIT_S)]) == [PART]
    engine.handle(Drafting(()), FIRST_WAIT_S)
    assert said([*engine.handle(Tick(), 10 * FIRST_WAIT_S)]) == []


def test_a_word_of_the_cloud_is_kept_if_it_is_wanted_and_genuine(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(Drafting((PART,)), 0)
    assert engine.handle(Arrived(state()), 0) == [KeepDraft(state())]
    assert engine.handle(Arrived(state(draft="f" * 16)), 0) == []
    assert engine.handle(Arrived(state(FALSE)), 0) == [ReportFalseWord("DraftState")]
    given = DraftGiven(suite=SUITE, kiosk=KIOSK, draft=DRAFT, index=0, parts=0, signature=GENUINE)
    assert engine.handle(Arrived(given), 0) == [KeepDraft(given)]
