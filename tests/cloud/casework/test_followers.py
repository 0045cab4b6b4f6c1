"""What follows an application: what was asked for is brought, members are taken back."""

from datetime import UTC, datetime

import pytest
from msgspec import structs

from cloud.casework.answers import Answer, Point
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.states import Act, EventKind, MemberState, PartState
from cloud.casework.views import CaseView
from cloud.errors import AnswerIncompleteError, SecondNoticeError
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    DocumentId,
    IdentityLevel,
    MatterId,
    Resolution,
    SlipNumber,
)
from edge_sync.wire.news import AskedFor, NewsKind, Standing, Stands
from edge_sync.wire.slip_code import slip_check, slip_proof
from edge_sync.wire.submissions import Brought, Follower, Supplement, Withdrawal
from provisioning.storage.database import Database
from tests.cloud.applications import P1, SUITE, birth, pension, scan, stamp, wang
from tests.cloud.hands import Outbox, arrival, officer

AT = datetime(2026, 11, 9, 2, tzinfo=UTC)
PROOF = slip_proof(bytes(16), SUITE)
NEW = DocumentId("e" * 32)
POINT = Point("L3", "户口簿少了一页", "请把本人页也拍上")


def held(application: Application) -> Application:
    """The application as a kiosk lodges it: what a later proof is held against is in it."""
    return structs.replace(application, slip_check=slip_check(PROOF, SUITE))


def follower_of(application: Application, number: int = 90) -> dict[str, object]:
    return {
        "id": ApplicationId(f"{number:032x}"),
        "slip": SlipNumber(f"K000002-{number:06d}"),
        "kiosk": application.kiosk,
        "station": application.station,
        "lodged": stamp(),
        "language": "zh",
        "documents": (),
        "signatures": (),
        "slip_key": application.slip_key,
        "of": application.slip,
        "proof": PROOF,
    }


def supplement(application: Application, **changes: object) -> Supplement:
    brought = (Brought(application.members[0].matter, "L3", NEW),)
    given = {
        **follower_of(application),
        "documents": (scan(NEW, "M-HUKOU", P1, b"new"),),
        "notice": "0" * 32,
        "brought": brought,
        **changes,
    }
    return Supplement(**given)  # type: ignore[arg-type] # put together from parts


def withdrawal(application: Application, *members: str) -> Withdrawal:
    given = {**follower_of(application, 91), "members": tuple(map(MatterId, members))}
    return Withdrawal(**given)  # type: ignore[arg-type] # put together from parts


def take(database: Database, register: CaseRegister, submission: Application | Follower) -> None:
    with database.transaction():
        if isinstance(submission, Application | Supplement | Withdrawal):
            register.take(submission, arrival(submission))  # type: ignore[arg-type] # the same fields


def number_of(register: CaseRegister, application: Application) -> str:
    number = register.number_of(application.id)
    assert number is not None
    return number


def ask(register: CaseRegister, number: str, *points: Point, again: bool = False) -> None:
    answer = Answer(Act.ASK_TO_COMPLETE, "请补正", points=points, again=again)
    key = f"ask{again}"
    register.answer(officer("D-RS"), number, 1, answer, AT, key=key)


def view(reader: CaseReader, number: str, department: str = "D-RS") -> CaseView:
    return reader.case(officer(department), number)


@pytest.mark.row("U03", "F14")
def test_a_notice_asks_point_by_point_and_says_until_when(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = held(pension())
    take(database, register, application)
    ask(register, number_of(register, application), POINT)
    news = outbox.told[-1]
    [asked] = news.asked
    assert news.what is NewsKind.ASKED
    assert (asked.line, asked.wrong, asked.mend) == ("L3", POINT.wrong, POINT.mend)
    assert asked.name["zh"]
    assert (asked.by, asked.wanted) == ("20261123", AskedFor.PAPER)  # ten working days
    assert [s.stands for s in news.standings] == [Stands.TO_BE_COMPLETED]


def test_a_point_without_its_cure_is_not_sent(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = held(pension())
    take(database, register, application)
    with pytest.raises(AnswerIncompleteError):
        ask(register, number_of(register, application), Point("L3", "不清楚", " "))
    assert [news.what for news in outbox.told] == [NewsKind.CASE_OPENED]


@pytest.mark.row("F14")
def test_what_was_asked_for_is_brought_and_goes_back_to_work(
    database: Database, register: CaseRegister, reader: CaseReader, outbox: Outbox
) -> None:
    application = held(pension())
    take(database, register, application)
    number = number_of(register, application)
    old = application.documents[0].id
    ask(register, number, POINT)
    take(database, register, supplement(application))
    case = view(reader, number)
    line = next(line for line in case.members[0].lines if line.line == "L3")
    assert (line.document, line.earlier, line.resolution) == (NEW, old, Resolution.SCANNED)
    assert case.members[0].state is MemberState.RECEIVED
    documents = {document.document: document for document in case.documents}
    assert documents[NEW].application == f"{90:032x}"
    assert documents[old].application == application.id
    assert [e.kind for e in case.events][-2:] == [EventKind.FOLLOWED, EventKind.SUPPLEMENTED]
    assert outbox.told[-1].standings[0].stands is Stands.RECEIVED
    assert reader.counts(officer("D-RS"))[PartState.TO_DO] == 1


def test_words_are_brought_where_words_were_asked_for(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    application = held(pension())
    take(database, register, application)
    number = number_of(register, application)
    ask(register, number, Point("L3", "地址不清", "请说明", AskedFor.WORDS))
    brought = (Brought(application.members[0].matter, "L3", words="三组18号"),)
    take(database, register, supplement(application, brought=brought, documents=()))
    line = next(line for line in view(reader, number).members[0].lines if line.line == "L3")
    assert "三组18号" in line.reason
    assert line.document == application.documents[0].id


def test_a_supplement_that_came_first_or_twice_counts_once(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    application = held(pension())
    take(database, register, supplement(application))
    take(database, register, application)
    take(database, register, supplement(application))
    kinds = [event.kind for event in view(reader, number_of(register, application)).events]
    assert kinds.count(EventKind.SUPPLEMENTED) == 1


@pytest.mark.row("Z03")
def test_what_nobody_of_the_case_handed_in_changes_nothing_and_is_noted(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    application = held(pension())
    take(database, register, application)
    number = number_of(register, application)
    before = view(reader, number).members
    take(database, register, supplement(application, proof=b"false"))
    take(database, register, structs.replace(withdrawal(application), proof=b""))
    case = view(reader, number)
    assert case.members == before
    assert [event.kind for event in case.events][-2:] == [EventKind.NOT_BELIEVED] * 2


def test_a_person_of_the_case_may_speak_for_it_by_card_alone(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    application = held(pension())
    take(database, register, application)
    number = number_of(register, application)
    typed = structs.replace(wang(), level=IdentityLevel.TYPED)
    taken_back = structs.replace(withdrawal(application), proof=b"", person=typed)
    take(database, register, taken_back)
    assert view(reader, number).members[0].state is MemberState.RECEIVED
    by_card = structs.replace(taken_back, id=ApplicationId("f" * 32), person=wang())
    take(database, register, by_card)
    assert view(reader, number).members[0].state is MemberState.WITHDRAWN


def test_members_are_taken_back_and_what_was_decided_stands(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = held(birth())
    take(database, register, application)
    number = number_of(register, application)
    register.answer(officer("D-GA"), number, 2, Answer(Act.ACCEPT), AT, key="a")
    register.answer(officer("D-GA"), number, 2, Answer(Act.GRANT), AT, key="g")
    take(database, register, withdrawal(application))
    states = [standing.stands for standing in outbox.told[-1].standings]
    assert states == [Stands.DONE_ALREADY, Stands.GRANTED, Stands.WITHDRAWN, Stands.WITHDRAWN]


def test_a_follower_of_a_member_that_was_taken_back_waits_no_longer(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = held(birth())
    take(database, register, application)
    take(database, register, withdrawal(application, "MT-BIRTH-HUKOU"))
    stands = {str(s.matter): s.stands for s in outbox.told[-1].standings}
    assert stands["MT-BIRTH-HUKOU"] is Stands.WITHDRAWN
    assert stands["MT-MED-REG"] is Stands.RECEIVED


@pytest.mark.row("F14")
def test_a_second_notice_is_a_fault_that_an_officer_must_mean(
    database: Database, register: CaseRegister, reader: CaseReader
) -> None:
    application = held(pension())
    take(database, register, application)
    number = number_of(register, application)
    ask(register, number, POINT)
    take(database, register, supplement(application))
    with pytest.raises(SecondNoticeError):
        register.answer(
            officer("D-RS"), number, 1, Answer(Act.ASK_TO_COMPLETE, "再补"), AT, key="2"
        )
    ask(register, number, POINT, again=True)
    assert view(reader, number).events[-1].told["again"] == "yes"


@pytest.mark.row("U03")
def test_news_say_who_has_it_and_by_which_day(
    database: Database, register: CaseRegister, outbox: Outbox
) -> None:
    application = held(pension())
    take(database, register, application)
    [received] = outbox.told[-1].standings
    # received on Saturday the 7th, Beijing time: five working days end on Friday the 13th
    assert (received.stands, received.by) == (Stands.RECEIVED, "20261113")
    assert received.who["zh"]
    register.answer(
        officer("D-RS"), number_of(register, application), 1, Answer(Act.ACCEPT), AT, key="a"
    )
    [accepted] = outbox.told[-1].standings
    assert isinstance(accepted, Standing)
    assert accepted.stands is Stands.ACCEPTED
    assert accepted.by > "20261109"
