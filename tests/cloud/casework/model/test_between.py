"""Departments among each other: opinions, questions, visits, first checks, grades, experts."""

from datetime import date

import pytest

from cloud.accounts.officers import Officer, Role
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.deciding_visits import digest_of
from cloud.casework.model.facts import Wish
from cloud.casework.model.now import TaskKind
from cloud.casework.model.parts import parts_of
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.silence import overdue
from cloud.casework.sight import sight_of
from cloud.casework.states import EventKind, MemberState, PartRole, PartState
from edge_sync.wire.application import Value
from provisioning.catalogue.model import Catalogue
from tests.cloud.applications import HOUR_MS, chosen, typed
from tests.cloud.casework.model.working import (
    SOON,
    Case,
    case_of,
    plans_of,
    setup_of,
    somebody,
    work_to_the_end,
)

S = MemberState
TOWN, LAND, FARM = somebody("D-TOWN"), somebody("D-ZR"), somebody("D-NY")
HOUSE = "MT-HOMESTEAD"
BUILT = chosen("建设用地")


def why(refusal: Refusal | None) -> Why | None:
    return refusal.why if refusal else None


def homestead(catalogue: Catalogue, area: str = "120", land: Value = BUILT) -> Case:
    plan = next(plans_of(catalogue, HOUSE))
    answers = {HOUSE: {"new_area": typed(area), "land_kind": land}}
    return case_of(setup_of(catalogue, plan, answers))


def birth(catalogue: Catalogue) -> Case:
    plan = max(plans_of(catalogue, "PK-BIRTH"), key=lambda one: len(one.applied))
    return case_of(setup_of(catalogue, plan))


@pytest.mark.row("P08")
def test_who_handles_a_homestead_depends_on_its_size(catalogue: Catalogue) -> None:
    assert homestead(catalogue, "120").member(HOUSE).acting == "D-TOWN"
    assert homestead(catalogue, "400").member(HOUSE).acting == "D-ZR"


@pytest.mark.row("P07")
@pytest.mark.parametrize(
    ("land", "bodies"),
    [("建设用地", {"D-TOWN", "D-ZR"}), ("农用地(耕地)", {"D-TOWN", "D-ZR", "D-NY"})],
)
def test_the_class_of_a_visit_is_chosen_by_what_the_land_is(
    catalogue: Catalogue, land: str, bodies: set[str]
) -> None:
    case = homestead(catalogue, land=chosen(land))
    case.must(b.PlanVisit((1,), SOON, "幸福村三组"), TOWN)
    assert set(case.now.visits[0].bodies) == bodies


@pytest.mark.row("P07")
def test_an_excluded_plot_has_no_visit_and_is_decided_without(catalogue: Catalogue) -> None:
    case = homestead(catalogue, land=chosen("标准地"))
    assert why(case.do(b.PlanVisit((1,), SOON, "幸福村"), TOWN)) is Why.VISIT_EXCLUDED
    work_to_the_end(case)
    assert case.member(HOUSE).state is S.GRANTED
    assert case.now.visits == ()


@pytest.mark.row("P06", "P14")
def test_one_report_is_signed_by_all_before_anybody_decides(catalogue: Catalogue) -> None:
    case = homestead(catalogue)
    case.must(a.Accept(1), TOWN)
    for task in case.now.tasks:
        case.must(b.GiveOpinion(task.number, in_favour=True, text="同意"), somebody(task.of))
    case.must(a.Review(1, in_favour=True, text="合格"), TOWN)
    decider = somebody("D-TOWN", "b")
    assert why(case.do(a.Grant(1), decider)) is Why.VISIT_MISSING
    case.must(b.PlanVisit((1,), SOON, "幸福村", route="镇政府—三组"), TOWN)
    assert why(case.do(a.Grant(1), decider)) is Why.VISIT_OPEN
    number = case.now.visits[0].number
    case.must(b.ReportVisit(number, "四至清楚"), TOWN)
    case.must(b.SignVisit(number, digest_of("四至清楚")), TOWN)
    assert why(case.do(b.SignVisit(number, digest_of("别的")), LAND)) is Why.REPORT_CHANGED
    case.must(b.ReportVisit(number, "四至清楚，无争议"), LAND)  # all sign anew
    assert case.now.visits[0].unsigned == ("D-TOWN", "D-ZR")
    for who in (TOWN, LAND):
        case.must(b.SignVisit(number, digest_of("四至清楚，无争议")), who)
    assert why(case.do(a.Grant(1), TOWN)) is Why.SECOND_PERSON  # who checked does not decide
    case.must(a.Grant(1), decider)


@pytest.mark.row("P14")
def test_a_simple_matter_is_checked_and_decided_by_one(catalogue: Catalogue) -> None:
    case = case_of(setup_of(catalogue, next(plans_of(catalogue, "MT-PENSION-REG"))))
    pensions = somebody("D-RS")
    case.must(a.Accept(1), pensions)
    case.must(a.Grant(1), pensions)
    assert case.member("MT-PENSION-REG").state is S.GRANTED


@pytest.mark.row("P09")
def test_the_town_checks_and_the_county_decides_each_on_its_own_clock(catalogue: Catalogue) -> None:
    case = case_of(setup_of(catalogue, next(plans_of(catalogue, "MT-OLDAGE"))))
    county = somebody("D-MZ")
    assert why(case.do(a.Accept(1), county)) is Why.NOT_YOURS
    case.must(a.Accept(1), TOWN)
    assert why(case.do(a.Grant(1), TOWN)) is Why.PASS_UP_FIRST
    case.must(a.PassUp(1, in_favour=True, text="符合"), TOWN)
    assert {p.department: p.drawer for p in parts_of(case.now)} == {
        "D-MZ": PartState.TO_DO,
        "D-TOWN": PartState.WAITING,
    }
    case.must(a.SendBack(1, "再核年龄"), county)
    assert case.member("MT-OLDAGE").acting == "D-TOWN"
    case.must(a.PassUp(1, in_favour=True, text="已核"), TOWN)
    case.must(a.Grant(1), county)


@pytest.mark.row("P04")
def test_the_letter_waits_for_every_mandatory_decision_and_lists_all(catalogue: Catalogue) -> None:
    case, lead = birth(catalogue), somebody("D-WJ")
    refusal = case.do(b.IssueLetter(), lead)
    assert refusal is not None
    assert refusal.why is Why.LETTER_TOO_EARLY
    assert "MT-BIRTH-HUKOU" in refusal.detail
    assert "MT-BIRTH-COST" not in refusal.detail  # the resident chose it in addition
    assert why(case.do(b.IssueLetter(), somebody("D-GA"))) is Why.NOT_YOURS
    work_to_the_end(case)
    assert len(case.now.letters[0].results) == len(case.now.setup.members)
    assert why(case.do(b.IssueLetter(), lead)) is Why.NOT_NOW  # all is told


@pytest.mark.row("P04")
def test_an_optional_member_holds_no_letter_and_has_a_later_one(catalogue: Catalogue) -> None:
    case, lead = birth(catalogue), somebody("D-WJ")
    costs = case.member("MT-BIRTH-COST").setup.position
    for member in case.now.members:
        if member.setup.position != costs and member.state is S.RECEIVED:
            at, who = member.setup.position, somebody(member.acting)
            case.must(a.Accept(at), who)
            case.must(a.Grant(at), who)
    for name in ("MT-BIRTH-HUKOU", "MT-MED-REG", "MT-SSCARD"):
        one = case.member(name)
        if one.state is S.RECEIVED:
            case.must(a.Accept(one.setup.position), somebody(one.acting))
            case.must(a.Grant(one.setup.position), somebody(one.acting))
    case.must(b.IssueLetter(), lead)
    assert case.member("MT-BIRTH-COST").state is S.RECEIVED
    work_to_the_end(case)
    assert len(case.now.letters) == 2


@pytest.mark.row("P04")
def test_a_mandatory_opinion_holds_the_decision(catalogue: Catalogue) -> None:
    case, pensions = birth(catalogue), somebody("D-GA")
    position = case.member("MT-BIRTH-CERT").setup.position
    hospital = somebody(case.member("MT-BIRTH-CERT").acting)
    case.must(a.Accept(position), hospital)
    case.must(b.AskOpinion(position, "D-GA", SOON, "身份核实？"), hospital)
    refusal = case.do(a.Grant(position), hospital)
    assert refusal == Refusal(Why.OPINION_MISSING, ("D-GA",))
    number = case.now.tasks[-1].number
    assert why(case.do(b.GiveOpinion(number, in_favour=True, text="x"), TOWN)) is Why.NOT_YOURS
    case.must(b.GiveOpinion(number, in_favour=True, text="属实"), pensions)
    case.must(a.Grant(position), hospital)


@pytest.mark.row("P13")
def test_a_question_has_a_day_and_is_escalated_once_when_it_passes(catalogue: Catalogue) -> None:
    case, police, health = birth(catalogue), somebody("D-GA"), somebody("D-WJ")
    case.must(b.AskQuestion("D-GA", date(2026, 11, 11), "户口本地址？"), health)
    task = case.now.tasks[-1]
    assert overdue(case.now, case.at_ms) == ()
    late = case.at_ms + 7 * 24 * HOUR_MS
    assert [fact.task for fact in overdue(case.now, late)] == [task.number]  # type: ignore[union-attr]
    assert {p.department: p.drawer for p in parts_of(case.now)}["D-GA"] is PartState.TO_DO
    case.must(b.AnswerQuestion(task.number, "幸福村五组6号"), police)
    assert overdue(case.now, late) == ()


@pytest.mark.row("D16")
def test_a_wrong_birth_date_is_corrected_at_its_lead_body_and_the_case_goes_on(
    catalogue: Catalogue,
) -> None:
    case = case_of(setup_of(catalogue, next(plans_of(catalogue, "MT-PENSION-REG"))))
    pensions, police = somebody("D-RS"), somebody("D-GA")
    case.must(a.Accept(1), pensions)
    ask = b.AskCorrection("D-GA", "birth_date", "p1", "证件与户口簿不一致", "d" * 32, 1)
    case.must(ask, pensions)
    assert {p.department: p.role for p in parts_of(case.now)}["D-GA"] is PartRole.ADVISER
    case.must(a.Grant(1), pensions)  # with the mark; nobody waits
    task = case.now.tasks[-1]
    assert (task.kind, task.is_open) == (TaskKind.CORRECTION, True)
    case.must(b.AnswerCorrection(task.number, corrected=True, text="已改为1965年"), police)


@pytest.mark.row("R03")
def test_an_expert_sees_one_member_of_one_case_until_the_opinion_is_signed(
    catalogue: Catalogue,
) -> None:
    case = birth(catalogue)
    member = case.member("MT-BIRTH-CERT")
    hospital, at = somebody(member.acting), member.setup.position
    expert = Officer("ex.zhao", "赵专家", "", Role.EXPERT)
    assert sight_of(case.now, expert) is None
    case.must(a.Accept(at), hospital)
    case.must(b.InviteExpert(at, "ex.zhao", "赵专家", "核对出生记录", SOON), hospital)
    sight = sight_of(case.now, expert)
    assert sight is not None
    assert sight.positions == {at}
    number = case.now.tasks[-1].number
    assert why(case.do(a.Grant(at), expert)) is Why.NOT_YOURS
    other = Officer("ex.qian", "钱", "", Role.EXPERT)
    speak = b.SpeakAsExpert(number, in_favour=True, text="记录属实")
    assert why(case.do(speak, other)) is Why.NOT_YOURS
    case.must(speak, expert)
    assert sight_of(case.now, expert) is None
    assert why(case.do(speak, expert)) is Why.NOT_NOW


@pytest.mark.row("R03")
def test_an_invitation_ends_with_its_day(catalogue: Catalogue) -> None:
    case = birth(catalogue)
    member = case.member("MT-BIRTH-CERT")
    hospital, at = somebody(member.acting), member.setup.position
    case.must(a.Accept(at), hospital)
    case.must(b.InviteExpert(at, "ex.zhao", "赵", "核对", date(2026, 11, 10)), hospital)
    expert = Officer("ex.zhao", "赵", "", Role.EXPERT)
    speak = b.SpeakAsExpert(case.now.tasks[-1].number, in_favour=True, text="属实")
    assert why(case.do(speak, expert, hours=24 * 7)) is Why.NOT_NOW


@pytest.mark.row("P05", "Z07")
def test_what_waits_for_a_refused_one_is_returned_by_an_officer_as_the_resident_chose(
    catalogue: Catalogue,
) -> None:
    case, police, insurance = birth(catalogue), somebody("D-GA"), somebody("D-YB")
    hukou, med = case.member("MT-BIRTH-HUKOU"), case.member("MT-MED-REG")
    hospital = case.member("MT-BIRTH-CERT")
    if hospital.state is S.RECEIVED:
        case.must(a.Accept(hospital.setup.position), somebody(hospital.acting))
        case.must(a.Grant(hospital.setup.position), somebody(hospital.acting))
    ask = a.Return(med.setup.position, Wish.WAIT, "本人想等")
    assert why(case.do(ask, insurance)) is Why.NOT_NOW  # nothing was refused yet
    case.must(a.Accept(hukou.setup.position), police)
    case.must(a.Refuse(hukou.setup.position, "信息不符", "可复议", "条例"), police)
    assert case.member("MT-MED-REG").state is S.WAITING  # the system refuses nobody
    assert why(case.do(ask, police)) is Why.NOT_YOURS
    case.must(ask, insurance)
    assert case.member("MT-MED-REG").wish is Wish.WAIT
    case.must(a.Return(med.setup.position, Wish.TAKE_BACK, "本人改为撤回"), somebody("D-WJ"))
    assert case.member("MT-MED-REG").state is S.RETURNED
    assert case.events[-1].kind is EventKind.RETURNED
