"""Asking by card at a real kiosk: the reader, the store, and the courier's part by hand."""

import gc

import pytest

from devices.card_reader.test_people import CANARIES
from devices.emulation.gestures import carry_out
from edge_sync.edge.tables import QuestionRow
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.messages import Question
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told, answer, open_question
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import AskStage
from tests.kiosk.conftest import SUITE, Desk, Station1

CASE = CaseTold(SlipNumber("K000007-000001"), "1", {"zh": "金丝雀事项"}, 1_790_000_000_000, ())


def questions(desk: Desk) -> list[Question]:
    """What waits for the courier."""
    store = desk.edge._store.questions  # noqa: SLF001 - the courier's view
    now_ms = int(desk.clock.now().timestamp() * 1000)
    found = (store.question(name) for name in store.open(now_ms))
    return [question for question in found if question]


def put_card(desk: Desk) -> Question:
    desk.do(a.StartReadingSlip(), a.StartAsking())
    carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
    desk.until(s.AskByCard, stage=AskStage.ASKING)
    while not (waiting := questions(desk)):
        desk.app.pump()
    return waiting[0]


def opened(station: Station1, question: Question) -> Asker:
    return open_question(question, SUITE, {question.recipient: station.cloud})


def reply(desk: Desk, station: Station1, question: Question, told: Told) -> None:
    reply_to = opened(station, question).reply_to
    message = answer(told, question, reply_to, SUITE, station.receipts)
    desk.edge._store.questions.keep_answer(message)  # noqa: SLF001 - the courier's act


def rows(desk: Desk) -> int:
    return int(desk.edge._store._database.count(QuestionRow.select()))  # noqa: SLF001 - to look


@pytest.mark.row("U03", "Z03")
def test_a_card_is_asked_and_told_and_nothing_stays(desk: Desk, station: Station1) -> None:
    question = put_card(desk)
    asker = opened(station, question)
    assert asker.name in CANARIES
    reply(desk, station, question, Told(Outcome.TOLD, (CASE,)))
    state = desk.until(s.AskByCard, stage=AskStage.TOLD)
    assert isinstance(state, s.AskByCard)
    assert state.cases[0].title.zh == "金丝雀事项"
    while rows(desk):
        desk.app.pump()
    data = [file.read_bytes() for file in (station.folder / "data").rglob("*") if file.is_file()]
    forbidden = (asker.name, asker.number, "金丝雀事项")
    assert not [word for word in forbidden if any(word.encode() in each for each in data)]


def test_ten_seconds_without_an_answer_are_enough(desk: Desk) -> None:
    put_card(desk)
    desk.clock.ahead = type(desk.clock.ahead)(seconds=10)
    desk.until(s.AskByCard, stage=AskStage.NO_LINE)
    while rows(desk):
        desk.app.pump()


@pytest.mark.row("Z02")
def test_who_does_not_wait_takes_the_question_along(desk: Desk, station: Station1) -> None:
    question = put_card(desk)
    desk.do(a.Leave())
    assert isinstance(desk.state, s.Welcome)
    while rows(desk):
        desk.app.pump()
    reply(desk, station, question, Told(Outcome.TOLD, (CASE,)))
    for _ in range(20):
        desk.app.pump()
    assert isinstance(desk.state, s.Welcome)
    gc.collect()
    held = [one for one in gc.get_objects() if issubclass(type(one), a.ReadCard)]
    assert [one for one in held if one.name == opened(station, question).name] == []
