"""Opening a case: an application becomes rows, once, inside the intake's transaction."""

from dataclasses import dataclass, replace
from typing import Final

from cloud.casework import journal
from cloud.casework.consents import write_consents
from cloud.casework.helper_use import is_helper_elsewhere
from cloud.casework.journal import Event
from cloud.casework.kept_documents import note_document
from cloud.casework.moment import Doubt, LegalMoment, civil_time, legal_moment
from cloud.casework.numbers import CaseNumber, next_number
from cloud.casework.progress import number_in
from cloud.casework.signed import write_signatures
from cloud.casework.states import EventKind, MemberState, drawer, whole
from cloud.casework.tables import (
    CaseRow,
    LineRow,
    MemberRow,
    PartRow,
    PersonRow,
)
from cloud.casework.titles import forms_of, needs_of
from edge_sync.wire.application import Application, Choice, Line, Member
from edge_sync.wire.remarked import remarks_of
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.titles import lead_of, title_of
from provisioning.storage.database import Database

_AT_FIRST: Final = {
    Choice.DONE_ALREADY: MemberState.DONE_ALREADY,
    Choice.LEFT_OUT: MemberState.LEFT_OUT,
}


@dataclass(slots=True)
class Opening:
    """One case on its way into the tables."""

    database: Database
    catalogue: Catalogue
    application: Application
    arrived_ms: int

    def write(self) -> CaseNumber:
        """Write every row and return the case's number."""
        number = self._number(title_of(self.catalogue, self.application.title).implementing_code)
        moment = self._moment()
        case = self._case(number, moment)
        self._members(case, number)
        self._persons(case)
        self._documents(case)
        write_signatures(self.database, self.catalogue, case, self.application)
        write_consents(self.database, self.catalogue, case, self.application)
        self._parts(case, moment.at_ms)
        self._events(case, moment.at_ms)
        return number

    def _moment(self) -> LegalMoment:
        moment = legal_moment(self.application.lodged, self.arrived_ms)
        if not is_helper_elsewhere(self.database, self.application, moment.at_ms):
            return moment
        return replace(moment, doubts=(*moment.doubts, Doubt.HELPER_ELSEWHERE))

    def _number(self, code: str) -> CaseNumber:
        return next_number(self.database, code, civil_time(self.arrived_ms).date())

    def _case(self, number: CaseNumber, moment: LegalMoment) -> int:
        application = self.application
        return self.database.run(
            CaseRow.insert(
                application=application.id,
                number=number,
                slip=application.slip,
                kiosk=application.kiosk,
                station=application.station,
                title=application.title,
                lead=lead_of(self.catalogue, application.title),
                applicant=self._applicant(),
                language=application.language,
                catalogue_version=application.catalogue.version,
                catalogue_digest=application.catalogue.digest,
                lodged=application.lodged,
                arrived_ms=self.arrived_ms,
                legal_ms=moment.at_ms,
                doubts=moment.doubts,
                state=whole([self._state(member) for member in application.members]),
                slip_check=application.slip_check or None,
                helper=application.helper,
                confirmed=application.confirmed,
            )
        )

    def _members(self, case: int, case_number: CaseNumber) -> None:
        forms = forms_of(self.catalogue, self.application)
        for position, member in enumerate(self.application.members, start=1):
            row = self.database.run(
                MemberRow.insert(
                    case=case,
                    position=position,
                    matter=member.matter,
                    department=self.catalogue.matters[member.matter].dept,
                    number=self._member_number(member, case_number),
                    choice=member.choice,
                    state=self._state(member),
                    needs=self._predecessors(member),
                    scenarios=member.scenarios,
                    answers=member.answers,
                    extension=member.extension,
                    form=forms.get(member.matter, ()),
                )
            )
            for line in member.lines:
                self._line(row, line)

    def _member_number(self, member: Member, case_number: CaseNumber) -> CaseNumber | None:
        """One matter alone has its case's number; what is not applied for has none."""
        if member.choice is not Choice.APPLY:
            return None
        if self.application.title == member.matter:
            return case_number
        return self._number(self.catalogue.matters[member.matter].implementing_code)

    def _line(self, member: int, line: Line) -> None:
        self.database.run(
            LineRow.insert(
                member=member,
                line=line.line,
                material=line.material,
                holder=line.holder,
                resolution=line.resolution,
                reason=line.reason,
                document=line.document,
            )
        )

    def _persons(self, case: int) -> None:
        for person in self.application.persons:
            self.database.run(
                PersonRow.insert(
                    case=case,
                    person=person.id,
                    roles=person.roles,
                    level=person.level,
                    answers=person.values,
                    id_no=number_in(person.values),
                )
            )

    def _documents(self, case: int) -> None:
        remarks = remarks_of(self.application)
        for document in self.application.documents:
            kept = note_document(
                case,
                document,
                document.material,
                document.holder,
                remark=remarks.get(document.id),
            )
            self.database.run(kept)

    def _parts(self, case: int, legal_ms: int) -> None:
        own: dict[str, list[MemberState]] = {}
        lead = lead_of(self.catalogue, self.application.title)
        own[lead] = []
        for member in self.application.members:
            if member.choice is Choice.LEFT_OUT:
                continue  # what the resident did not want is no department's business
            department = self.catalogue.matters[member.matter].dept
            own.setdefault(department, []).append(self._state(member))
        state = whole([self._state(member) for member in self.application.members])
        for department, states in own.items():
            is_lead = department == lead
            self.database.run(
                PartRow.insert(
                    case=case,
                    department=department,
                    is_lead=is_lead,
                    state=drawer(states, state, is_lead=is_lead),
                    legal_ms=legal_ms,
                )
            )

    def _events(self, case: int, legal_ms: int) -> None:
        kiosk = f"kiosk:{self.application.kiosk}"
        slip = {"slip": str(self.application.slip)}
        journal.add(self.database, case, Event(EventKind.LODGED, kiosk, legal_ms, told=slip))
        journal.add(self.database, case, Event(EventKind.OPENED, journal.CLOUD, self.arrived_ms))

    def _state(self, member: Member) -> MemberState:
        if member.choice is not Choice.APPLY:
            return _AT_FIRST[member.choice]
        if self.application.awaited:
            return MemberState.AWAITING_SIGNER
        return MemberState.WAITING if self._predecessors(member) else MemberState.RECEIVED

    def _predecessors(self, member: Member) -> tuple[str, ...]:
        """Return what must be granted first: predecessors that are part of this application.

        One that was done already, or that the resident did not want, holds
        nobody up: its result is looked at as a paper.
        """
        applied = {m.matter for m in self.application.members if m.choice is Choice.APPLY}
        needs = needs_of(self.catalogue, self.application).get(member.matter, ())
        return tuple(need for need in needs if need in applied)

    def _applicant(self) -> str:
        """Name the case after the one in whose name it is, else who stood there first."""
        persons = self.application.persons
        for person in sorted(persons, key=lambda person: "applicant" not in person.roles):
            if name := person.values.get("name"):
                return name.text
        return ""
