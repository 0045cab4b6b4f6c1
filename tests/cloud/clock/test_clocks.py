"""A member's clock and a package's: chains, extensions, the two levels of a check."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cloud.clock.counting import DueDay
from cloud.clock.member_clock import Phase, member_clock, step_due
from cloud.clock.package_clock import package_clock
from cloud.clock.trace import (
    Decision,
    Extension,
    MemberTrace,
    Notice,
    Outcome,
    Step,
    StepKind,
    Suspension,
    SuspensionKind,
)
from cloud.errors import TraceBrokenError
from provisioning.catalogue.model import Regime
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, at, case, limit

MONDAY = date(2026, 11, 2)


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def handled(matter: str, days: str, *needs: str) -> MemberTrace:
    begun = None if needs else at("2026-11-02")
    return replace(
        A_MEMBER,
        matter=matter,
        regime=Regime.NO_APPLICATION,
        limit=limit(days),
        needs=needs,
        begun_ms=begun,
    )


@pytest.mark.row("P02")
def test_members_of_five_eight_and_three_days_in_parallel_are_due_in_eight() -> None:
    trace = case(handled("A", "5 wd"), handled("B", "8 wd"), handled("C", "3 wd"))
    assert package_clock(trace, MONDAY, ALMANAC).chain == DueDay(date(2026, 11, 12))


@pytest.mark.row("P02")
def test_a_chain_counts_one_link_after_the_other() -> None:
    trace = case(handled("A", "5 wd"), handled("B", "3 wd", "A"), handled("C", "7 wd"))
    clock = package_clock(trace, MONDAY, ALMANAC)
    assert clock.chain == DueDay(date(2026, 11, 12))  # the 9th, and three days more
    assert clock.members["B"].phase is Phase.WAITING


def test_a_link_that_is_done_early_brings_the_whole_nearer() -> None:
    done = replace(handled("A", "5 wd"), decision=Decision(Outcome.GRANTED, at("2026-11-03")))
    begun = replace(handled("B", "3 wd"), needs=("A",), begun_ms=at("2026-11-03"))
    assert package_clock(case(done, begun), MONDAY, ALMANAC).chain == DueDay(date(2026, 11, 6))


def test_what_the_resident_brought_or_left_out_takes_no_time() -> None:
    brought = replace(
        handled("A", "5 wd"), decision=Decision(Outcome.DONE_ALREADY, at("2026-11-02"))
    )
    trace = case(brought, handled("B", "3 wd", "A"))
    assert package_clock(trace, MONDAY, ALMANAC).chain == DueDay(date(2026, 11, 5))


def test_a_link_that_stands_still_leaves_the_chain_open() -> None:
    still = replace(
        handled("A", "5 wd"), suspensions=(Suspension(SuspensionKind.TEST, at("2026-11-03")),)
    )
    clock = package_clock(case(still, handled("B", "3 wd", "A")), after(3), ALMANAC)
    assert clock.chain is None
    assert clock.members["A"].phase is Phase.STANDING
    assert clock.members["A"].due is None


def test_members_that_wait_for_each_other_are_a_broken_trace() -> None:
    trace = case(handled("A", "5 wd", "B"), handled("B", "3 wd", "A"))
    with pytest.raises(TraceBrokenError):
        package_clock(trace, MONDAY, ALMANAC)


def test_a_package_is_held_to_its_own_promise_and_the_law_to_forty_five_days() -> None:
    trace = replace(case(handled("A", "5 wd")), limit=limit("3 wd"))
    clock = package_clock(trace, MONDAY, ALMANAC)
    assert clock.due == clock.promised == DueDay(date(2026, 11, 5))
    assert clock.legal == DueDay(date(2027, 1, 4), provisional=True)
    longer = Extension(limit("2 wd"), at("2026-11-04"), "leader", "many neighbours to ask")
    extended = package_clock(replace(trace, extensions=(longer,)), MONDAY, ALMANAC)
    assert extended.due == DueDay(date(2026, 11, 9))


def test_a_package_stands_still_only_when_nothing_of_it_can_go_on() -> None:
    stopped = (Suspension(SuspensionKind.TEST, at("2026-11-03"), at("2026-11-05")),)
    still = replace(handled("A", "5 wd"), suspensions=stopped)
    alone = replace(case(still), limit=limit("5 wd"))
    assert package_clock(alone, after(10), ALMANAC).promised == DueDay(date(2026, 11, 12))
    beside = replace(case(still, handled("B", "9 wd")), limit=limit("5 wd"))
    assert package_clock(beside, after(10), ALMANAC).promised == DueDay(date(2026, 11, 9))


def test_while_all_of_a_package_lies_with_the_applicant_nobody_knows_its_last_day() -> None:
    asked = replace(A_MEMBER, notices=(Notice(at("2026-11-04")),))
    clock = package_clock(replace(case(asked), limit=limit("5 wd")), after(4), ALMANAC)
    assert clock.promised is None
    assert clock.members["MT-A"].phase is Phase.WITH_APPLICANT


@pytest.mark.row("P09")
def test_first_check_below_and_decision_above_have_a_clock_each() -> None:
    first = Step(StepKind.FIRST_CHECK, "D-TOWN", at("2026-11-02"), limit=limit("3 wd"))
    above = Step(StepKind.DECISION, "D-MZ", at("2026-11-06"), limit=limit("5 wd"))
    assert step_due(first, (), ALMANAC) == DueDay(date(2026, 11, 5))
    assert step_due(above, (), ALMANAC) == DueDay(date(2026, 11, 13))
    assert step_due(replace(above, limit=None), (), ALMANAC) is None


def test_a_licence_keeps_the_laws_day_beside_the_promised_one() -> None:
    accepted = replace(
        A_MEMBER, limit=limit("5 wd"), legal_limit=limit("20 wd"), accepted_ms=at("2026-11-03")
    )
    clock = member_clock(accepted, after(3), ALMANAC)
    assert clock.due == DueDay(date(2026, 11, 10))
    assert clock.legal_due == DueDay(date(2026, 12, 1))


def test_who_waits_has_no_clock_yet_and_who_is_over_keeps_it() -> None:
    waiting = replace(A_MEMBER, begun_ms=None)
    assert member_clock(waiting, MONDAY, ALMANAC).phase is Phase.WAITING
    over = replace(
        A_MEMBER,
        accepted_ms=at("2026-11-03"),
        decision=Decision(Outcome.GRANTED, at("2026-11-10")),
    )
    clock = member_clock(over, after(60), ALMANAC)
    assert clock.phase is Phase.OVER
    assert clock.due == DueDay(date(2026, 12, 1))
    left_out = replace(waiting, decision=Decision(Outcome.LEFT_OUT, at("2026-11-02")))
    assert member_clock(left_out, MONDAY, ALMANAC).phase is Phase.OVER


@pytest.mark.parametrize("lacks", ["reason", "approved_by", "told"])
def test_more_time_without_a_told_reason_and_an_approval_is_none(lacks: str) -> None:
    good = Extension(limit("5 wd"), at("2026-11-09"), "leader", "an appraisal takes longer")
    bad = {"reason": replace(good, reason=""), "approved_by": replace(good, approved_by="")}
    accepted = replace(A_MEMBER, accepted_ms=at("2026-11-02"))
    extended = member_clock(replace(accepted, extensions=(good,)), MONDAY, ALMANAC)
    refused = bad.get(lacks, replace(good, told=False))
    unchanged = member_clock(replace(accepted, extensions=(refused,)), MONDAY, ALMANAC)
    assert extended.due == DueDay(date(2026, 12, 7))
    assert unchanged.due == DueDay(date(2026, 11, 30))
