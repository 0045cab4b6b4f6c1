"""Renewals that silence grants: only those, only when the office is late, never by an officer."""

from datetime import date

import pytest

from cloud.casework.model import acts as a
from cloud.casework.model import facts as f
from cloud.casework.model.events import CLOUD, Event
from cloud.casework.renewals import renewed
from cloud.casework.states import EventKind, MemberState
from cloud.casework.traces_of_members import member_trace
from provisioning.catalogue.model import Catalogue
from tests.cloud.applications import HOUR_MS
from tests.cloud.casework.model.working import Case, case_of, scenario_plans, setup_of, somebody

DAY_MS = 24 * HOUR_MS
WORKSHOP = "MT-WORKSHOP"
MARKET = somebody("D-SC")


def workshop(catalogue: Catalogue, op: str) -> Case:
    plan = next(
        one
        for one in scenario_plans(catalogue, WORKSHOP)
        if one.members[0].scenarios.get("op") == op
    )
    case = case_of(setup_of(catalogue, plan))
    case.must(a.Accept(1), MARKET)
    return case


def after(case: Case, days: int) -> tuple[object, ...]:
    return renewed(case.now, case.events, 1, case.at_ms + days * DAY_MS)


@pytest.mark.row("J03")
def test_a_renewal_nobody_decides_counts_as_granted_once_the_laws_limit_has_passed(
    catalogue: Catalogue,
) -> None:
    case = workshop(catalogue, "renew")
    assert after(case, 27) == ()  # twenty working days from Saturday the 7th end on Friday
    (fact,) = after(case, 28)
    assert isinstance(fact, f.DeemedGranted)
    assert "第五十条" in fact.basis
    case.add(Event(fact, CLOUD, case.at_ms + 28 * DAY_MS, case.at_ms + 28 * DAY_MS))
    member = case.member(WORKSHOP)
    assert member.state is MemberState.GRANTED
    assert member.decision is not None
    assert (member.decision.account, member.decision.basis) == ("", fact.basis)
    trace = member_trace(case.now, member, case.events)
    assert trace.decision is not None
    assert trace.decision.by_silence
    assert case.events[-1].kind is EventKind.DEEMED_GRANTED
    assert after(case, 60) == ()  # once


@pytest.mark.parametrize("op", ["new", "change"])
def test_silence_grants_nothing_that_is_no_renewal(catalogue: Catalogue, op: str) -> None:
    assert after(workshop(catalogue, op), 400) == ()


def test_time_outside_the_limit_and_more_time_count_here_too(catalogue: Catalogue) -> None:
    case = workshop(catalogue, "renew")
    ends = date(2026, 11, 30)
    case.must(a.Suspend(1, f.Procedure.INSPECTION, "现场核查", ends, carrier="检验所"), MARKET)
    assert after(case, 400) == ()  # it stands still: nobody is late
    case.must(a.Resume(1, "合格"), MARKET, hours=14 * 24)
    assert after(case, 14) == ()
    assert after(case, 30) != ()
    case.must(a.AskExtension(1, 10, "设备送检"), MARKET)
    case.must(a.AllowExtension(1, allowed=True, text="同意"), somebody("D-SC", "b"))
    assert after(case, 30) == ()
    assert after(case, 50) != ()


def test_what_was_decided_or_waits_for_the_applicant_is_no_silence(catalogue: Catalogue) -> None:
    case = workshop(catalogue, "renew")
    case.must(a.Review(1, in_favour=False, text="不符合条件"), somebody("D-SC", "b"))
    case.must(a.Refuse(1, "不符合条件", "可申请行政复议"), MARKET)
    assert after(case, 400) == ()
    plan = setup_of(catalogue, next(scenario_plans(catalogue, WORKSHOP)))
    assert not plan.members[0].renewal  # the first option is a new registration
    gap = f.Gap("L6", "20261201")
    pending = workshop(catalogue, "renew")
    late = f.AcceptedWithGaps(position=1, gaps=(gap,))
    pending.add(Event(late, CLOUD, pending.at_ms, pending.at_ms))
    assert after(pending, 400) == ()
