"""Opening a case: an application becomes rows, once, inside the intake's transaction."""

from dataclasses import asdict, dataclass, replace

from cloud.casework import journal
from cloud.casework.book import Entry, projection_of
from cloud.casework.consents import write_consents
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
from cloud.casework.numbers import CaseNumber, next_number
from cloud.casework.policy import Policy
from cloud.casework.progress import number_in
from cloud.casework.retelling import plan_of
from cloud.casework.setting_up import Applicant, SettingUp, Times
from cloud.casework.signed import write_signatures
from cloud.casework.tables import CaseRow, LineRow, MemberRow, PartRow, PersonRow, TaskRow
from cloud.casework.titles import forms_in
from edge_sync.wire.application import Application, Choice, Member
from edge_sync.wire.remarked import remarks_of
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.planned import Plan
from provisioning.catalogue.rules.titles import title_of
from provisioning.storage.database import Database


@dataclass(slots=True)
class Opening:
    """One case on its way into the tables."""

    database: Database
    catalogue: Catalogue
    policy: Policy
    application: Application
    arrived_ms: int

    def write(self) -> Entry:
        """Write every row and return the case as its book has it."""
        title = title_of(self.catalogue, self.application.title)
        number = self._number(title.implementing_code)
        numbers = self._member_numbers(number)
        plan = plan_of(self.catalogue, self.application)
        setting = SettingUp(self.catalogue, self.policy, self.application, plan, number, numbers)
        moment = self._moment()
        times = Times(self.application.lodged.device_ms, moment.at_ms, self.arrived_ms)
        setup = setting.setup(times)
        case = self._case(setup, moment, setting.applicant())
        members = self._members(case, setup, plan)
        self._persons(case)
        self._documents(case)
        write_signatures(self.database, self.catalogue, case.id, self.application)
        write_consents(self.database, self.catalogue, case.id, self.application)
        return self._begin(case, setup, members)

    def _moment(self) -> LegalMoment:
        moment = legal_moment(self.application.lodged, self.arrived_ms)
        if not is_helper_elsewhere(self.database, self.application, moment.at_ms):
            return moment
        return replace(moment, doubts=(*moment.doubts, Doubt.HELPER_ELSEWHERE))

    def _number(self, code: str) -> CaseNumber:
        return next_number(self.database, code, civil_time(self.arrived_ms).date())

    def _member_numbers(self, case_number: CaseNumber) -> dict[str, CaseNumber]:
        """One matter alone has its case's number; what is not applied for has none."""
        return {
            member.matter: case_number
            if self.application.title == member.matter
            else self._number(self.catalogue.matters[member.matter].implementing_code)
            for member in self.application.members
            if member.choice is Choice.APPLY
        }

    def _case(self, setup: CaseSetup, moment: LegalMoment, applicant: Applicant) -> CaseRow:
        application = self.application
        values = {
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
            "state": opened(setup).state,
            "slip_check": application.slip_check or None,
            "helper": application.helper,
            "confirmed": application.confirmed,
            "applicant_kind": applicant.kind,
            "applicant_code": applicant.code,
        }
        return CaseRow(id=self.database.run(CaseRow.insert(values)), **values)

    def _members(self, case: CaseRow, setup: CaseSetup, plan: Plan) -> dict[int, int]:
        """Write the members and their lines; return their rows by position."""
        forms = forms_in(plan, self.application)
        states = {one.setup.position: one.state for one in opened(setup).members}
        rows: dict[int, int] = {}
        for member, fixed in zip(self.application.members, setup.members, strict=True):
            rows[fixed.position] = self.database.run(
                MemberRow.insert(
                    case=case.id,
                    position=fixed.position,
                    matter=fixed.matter,
                    department=fixed.department,
                    first=fixed.first,
                    number=fixed.number,
                    choice=fixed.choice,
                    state=states[fixed.position],
                    needs=fixed.needs,
                    scenarios=member.scenarios,
                    answers=member.answers,
                    extension=member.extension,
                    form=forms.get(member.matter, ()),
                )
            )
            self._lines(rows[fixed.position], member)
        return rows

    def _lines(self, row: int, member: Member) -> None:
        self.database.insert(
            LineRow,
            [
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
            ],
        )

    def _persons(self, case: CaseRow) -> None:
        self.database.insert(
            PersonRow,
            [
                {
                    "case": case.id,
                    "person": person.id,
                    "roles": person.roles,
                    "level": person.level,
                    "answers": person.values,
                    "id_no": number_in(person.values),
                }
                for person in self.application.persons
            ],
        )

    def _documents(self, case: CaseRow) -> None:
        remarks = remarks_of(self.application)
        for document in self.application.documents:
            kept = note_document(
                case.id,
                document,
                document.material,
                document.holder,
                remark=remarks.get(document.id),
            )
            self.database.run(kept)

    def _begin(self, case: CaseRow, setup: CaseSetup, members: dict[int, int]) -> Entry:
        """Write the first events, what follows from them, and how the case stands then."""
        now, events = self._events(case, setup)
        journal.append(self.database, case.id, events, 0, members)
        entry = Entry(case, events, now)
        wanted = projection_of(entry)
        parts = [
            {"case": case.id, "department": department} | asdict(part)
            for department, part in wanted.parts.items()
        ]
        self.database.insert(PartRow, parts)
        for (number, department), task in wanted.tasks.items():
            new = {"case": case.id, "number": number, "department": department}
            self.database.run(TaskRow.insert(new | asdict(task)))
        return entry

    def _events(self, case: CaseRow, setup: CaseSetup) -> tuple[CaseNow, tuple[Event, ...]]:
        kiosk, arrived_ms = f"kiosk:{self.application.kiosk}", self.arrived_ms
        slip = str(self.application.slip)
        lodged = Event(Lodged(slip=slip), kiosk, setup.legal_ms, arrived_ms)
        paper = receipt_for(self.catalogue, case, setup, arrived_ms)
        begun = Event(Opened(setup=setup), CLOUD, arrived_ms, arrived_ms, paper=paper)
        return follow(opened(setup), (lodged, begun))

    def _applicant(self) -> str:
        """Name the case after the one in whose name it is, else who stood there first."""
        persons = self.application.persons
        for person in sorted(persons, key=lambda person: "applicant" not in person.roles):
            named = person.values.get("name") or person.values.get("org_name")
            if named:
                return named.text
        return ""
