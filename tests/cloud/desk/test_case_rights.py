"""The desk asks the rule of rights before it shows a case or lets anybody do anything."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from cloud.accounts.bodies import BodyState
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.tables import BodyRow
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.deciding import AnyAct
from cloud.casework.states import Act, PartState
from cloud.desk.case_desk import CaseDesk
from cloud.desk.case_rights import RIGHT_OF
from cloud.desk.parts import DeskParts
from cloud.errors import NotYoursError
from provisioning.clock import today
from provisioning.storage.database import Database
from tests.cloud.applications import birth, pension
from tests.cloud.hands import SetClock, arrival, officer

DAY = date(2026, 11, 9)
EXPERT = Officer("ex.zhao", "赵", "D-GA", Role.EXPERT, last_day=date(2026, 12, 31))


class Desk:
    """The door to cases without a browser in front of it."""

    def __init__(self, parts: DeskParts, database: Database) -> None:
        self.parts, self.database, self.cases = parts, database, CaseDesk(parts)

    def arrive(self, application: object) -> str:
        assert isinstance(application, type(pension()))
        with self.database.transaction():
            self.parts.register.open_case(application, arrival(application))
        return str(self.parts.register.number_of(application.id))

    def do(self, who: Officer, number: str, act: AnyAct) -> None:
        self.cases.perform(who, number, act, key=uuid4().hex)

    def review(self, body: str, state: BodyState) -> None:
        with self.database.transaction():
            self.database.run(BodyRow.update(state=state).where(BodyRow.id == body))

    def is_refused(self, who: Officer, number: str, act: AnyAct) -> bool:
        """Whether it is refused; the refusal stands in the log."""
        before = len(self.refusals(who))
        try:
            self.do(who, number, act)
        except NotYoursError:
            assert len(self.refusals(who)) == before + 1
            return True
        return False

    def is_hidden(self, who: Officer, number: str) -> bool:
        before = len(self.refusals(who))
        try:
            self.cases.case(who, number)
        except NotYoursError:
            assert len(self.refusals(who)) == before + 1
            return True
        return False

    def refusals(self, who: Officer) -> list[str]:
        return [one.what for one in self.parts.access.by(who.account) if not one.allowed]


@pytest.fixture
def desk(parts: DeskParts, database: Database) -> Desk:
    return Desk(parts, database)


def test_every_act_of_casework_needs_a_right() -> None:
    assert set(RIGHT_OF) == set(Act)


@pytest.mark.row("R01")
@pytest.mark.parametrize("role", [r for r in Role if r.value not in {"officer", "lead", "reader"}])
def test_who_has_no_right_to_cases_sees_none_of_the_own_department(desk: Desk, role: Role) -> None:
    number = desk.arrive(pension())
    who = officer("D-RS", role)
    assert desk.is_hidden(who, number) is (role not in {Role.TEMPORARY, Role.LEGAL})


@pytest.mark.row("R06")
@pytest.mark.parametrize("state", [BodyState.REQUESTED, BodyState.REVIEWED, BodyState.SUSPENDED])
def test_a_body_that_is_not_active_looks_and_does_nothing(desk: Desk, state: BodyState) -> None:
    number, who = desk.arrive(pension()), officer("D-RS")
    desk.review("D-RS", state)
    assert desk.cases.case(who, number).members[0].possible == ()
    assert desk.is_refused(who, number, a.Accept(1))
    desk.review("D-RS", BodyState.ACTIVE)
    assert not desk.is_refused(who, number, a.Accept(1))


@pytest.mark.row("R01")
def test_a_right_lent_for_one_matter_reaches_that_one_until_its_day(
    desk: Desk, clock: SetClock
) -> None:
    number = desk.arrive(birth())
    members = desk.cases.case(officer("D-YB"), number).members
    own = [one for one in members if one.department == "D-YB" and Act.ASK_QUESTION in one.possible]
    lent = Grant(Role.OFFICER, "D-YB", (own[0].matter,), last_day=DAY)
    who = replace(officer("D-ZR"), grants=(lent,))
    seen = desk.cases.case(who, number).members
    assert [one.matter for one in seen] == [own[0].matter]
    assert seen[0].possible == own[0].possible
    ask = b.AskQuestion("D-GA", DAY, "办了没有？", own[0].position)
    assert desk.is_refused(who, number, replace(ask, position=own[1].position))
    assert desk.is_refused(who, number, replace(ask, position=0))
    assert not desk.is_refused(who, number, ask)
    clock.pass_by(timedelta(days=1))
    assert desk.is_refused(who, number, ask)
    assert desk.is_hidden(who, number)


@pytest.mark.row("R09")
def test_an_account_that_ended_sees_and_does_nothing(desk: Desk, clock: SetClock) -> None:
    number, who = desk.arrive(pension()), replace(officer("D-RS"), last_day=DAY)
    assert today(clock) == DAY
    assert not desk.is_hidden(who, number)
    clock.pass_by(timedelta(days=1))
    assert desk.is_hidden(who, number)
    assert desk.is_refused(who, number, a.Accept(1))


@pytest.mark.row("R09")
def test_temporary_staff_answer_and_do_not_decide(desk: Desk) -> None:
    number = desk.arrive(pension())
    who = replace(officer("D-RS", Role.TEMPORARY), last_day=DAY)
    assert Act.ACCEPT in desk.cases.case(who, number).members[0].acts
    assert not desk.is_refused(who, number, a.Accept(1))
    assert Act.GRANT not in desk.cases.case(who, number).members[0].possible
    for act in (a.Grant(1), a.Refuse(1, "不符", "可以复议"), a.Review(1, in_favour=True, text="x")):
        assert desk.is_refused(who, number, act)
    assert not desk.is_refused(officer("D-RS"), number, a.Grant(1))


@pytest.mark.row("P04")
def test_only_who_leads_sends_the_letter(desk: Desk) -> None:
    number = desk.arrive(pension())
    assert desk.is_refused(officer("D-RS"), number, b.IssueLetter())


@pytest.mark.row("R03")
@pytest.mark.parametrize("ends", ["spoken", "dismissed", "passed"])
def test_an_expert_sees_one_step_of_one_case_and_afterwards_nothing(
    desk: Desk, clock: SetClock, ends: str
) -> None:
    number, host = desk.arrive(pension()), officer("D-RS")
    other = desk.arrive(pension(application="b" * 32, slip="K000001-000043"))
    speak = b.SpeakAsExpert(1, in_favour=True, text="属实")
    desk.do(host, number, a.Accept(1))
    assert desk.is_hidden(EXPERT, number)
    desk.do(host, number, b.InviteExpert(1, EXPERT.account, EXPERT.name, "核对工龄", DAY))
    assert [one.number for one in desk.cases.invitations(EXPERT)] == [number]
    view = desk.cases.case(EXPERT, number)
    assert view.possible == (Act.SPEAK_AS_EXPERT,)
    assert [one.possible for one in view.members] == [()]
    assert desk.cases.inbox(EXPERT, PartState.TO_DO, 0) == ()
    assert desk.is_hidden(EXPERT, other)
    assert desk.is_hidden(replace(EXPERT, role=Role.SECURITY_ADMIN), number)
    assert desk.is_refused(EXPERT, number, a.Grant(1))
    if ends == "spoken":
        desk.do(EXPERT, number, speak)
    elif ends == "dismissed":
        desk.do(host, number, b.DismissExpert(1, "不再需要"))
    else:
        clock.pass_by(timedelta(days=1))
    assert desk.cases.invitations(EXPERT) == ()
    assert desk.is_hidden(EXPERT, number)
    assert desk.is_refused(EXPERT, number, speak)
