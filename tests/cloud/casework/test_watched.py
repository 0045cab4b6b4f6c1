"""Supervision over real cases: what is opened, answered or left lying is what the clock sees."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from cloud.casework.answers import Answer
from cloud.casework.cases import CaseRegister
from cloud.casework.states import Act
from cloud.casework.tables import EventRow
from cloud.casework.watched import WatchedCases
from cloud.clock.supervision import Supervision
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from edge_sync.wire.application import Application
from provisioning.storage.database import Database
from tests.cloud.applications import birth, pension
from tests.cloud.clock.traces import ALMANAC
from tests.cloud.hands import SetClock, arrival, officer

Open = Callable[[Application], str]


@pytest.fixture
def opening(database: Database, register: CaseRegister) -> Open:
    def opened(application: Application) -> str:
        with database.transaction():
            register.open_case(application, arrival(application))
        number = register.number_of(application.id)
        assert number is not None
        return number

    return opened


@pytest.fixture
def watch(database: Database, clock: SetClock) -> Supervision:
    return Supervision(WatchedCases(database, clock), database, ALMANAC, clock)


def days(clock: SetClock, count: int) -> None:
    clock.pass_by(timedelta(days=count))


@pytest.mark.row("J01")
def test_a_case_that_nobody_touches_is_reminded_of_warned_of_and_answered(
    opening: Open, watch: Supervision, database: Database, clock: SetClock
) -> None:
    number = opening(pension())  # received on Saturday, 7 November, in China
    fired: dict[str, int] = {}
    for _day in range(10):  # from Monday, the 9th
        for signal in watch.round().fired:
            fired.setdefault(signal.colour.value, clock.at.day)
        days(clock, 1)
    assert fired == {"reminder": 12, "yellow": 14, "red": 17}
    book = WarningBook(database, clock)
    mine = book.of_unit("D-RS", unanswered=True)
    assert {one.case for one in mine} == {number}
    book.answer(mine[0].id, "D-RS", "chen.li", "人手不足，已增派")
    assert len(book.of_unit("D-RS", unanswered=True)) == len(mine) - 1


def test_between_two_midnights_only_news_is_looked_at(
    opening: Open, database: Database, clock: SetClock, register: CaseRegister
) -> None:
    cases = WatchedCases(database, clock)
    first = opening(pension())
    assert [trace.number for trace in cases()] == [first]
    days(clock, 1)
    assert [trace.number for trace in cases()] == [first]  # a new day: all that are open
    register.answer(officer("D-RS"), first, 1, Answer(Act.ACCEPT), clock.now(), key="1")
    register.answer(officer("D-RS"), first, 1, Answer(Act.GRANT), clock.now(), key="2")
    (ended,) = cases()
    assert ended.members[0].decision is not None
    again = replace_overlap(cases)
    days(clock, 1)
    assert list(again()) == []  # what ended has no more news


def replace_overlap(cases: WatchedCases) -> WatchedCases:
    """The same source without the overlap that a small database lies wholly within."""
    cases._mark += 1000  # noqa: SLF001 - a thousand events would take their time
    return cases


def test_a_case_of_an_older_program_keeps_no_other_waiting(
    opening: Open, database: Database, clock: SetClock
) -> None:
    opening(pension())
    with database.transaction():
        database.run(EventRow.update(content=None))
    newer = opening(pension(slip="K000001-000077"))
    assert [trace.number for trace in WatchedCases(database, clock)()] == [newer]


@pytest.mark.row("P10", "J04")
def test_what_departments_did_is_counted_and_equals_what_is_counted_anew(
    opening: Open,
    watch: Supervision,
    database: Database,
    clock: SetClock,
    register: CaseRegister,
) -> None:
    number = opening(birth())
    police = officer("D-GA")
    register.answer(police, number, 2, Answer(Act.ACCEPT), clock.now(), key="1")
    days(clock, 1)
    register.answer(police, number, 2, Answer(Act.GRANT), clock.now(), key="2")
    assert watch.round().broken == ()
    counted = Tallies(database).report("2026Q4")
    assert counted["D-GA", "PK-BIRTH"].decided == 1
    assert counted["D-GA", "PK-BIRTH"].waited_for == 1
    anew = Supervision(WatchedCases(database, clock), database, ALMANAC, clock)
    anew.round()
    assert Tallies(database).report("2026Q4") == counted
