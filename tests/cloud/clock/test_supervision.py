"""Warnings that are fired once and answered; regions that do not keep each other waiting."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from cloud.clock.rules import Colour
from cloud.clock.schema import SCHEMA
from cloud.clock.supervision import Regions, Round, Supervision, supervise
from cloud.clock.tables import MODELS
from cloud.clock.trace import CaseTrace, Decision, Outcome
from cloud.clock.warning_book import LONGEST_ANSWER, WarningBook
from cloud.errors import AnswerIncompleteError, NoSuchWarningError, NotYoursError
from provisioning.catalogue.model import Regime
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, case, limit
from tests.cloud.hands import SetClock

HANDLED = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))  # due on the 9th
EARLY, LATE = datetime(2026, 11, 5, 1, tzinfo=UTC), datetime(2026, 11, 11, 1, tzinfo=UTC)


@pytest.fixture
def clock() -> SetClock:
    return SetClock(EARLY)


@pytest.fixture
def book(database: Database, clock: SetClock) -> WarningBook:
    return WarningBook(database, clock)


def watched(database: Database, clock: SetClock, *cases: CaseTrace) -> Supervision:
    return Supervision(lambda: cases, database, ALMANAC, clock)


@dataclass(frozen=True, slots=True)
class HandWatch:
    """A region whose round is what a test wants."""

    round: Callable[[], Round]

    def close(self) -> None:
        pass


def test_the_steps_make_the_tables_that_the_models_name(database: Database) -> None:
    assert database.differences(*MODELS) == []


@pytest.mark.row("J01")
def test_as_days_pass_reminder_yellow_and_red_fire_once_each(
    database: Database, clock: SetClock
) -> None:
    supervision = watched(database, clock, case(HANDLED))
    fired = []
    for _day in range(10):
        fired += [(clock.at.day, one.colour.value) for one in supervision.round().fired]
        assert supervision.round().fired == ()
        clock.pass_by(timedelta(days=1))
    assert fired == [(6, "reminder"), (10, "yellow"), (11, "red")]


@pytest.mark.row("J01")
def test_a_unit_answers_its_warning_once_and_the_answer_is_kept(
    database: Database, clock: SetClock, book: WarningBook
) -> None:
    clock.at = LATE
    watched(database, clock, case(HANDLED)).round()
    open_before = book.of_unit("D-RS", unanswered=True)
    assert [one.colour for one in open_before] == [Colour.RED, Colour.YELLOW]
    red = open_before[0]
    book.answer(red.id, "D-RS", "chen.li", " 系统故障，已恢复办理 ")
    clock.pass_by(timedelta(hours=1))
    book.answer(red.id, "D-RS", "wu.ming", "another answer")
    answer = next(one for one in book.of_case("N-1") if one.id == red.id).answer
    assert answer is not None
    assert (answer.by, answer.text) == ("chen.li", "系统故障，已恢复办理")
    assert [one.id for one in book.of_unit("D-RS", unanswered=True)] == [open_before[1].id]


def test_a_warning_is_answered_by_its_own_unit_and_in_words(
    database: Database, clock: SetClock, book: WarningBook
) -> None:
    clock.at = LATE
    watched(database, clock, case(HANDLED)).round()
    warning = book.newest()[0].id
    with pytest.raises(NotYoursError):
        book.answer(warning, "D-YB", "wu.ming", "not ours")
    for words in ("", "  ", "x" * (LONGEST_ANSWER + 1)):
        with pytest.raises(AnswerIncompleteError):
            book.answer(warning, "D-RS", "chen.li", words)
    with pytest.raises(NoSuchWarningError):
        book.answer(warning + 99, "D-RS", "chen.li", "which?")


def test_a_card_that_was_wrong_is_taken_back_with_a_reason_and_stays_in_the_book(
    database: Database, clock: SetClock, book: WarningBook
) -> None:
    clock.at = LATE
    supervision = watched(database, clock, case(HANDLED))
    supervision.round()
    red = book.of_unit("D-RS", unanswered=True)[0]
    book.undo(red.id, "supervisor", "the power was cut in the whole county")
    assert supervision.round().fired == ()
    kept = next(one for one in book.of_case("N-1") if one.id == red.id)
    assert kept.undone is not None
    assert kept.undone.text.startswith("the power")
    assert red.id not in {one.id for one in book.of_unit("D-RS", unanswered=True)}


def test_a_broken_case_keeps_no_other_case_waiting(database: Database, clock: SetClock) -> None:
    clock.at = LATE
    broken = replace(case(HANDLED, HANDLED), number="N-0")
    found = watched(database, clock, broken, case(HANDLED)).round()
    assert (found.cases, found.broken, len(found.fired)) == (2, ("N-0",), 2)


def test_a_broken_region_never_stops_another(database: Database, clock: SetClock) -> None:
    clock.at = LATE

    def unreachable() -> Round:
        raise ZeroDivisionError

    sound = watched(database, clock, case(HANDLED))
    with Regions({"甲县": HandWatch(unreachable), "乙县": sound}) as regions:
        first, second = regions.look(120)
        again = regions.look(120)[0]
    assert (first.result, first.trouble) == (None, "ZeroDivisionError")
    assert second.result is not None
    assert len(second.result.fired) == 2
    assert again.trouble == "ZeroDivisionError"  # it is tried again every time


def test_a_region_that_hangs_keeps_no_other_waiting(database: Database, clock: SetClock) -> None:
    clock.at, released = LATE, Event()

    def hanging() -> Round:
        released.wait(120)
        return Round(0, (), ())

    sound = watched(database, clock, case(HANDLED))
    with Regions({"slow": HandWatch(hanging), "quick": sound}) as regions:
        slow, quick = regions.look(0.5)
        while quick.trouble == "still runs":  # a busy machine: it is looked at again
            slow, quick = regions.look(0.5)
        released.set()
        later = regions.look(120)[0]
    assert slow.trouble == "still runs"
    assert quick.result is not None
    assert later.result == Round(0, (), ())


def test_the_loop_looks_until_it_is_told_to_stop(database: Database, clock: SetClock) -> None:
    clock.at, stop, looks = LATE, Event(), []

    def source() -> Iterable[CaseTrace]:
        looks.append(clock.at)
        if len(looks) == 3:
            stop.set()
        return [case(HANDLED)]

    watch = Supervision(source, database, ALMANAC, clock)
    with Regions({"one": watch}) as regions:
        supervise(regions, stop, 0.2)
    assert len(looks) == 3
    assert len(WarningBook(database, clock).newest()) == 2


def test_two_processes_on_one_database_fire_nothing_twice(tmp_path: Path, clock: SetClock) -> None:
    clock.at = LATE
    databases = [open_at(tmp_path / "clock.db", SCHEMA) for _ in range(2)]
    watches = [watched(database, clock, case(HANDLED)) for database in databases]
    with Regions({f"{n}": watch for n, watch in enumerate(watches)}) as regions:
        told = regions.look(120)
    assert sum(len(one.result.fired) for one in told if one.result) == 2
    for database in databases:
        database.close()


def test_many_cases_are_looked_at_in_parts(database: Database, clock: SetClock) -> None:
    clock.at = LATE
    done = replace(HANDLED, decision=Decision(Outcome.WITHDRAWN, 0))
    cases = [replace(case(done), number=f"N-{n}") for n in range(1200)]
    assert watched(database, clock, *cases).round() == Round(1200, (), ())
