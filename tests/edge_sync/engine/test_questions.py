"""Questions in the engine: before everything else, again after a while, and given up at once."""

import pytest

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import (
    KeepAnswer,
    ReportFalseWord,
    SendHello,
    SendOffer,
    SendPiece,
    SendQuestion,
)
from edge_sync.engine.events import Arrived, Asking, Freed, LinkDown, LinkUp, Tick
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.wire.fields import QuestionId
from edge_sync.wire.messages import PIECE_BYTES, Answer, Wanted
from tests.edge_sync.engine.test_machine import FALSE, GENUINE, KIOSK, ONE, SUITE, is_trusted, owed

QUESTION, OTHER = QuestionId("ab" * 16), QuestionId("cd" * 16)
SEND, ASKING = SendQuestion(QUESTION), Asking((QUESTION,))


@pytest.fixture
def engine() -> Engine:
    answers = BackOff(first_s=2.0, longest_s=60.0, chance=lambda: 1.0)
    return Engine(
        EngineSettings(answers, window_bytes=4 * PIECE_BYTES, piece_bytes=PIECE_BYTES), is_trusted
    )


def answered(question: QuestionId, signature: bytes = GENUINE) -> Answer:
    return Answer(suite=SUITE, kiosk=KIOSK, id=question, sealed=b"", signature=signature)


def test_a_question_waits_for_the_link_and_then_goes_first(engine: Engine) -> None:
    assert engine.handle(owed(ONE), 0) == []
    assert engine.handle(ASKING, 0) == []
    assert engine.handle(LinkUp(), 1) == [SEND, SendHello(), SendOffer(ONE)]


def test_a_question_passes_the_pieces_of_a_full_window(engine: Engine) -> None:
    engine.handle(owed(ONE, pieces=9), 0)
    engine.handle(LinkUp(), 0)
    engine.handle(Freed(SendOffer(ONE)), 0)
    sent = engine.handle(Arrived(Wanted(ONE, ())), 0)
    assert len([one for one in sent if isinstance(one, SendPiece)]) == 4
    assert engine.handle(ASKING, 1) == [SEND]


def test_a_question_is_asked_again_while_it_waits_and_after_a_new_link(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    assert engine.handle(ASKING, 1) == [SEND]
    assert engine.handle(ASKING, 1.5) == []
    assert engine.handle(Tick(), 3) == [SendHello()]
    assert engine.next_due() == 5
    assert engine.handle(Tick(), 5) == [SEND]
    engine.handle(LinkDown(), 6)
    assert engine.next_due() is None
    assert SEND in engine.handle(LinkUp(), 7)


def test_what_was_given_up_is_asked_no_more_and_its_answer_is_not_kept(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(ASKING, 0)
    engine.handle(Asking(()), 1)
    assert SEND not in engine.handle(Tick(), 100)
    assert engine.handle(Arrived(answered(QUESTION)), 100) == []


def test_only_the_clouds_own_answer_to_this_question_is_kept(engine: Engine) -> None:
    engine.handle(LinkUp(), 0)
    engine.handle(ASKING, 0)
    assert engine.handle(Arrived(answered(OTHER)), 0) == []
    false = engine.handle(Arrived(answered(QUESTION, FALSE)), 0)
    assert false == [ReportFalseWord("Answer")]
    genuine = answered(QUESTION)
    assert engine.handle(Arrived(genuine), 0) == [KeepAnswer(genuine)]
