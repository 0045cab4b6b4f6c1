"""Acceptance by the regime of each matter, and what is never mixed."""

from datetime import date

import pytest
from msgspec import structs

from cloud.casework.model import acts as a
from cloud.casework.model import facts as f
from cloud.casework.model.deciding import Moment, decide
from cloud.casework.model.events import CLOUD, Event
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.setup import CaseSetup, LineSetup
from cloud.casework.model.silence import silence
from cloud.casework.states import EventKind, MemberState
from edge_sync.wire.application import Resolution
from provisioning.catalogue.model import Catalogue
from tests.cloud.applications import HOUR_MS
from tests.cloud.casework.model.working import Case, case_of, plans_of, setup_of, somebody

S = MemberState
FORESTRY, MARKET = somebody("D-LY"), somebody("D-SC")
DAY = 24


def line(name: str, how: Resolution, *, tolerable: bool = False) -> LineSetup:
    return LineSetup(name, "M-X", "p1", how, "为什么", tolerable=tolerable)


LINES = (
    line("L1", Resolution.SCANNED),
    line("L4", Resolution.PENDING, tolerable=True),
    line("L5", Resolution.PENDING, tolerable=True),
    line("L6", Resolution.PENDING),
    line("L7", Resolution.COMMITTED, tolerable=True),
)


def with_lines(setup: CaseSetup) -> CaseSetup:
    (member,) = setup.members
    return structs.replace(setup, members=(structs.replace(member, lines=LINES),))


@pytest.fixture
def catering(catalogue: Catalogue) -> Case:
    """A licence of five working days, where papers may follow."""
    (plan,) = plans_of(catalogue, "MT-SMALL-CATERING")
    return case_of(with_lines(setup_of(catalogue, plan)))


def why(refusal: Refusal | None) -> Why | None:
    return refusal.why if refusal else None


def brought(case: Case, *lines: str, lodged_ms: int | None = None) -> None:
    at = case.at_ms
    things = tuple(f.Brought(line=one, document="d" * 32, words="", reason="补") for one in lines)
    fact = f.Supplemented(
        position=1, slip="K", submission="s", lodged_ms=lodged_ms or at, brought=things
    )
    case.add(Event(fact, "kiosk:k", at, at))


@pytest.mark.row("F14")
def test_papers_may_follow_within_the_handling_limit_and_the_decision_waits(catering: Case) -> None:
    gaps = (f.Gap("L4", "20261112"), f.Gap("L5", "20261113"))
    catering.must(a.AcceptWithGaps(1, gaps), MARKET)
    member = catering.member("MT-SMALL-CATERING")
    assert member.state is S.ACCEPTED_WITH_GAPS
    catering.must(a.Review(1, in_favour=True, text="可以"), MARKET)
    second = somebody("D-SC", "b")
    assert why(catering.do(a.Grant(1), second)) is Why.GAPS_OPEN
    brought(catering, "L4")
    assert catering.member("MT-SMALL-CATERING").state is S.ACCEPTED_WITH_GAPS
    brought(catering, "L5")
    assert catering.member("MT-SMALL-CATERING").state is S.ACCEPTED
    catering.must(a.Grant(1), second)


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (f.Gap("L4", "20270101"), Why.GAP_TOO_LATE),
        (f.Gap("L4", ""), Why.GAP_TOO_LATE),
        (f.Gap("L1", "20261112"), Why.NOT_TOLERABLE),  # it is there
        (f.Gap("L6", "20261112"), Why.NOT_TOLERABLE),  # the matter wants it at once
        (f.Gap("L7", "20261112"), Why.NOT_TOLERABLE),  # a commitment: it never comes
        (f.Gap("L9", "20261112"), Why.NO_SUCH_LINE),
    ],
)
def test_what_may_not_follow_is_not_promised(catering: Case, gap: f.Gap, expected: Why) -> None:
    assert why(catering.do(a.AcceptWithGaps(1, (gap,)), MARKET)) is expected


def test_a_commitment_is_looked_into_afterwards_and_is_never_a_gap(catering: Case) -> None:
    catering.must(a.Accept(1), MARKET)
    catering.must(a.CheckCommitment(1, "L7", held=False, text="与实际不符"), MARKET)
    assert catering.member("MT-SMALL-CATERING").checked_lines == (("L7", False),)
    assert why(catering.do(a.CheckCommitment(1, "L4", held=True, text="x"), MARKET)) is (
        Why.NO_SUCH_LINE
    )


@pytest.mark.row("F11")
def test_nobody_asks_for_a_paper_that_the_matter_does_not_want(catering: Case) -> None:
    point = f.Asked(line="L99", wrong="缺少", mend="补一份")
    assert why(catering.do(a.AskToComplete(1, points=(point,)), MARKET)) is Why.NO_SUCH_LINE


@pytest.mark.row("F14")
def test_a_second_notice_is_meant_and_what_could_have_been_in_the_first_is_flagged(
    catering: Case,
) -> None:
    first = f.Asked(line="L4", wrong="不清楚", mend="重拍")
    catering.must(a.AskToComplete(1, points=(first,)), MARKET)
    brought(catering, "L4")
    again = (f.Asked(line="L4", wrong="还不清楚", mend="再拍"), f.Asked("L5", "没有", "补"))
    assert why(catering.do(a.AskToComplete(1, points=again), MARKET)) is Why.SECOND_NOTICE
    catering.must(a.AskToComplete(1, points=again, again=True), MARKET)
    fact = catering.events[-1].fact
    assert isinstance(fact, f.AskedToComplete)
    assert fact.avoidable == ("L5",)


def test_what_was_asked_for_is_closed_only_after_its_day(catering: Case) -> None:
    catering.must(a.AskToComplete(1, text="补齐材料", by=date(2026, 11, 20)), MARKET)
    assert why(catering.do(a.Expire(1, "没有补"), MARKET)) is Why.TOO_EARLY
    assert why(catering.do(a.Expire(1, "没有补"), MARKET, hours=DAY * 13)) is Why.TOO_EARLY
    catering.must(a.Expire(1, "没有补"), MARKET, hours=DAY)
    assert catering.member("MT-SMALL-CATERING").state is S.EXPIRED


def test_who_is_not_the_right_body_says_which_is(catering: Case) -> None:
    wrong = f.Ground.WRONG_BODY
    refusal = catering.do(a.Decline(1, wrong, "不归我们办", "可申请行政复议"), MARKET)
    assert refusal == Refusal(Why.INCOMPLETE, ("body",))
    catering.must(a.Decline(1, wrong, "不归我们办", "可申请行政复议", "D-TOWN"), MARKET)
    assert catering.member("MT-SMALL-CATERING").state is S.NOT_ACCEPTED


def test_what_is_put_right_on_the_spot_is_noted_and_accepted(catering: Case) -> None:
    catering.must(a.Correct(1, "店名少写一个字，当场改正"), MARKET)
    catering.must(a.Accept(1), MARKET)
    assert [e.kind for e in catering.events][-2:] == [EventKind.CORRECTED, EventKind.ACCEPTED]


def test_silence_accepts_a_licence_after_five_working_days_and_nothing_else(
    catering: Case, catalogue: Catalogue
) -> None:
    # received on Saturday the 7th in China: the fifth working day is Friday the 13th
    friday, saturday = catering.at_ms + 6 * DAY * HOUR_MS, catering.at_ms + 7 * DAY * HOUR_MS
    assert silence(catering.now, 1, friday) == ()
    facts = silence(catering.now, 1, saturday)
    assert facts == (f.DeemedAccepted(position=1),)
    catering.add(*(Event(fact, CLOUD, saturday, saturday) for fact in facts))
    assert catering.member("MT-SMALL-CATERING").state is S.ACCEPTED
    plan = next(plans_of(catalogue, "MT-PENSION-REG"))
    assert silence(case_of(setup_of(catalogue, plan)).now, 1, saturday * 2) == ()


def test_what_is_done_at_once_is_accepted_and_decided_in_one(catalogue: Catalogue) -> None:
    plan = next(plans_of(catalogue, "MT-RES-REG"))
    case = case_of(setup_of(catalogue, plan))
    case.must(a.Grant(1), somebody("D-GA"))
    assert [e.kind for e in case.events][-2:] == [EventKind.ACCEPTED, EventKind.GRANTED]


@pytest.mark.row("J06", "M25")
def test_a_refusal_needs_reason_basis_and_remedies(catalogue: Catalogue) -> None:
    plan = next(plans_of(catalogue, "MT-PENSION-REG"))
    setup = setup_of(catalogue, plan)
    bare = structs.replace(setup.members[0], basis=())
    case = case_of(structs.replace(setup, members=(bare,)))
    pensions = somebody("D-RS")
    case.must(a.Accept(1), pensions)
    for text, remedies, basis, missing in [
        ("", "复议", "依据", "text"),
        ("不符合", " ", "依据", "remedies"),
        ("不符合", "复议", "", "basis"),
    ]:
        refusal = case.do(a.Refuse(1, text, remedies, basis), pensions)
        assert refusal == Refusal(Why.INCOMPLETE, (missing,))
    case.must(a.Refuse(1, "不符合", "复议", "依据"), pensions)


def test_a_special_procedure_stops_the_work_and_tells_until_when(catering: Case) -> None:
    catering.must(a.Accept(1), MARKET)
    stop = a.Suspend(1, f.Procedure.INSPECTION, "现场检验", date(2026, 11, 20))
    catering.must(stop, MARKET)
    assert why(catering.do(a.Grant(1), MARKET)) is Why.NOT_NOW
    catering.must(a.Resume(1, "检验合格"), MARKET)
    assert catering.member("MT-SMALL-CATERING").state is S.ACCEPTED


def test_more_time_is_asked_once_and_allowed_by_another(catering: Case) -> None:
    catering.must(a.Accept(1), MARKET)
    assert why(catering.do(a.AskExtension(1, 11, "忙"), MARKET)) is Why.TOO_MANY_DAYS
    catering.must(a.AskExtension(1, 5, "情况复杂"), MARKET)
    allow = a.AllowExtension(1, allowed=True, text="情况复杂，同意延期")
    assert why(catering.do(allow, MARKET)) is Why.SAME_PERSON
    catering.must(allow, somebody("D-SC", "b"))
    assert catering.member("MT-SMALL-CATERING").extension_days == 5
    assert why(catering.do(a.AskExtension(1, 5, "再延"), MARKET)) is Why.NOT_NOW


def test_what_was_done_outside_and_typed_in_later_keeps_both_times(catering: Case) -> None:
    catering.must(a.Accept(1), MARKET)
    early, now = catering.at_ms - HOUR_MS, catering.at_ms + HOUR_MS
    act = a.Review(1, in_favour=True, text="合格")
    assert decide(catering.now, act, MARKET, Moment(early, now)) == Refusal(Why.BEFORE_THE_LAST)
    assert decide(catering.now, act, MARKET, Moment(now, early)) == Refusal(Why.NOT_YET)
    assert isinstance(decide(catering.now, act, MARKET, Moment(catering.at_ms, now)), tuple)
