"""The register of cases: opened by the intake, answered by officers, by nobody else.

Everything here writes, each call in one transaction: the rows, the journal's
event and the news to the resident stand or fall together. Nothing decides but
an officer; what follows from a decision (a follower may begin) is a rule.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from cloud.accounts.officers import Officer
from cloud.casework.acting import Acting, Done, error_of
from cloud.casework.answers import Answer, act_of, checked
from cloud.casework.book import Book, Entry
from cloud.casework.completing import asked_points
from cloud.casework.following import Apply, Followers, Following
from cloud.casework.model.deciding import ACT_OF, AnyAct, Moment
from cloud.casework.model.events import CLOUD, AnyFact, Event
from cloud.casework.model.facts import Followed, NotBelieved
from cloud.casework.model.facts_above import PackageExtended
from cloud.casework.model.facts_between import LetterIssued
from cloud.casework.model.now import MemberNow
from cloud.casework.model.papers import Paper, PaperKind
from cloud.casework.model.refusals import Refusal
from cloud.casework.model.silence import overdue, silence
from cloud.casework.moment import utc_ms
from cloud.casework.news import (
    ALL_SIGNED,
    SUPPLEMENTED,
    WITHDRAWN,
    About,
    Subject,
    Tell,
    all_results,
    followed,
    happened,
    is_told,
    opened,
    package_extended,
)
from cloud.casework.numbers import CaseNumber
from cloud.casework.opening import OpenedCase, Opening
from cloud.casework.plans import Plans
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.renewals import renewed
from cloud.casework.sealing import Seal, unsealed
from cloud.casework.sheaf import Sheaf
from cloud.casework.signed import all_signed, countersigned
from cloud.casework.speaking import speaks_for
from cloud.casework.standing import body_name, standings
from cloud.casework.supplements import supplemented
from cloud.casework.tables import CaseRow
from cloud.casework.titles import unknown_to
from cloud.casework.traces import next_days
from cloud.casework.withdrawals import withdrawn
from cloud.errors import NoSuchCaseError
from edge_sync.cloud.arrival import Arrival
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import Application, ApplicationId, MatterId, SlipNumber
from edge_sync.wire.news import News, Standing
from edge_sync.wire.submissions import (
    Countersignature,
    Follower,
    Submitted,
    Supplement,
    Withdrawal,
)
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.titles import title_of
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database
from provisioning.storage.errors import ConflictError
from provisioning.trust.suite import Suite

logger = logging.getLogger(__name__)

_TOLD_OF_ALL = LetterIssued | PackageExtended

Came = tuple[Application, int]
"""An application, and when it arrived in UTC milliseconds."""


class CaseRegister:
    """All cases of one database. Any thread; ``tell`` writes to the same database."""

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        tell: Tell,
        suite: Suite,
        policy: Policy | None = None,
        seal: Seal = unsealed,
    ) -> None:
        self._database = database
        self._policy = policy or shipped_policy()
        self._book = Book(database)
        self._acting = Acting(database, self._book, seal)
        self._catalogue = catalogue
        self._plans = Plans(catalogue)
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
        """Open the case of an application, unless it has one: see `open_cases`."""
        self.open_cases([(application, arrival.arrived_ms)])

    def open_cases(self, came: Sequence[Came]) -> None:
        """Open the cases of applications that have none, all together. For the intake.

        Call it inside the intake's transaction on the same database: the cases,
        the parcels and the receipts are then one. Raises ApplicationRefusedError
        for an application of nobody, one that names what this catalogue has never had, or
        that names a person or a document twice: then the transaction is undone, and each
        is tried alone.
        """
        if not self._database.is_in_transaction:
            raise RuntimeError("a case opens inside the intake's transaction")
        fresh = self._without_case(came)
        for application, _arrived_ms in fresh:
            if not application.persons:  # nothing starts without an applicant (row R02)
                raise ApplicationRefusedError("an application of nobody")
            if missing := unknown_to(self._catalogue, application):
                raise ApplicationRefusedError(f"no such matter: {', '.join(missing)}")
        made = self._opened(fresh)
        self._tell(*map(self._opened_news, made))
        self._followers.cases_opened([application.slip for application, _arrived_ms in fresh])
        for one in made:
            logger.info("case %s opened for slip %s", one.now.setup.number, one.application.slip)

    def _without_case(self, came: Sequence[Came]) -> list[Came]:
        wanted = {application.id: (application, at_ms) for application, at_ms in came}
        names = [(name,) for name in wanted]
        held = self._database.seek(CaseRow, ("application",), names, ("application",))
        for row in held:
            del wanted[row.application]
        return list(wanted.values())

    def _opened(self, fresh: Sequence[Came]) -> list[OpenedCase]:
        """Write the rows of all of them at once."""
        if not fresh:
            return []
        members = sum(len(application.members) for application, _arrived_ms in fresh)
        sheaf = Sheaf(self._database, len(fresh), members)
        made = [Opening(sheaf, self._plans, self._policy, *one).write() for one in fresh]
        try:
            sheaf.bind()
        except ConflictError as error:
            raise ApplicationRefusedError("the application does not fit together") from error
        return made

    def _opened_news(self, made: OpenedCase) -> News:
        application = made.application
        about = Subject(application.id, application.slip, made.now.setup.number)
        return opened(about, made.standings, made.arrived_ms)

    def sealed(self, paper: Paper) -> Paper:
        """Return a receipt under its lead's seal, any other paper as it was issued.

        Receipts are made for every case and looked at for few, so they are sealed when they
        are; what is sealed is the paper as it was kept, each time the same.
        """
        return self._acting.seal(paper) if paper.kind is PaperKind.RECEIPT else paper

    def number_of(self, application: ApplicationId) -> CaseNumber | None:
        """Return the number of an application's case, or None while it has none."""
        row = self._database.first(
            CaseRow.select(CaseRow.number).where(CaseRow.application == application)
        )
        return None if row is None else CaseNumber(row.number)

    def perform(
        self,
        officer: Officer,
        number: str,
        act: AnyAct,
        at: datetime,
        *,
        key: str,
        done: datetime | None = None,
    ) -> None:
        """Record an act, issue its paper, and tell the resident what must be known.

        The same ``key`` counts once: a form sent twice changes nothing more. ``done`` is
        when it was really done, where it is typed in later; both times are kept.

        Raises:
            NoSuchCaseError: There is no such case, member or task.
            NotYoursError: It is another department's, or the account may only look; noted.
            AnswerIncompleteError: Something the law wants is missing; ``missing`` names it.
            SecondNoticeError: A second completion notice that is not meant.
            NotPossibleNowError: Something stands against it; ``why`` is a value of `Why`.
        """
        at_ms = utc_ms(at)
        moment = Moment(at_ms if done is None else utc_ms(done), at_ms)
        with self._database.transaction():
            case = self._case(number)
            if self._acting.is_known(key):
                return
            outcome = self._acting.take(self._catalogue, case, act, officer, moment, key)
            if isinstance(outcome, Done):
                self._tell_done(case, outcome, at_ms)
        what = ACT_OF[type(act)].value
        if isinstance(outcome, Refusal):
            raise error_of(outcome, f"{number} {what}")
        logger.info("%s: %s by %s", number, what, officer.account)

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
        """Record one of the four plain answers, as `perform` does."""
        wanted = checked(answer)
        self.perform(officer, number, act_of(wanted, position), at, key=key)

    def deem_accepted(self, number: str, position: int, at: datetime) -> bool:
        """Note that silence has accepted a member (art. 32), if it has. For the clock.

        Nobody decides by this: the law says it, and the department is told that its
        limit runs from the day of receipt.
        """
        with self._database.transaction():
            entry = self._book.open(self._case(number))
            facts = silence(entry.now, position, utc_ms(at))
            if facts:
                self._record(entry, facts, at, self._by_law(entry, *facts, at=at))
        return bool(facts)

    def deem_granted(self, number: str, position: int, at: datetime) -> bool:
        """Note that silence has granted a renewal, if it has. For the clock."""
        with self._database.transaction():
            entry = self._book.open(self._case(number))
            facts = renewed(entry.now, entry.events, position, utc_ms(at))
            if facts:
                self._record(entry, facts, at, self._by_law(entry, *facts, at=at))
        return bool(facts)

    def escalate(self, number: str, at: datetime) -> int:
        """Note every question whose day has passed without an answer; say how many (row P13)."""
        with self._database.transaction():
            entry = self._book.open(self._case(number))
            facts = overdue(entry.now, utc_ms(at))
            if facts:
                self._record(entry, facts, at)
        return len(facts)

    def _by_law(self, entry: Entry, fact: AnyFact, *, at: datetime) -> Paper | None:
        return self._acting.paper_by_law(self._catalogue, entry, fact, utc_ms(at))

    def _record(
        self, entry: Entry, facts: tuple[AnyFact, ...], at: datetime, paper: Paper | None = None
    ) -> None:
        at_ms = utc_ms(at)
        events = (Event(fact, CLOUD, at_ms, at_ms, paper=paper) for fact in facts)
        after = self._book.record(entry, *events)
        self._tell_done(entry.case, Done(entry, after, facts), at_ms)

    # -- what follows an application ---------------------------------------------

    def _supplemented(self, following: Following) -> None:
        follower = following.follower
        if not isinstance(follower, Supplement):
            return
        entry = self._book.open(following.case)
        if self._is_believed(following):
            facts = supplemented(self._database, entry.now, following, follower)
            after = self._follow(entry, following, Followed(slip=str(follower.slip)), *facts)
            self._tell_followed(after, following, SUPPLEMENTED)
        else:
            self._follow(entry, following, NotBelieved(slip=str(follower.slip)))

    def _withdrawn(self, following: Following) -> None:
        follower = following.follower
        if not isinstance(follower, Withdrawal):
            return
        entry = self._book.open(following.case)
        if self._is_believed(following):
            facts = withdrawn(entry.now, follower)
            after = self._follow(entry, following, Followed(slip=str(follower.slip)), *facts)
            self._tell_followed(after, following, WITHDRAWN)
        else:
            self._follow(entry, following, NotBelieved(slip=str(follower.slip)))

    def _countersigned(self, following: Following) -> None:
        follower, case = following.follower, following.case
        if not isinstance(follower, Countersignature):
            return
        entry = self._book.open(case)
        facts = countersigned(self._database, self._catalogue, self._suite, following, follower)
        after = self._follow(entry, following, *facts)
        is_last = bool(entry.now.unsigned) and not after.now.unsigned
        if is_last:
            at_ms = following.arrived_ms
            begin = (Event(fact, CLOUD, at_ms, at_ms) for fact in all_signed(after.now))
            self._tell_followed(self._book.record(after, *begin), following, ALL_SIGNED)
        logger.info("%s: a signature came%s", case.number, ", the last" if is_last else "")

    def _is_believed(self, following: Following) -> bool:
        """One who may not speak for the case changes nothing."""
        return speaks_for(self._database, self._suite, following.case, following.follower)

    def _follow(self, entry: Entry, following: Following, *facts: AnyFact) -> Entry:
        """Record what a follower brought about; its key makes it count once."""
        at_ms = following.arrived_ms
        events = (
            Event(fact, following.actor, at_ms, at_ms, key=following.key if place == 0 else None)
            for place, fact in enumerate(facts)
        )
        return self._book.record(entry, *events)

    # -- what residents are told -------------------------------------------------

    def _tell_followed(self, entry: Entry, following: Following, what: Words) -> None:
        standings = self._standings(entry)
        self._tell(followed(_subject(entry.case), what, standings, following.arrived_ms))

    def _tell_done(self, case: CaseRow, done: Done, at_ms: int) -> None:
        """Tell the resident, after everything that follows has happened."""
        told = [one for one in done.facts if is_told(one) or isinstance(one, _TOLD_OF_ALL)]
        if not told:
            return
        fact, standings = told[-1], self._standings(done.after)
        if isinstance(fact, _TOLD_OF_ALL):
            name = title_of(self._catalogue, case.title).name
            say = all_results if isinstance(fact, LetterIssued) else package_extended
            self._tell(say(_subject(case), name, fact.text, standings, at_ms))
            return
        member = done.after.now.member(fact.position)
        paper = done.after.events[len(done.before.events) + done.facts.index(fact)].paper
        if member is None:
            return
        missing = paper.missing if paper else ()
        asked = asked_points(self._catalogue, member.setup, missing)
        about = self._about(member)
        self._tell(happened(_subject(case), fact, about, at_ms, standings, asked))

    def _standings(self, entry: Entry) -> tuple[Standing, ...]:
        named = self._policy.applicant.names_departments
        days = next_days(entry.now, entry.events)
        return standings(self._catalogue, entry.now, days, named=named)

    def _case(self, number: str) -> CaseRow:
        case: CaseRow | None = self._database.first(
            CaseRow.select().where(CaseRow.number == number)
        )
        if case is None:
            raise NoSuchCaseError("no such case")
        return case

    def _about(self, member: MemberNow) -> About:
        body = member.acting
        return About(
            matter=MatterId(member.setup.matter),
            matter_name=self._catalogue.matters[member.setup.matter].name,
            department=body,
            department_name=body_name(
                self._catalogue, body, named=self._policy.applicant.names_departments
            ),
        )


def _subject(case: CaseRow) -> Subject:
    return Subject(ApplicationId(case.application), SlipNumber(case.slip), case.number)
