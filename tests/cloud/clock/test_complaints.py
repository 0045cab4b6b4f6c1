"""The clock of complaints: five working days to take one or not, and a written answer by name."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloud.clock.complaints import (
    Complaint,
    ComplaintBook,
    ComplaintClock,
    Said,
    Stage,
    complaint_clock,
)
from cloud.clock.rules import Colour
from cloud.clock.supervision import Supervision
from cloud.clock.warning_book import Reply, WarningBook
from cloud.errors import ComplaintRefusedError
from provisioning.storage.database import Database
from tests.cloud.clock.traces import ALMANAC, at
from tests.cloud.hands import SetClock

RUDE = Said("D-RS", "窗口不收件，也不说理由", name="王秀英", contact="13800000000")
MONDAY = Complaint(1, RUDE, at("2026-11-02"), "jian.du")


def clock(complaint: Complaint, day: str) -> ComplaintClock:
    return complaint_clock(complaint, date.fromisoformat(day), ALMANAC)


@pytest.mark.row("J01")
def test_a_complaint_is_due_in_five_working_days_and_goes_from_reminder_to_red() -> None:
    assert clock(MONDAY, "2026-11-04").colour is None
    assert str(clock(MONDAY, "2026-11-04").due) == str(clock(MONDAY, "2026-11-12").due)
    due = clock(MONDAY, "2026-11-04").due
    assert due is not None
    assert due.day == date(2026, 11, 9)
    colours = [clock(MONDAY, day).colour for day in ("2026-11-06", "2026-11-10", "2026-11-11")]
    assert colours == [Colour.REMINDER, Colour.YELLOW, Colour.RED]
    assert clock(MONDAY, "2026-11-11").overdue_days == 2


@pytest.mark.row("J01")
def test_who_gave_a_name_is_answered_in_writing_whether_it_was_taken_or_not() -> None:
    why = Reply(at("2026-11-04"), "jian.du", "已核实")
    for taken in (True, False):
        decided = replace(MONDAY, taken=taken, why=why)
        told = clock(decided, "2026-11-05")
        assert told.stage is Stage.ANSWER
        assert told.due is not None
        assert told.due.day == date(2026, 11, 25)  # fifteen working days after the decision
        assert clock(replace(decided, answer=why), "2026-12-30") == ComplaintClock(Stage.CLOSED)
    nobody = replace(MONDAY, said=replace(RUDE, name=""), taken=False, why=why)
    assert clock(nobody, "2026-12-30").stage is Stage.CLOSED


@pytest.mark.row("J01")
def test_the_book_keeps_each_step_once_and_by_whom(database: Database) -> None:
    hand = SetClock()
    book = ComplaintBook(database, hand)
    number = book.receive(RUDE, "jian.du")
    with pytest.raises(ComplaintRefusedError):
        book.answer(number, "jian.du", "先答复")  # it was not decided yet
    hand.pass_by(timedelta(days=1))
    book.decide(number, "jian.du", "属实", taken=True)
    with pytest.raises(ComplaintRefusedError):
        book.decide(number, "jian.du", "再决定", taken=False)
    book.answer(number, "jian.du", "已责令改正")
    [kept] = book.newest()
    assert kept.said == RUDE
    assert kept.taken is True
    assert kept.why is not None
    assert kept.answer is not None
    assert (kept.why.text, kept.answer.text) == ("属实", "已责令改正")
    assert kept.why.at_ms - kept.received_ms == 24 * 3_600_000
    for said in (replace(RUDE, text=" "), replace(RUDE, unit="")):
        with pytest.raises(ComplaintRefusedError):
            book.receive(said, "jian.du")
    with pytest.raises(ComplaintRefusedError):
        book.decide(4711, "jian.du", "没有这件", taken=True)


@pytest.mark.row("J01")
def test_a_late_complaint_fires_its_cards_once_to_who_must_see_to_it(database: Database) -> None:
    hand = SetClock()
    book, warnings = ComplaintBook(database, hand), WarningBook(database, hand)
    book.receive(RUDE, "jian.du", "D-TOWN")
    watch = Supervision(list, database, ALMANAC, hand)
    assert not watch.round().fired
    hand.pass_by(timedelta(days=10))
    assert {one.colour for one in watch.round().fired} == {Colour.YELLOW, Colour.RED}
    assert not watch.round().fired
    cards = warnings.of_unit("D-TOWN")
    assert {(one.rule, one.overdue_days > 0) for one in cards} == {("complaint", True)}
    assert not warnings.of_unit(RUDE.unit)
    book.decide(1, "jian.du", "属实", taken=True)
    assert not watch.round().fired  # the answer has days of its own
