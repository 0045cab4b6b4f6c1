"""Opening a case: an application becomes rows, once, inside the intake's transaction.

The rows are laid into a sheaf, with those of the applications that came together with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cloud.casework import journal
from cloud.casework.consents import consents_in
from cloud.casework.helper_use import is_helper_elsewhere
from cloud.casework.issuing import receipt_for
from cloud.casework.journal import Event
from cloud.casework.kept_documents import note_document
from cloud.casework.model.events import CLOUD
from cloud.casework.model.facts import Lodged, Opened
from cloud.casework.model.folding import opened
from cloud.casework.model.following import follow
from cloud.casework.model.now import CaseNow
from cloud.casework.model.setup import CaseSetup
from cloud.casework.moment import Doubt, LegalMoment, legal_moment
from cloud.casework.moulds import First, Mould
from cloud.casework.numbers import CaseNumber
from cloud.casework.plans import KnownPlan, Plans
from cloud.casework.policy import Policy
from cloud.casework.progress import number_in
from cloud.casework.projecting import columns_of, part_values, task_values
from cloud.casework.setting_up import Applicant, SettingUp, Times
from cloud.casework.sheaf import Sheaf
from cloud.casework.signed import awaited_in, signatures_in
from cloud.casework.standing import standings
from cloud.casework.states import CaseState
from cloud.casework.tables import (
    AwaitedRow,
    CaseRow,
    ConsentRow,
    DocumentRow,
    EventRow,
    LineRow,
    MemberRow,
    PartRow,
    PersonRow,
    SignatureRow,
    TaskRow,
)
from cloud.casework.traces import due_days, next_days
from edge_sync.wire.application import Application, Choice, Member
from edge_sync.wire.dated import dates_of
from edge_sync.wire.news import Standing
from edge_sync.wire.remarked import remarks_of
from provisioning.catalogue.model import Catalogue


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case as it was opened, and what is told of how it stands."""

    application: Application
    arrived_ms: int
    now: CaseNow
    standings: tuple[Standing, ...]


@dataclass(slots=True)
class Opening:
    """One case on its way into the tables."""

    sheaf: Sheaf
    plans: Plans
    policy: Policy
    application: Application
    arrived_ms: int
    name: str = ""  # of who applies, once it was looked up

    def write(self) -> OpenedCase:
        """Lay every row into the sheaf and say how the case stands."""
        known = self.plans.of(self.application)
        title = known.plan.title
        moment, number = self._moment(), self._number(title.implementing_code)
        setting = SettingUp(
            self.catalogue, self.policy, self.application, known, number, self._numbers(number)
        )
        times = Times(self.application.lodged.device_ms, moment.at_ms, self.arrived_ms)
        mould = setting.mould()
        applicant, self.name = setting.applicant(), self._applicant()
        setup = setting.setup(times, mould, applicant)
        now, events = self._events(setup)
        case = self._case(setup, now.state, moment, applicant)
        members = self._members(case, now, known)
        self._persons(case)
        self._documents(case)
        self._signed(case)
        self._journal(case, events, members)
        return self._stands(case, mould, now, events)

    @property
    def catalogue(self) -> Catalogue:
        """The edition that the case is opened under."""
        return self.plans.catalogue

    def _moment(self) -> LegalMoment:
        moment, beside = legal_moment(self.application.lodged, self.arrived_ms), self.sheaf
        if not is_helper_elsewhere(
            beside.database, self.application, moment.at_ms, beside.laid(CaseRow)
        ):
            return moment
        return replace(moment, doubts=(*moment.doubts, Doubt.HELPER_ELSEWHERE))

    def _number(self, code: str) -> CaseNumber:
        return self.sheaf.number(code, self.arrived_ms)

    def _numbers(self, case_number: CaseNumber) -> dict[str, CaseNumber]:
        """One matter alone has its case's number; what is not applied for has none."""
        return {
            member.matter: case_number
            if self.application.title == member.matter
            else self._number(self.catalogue.matters[member.matter].implementing_code)
            for member in self.application.members
            if member.choice is Choice.APPLY
        }

    def _case(
        self, setup: CaseSetup, state: CaseState, moment: LegalMoment, applicant: Applicant
    ) -> int:
        application, case = self.application, self.sheaf.new_case()
        values = {
            "id": case,
            "application": application.id,
            "number": setup.number,
            "slip": application.slip,
            "kiosk": application.kiosk,
            "station": application.station,
            "title": application.title,
            "lead": setup.lead,
            "applicant": self.name,
            "language": application.language,
            "catalogue_version": application.catalogue.version,
            "catalogue_digest": application.catalogue.digest,
            "lodged": application.lodged,
            "arrived_ms": self.arrived_ms,
            "legal_ms": moment.at_ms,
            "doubts": moment.doubts,
            "state": state,
            "slip_check": application.slip_check or None,
            "helper": application.helper,
            "confirmed": application.confirmed,
            "applicant_kind": applicant.kind,
            "applicant_code": applicant.code,
        }
        self.sheaf.add(CaseRow, values)
        return case

    def _members(self, case: int, now: CaseNow, known: KnownPlan) -> dict[int, int]:
        """Lay down the members and their lines; return their rows by position."""
        forms = known.forms(self.application)
        rows: dict[int, int] = {}
        for member, one in zip(self.application.members, now.members, strict=True):
            fixed = one.setup
            rows[fixed.position] = row = self.sheaf.new_member()
            self.sheaf.add(
                MemberRow,
                {
                    "id": row,
                    "case": case,
                    "position": fixed.position,
                    "matter": fixed.matter,
                    "department": fixed.department,
                    "first": fixed.first,
                    "number": fixed.number,
                    "choice": fixed.choice,
                    "state": one.state,
                    "needs": fixed.needs,
                    "scenarios": member.scenarios,
                    "answers": member.answers,
                    "extension": member.extension,
                    "form": forms.get(member.matter, ()),
                    "inboxes": " ".join(fixed.inboxes),
                },
            )
            self._lines(row, member)
        return rows

    def _lines(self, row: int, member: Member) -> None:
        self.sheaf.lay(
            LineRow,
            (
                {
                    "member": row,
                    "line": line.line,
                    "material": line.material,
                    "holder": line.holder,
                    "resolution": line.resolution,
                    "reason": line.reason,
                    "document": line.document,
                }
                for line in member.lines
            ),
        )

    def _persons(self, case: int) -> None:
        self.sheaf.lay(
            PersonRow,
            (
                {
                    "case": case,
                    "person": person.id,
                    "roles": person.roles,
                    "level": person.level,
                    "answers": person.values,
                    "id_no": number_in(person.values),
                }
                for person in self.application.persons
            ),
        )

    def _documents(self, case: int) -> None:
        remarks, days = remarks_of(self.application), dates_of(self.application)
        self.sheaf.lay(
            DocumentRow,
            (
                note_document(
                    case,
                    one,
                    one.material,
                    one.holder,
                    remark=remarks.get(one.id),
                    dated=days[one.id].text if one.id in days else "",
                )
                for one in self.application.documents
            ),
        )

    def _signed(self, case: int) -> None:
        application, sheaf = self.application, self.sheaf
        sheaf.lay(SignatureRow, signatures_in(self.catalogue, case, application))
        sheaf.lay(AwaitedRow, awaited_in(case, application))
        sheaf.lay(ConsentRow, consents_in(self.catalogue, case, application))

    def _journal(self, case: int, events: Sequence[Event], members: dict[int, int]) -> None:
        self.sheaf.lay(EventRow, journal.rows_for(case, events, 0, members))

    def _stands(self, case: int, mould: Mould, now: CaseNow, events: Sequence[Event]) -> OpenedCase:
        """Lay down who has a part in it, and what somebody was asked at once."""
        first, legal = mould.first(now, lambda: self._first(now, events)), now.legal_ms
        parts = (
            {"case": case, "department": one} | columns_of(part) | {"legal_ms": legal}
            for one, part in first.parts.items()
        )
        tasks = (
            {"case": case, "number": number, "department": one} | columns_of(task)
            for (number, one), task in task_values(now).items()
        )
        self.sheaf.lay(PartRow, parts)
        self.sheaf.lay(TaskRow, tasks)
        return OpenedCase(self.application, self.arrived_ms, now, first.standings)

    def _first(self, now: CaseNow, events: Sequence[Event]) -> First:
        days = next_days(now, events)
        named = self.policy.applicant.names_departments
        told = standings(self.catalogue, now, days, named=named)
        return First(part_values(now, due_days(now, days)), told)

    def _events(self, setup: CaseSetup) -> tuple[CaseNow, tuple[Event, ...]]:
        """Return how the case stands, and the first events with what follows from them."""
        kiosk, arrived_ms = f"kiosk:{self.application.kiosk}", self.arrived_ms
        slip = str(self.application.slip)
        lodged = Event(Lodged(slip=slip), kiosk, setup.legal_ms, arrived_ms)
        phone, who = self.catalogue.heading.phone, self.name
        paper = receipt_for(setup, who, self.application.kiosk, phone, arrived_ms)
        begun = Event(Opened(setup=setup), CLOUD, arrived_ms, arrived_ms, paper=paper)
        now, followed = follow(opened(setup), ())
        return now, (lodged, begun, *followed)

    def _applicant(self) -> str:
        """Name the case after the one in whose name it is, else who stood there first."""
        first = ""
        for person in self.application.persons:
            named = person.values.get("name") or person.values.get("org_name")
            if named and "applicant" in person.roles:
                return named.text
            first = first or (named.text if named else "")
        return first
