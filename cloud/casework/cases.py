"""The register of cases: opened by the intake, answered by officers, by nobody else.

Everything here writes, each call in one transaction: the rows, the journal's
event and the news to the resident stand or fall together. Nothing decides but
an officer; what follows from a decision (a follower may begin) is a rule.
"""

import logging
from datetime import datetime

from cloud.accounts.officers import Officer
from cloud.casework import journal
from cloud.casework.answers import Answer, checked
from cloud.casework.completing import asked_points
from cloud.casework.following import Apply, Followers, Following
from cloud.casework.journal import Event
from cloud.casework.moment import utc_ms
from cloud.casework.news import (
    ALL_SIGNED,
    SUPPLEMENTED,
    WITHDRAWN,
    About,
    Subject,
    Tell,
    answered,
    followed,
    opened,
)
from cloud.casework.numbers import CaseNumber
from cloud.casework.opening import Opening
from cloud.casework.signed import apply_countersignature
from cloud.casework.speaking import speaks_for
from cloud.casework.standing import Happened, standings
from cloud.casework.states import (
    OPENS_FOLLOWERS,
    RECORDED_AS,
    Act,
    EventKind,
    MemberState,
    after,
    drawer,
    whole,
)
from cloud.casework.supplements import apply_supplement
from cloud.casework.tables import CaseRow, EventRow, LineRow, MemberRow, PartRow
from cloud.casework.titles import unknown_to
from cloud.casework.withdrawals import apply_withdrawal
from cloud.errors import (
    NoSuchCaseError,
    NotPossibleNowError,
    NotYoursError,
    SecondNoticeError,
)
from edge_sync.cloud.arrival import Arrival
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import Application, ApplicationId, MatterId, SlipNumber
from edge_sync.wire.news import Standing
from edge_sync.wire.submissions import (
    Countersignature,
    Follower,
    Submitted,
    Supplement,
    Withdrawal,
)
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database
from provisioning.storage.errors import ConflictError
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)


class CaseRegister:
    """All cases of one database. Any thread; ``tell`` writes to the same database."""

    def __init__(self, database: Database, catalogue: Catalogue, tell: Tell, suite: Suite) -> None:
        self._database = database
        self._catalogue = catalogue
        self._tell = tell
        self._suite = suite
        self._follows: dict[type[Follower], Apply] = {
            Supplement: self._supplemented,
            Withdrawal: self._withdrawn,
            Countersignature: self._countersigned,
        }
        self._followers = Followers(database, self._follows)

    def take(self, submission: Submitted, arrival: Arrival) -> None:
        """Take whatever a parcel held. For the intake, inside its transaction.

        Raises ApplicationRefusedError for what cannot be taken.
        """
        if not isinstance(submission, Application):
            if type(submission) not in self._follows:
                raise ApplicationRefusedError("this kind of follower is not taken yet")
            self._followers.take(submission, arrival.arrived_ms)
            return
        self.open_case(submission, arrival)

    def open_case(self, application: Application, arrival: Arrival) -> None:
        """Open the case of an application, unless it has one. For the intake.

        Call it inside the intake's transaction on the same database: the case,
        the parcel and the receipt are then one. Raises ApplicationRefusedError
        for an application that names what this catalogue has never had, or that
        names a person or a document twice.
        """
        if not self._database.is_in_transaction:
            raise RuntimeError("a case opens inside the intake's transaction")
        if self.number_of(application.id) is not None:
            return
        if missing := unknown_to(self._catalogue, application):
            raise ApplicationRefusedError(f"no such matter: {', '.join(missing)}")
        try:
            number = Opening(
                self._database, self._catalogue, application, arrival.arrived_ms
            ).write()
        except ConflictError as error:
            raise ApplicationRefusedError("the application does not fit together") from error
        subject = Subject(application.id, application.slip, number)
        self._tell(opened(subject, self._standings(self._case(number)), arrival.arrived_ms))
        self._followers.case_opened(application.slip)
        logger.info("case %s opened for slip %s", number, application.slip)

    def number_of(self, application: ApplicationId) -> CaseNumber | None:
        """Return the number of an application's case, or None while it has none."""
        row = self._database.first(
            CaseRow.select(CaseRow.number).where(CaseRow.application == application)
        )
        return None if row is None else CaseNumber(row.number)

    def answer(
        self,
        officer: Officer,
        number: str,
        position: int,
        answer: Answer,
        at: datetime,
        *,
        key: str,
    ) -> None:
        """Record what an officer answers for one member, and tell the resident.

        The same ``key`` counts once: a form sent twice changes nothing more.

        Raises:
            NoSuchCaseError: There is no such case or member.
            NotYoursError: It is another department's, or the account may only look.
            AnswerIncompleteError: The reason or the remedies are missing.
            NotPossibleNowError: The member is not in a state for this act.
        """
        wanted = checked(answer)
        with self._database.transaction():
            case, member = self._find(number, position)
            if member.department != officer.department or not officer.may_answer:
                raise NotYoursError(f"{number}/{position} is not for {officer.account}")
            if journal.is_known(self._database, key):
                return
            self._refuse_second_notice(member, wanted)
            self._record(officer, case, member, wanted, utc_ms(at), key)
            self._settle(case, utc_ms(at))
            self._tell_answered(case, member, wanted, utc_ms(at))
        logger.info("%s/%d: %s by %s", number, position, wanted.act.value, officer.account)

    def _find(self, number: str, position: int) -> tuple[CaseRow, MemberRow]:
        case = self._case(number)
        here = (MemberRow.case == case.id) & (MemberRow.position == position)
        member = self._database.first(MemberRow.select().where(here))
        if member is None:
            raise NoSuchCaseError("no such member")
        return case, member

    def _record(
        self,
        officer: Officer,
        case: CaseRow,
        member: MemberRow,
        answer: Answer,
        at_ms: int,
        key: str,
    ) -> None:
        state = after(member.state, answer.act)
        if state is None:
            raise NotPossibleNowError(f"{answer.act.value} does not follow {member.state.value}")
        self._move(member, state)
        told = {
            "officer": officer.name,
            "department": officer.department,
            "text": answer.text,
            "remedies": answer.remedies,
        }
        if answer.again:
            told["again"] = "yes"
        actor = f"officer:{officer.account}"
        kind = RECORDED_AS[answer.act]
        journal.add(self._database, case.id, Event(kind, actor, at_ms, member.id, told, key))

    def _tell_answered(self, case: CaseRow, member: MemberRow, answer: Answer, at_ms: int) -> None:
        """Tell the resident, after everything that follows has happened."""
        lines = self._database.rows(LineRow.select().where(LineRow.member == member.id))
        asked = asked_points(self._catalogue, member, lines, answer, at_ms)
        about, standings = self._about(member), self._standings(case)
        self._tell(answered(_subject(case), answer, about, at_ms, standings, asked))

    def _refuse_second_notice(self, member: MemberRow, answer: Answer) -> None:
        if answer.act is not Act.ASK_TO_COMPLETE or answer.again:
            return
        before = (EventRow.member == member.id) & (EventRow.kind == EventKind.ASKED_TO_COMPLETE)
        if self._database.first(EventRow.select().where(before)) is not None:
            raise SecondNoticeError("asked before; all gaps go into one notice")

    # -- what follows an application ---------------------------------------------

    def _supplemented(self, following: Following) -> None:
        follower = following.follower
        if isinstance(follower, Supplement) and self._is_believed(following):
            apply_supplement(self._database, following, follower)
            self._followed(following, SUPPLEMENTED)

    def _withdrawn(self, following: Following) -> None:
        follower = following.follower
        if isinstance(follower, Withdrawal) and self._is_believed(following):
            apply_withdrawal(self._database, following, follower)
            self._followed(following, WITHDRAWN)

    def _countersigned(self, following: Following) -> None:
        follower, case = following.follower, following.case
        if not isinstance(follower, Countersignature):
            return
        is_last = apply_countersignature(
            self._database, self._catalogue, self._suite, following, follower
        )
        if is_last:
            fresh = Following(self._case(case.number), follower, following.arrived_ms)
            self._followed(fresh, ALL_SIGNED)
        logger.info("%s: a signature came%s", case.number, ", the last" if is_last else "")

    def _is_believed(self, following: Following) -> bool:
        """Note who it was that followed; one who may not speak for the case changes nothing."""
        believed = speaks_for(self._database, self._suite, following.case, following.follower)
        kind = EventKind.FOLLOWED if believed else EventKind.NOT_BELIEVED
        told = {"slip": str(following.follower.slip)}
        event = Event(kind, following.actor, following.arrived_ms, told=told, key=following.key)
        journal.add(self._database, following.case.id, event)
        return believed

    def _followed(self, following: Following, what: Words) -> None:
        case = following.case
        self._settle(case, following.arrived_ms)
        self._tell(followed(_subject(case), what, self._standings(case), following.arrived_ms))

    def _standings(self, case: CaseRow) -> tuple[Standing, ...]:
        rows = self._database.rows(EventRow.select().where(EventRow.case == case.id))
        events = [Happened(row.member_id, row.kind, row.at_ms) for row in rows]
        return standings(self._catalogue, case, self._members(case), events)

    def _case(self, number: str) -> CaseRow:
        case: CaseRow | None = self._database.first(
            CaseRow.select().where(CaseRow.number == number)
        )
        if case is None:
            raise NoSuchCaseError("no such case")
        return case

    def _move(self, member: MemberRow, state: MemberState) -> None:
        self._database.run(MemberRow.update(state=state).where(MemberRow.id == member.id))

    def _settle(self, case: CaseRow, at_ms: int) -> None:
        """Let followers begin, and bring the whole case and every drawer up to date."""
        members = self._members(case)
        states = {member.matter: member.state for member in members}
        for member in members:
            is_free = all(states[need] in OPENS_FOLLOWERS for need in member.needs)
            if member.state is MemberState.WAITING and is_free:
                self._move(member, MemberState.RECEIVED)
                started = Event(EventKind.STARTED, journal.CLOUD, at_ms, member.id)
                journal.add(self._database, case.id, started)
        self._sort(case, self._members(case))

    def _sort(self, case: CaseRow, members: list[MemberRow]) -> None:
        state = whole([member.state for member in members])
        self._database.run(CaseRow.update(state=state).where(CaseRow.id == case.id))
        for part in self._database.rows(PartRow.select().where(PartRow.case == case.id)):
            own = [m.state for m in members if m.department == part.department]
            to = drawer(own, state, is_lead=part.is_lead)
            self._database.run(PartRow.update(state=to).where(PartRow.id == part.id))

    def _members(self, case: CaseRow) -> list[MemberRow]:
        query = MemberRow.select().where(MemberRow.case == case.id)
        return self._database.rows(query.order_by(MemberRow.position))

    def _about(self, member: MemberRow) -> About:
        return About(
            matter=MatterId(member.matter),
            matter_name=self._catalogue.matters[member.matter].name,
            department=member.department,
            department_name=self._catalogue.departments[member.department].name,
        )


def _subject(case: CaseRow) -> Subject:
    return Subject(ApplicationId(case.application), SlipNumber(case.slip), case.number)
