"""Those who watch over a decision: the legal office, a later review, the package's whole time."""

from datetime import date

import pytest

from cloud.accounts.officers import Officer, Role
from cloud.casework.model import acts as a
from cloud.casework.model import acts_above as c
from cloud.casework.model.holding import holdings_of
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.possible import acts_about_all, acts_for
from cloud.casework.sight import sight_of
from cloud.casework.states import Act, MemberState, PartRole
from cloud.casework.tables import CaseRow
from cloud.casework.traces import trace_of
from cloud.clock.calendar import is_workday
from cloud.clock.counting import civil_day
from cloud.clock.member_clock import Almanac
from cloud.clock.package_clock import package_clock
from cloud.clock.rules import shipped_rules
from cloud.clock.trace import CaseTrace, HolderKind, SuspensionKind
from provisioning.catalogue.model import Catalogue
from tests.cloud.casework.model.working import (
    Case,
    case_of,
    plans_of,
    setup_of,
    somebody,
    work_to_the_end,
)

S = MemberState
LEGAL = somebody("D-SF", role=Role.LEGAL)
OBJECTION = c.ObjectTo(1, "应当听证而没有听证", "《行政许可法》第四十六条")
ALMANAC = Almanac(shipped_rules(), is_workday)


def why(refusal: Refusal | None) -> Why | None:
    return refusal.why if refusal else None


def birth(catalogue: Catalogue) -> Case:
    plan = max(plans_of(catalogue, "PK-BIRTH"), key=lambda one: len(one.applied))
    return case_of(setup_of(catalogue, plan))


def accepted(catalogue: Catalogue) -> Case:
    case = birth(catalogue)
    case.must(a.Accept(1), own(case))
    return case


def own(case: Case, name: str = "a") -> Officer:
    return somebody(case.now.members[0].acting, name)


def trace(case: Case) -> CaseTrace:
    return trace_of(CaseRow(doubts=()), case.events, case.now)


@pytest.mark.row("J07", "R07")
def test_an_objection_stops_the_case_and_its_time_is_recorded(catalogue: Catalogue) -> None:
    case = accepted(catalogue)
    case.must(OBJECTION, LEGAL)
    begun_ms, member = case.at_ms, case.now.members[0]
    assert member.state is S.SUSPENDED
    assert Act.RESUME not in acts_for(case.now, member, own(case))
    assert why(case.do(a.Resume(1, "不管了"), own(case))) is Why.NOT_NOW
    assert why(case.do(a.Grant(1, basis="依据"), own(case))) is Why.NOT_NOW
    assert why(case.do(OBJECTION, LEGAL)) is Why.NOT_NOW
    case.must(c.LiftObjection(1, "已补办听证"), LEGAL, hours=48)
    (stop,) = trace(case).members[0].suspensions
    assert stop.kind is SuspensionKind.LEGAL_OBJECTION
    assert (stop.begun_ms, stop.ended_ms) == (begun_ms, case.at_ms)
    held = [one for one in holdings_of(case.events)[1] if one.holder.kind is HolderKind.OUTSIDE]
    assert [(one.holder.name, one.begun_ms, one.ended_ms) for one in held] == [
        ("D-SF", begun_ms, case.at_ms)
    ]
    assert Act.GRANT in acts_for(case.now, case.now.members[0], own(case))
    work_to_the_end(case)
    assert case.now.members[0].decision is not None


@pytest.mark.row("J07")
def test_nobody_but_the_legal_office_objects_and_it_does_nothing_else(catalogue: Catalogue) -> None:
    case = accepted(catalogue)
    assert why(case.do(OBJECTION, own(case))) is Why.NOT_YOURS
    assert why(case.do(a.Grant(1, basis="依据"), LEGAL)) is Why.NOT_YOURS
    assert acts_for(case.now, case.now.members[0], LEGAL) == (Act.OBJECT_TO,)
    assert acts_about_all(case.now, LEGAL) == ()
    sight = sight_of(case.now, LEGAL)
    assert sight is not None
    assert sight.role is PartRole.LEGAL
    assert sight.positions == {one.setup.position for one in case.now.members}
    bare = c.ObjectTo(1, " ", "")
    assert case.do(bare, LEGAL) == Refusal(Why.INCOMPLETE, ("text", "basis"))


@pytest.mark.row("J09")
@pytest.mark.parametrize("overturned", [True, False])
def test_a_review_is_linked_to_its_decision(catalogue: Catalogue, *, overturned: bool) -> None:
    case = birth(catalogue)
    note = c.NoteReview(1, overturned, "县府复〔2026〕7 号", "复议机关认为……")
    assert why(case.do(note, LEGAL)) is Why.NOT_NOW
    work_to_the_end(case)
    case.must(note, LEGAL)
    decision = case.now.members[0].decision
    assert decision is not None
    assert (decision.overturned, decision.ruling) == (overturned, note.ruling)
    traced = trace(case).members[0].decision
    assert traced is not None
    assert traced.overturned is overturned
    assert (why(case.do(note, LEGAL)) is Why.NOT_NOW) is overturned  # a court may come after it


@pytest.mark.row("P02")
def test_a_package_is_given_more_time_once_by_two_persons_of_its_lead(catalogue: Catalogue) -> None:
    case = birth(catalogue)
    lead, other = somebody(case.now.setup.lead), somebody(case.now.setup.lead, "b")
    today = civil_day(case.at_ms)
    before = package_clock(trace(case), today, ALMANAC)
    ask = c.AskPackageExtension(5, "部门会商")
    yes = c.AllowPackageExtension(allowed=True, text="同意")
    stranger = next(one for one in case.now.members if one.acting != case.now.setup.lead)
    assert why(case.do(ask, somebody(stranger.acting))) is Why.NOT_YOURS
    assert why(case.do(c.AskPackageExtension(16, "太久"), lead)) is Why.TOO_MANY_DAYS
    assert why(case.do(yes, other)) is Why.NOT_NOW
    case.must(ask, lead)
    assert Act.ALLOW_PACKAGE_EXTENSION in acts_about_all(case.now, other)
    assert why(case.do(yes, lead)) is Why.SAME_PERSON
    case.must(c.AllowPackageExtension(allowed=False, text="先不"), other)
    assert package_clock(trace(case), today, ALMANAC) == before
    case.must(ask, lead)
    case.must(yes, other)
    assert why(case.do(ask, lead)) is Why.NOT_NOW
    after = package_clock(trace(case), today, ALMANAC)
    assert after.promised is not None
    assert before.promised is not None
    assert _working_days(before.promised.day, after.promised.day) == 5
    assert after.legal.day > before.legal.day


def _working_days(after: date, until: date) -> int:
    days = (date.fromordinal(n) for n in range(after.toordinal() + 1, until.toordinal() + 1))
    return sum(bool(is_workday(day)) for day in days)
