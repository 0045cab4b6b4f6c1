import logging

import msgspec
import pytest

from cloud.accounts.officers import Role
from cloud.casework.answers import Answer
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.states import Act, CaseState, EventKind, MemberState, PartState
from cloud.casework.tables import MODELS, CaseRow, EventRow
from cloud.errors import (
    AnswerIncompleteError,
    NoSuchCaseError,
    NotPossibleNowError,
    NotYoursError,
)
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import Application, Choice
from edge_sync.wire.news import NewsKind
from provisioning.storage.database import Database
from provisioning.storage.schema import differences
from tests.cloud.applications import birth, pension, stamp
from tests.cloud.hands import ARRIVED_MS, Outbox, SetClock, arrival, officer

PENSION_CODE = "11529901MB0000035R4000703001000"


def opened(database: Database, register: CaseRegister, application: Application) -> str:
    with database.transaction():
        register.open_case(application, arrival(application))
    number = register.number_of(application.id)
    assert number is not None
    return number


def test_the_steps_make_the_tables_that_the_models_name(database: Database) -> None:
    assert differences(database._driver, MODELS) == []  # noqa: SLF001 - as its own tests do


@pytest.mark.row("T09", "F15")
def test_a_case_gets_the_national_number_of_its_matter_and_day(
    database: Database, register: CaseRegister
) -> None:
    first = opened(database, register, pension())
    second = opened(database, register, pension(slip="K000001-000044"))
    # Eleven in the evening UTC is the next day in Beijing.
    assert first == f"{PENSION_CODE}202611070001"
    assert second == f"{PENSION_CODE}202611070002"
    assert len(first) == 43


@pytest.mark.row("F15")
def test_an_application_delivered_twice_is_one_case(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = pension()
    assert opened(database, register, application) == opened(database, register, application)
    assert database.count(CaseRow.select()) == 1
    assert [news.what for news in outbox.told] == [NewsKind.CASE_OPENED]


def test_a_case_opens_only_inside_the_intakes_transaction(register: CaseRegister) -> None:
    with pytest.raises(RuntimeError):
        register.open_case(pension(), arrival(pension()))


def test_a_case_that_fails_half_way_leaves_nothing(
    database: Database, register: CaseRegister
) -> None:
    class PowerCutError(Exception):
        pass

    def cut_short() -> None:
        with database.transaction():
            register.open_case(birth(), arrival(birth()))
            raise PowerCutError

    with pytest.raises(PowerCutError):
        cut_short()
    assert database.count(CaseRow.select()) == 0
    assert opened(database, register, birth()).endswith("0001")


def test_an_application_for_something_never_published_is_refused_whole(
    database: Database, register: CaseRegister
) -> None:
    foreign = msgspec.structs.replace(pension(), title="MT-UNKNOWN")
    with pytest.raises(ApplicationRefusedError, match="MT-UNKNOWN"):
        opened(database, register, foreign)
    assert database.count(CaseRow.select()) == 0


def test_an_application_that_names_somebody_twice_is_refused_whole(
    database: Database, register: CaseRegister
) -> None:
    sound = birth()
    twice = msgspec.structs.replace(sound, persons=(*sound.persons, sound.persons[0]))
    with pytest.raises(ApplicationRefusedError):
        opened(database, register, twice)
    assert database.rows(CaseRow.select()) == []
    assert database.rows(EventRow.select()) == []


@pytest.mark.row("P01", "P05")
def test_members_begin_when_their_predecessors_allow_it(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, birth())
    view = reader.case(officer("D-WJ"), number)
    assert {member.matter: member.state for member in view.members} == {
        "MT-BIRTH-CERT": MemberState.DONE_ALREADY,
        "MT-BIRTH-HUKOU": MemberState.RECEIVED,
        "MT-MED-REG": MemberState.WAITING,
        "MT-BIRTH-COST": MemberState.RECEIVED,
    }
    begun = {m.now.begun_ms for m in view.members if m.state is MemberState.RECEIVED}
    assert begun == {view.legal_ms}  # those that wait for nobody begin together, at once
    numbers = [member.number for member in view.members if member.number]
    assert len(set(numbers) | {number}) == 4
    assert all(len(text) == 43 for text in numbers)


@pytest.mark.row("P01", "P05")
def test_a_follower_begins_when_its_predecessor_is_granted(
    database: Database, register: CaseRegister, reader: CaseReader, clock: SetClock
) -> None:
    number = opened(database, register, birth())
    police = officer("D-GA")
    position = reader.case(police, number).members[0].position
    register.answer(police, number, position, Answer(Act.ACCEPT), clock.now(), key="1")
    register.answer(police, number, position, Answer(Act.GRANT), clock.now(), key="2")
    insurance = reader.case(officer("D-YB"), number).members
    assert MemberState.WAITING not in {member.state for member in insurance}
    kinds = [event.kind for event in reader.case(officer("D-WJ"), number).events]
    assert kinds == [
        EventKind.LODGED,
        EventKind.OPENED,
        EventKind.ACCEPTED,
        EventKind.GRANTED,
        EventKind.STARTED,
    ]


@pytest.mark.row("P05")
def test_a_refused_predecessor_refuses_nobody_else(
    database: Database, register: CaseRegister, reader: CaseReader, clock: SetClock
) -> None:
    number = opened(database, register, birth())
    police = officer("D-GA")
    register.answer(police, number, 2, Answer(Act.ACCEPT), clock.now(), key="1")
    refusal = Answer(Act.REFUSE, "出生证编号与签发机构不符", "六十日内可申请行政复议")
    register.answer(police, number, 2, refusal, clock.now(), key="2")
    view = reader.case(officer("D-WJ"), number)
    assert view.state is CaseState.IN_PROGRESS
    assert {m.matter: m.state for m in view.members}["MT-MED-REG"] is MemberState.WAITING


@pytest.mark.row("P03", "R01")
def test_a_department_sees_its_own_members_and_the_scans_they_name(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, birth())
    insurance = reader.case(officer("D-YB"), number)
    police = reader.case(officer("D-GA"), number)
    lead = reader.case(officer("D-WJ"), number)
    assert [m.matter for m in insurance.members] == ["MT-MED-REG", "MT-BIRTH-COST"]
    assert [m.matter for m in police.members] == ["MT-BIRTH-HUKOU"]
    assert len(lead.members) == 4
    assert {d.material for d in insurance.documents} == {"M-BIRTHCERT", "M-BANK"}
    assert {d.material for d in police.documents} == {"M-BIRTHCERT"}
    hashes = {d.document: d.sha256 for d in lead.documents}
    assert all(hashes[d.document] == d.sha256 for d in (*insurance.documents, *police.documents))
    with pytest.raises(NotYoursError):
        reader.case(officer("D-RS"), number)
    with pytest.raises(NotYoursError):
        reader.document(officer("D-GA"), number, "b" * 32)
    with pytest.raises(NoSuchCaseError):
        reader.document(officer("D-WJ"), number, "e" * 32)
    with pytest.raises(NoSuchCaseError):
        reader.case(officer("D-WJ"), "1" * 43)


@pytest.mark.row("P03", "R01")
def test_a_department_whose_matter_was_left_out_has_no_part_in_the_case(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    whole = birth()
    members = tuple(
        msgspec.structs.replace(member, choice=Choice.LEFT_OUT)
        if member.matter == "MT-BIRTH-HUKOU"
        else member
        for member in whole.members
    )
    number = opened(database, register, msgspec.structs.replace(whole, members=members))
    with pytest.raises(NotYoursError):
        reader.case(officer("D-GA"), number)
    assert set(reader.counts(officer("D-GA")).values()) == {0}
    assert len(reader.case(officer("D-WJ"), number).members) == 4


@pytest.mark.row("P03")
def test_a_department_gets_the_answers_its_matter_asked_for_and_no_others(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    number = opened(database, register, birth())
    police = reader.case(officer("D-GA"), number).members[0]
    costs = reader.case(officer("D-YB"), number).members[1]
    asked = {(item.person, item.element) for item in police.form}
    assert ("p1", "name") in asked
    assert ("p2", "id_no") in asked
    assert not {element for _, element in asked} & {"bank_account", "bank_name"}
    assert ("p1", "bank_account") in {(i.person, i.element) for i in costs.form}
    assert not [item for item in costs.form if item.person == "p2"]
    assert police.answers["follow"].text == "随母"


@pytest.mark.row("R01")
def test_nobody_answers_for_another_department(
    database: Database, register: CaseRegister, clock: SetClock
) -> None:
    number = opened(database, register, birth())
    for stranger in (officer("D-YB"), officer("D-WJ"), officer("D-GA", Role.READER)):
        with pytest.raises(NotYoursError):
            register.answer(stranger, number, 2, Answer(Act.ACCEPT), clock.now(), key="1")


@pytest.mark.row("J06", "M25")
@pytest.mark.parametrize(
    "answer",
    [
        Answer(Act.ASK_TO_COMPLETE, "  "),
        Answer(Act.REFUSE, "", "可申请行政复议"),
        Answer(Act.REFUSE, "不符合参保条件", " "),
        Answer(Act.ACCEPT, "长" * 2001),
    ],
)
def test_an_answer_without_what_the_law_wants_cannot_be_saved(
    database: Database, register: CaseRegister, outbox: Outbox, clock: SetClock, answer: Answer
) -> None:
    number = opened(database, register, pension())
    with pytest.raises(AnswerIncompleteError):
        register.answer(officer("D-RS"), number, 1, answer, clock.now(), key="1")
    assert len(outbox.told) == 1


def test_a_form_sent_twice_counts_once(
    database: Database, register: CaseRegister, outbox: Outbox, clock: SetClock
) -> None:
    number = opened(database, register, pension())
    for _ in range(2):
        register.answer(officer("D-RS"), number, 1, Answer(Act.ACCEPT), clock.now(), key="once")
    assert len(outbox.told) == 2
    assert database.count(EventRow.select()) == 3


def test_an_act_that_does_not_fit_the_state_changes_nothing(
    database: Database, register: CaseRegister, outbox: Outbox, clock: SetClock
) -> None:
    number = opened(database, register, pension())
    with pytest.raises(NotPossibleNowError):
        register.answer(officer("D-RS"), number, 1, Answer(Act.GRANT), clock.now(), key="1")
    assert len(outbox.told) == 1


def test_an_answer_reaches_the_resident_in_the_departments_words(
    database: Database, register: CaseRegister, outbox: Outbox, clock: SetClock
) -> None:
    application = pension()
    number = opened(database, register, application)
    answer = Answer(Act.ASK_TO_COMPLETE, "请补交户口簿首页。")
    register.answer(officer("D-RS"), number, 1, answer, clock.now(), key="1")
    news = outbox.told[-1]
    assert (news.application, news.slip) == (application.id, application.slip)
    assert (news.what, news.case_number) == (NewsKind.ASKED, number)
    assert "请补交户口簿首页。" in news.text["zh"]
    assert "人力资源和社会保障局" in news.text["zh"]
    assert "County Human Resources" in news.text["en"]


def test_the_inbox_shows_each_department_its_drawers(
    database: Database, register: CaseRegister, reader: CaseReader, clock: SetClock
) -> None:
    late = opened(database, register, pension(slip="K000001-000050"))
    early = pension(slip="K000001-000049", lodged=stamp(ARRIVED_MS - 90_000_000))
    first = opened(database, register, early)
    pensions = officer("D-RS")
    assert [i.number for i in reader.inbox(pensions, PartState.TO_DO)] == [first, late]
    assert reader.inbox(officer("D-GA"), PartState.TO_DO) == ()
    register.answer(pensions, first, 1, Answer(Act.ACCEPT), clock.now(), key="1")
    register.answer(pensions, first, 1, Answer(Act.GRANT), clock.now(), key="2")
    assert reader.counts(pensions) == {
        PartState.TO_DO: 1,
        PartState.WAITING: 0,
        PartState.DONE: 1,
    }
    assert [i.own for i in reader.inbox(pensions, PartState.DONE)] == [
        (("MT-PENSION-REG", MemberState.GRANTED),)
    ]


def test_nothing_personal_is_logged_when_a_case_opens_and_is_answered(
    database: Database,
    register: CaseRegister,
    clock: SetClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    number = opened(database, register, pension())
    answer = Answer(Act.ASK_TO_COMPLETE, "请王秀英补交户口簿")
    register.answer(officer("D-RS"), number, 1, answer, clock.now(), key="1")
    assert caplog.text
    for secret in ("王秀英", "999901196508042222", "13800000001", "户口簿"):
        assert secret not in caplog.text
    assert "王秀英" not in repr(CaseReader(database).case(officer("D-RS"), number))
