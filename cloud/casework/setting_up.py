"""What opening a case fixes: made of the application, the catalogue and the policy. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from cloud.casework.model.setup import ApplicantKind, CaseSetup, LineSetup, MemberSetup
from cloud.casework.numbers import CaseNumber
from cloud.casework.policy import Policy
from edge_sync.wire.application import Application, Choice, Line, Member, Person
from provisioning.catalogue.model import Catalogue, Limit, Matter
from provisioning.catalogue.rules.graph import waits_for
from provisioning.catalogue.rules.planned import Plan
from provisioning.catalogue.rules.titles import lead_of

CREDIT_CODE = "uscc"  # the element of a company's or body's GB 32100 code
_GOVERNMENT = "11"  # registered by the establishment office, an organ of the state (GB 32100)


@dataclass(frozen=True, slots=True)
class Times:
    """When it was lodged by the kiosk's clock, legally, and when it arrived. UTC ms."""

    lodged_ms: int
    legal_ms: int
    arrived_ms: int


@dataclass(frozen=True, slots=True)
class Applicant:
    """In whose name a case is: what kind of party, its code, the department if it is one."""

    kind: ApplicantKind
    code: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class SettingUp:
    """Everything that the setup of a case is made of. ``numbers`` are the members', by matter."""

    catalogue: Catalogue
    policy: Policy
    application: Application
    plan: Plan
    number: CaseNumber
    numbers: Mapping[str, CaseNumber]

    def setup(self, times: Times) -> CaseSetup:
        """Return the setup of the case."""
        application, applicant = self.application, self.applicant()
        return CaseSetup(
            number=self.number,
            title=application.title,
            lead=lead_of(self.catalogue, application.title),
            station=application.station,
            is_package=self.plan.title.is_package,
            lodged_ms=times.lodged_ms,
            legal_ms=times.legal_ms,
            arrived_ms=times.arrived_ms,
            limit=self.plan.title.promised_limit,
            members=tuple(
                self._member(position, member)
                for position, member in enumerate(application.members, start=1)
            ),
            awaited=tuple(one.person for one in application.awaited if one.papers),
            applicant_kind=applicant.kind,
            applicant_body=applicant.body,
        )

    def applicant(self) -> Applicant:
        """Say who applies: a person, a company, or a body of the state (rows R04, R14, M27)."""
        parties = {self.plan.principal, self.plan.holder, "applicant"}
        codes = (
            person.values[CREDIT_CODE].text
            for person in self.application.persons
            if parties & set(person.roles) and CREDIT_CODE in person.values
        )
        code = next(codes, "")
        if not code:
            return Applicant(ApplicantKind.PERSON)
        departments = self.catalogue.departments.values()
        body = next((one.id for one in departments if one.credit_code == code), "")
        is_state = code.startswith(_GOVERNMENT)
        kind = ApplicantKind.GOVERNMENT if is_state else ApplicantKind.ORGANISATION
        return Applicant(kind, code, body)

    def _member(self, position: int, member: Member) -> MemberSetup:
        matter = self.catalogue.matters[member.matter]
        answers = self._answers(member)
        first = self.policy.first_check.get(matter.id)
        body = self.policy.body_for(matter, answers)
        asking = self.policy.opinion.get(matter.id)
        is_applied = member.choice is Choice.APPLY
        return MemberSetup(
            position=position,
            matter=matter.id,
            department=body,
            choice=member.choice,
            number=self.numbers.get(matter.id),
            regime=matter.regime,
            limit=self._limit(matter),
            legal_limit=matter.legal_limit,
            first=first.body if first and first.body != body and is_applied else "",
            first_limit=first.limit if first else None,
            needs=self._needs(member),
            mandatory=self._is_mandatory(matter.id),
            opinions=tuple(one for one in asking.bodies if one != body) if asking else (),
            opinion_days=asking.days if asking else 0,
            sole=self.policy.may_be_sole(matter),
            tolerance=matter.tolerance_allowed,
            third_party=self._is_third_party(matter),
            visit=self.policy.visit_for(matter, answers),
            basis=tuple(one.text.zh for one in matter.basis),
            lines=tuple(_line(matter, line) for line in member.lines),
        )

    def _answers(self, member: Member) -> dict[str, str]:
        """What the application says that a rule may look at: the matter's own answers."""
        own = {name: value.text for name, value in member.answers.items()}
        people: dict[str, str] = {}
        for person in self.application.persons:
            people |= _texts(person)
        return people | own

    def _limit(self, matter: Matter) -> Limit:
        planned = {one.matter.id: one.promised_limit for one in self.plan.members}
        return planned.get(matter.id, matter.promised_limit)

    def _needs(self, member: Member) -> tuple[str, ...]:
        """Return what must be granted first: predecessors that are part of this application.

        One that was done already, or that the resident did not want, holds nobody up: its
        result is looked at as a paper.
        """
        if member.choice is not Choice.APPLY:
            return ()
        planned = {one.matter.id for one in self.plan.applied}
        applied = {m.matter for m in self.application.members if m.choice is Choice.APPLY}
        if member.matter not in planned:
            return ()
        return tuple(need for need in waits_for(self.plan, member.matter) if need in applied)

    def _is_mandatory(self, matter: str) -> bool:
        """Optional members, third parties' and those of an optional group hold no letter."""
        title = self.plan.title
        if not title.is_package:
            return True
        optional = {group.id for group in title.groups if group.optional}
        return any(
            one.matter == matter and not (one.optional or one.third_party or one.group in optional)
            for one in title.members
        )

    def _is_third_party(self, matter: Matter) -> bool:
        known = self.catalogue.departments.get(matter.dept)
        return bool(known and known.third_party)


def _texts(person: Person) -> dict[str, str]:
    return {name: value.text for name, value in person.values.items()}


def _line(matter: Matter, line: Line) -> LineSetup:
    tolerable = {one.id for one in matter.lines if one.tolerable}
    return LineSetup(
        line=line.line,
        material=line.material,
        holder=line.holder,
        resolution=line.resolution,
        reason=line.reason,
        document=line.document,
        promised=line.promised,
        tolerable=line.line in tolerable,
    )
