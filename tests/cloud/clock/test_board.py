"""What came late is shown as late, with its true time; the gravest colour is in sight."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloud.clock.board import board_row
from cloud.clock.counting import DueDay
from cloud.clock.member_clock import Phase
from cloud.clock.rules import Colour
from provisioning.catalogue.model import Regime
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, at, case, limit

HANDLED = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))  # due on the 9th


@pytest.mark.row("J02")
def test_a_case_that_came_three_days_late_shows_its_true_time_and_the_delay() -> None:
    row = board_row(case(HANDLED, late_days=3), date(2026, 11, 5), ALMANAC)
    assert row.lateness.legal_ms == at("2026-11-02")
    assert row.lateness.under_way == timedelta(days=3)
    assert row.lateness.is_late
    assert row.due == DueDay(date(2026, 11, 9))  # from the day it was handed in
    assert not board_row(case(HANDLED), date(2026, 11, 5), ALMANAC).lateness.is_late


def test_a_clock_to_doubt_is_shown() -> None:
    doubtful = replace(case(HANDLED), doubtful=True)
    assert board_row(doubtful, date(2026, 11, 5), ALMANAC).lateness.is_doubtful


@pytest.mark.parametrize(
    ("today", "left", "colour"),
    [(5, 2, None), (6, 1, Colour.REMINDER), (10, -1, Colour.YELLOW), (11, -2, Colour.RED)],
)
def test_days_are_counted_down_and_the_gravest_colour_shows(
    today: int, left: int, colour: Colour | None
) -> None:
    row = board_row(case(HANDLED), date(2026, 11, today), ALMANAC)
    assert (row.members[0].days_left, row.members[0].colour) == (left, colour)
    assert (row.days_left, row.colour) == (left, colour)


def test_before_acceptance_the_board_shows_the_day_to_answer() -> None:
    line = board_row(case(A_MEMBER), date(2026, 11, 3), ALMANAC).members[0]
    assert (line.phase, line.by) == (Phase.TO_SAY, DueDay(date(2026, 11, 9)))
    silent = board_row(case(A_MEMBER), date(2026, 11, 10), ALMANAC).members[0]
    assert (silent.phase, silent.by_silence) == (Phase.HANDLING, True)
    assert silent.by == DueDay(date(2026, 11, 30))
