"""What opening a case fixes: made of the application, the catalogue and the policy. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cloud.casework.model.setup import ApplicantKind, CaseSetup, LineSetup, MemberSetup
from cloud.casework.numbers import CaseNumber
from cloud.casework.plans import KnownPlan
from cloud.casework.policy import Policy
from edge_sync.wire.application import Application, Choice, Line, Member
from provisioning.catalogue.model import Catalogue, Matter
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
    known: KnownPlan
    number: CaseNumber
    numbers: Mapping[str, CaseNumber]

    def setup(self, times: Times) -> CaseSetup:
        """Return the setup of the case."""
        application, applicant = self.application, self.applicant()
        applied = {one.matter for one in application.members if one.choice is Choice.APPLY}
        people = _texts(application)
        title = self.known.plan.title
        return CaseSetup(
            number=self.number,
            title=application.title,
            lead=lead_of(self.catalogue, application.title),
            station=application.station,
            is_package=title.is_package,
            lodged_ms=times.lodged_ms,
            legal_ms=times.legal_ms,
            arrived_ms=times.arrived_ms,
            limit=title.promised_limit,
            members=tuple(
                self._member(position, member, applied, people)
                for position, member in enumerate(application.members, start=1)
            ),
            awaited=tuple(one.person for one in application.awaited if one.papers),
            applicant_kind=applicant.kind,
            applicant_body=applicant.body,
        )

    def applicant(self) -> Applicant:
        """Say who applies: a person, a company, or a body of the state (rows R04, R14, M27)."""
        parties = {self.known.plan.principal, self.known.plan.holder, "applicant"}
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

    def _member(
        self, position: int, member: Member, applied: Collection[str], people: Mapping[str, str]
    ) -> MemberSetup:
        known, matter = self.known, self.catalogue.matters[member.matter]
        answers = {**people, **{name: value.text for name, value in member.answers.items()}}
        first = self.policy.first_check.get(matter.id)
        body = self.policy.body_for(matter, answers)
        asking = self.policy.opinion.get(matter.id)
        is_applied = matter.id in applied
        tolerable = {one.id for one in matter.lines if one.tolerable}
        needs = known.needs.get(matter.id, ()) if is_applied else ()
        return MemberSetup(
            position=position,
            matter=matter.id,
            department=body,
            choice=member.choice,
            number=self.numbers.get(matter.id),
            regime=matter.regime,
            limit=known.limits.get(matter.id, matter.promised_limit),
            legal_limit=matter.legal_limit,
            first=first.body if first and first.body != body and is_applied else "",
            first_limit=first.limit if first else None,
            # what was done already, or is not wanted, holds nobody up
            needs=tuple(need for need in needs if need in applied),
            mandatory=matter.id in known.mandatory,
            opinions=tuple(one for one in asking.bodies if one != body) if asking else (),
            opinion_days=asking.days if asking else 0,
            sole=self.policy.may_be_sole(matter),
            tolerance=matter.tolerance_allowed,
            third_party=self._is_third_party(matter),
            visit=self.policy.visit_for(matter, answers),
            basis=tuple(one.text.zh for one in matter.basis),
            lines=tuple(_line(line, line.line in tolerable) for line in member.lines),
        )

    def _is_third_party(self, matter: Matter) -> bool:
        known = self.catalogue.departments.get(matter.dept)
        return bool(known and known.third_party)


def _texts(application: Application) -> dict[str, str]:
    """What the application says of its people that a rule may look at."""
    texts: dict[str, str] = {}
    for person in application.persons:
        texts |= {name: value.text for name, value in person.values.items()}
    return texts


def _line(line: Line, is_tolerable: bool) -> LineSetup:  # noqa: FBT001 - of one use, above
    return LineSetup(
        line=line.line,
        material=line.material,
        holder=line.holder,
        resolution=line.resolution,
        reason=line.reason,
        document=line.document,
        promised=line.promised,
        tolerable=is_tolerable,
    )
