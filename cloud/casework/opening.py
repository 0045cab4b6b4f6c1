"""Opening a case: an application becomes rows, once, inside the intake's transaction.

The rows are laid into a sheaf, with those of the applications that came together with it.
"""

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
from cloud.casework.moment import Doubt, LegalMoment, civil_time, legal_moment
from cloud.casework.numbers import CaseNumber
from cloud.casework.plans import Plans
from cloud.casework.policy import Policy
from cloud.casework.progress import number_in
from cloud.casework.projecting import columns_of, part_values, task_values
from cloud.casework.setting_up import Applicant, SettingUp, Times
from cloud.casework.sheaf import Sheaf
from cloud.casework.signed import awaited_in, signatures_in
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
from cloud.casework.titles import forms_in
from cloud.casework.traces import Days, due_days, next_days
from edge_sync.wire.application import Application, Choice, Member
from edge_sync.wire.dated import dates_of
from edge_sync.wire.remarked import remarks_of
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.planned import Plan


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A case as it was opened, with the next day of each member that waits for an officer."""

    application: Application
    arrived_ms: int
    now: CaseNow
    days: Days


@dataclass(slots=True)
class Opening:
    """One case on its way into the tables."""

    sheaf: Sheaf
    plans: Plans
    policy: Policy
    application: Application
    arrived_ms: int

    def write(self) -> OpenedCase:
        """Lay every row into the sheaf and say how the case stands."""
        known = self.plans.of(self.application)
        title = known.plan.title
        moment, number = self._moment(), self._number(title.implementing_code)
        setting = SettingUp(
            self.catalogue, self.policy, self.application, known, number, self._numbers(number)
        )
        times = Times(self.application.lodged.device_ms, moment.at_ms, self.arrived_ms)
        setup = setting.setup(times)
        now = opened(setup)
        case = self._case(setup, now.state, moment, setting.applicant())
        members = self._members(case, now, known.plan)
        self._persons(case)
        self._documents(case)
        self._signed(case)
        return self._begin(case, now, members)

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
        return self.sheaf.number(code, civil_time(self.arrived_ms).date())

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
            "applicant": self._applicant(),
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

    def _members(self, case: int, now: CaseNow, plan: Plan) -> dict[int, int]:
        """Lay down the members and their lines; return their rows by position."""
        forms = forms_in(plan, self.application)
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

    def _begin(self, case: int, first: CaseNow, members: dict[int, int]) -> OpenedCase:
        """Lay down the first events, what follows from them, and how the case stands then."""
        now, events = self._events(first)
        days = next_days(now, events)
        self.sheaf.lay(EventRow, journal.rows_for(case, events, 0, members))
        parts = part_values(now, due_days(now, days))
        self.sheaf.lay(
            PartRow,
            ({"case": case, "department": one} | columns_of(part) for one, part in parts.items()),
        )
        self.sheaf.lay(
            TaskRow,
            (
                {"case": case, "number": number, "department": one} | columns_of(task)
                for (number, one), task in task_values(now).items()
            ),
        )
        return OpenedCase(self.application, self.arrived_ms, now, days)

    def _events(self, now: CaseNow) -> tuple[CaseNow, tuple[Event, ...]]:
        kiosk, arrived_ms = f"kiosk:{self.application.kiosk}", self.arrived_ms
        slip, setup = str(self.application.slip), now.setup
        lodged = Event(Lodged(slip=slip), kiosk, setup.legal_ms, arrived_ms)
        phone, who = self.catalogue.heading.phone, self._applicant()
        paper = receipt_for(setup, who, self.application.kiosk, phone, arrived_ms)
        begun = Event(Opened(setup=setup), CLOUD, arrived_ms, arrived_ms, paper=paper)
        return follow(now, (lodged, begun))

    def _applicant(self) -> str:
        """Name the case after the one in whose name it is, else who stood there first."""
        persons = self.application.persons
        for person in sorted(persons, key=lambda person: "applicant" not in person.roles):
            named = person.values.get("name") or person.values.get("org_name")
            if named:
                return named.text
        return ""
