"""What opening a case fixes: made of the application, the catalogue and the policy. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from msgspec import structs

from cloud.casework.model.setup import ApplicantKind, CaseSetup, LineSetup, MemberSetup
from cloud.casework.moulds import MemberMould, Mould, Route
from cloud.casework.numbers import CaseNumber
from cloud.casework.plans import MOST, KnownPlan
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

    def setup(self, times: Times, mould: Mould, applicant: Applicant | None = None) -> CaseSetup:
        """Return the setup of the case, cast from what it shares with others of its kind.

        ``applicant`` is in whose name it is, if that was looked up already.
        """
        application, applicant = self.application, applicant or self.applicant()
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
                self._member(own, member)
                for own, member in zip(mould.members, application.members, strict=True)
            ),
            awaited=tuple(one.person for one in application.awaited if one.papers),
            applicant_kind=applicant.kind,
            applicant_body=applicant.body,
        )

    def applicant(self) -> Applicant:
        """Say who applies: a person, a company, or a body of the state (rows R04, R14, M27)."""
        coded = [one for one in self.application.persons if CREDIT_CODE in one.values]
        if not coded:  # nearly all: it is a person
            return Applicant(ApplicantKind.PERSON)
        parties = {self.known.plan.principal, self.known.plan.holder, "applicant"}
        codes = (person.values[CREDIT_CODE].text for person in coded if parties & set(person.roles))
        code = next(codes, "")
        if not code:
            return Applicant(ApplicantKind.PERSON)
        departments = self.catalogue.departments.values()
        body = next((one.id for one in departments if one.credit_code == code), "")
        is_state = code.startswith(_GOVERNMENT)
        kind = ApplicantKind.GOVERNMENT if is_state else ApplicantKind.ORGANISATION
        return Applicant(kind, code, body)

    def mould(self) -> Mould:
        """Return what this case shares with others of its kind."""
        routes = self._routes()
        known = self.known.moulds.get(routes)
        if known is None:
            if len(self.known.moulds) >= MOST:
                self.known.moulds.clear()
            known = self.known.moulds[routes] = self._moulded(routes)
        return known

    def _routes(self) -> tuple[Route, ...]:
        """Say who handles each member, and with which site visit."""
        is_asked = any(self.policy.routes(one.matter) for one in self.application.members)
        people = _texts(self.application) if is_asked else {}
        return tuple(self._route(member, people) for member in self.application.members)

    def _route(self, member: Member, people: Mapping[str, str]) -> Route:
        matter, policy = self.catalogue.matters[member.matter], self.policy
        renewal = policy.renewed_by_silence(matter.id, member.scenarios)
        if not policy.routes(matter.id):
            inboxes = self._inboxes(matter.id, matter.dept, {})
            return Route(matter.id, matter.dept, member.choice, None, renewal, inboxes)
        texts = {name: value.text for name, value in member.answers.items()}
        answers = {**people, **texts}
        visit, body = policy.visit_for(matter, answers), policy.body_for(matter, answers)
        inboxes = self._inboxes(matter.id, body, {**answers, **member.scenarios})
        return Route(matter.id, body, member.choice, visit, renewal, inboxes)

    def _inboxes(self, matter: str, body: str, answers: Mapping[str, str]) -> tuple[str, ...]:
        first = self.policy.first_check.get(matter)
        bodies = (first.body, body) if first and first.body != body else (body,)
        return self.policy.inboxes(matter, bodies, self.application.station, answers)

    def _moulded(self, routes: tuple[Route, ...]) -> Mould:
        applied = {one.matter for one in routes if one.choice is Choice.APPLY}
        return Mould(
            tuple(
                self._member_mould(position, route, applied)
                for position, route in enumerate(routes, start=1)
            )
        )

    def _member_mould(self, position: int, route: Route, applied: Collection[str]) -> MemberMould:
        name, body, known = route.matter, route.body, self.known
        matter, is_applied = self.catalogue.matters[name], name in applied
        first, asking = self.policy.first_check.get(name), self.policy.opinion.get(name)
        needs = known.needs.get(name, ()) if is_applied else ()
        setup = MemberSetup(
            position=position,
            matter=name,
            department=body,
            choice=route.choice,
            number=None,
            regime=matter.regime,
            limit=known.limits.get(name, matter.promised_limit),
            legal_limit=matter.legal_limit,
            first=first.body if first and first.body != body and is_applied else "",
            first_limit=first.limit if first else None,
            # what was done already, or is not wanted, holds nobody up
            needs=tuple(need for need in needs if need in applied),
            mandatory=name in known.mandatory,
            opinions=tuple(one for one in asking.bodies if one != body) if asking else (),
            opinion_days=asking.days if asking else 0,
            sole=self.policy.may_be_sole(matter),
            tolerance=matter.tolerance_allowed,
            third_party=self._is_third_party(matter),
            visit=route.visit,
            renewal=route.renewal,
            inboxes=route.inboxes,
            basis=tuple(one.text.zh for one in matter.basis),
        )
        return MemberMould(setup, frozenset(one.id for one in matter.lines if one.tolerable))

    def _member(self, mould: MemberMould, member: Member) -> MemberSetup:
        return structs.replace(
            mould.setup,
            number=self.numbers.get(member.matter),
            lines=tuple(_line(line, line.line in mould.tolerable) for line in member.lines),
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
