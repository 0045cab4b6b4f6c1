"""Acts at the register: recorded with their papers, told, refused where they are not somebody's."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from msgspec import structs

from cloud.casework.book import Book
from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.facts import Gap
from cloud.casework.model.papers import PaperKind
from cloud.casework.model.refusals import Why
from cloud.casework.model.setup import ApplicantKind
from cloud.casework.reading import CaseReader
from cloud.casework.rebuilding import differences, repair
from cloud.casework.states import Act, EventKind, MemberState, PartRole, PartState
from cloud.casework.tables import (
    CaseRow,
    EventRow,
    LineRow,
    MemberRow,
    PartRow,
    RefusalRow,
    TaskRow,
)
from cloud.casework.traces import trace_of
from cloud.clock.soundness import refuse_broken
from cloud.clock.trace import CaseTrace, HolderKind
from cloud.errors import AnswerIncompleteError, NotPossibleNowError, NotYoursError
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    Choice,
    Line,
    MatterId,
    Member,
    Resolution,
)
from edge_sync.wire.news import NewsKind, Stands
from edge_sync.wire.submissions import Follower
from provisioning.storage.database import Database
from tests.cloud.applications import P1, birth, chosen, pension, stamp, typed, wang
from tests.cloud.casework.test_followers import held, supplement, withdrawal
from tests.cloud.hands import ARRIVED_MS, Outbox, SetClock, arrival, officer

AT = datetime(2026, 11, 9, 2, tzinfo=UTC)
LINE = Line("L3", "M-HUKOU", P1, Resolution.TO_BE_VERIFIED, "核验")


def take(database: Database, register: CaseRegister, submission: Application | Follower) -> None:
    with database.transaction():
        register.take(submission, arrival(submission))  # type: ignore[arg-type]


def opened(database: Database, register: CaseRegister, application: Application) -> str:
    take(database, register, application)
    number = register.number_of(application.id)
    assert number is not None
    return number


def trace_of_case(database: Database, number: str) -> CaseTrace:
    entry = Book(database).open(database.rows(CaseRow.select().where(CaseRow.number == number))[0])
    return trace_of(entry.case, entry.events, entry.now)


def agrees(database: Database) -> None:
    """The tables of now are what the events say, whatever happened before."""
    assert list(differences(database)) == []


def tolerant() -> Application:
    """A licence whose health certificates are to follow."""
    lines = (
        Line("L1", "FORM", P1, Resolution.GENERATED, "生成"),
        Line("L4", "M-HEALTH", P1, Resolution.PENDING, "稍后补", promised="20261112"),
    )
    member = Member(MatterId("MT-SMALL-CATERING"), Choice.APPLY, {"who": "self"}, {}, lines)
    return structs.replace(
        held(pension()), title="MT-SMALL-CATERING", members=(member,), documents=()
    )


def test_every_act_leaves_tables_that_the_events_say(
    database: Database, register: CaseRegister
) -> None:
    application = held(birth())
    number = opened(database, register, application)
    agrees(database)
    police, insurance = officer("D-GA"), officer("D-YB")
    acts = [
        (police, a.AskToComplete(2, "户口簿看不清")),
        (police, a.Accept(2)),
        (police, b.AskOpinion(2, "D-WJ", AT.date(), "出生证编号？")),
        (officer("D-WJ"), b.GiveOpinion(1, in_favour=True, text="属实")),
        (police, b.AskQuestion("D-YB", AT.date(), "已参保？", 2)),
        (insurance, b.AnswerQuestion(2, "没有")),
        (police, a.Grant(2)),
        (insurance, a.Accept(3)),
        (insurance, a.Refuse(3, "已在外地参保", "六十日内可申请复议", "参保办法")),
    ]
    for place, (who, act) in enumerate(acts):
        register.perform(who, number, act, AT + timedelta(hours=place), key=f"k{place}")  # type: ignore[arg-type]
        agrees(database)
    take(database, register, withdrawal(application))
    agrees(database)
    register.perform(officer("D-WJ"), number, b.IssueLetter(), AT + timedelta(days=2), key="l")
    agrees(database)
    trace = trace_of_case(database, number)
    refuse_broken(trace)
    assert trace.letter_ms is not None


def test_what_somebody_changed_by_hand_is_found_and_put_right(
    database: Database, register: CaseRegister
) -> None:
    number = opened(database, register, birth())
    register.perform(officer("D-GA"), number, b.AskQuestion("D-YB", AT.date(), "？"), AT, key="q")
    with database.transaction():
        database.run(MemberRow.update(state=MemberState.GRANTED).where(MemberRow.position == 3))
        database.run(PartRow.delete().where(PartRow.department == "D-YB"))
        database.run(TaskRow.update(is_open=0))
        database.run(CaseRow.update(legal_ms=1))
    found = {difference.where.split()[0] for difference in differences(database)}
    assert found == {"members", "parts", "tasks", "legal_ms"}
    assert repair(database) == 1
    agrees(database)
    assert repair(database) == 0


@pytest.mark.row("R01")
def test_an_act_on_another_departments_member_is_refused_and_the_refusal_kept(
    database: Database, register: CaseRegister
) -> None:
    number = opened(database, register, birth())
    for who in (officer("D-RS"), officer("D-YB")):
        with pytest.raises(NotYoursError):
            register.perform(who, number, a.Accept(2), AT, key="x")
    rows = database.rows(RefusalRow.select().order_by(RefusalRow.id))
    assert [(row.department, row.position, row.act) for row in rows] == [
        ("D-RS", 2, "accept"),
        ("D-YB", 2, "accept"),
    ]
    assert database.count(EventRow.select()) == 2


@pytest.mark.row("J06", "M25")
def test_a_decision_is_a_numbered_paper_with_remedies_and_their_days(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, pension())
    who = officer("D-RS")
    register.perform(who, number, a.Accept(1), AT, key="1")
    refuse = a.Refuse(1, "不符合参保条件", "可申请复议或起诉", "社会保险法第二十条")
    register.perform(who, number, refuse, AT, key="2")
    papers = [event.paper for event in reader.case(who, number).events if event.paper]
    assert [paper.kind for paper in papers] == [
        PaperKind.RECEIPT,
        PaperKind.ACCEPTANCE,
        PaperKind.DECISION,
    ]
    acceptance, decision = papers[1:]
    assert acceptance.basis
    assert (acceptance.contact, acceptance.copies) == ("13800000001", 2)
    assert {one.material for one in acceptance.listed} == {"FORM", "M-IDCARD", "M-HUKOU"}
    assert acceptance.decide_by == "20261110"  # one working day after Monday the 9th
    assert decision.granted is False
    assert (decision.review_by, decision.sue_by) == ("20270108", "20270509")
    assert (decision.number.body, decision.number.year, decision.number.serial) == ("D-RS", 2026, 1)
    second = opened(database, register, pension(slip="K000001-000044"))
    register.perform(who, second, a.Accept(1), AT, key="3")
    again = [event.paper for event in reader.case(who, second).events if event.paper][-1]
    assert again.number.serial == 2


def test_papers_to_follow_are_asked_for_at_the_kiosk_by_the_promised_day(
    database: Database, register: CaseRegister, reader: CaseReader, outbox: Outbox
) -> None:
    number = opened(database, register, tolerant())
    who = officer("D-SC")
    with pytest.raises(NotPossibleNowError) as caught:
        register.perform(who, number, a.AcceptWithGaps(1, (Gap("L4", "20270301"),)), AT, key="0")
    assert caught.value.why == Why.GAP_TOO_LATE.value
    register.perform(who, number, a.AcceptWithGaps(1, (Gap("L4", "20261112"),)), AT, key="1")
    news = outbox.told[-1]
    assert news.what is NewsKind.ASKED
    assert [(one.line, one.by) for one in news.asked] == [("L4", "20261112")]
    assert [one.stands for one in news.standings] == [Stands.ACCEPTED]
    paper = reader.case(who, number).events[-1].paper
    assert paper is not None
    assert (paper.kind, paper.by, paper.copies) == (PaperKind.TOLERANCE, "20261112", 2)
    agrees(database)


@pytest.mark.row("P04")
def test_the_letter_reaches_the_resident_with_all_results(
    database: Database, register: CaseRegister, outbox: Outbox, reader: CaseReader
) -> None:
    number = opened(database, register, birth())
    lead = officer("D-WJ")
    with pytest.raises(NotPossibleNowError) as caught:
        register.perform(lead, number, b.IssueLetter(), AT, key="0")
    assert caught.value.why == Why.LETTER_TOO_EARLY.value
    for position, body in ((2, "D-GA"), (3, "D-YB"), (4, "D-YB")):
        register.perform(officer(body), number, a.Accept(position), AT, key=f"a{position}")
        register.perform(officer(body), number, a.Grant(position), AT, key=f"g{position}")
    assert [i.number for i in reader.inbox(lead, PartState.TO_DO)] == [number]
    register.perform(lead, number, b.IssueLetter("证件到站自取"), AT, key="l")
    news = outbox.told[-1]
    assert news.what is NewsKind.FINISHED
    assert "证件到站自取" in news.text["zh"]
    assert [one.stands for one in news.standings][1:] == [Stands.GRANTED] * 3
    view = reader.case(lead, number)
    assert {line.state for line in view.table} == {MemberState.GRANTED, MemberState.DONE_ALREADY}
    assert reader.counts(lead)[PartState.DONE] == 1


@pytest.mark.row("P13")
def test_a_question_lies_in_the_other_departments_tasks_and_is_escalated(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, birth())
    ask = b.AskQuestion("D-RS", AT.date() + timedelta(days=1), "是否已领社保卡？", 3)
    register.perform(officer("D-YB"), number, ask, AT, key="q")
    pensions = officer("D-RS")
    (item,) = reader.tasks(pensions)
    assert (item.number, item.task.asked_by, item.task.by) == (number, "D-YB", "20261110")
    view = reader.case(pensions, number)  # it sees the member it was asked about, and no other
    assert [member.matter for member in view.members] == ["MT-MED-REG"]
    assert (view.role, view.possible) == (
        PartRole.ADVISER,
        (Act.ASK_QUESTION, Act.ANSWER_QUESTION, Act.ASK_CORRECTION),
    )
    assert register.escalate(number, AT + timedelta(days=3)) == 1
    assert register.escalate(number, AT + timedelta(days=3)) == 0
    register.perform(pensions, number, b.AnswerQuestion(1, "没有"), AT, key="n")
    assert reader.tasks(pensions) == ()


@pytest.mark.row("R14", "M27", "R04")
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("", ApplicantKind.PERSON),
        ("92529901MA00000TX4", ApplicantKind.ORGANISATION),
        ("11529901MB00000194", ApplicantKind.GOVERNMENT),
    ],
)
def test_a_person_a_company_and_a_township_apply_by_the_same_case(
    database: Database, register: CaseRegister, reader: CaseReader, code: str, kind: ApplicantKind
) -> None:
    values = wang().values | ({"uscc": typed(code), "org_name": typed("某单位")} if code else {})
    applicant = structs.replace(wang(), values=values)
    number = opened(database, register, structs.replace(pension(), persons=(applicant,)))
    who = officer("D-RS")
    register.perform(who, number, a.Accept(1), AT, key="1")
    register.perform(who, number, a.Grant(1), AT, key="2")
    view = reader.case(who, number)
    assert view.applicant_kind is kind
    assert [e.kind for e in view.events][-2:] == [EventKind.ACCEPTED, EventKind.GRANTED]
    agrees(database)
    town = officer("D-TOWN")
    if kind is ApplicantKind.GOVERNMENT:  # both see the same timeline, with different duties
        seen = reader.case(town, number)
        assert seen.role is PartRole.APPLICANT
        assert [e.kind for e in seen.events] == [e.kind for e in view.events]
        assert (seen.members, seen.documents, seen.possible) == ((), (), ())
    else:
        with pytest.raises(NotYoursError):
            reader.case(town, number)


@pytest.mark.row("P03")
def test_the_shared_paper_is_one_file_for_every_department(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, birth(picture=b"one"))
    police, insurance = reader.case(officer("D-GA"), number), reader.case(officer("D-YB"), number)
    certificate = {d.document: d.sha256 for d in police.documents}
    shared = {d.document: d.sha256 for d in insurance.documents}.keys() & certificate.keys()
    assert shared
    assert all(
        certificate[one] == {d.document: d.sha256 for d in insurance.documents}[one]
        for one in shared
    )


@pytest.mark.row("P12")
def test_the_holdings_of_a_case_say_where_its_time_went(
    database: Database, register: CaseRegister
) -> None:
    application = held(pension())
    number = opened(database, register, application)
    asked = datetime.fromtimestamp(ARRIVED_MS / 1000 + 3600, UTC)
    who = officer("D-RS")
    register.perform(who, number, a.AskToComplete(1, "看不清"), asked, key="1")
    came_ms = ARRIVED_MS + 30 * 3_600_000
    answer = supplement(application, lodged=stamp(ARRIVED_MS + 20 * 3_600_000))
    with database.transaction():
        register.take(answer, arrival(answer, came_ms))  # type: ignore[arg-type]
    trace = trace_of_case(database, number)
    refuse_broken(trace)
    spans = [
        (one.holder.kind, ((one.ended_ms or came_ms) - one.begun_ms) // 3_600_000)
        for one in trace.members[0].holdings
    ]
    assert spans == [
        (HolderKind.TRANSIT, 2),
        (HolderKind.BODY, 1),
        (HolderKind.APPLICANT, 19),
        (HolderKind.TRANSIT, 10),
        (HolderKind.BODY, 0),
    ]


@pytest.mark.row("F15")
def test_no_order_and_no_repeat_of_messages_changes_how_a_case_stands(
    database: Database, register: CaseRegister
) -> None:
    """Kiosks are apart: whatever arrives in whatever order, the case stands the same."""
    standing = set()
    for place, order in enumerate([*permutations(range(4))][::3]):
        application = held(pension(slip=f"K000001-{place + 100:06d}"))
        first = supplement(application, id=ApplicationId(f"{place:030x}a1"), lodged=stamp(1000))
        later = supplement(
            application,
            id=ApplicationId(f"{place:030x}b1"),
            lodged=stamp(2000),
            documents=(structs.replace(first.documents[0], id="f" * 32),),
            brought=(structs.replace(first.brought[0], document="f" * 32),),
        )
        back = structs.replace(withdrawal(application), id=ApplicationId(f"{place:030x}c1"))
        messages: list[Application | Follower] = [application, first, later, back]
        for index in order:
            take(database, register, messages[index])
            take(database, register, messages[order[0]])  # and the first again
        standing.add(_standing(database, application))
    assert len(standing) == 1
    agrees(database)


def _standing(database: Database, application: Application) -> tuple[object, ...]:
    [case] = database.rows(CaseRow.select().where(CaseRow.application == application.id))
    members = database.rows(MemberRow.select().where(MemberRow.case == case.id))
    lines = database.rows(LineRow.select().where(LineRow.member == members[0].id))
    parts = database.rows(PartRow.select().where(PartRow.case == case.id))
    return (
        case.state,
        case.legal_ms,
        tuple(member.state for member in members),
        tuple((ln.line, ln.document, ln.earlier, ln.resolution, ln.reason) for ln in lines),
        tuple((part.department, part.state, part.due_day) for part in parts),
    )


def test_silence_is_noted_for_a_licence_and_told(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    number = opened(database, register, tolerant())
    assert not register.deem_accepted(number, 1, AT)
    assert register.deem_accepted(number, 1, AT + timedelta(days=7))
    assert "视为受理" in outbox.told[-1].text["zh"]
    agrees(database)


@pytest.mark.row("P07", "P08")
def test_a_homestead_is_asked_about_by_the_rules_as_soon_as_it_is_accepted(
    database: Database, register: CaseRegister, reader: CaseReader, clock: SetClock
) -> None:
    answers = {"new_area": typed("120"), "land_kind": chosen("建设用地")}
    member = Member(MatterId("MT-HOMESTEAD"), Choice.APPLY, {"who": "self"}, answers, ())
    house = structs.replace(pension(), title="MT-HOMESTEAD", members=(member,))
    number = opened(database, register, house)
    town = officer("D-TOWN")
    register.perform(town, number, a.Accept(1), clock.now(), key="1")
    assert {item.task.of for who in ("D-ZR", "D-NY") for item in reader.tasks(officer(who))} == {
        "D-ZR",
        "D-NY",
    }
    plan = b.PlanVisit((1,), clock.now().date() + timedelta(days=2), "幸福村三组")
    register.perform(town, number, plan, clock.now(), key="2")
    assert reader.case(town, number).visits[0].bodies == ("D-TOWN", "D-ZR")
    agrees(database)


def test_a_department_that_is_none_is_asked_nothing(
    database: Database, register: CaseRegister
) -> None:
    number = opened(database, register, birth())
    ask = b.AskQuestion("D-NOBODY", AT.date(), "？")
    with pytest.raises(AnswerIncompleteError) as caught:
        register.perform(officer("D-GA"), number, ask, AT, key="q")
    assert caught.value.missing == ("of",)
