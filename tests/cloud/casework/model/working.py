"""Works cases without a database: setups from the catalogue, officers who do what is to be done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cloud.accounts.officers import Officer, Role
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.deciding import AnyAct, Moment, decide
from cloud.casework.model.deciding_visits import digest_of
from cloud.casework.model.events import CLOUD, Event
from cloud.casework.model.facts import Opened, Wish
from cloud.casework.model.folding import opened
from cloud.casework.model.following import follow
from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.model.refusals import Refusal
from cloud.casework.model.setup import CaseSetup
from cloud.casework.numbers import CaseNumber
from cloud.casework.plans import known_plan
from cloud.casework.policy import Policy, shipped_policy
from cloud.casework.setting_up import SettingUp, Times
from cloud.casework.states import CONCLUDED, MemberState
from cloud.clock.counting import civil_day
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Choice,
    IdentityLevel,
    KioskId,
    MatterId,
    Member,
    Person,
    SlipNumber,
    Value,
)
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.titles import title_of
from tests.cloud.applications import HOUR_MS, LODGED_MS, P1, stamp, typed

ARRIVED_MS = LODGED_MS + 2 * HOUR_MS
SOON = date(2026, 12, 31)
S = MemberState


def plans_of(catalogue: Catalogue, title: str) -> Iterator[Plan]:
    """Every way of members through a title: each page of members answered in every way."""
    seen: set[tuple[str, ...]] = set()
    for choices in _answered(catalogue, title, {}):
        plan = make_plan(catalogue, title_of(catalogue, title), choices)
        key = tuple(f"{one.matter.id}={one.choice.value}" for one in plan.members)
        if key not in seen and plan.applied:
            seen.add(key)
            yield plan


def scenario_plans(catalogue: Catalogue, title: str) -> Iterator[Plan]:
    """The largest way through a title, once for every option of every question inside it."""
    found = title_of(catalogue, title)
    largest = max(
        _answered(catalogue, title, {}),
        key=lambda choices: len(make_plan(catalogue, found, choices).applied),
    )
    answered = _completed(catalogue, title, largest)
    for page in make_plan(catalogue, found, answered).pages:
        if not page.key.startswith(("member.", "group.")):
            for option in page.options:
                other = _completed(catalogue, title, answered | {page.key: option.id})
                plan = make_plan(catalogue, found, other)
                if plan.applied:
                    yield plan


def _completed(catalogue: Catalogue, title: str, choices: dict[str, str]) -> dict[str, str]:
    """Answer what is still open with its first option."""
    while page := make_plan(catalogue, title_of(catalogue, title), choices).open_page:
        choices = choices | {page.key: page.options[0].id}
    return choices


def _answered(
    catalogue: Catalogue, title: str, choices: dict[str, str]
) -> Iterator[dict[str, str]]:
    plan = make_plan(catalogue, title_of(catalogue, title), choices)
    pages = (page for page in plan.pages if page.chosen is None or page.key not in choices)
    page = next((p for p in pages if p.key.startswith(("member.", "group."))), None)
    if page is None:
        yield choices
        return
    for option in page.options:
        yield from _answered(catalogue, title, choices | {page.key: option.id})


def application_of(plan: Plan, answers: dict[str, dict[str, Value]] | None = None) -> Application:
    """An application with these members; its people and papers do not matter here."""
    everybody = tuple(party.role for party in plan.title.parties)
    members = tuple(
        Member(MatterId(one.matter.id), Choice(one.choice.value), one.scenarios,
               (answers or {}).get(one.matter.id, {}), ())
        for one in plan.members
    )  # fmt: skip
    return Application(
        id=ApplicationId("a" * 32),
        slip=SlipNumber("K000001-000042"),
        kiosk=KioskId("k000001"),
        station="529901100201",
        title=plan.title.id,
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=stamp(),
        language="zh",
        persons=(Person(P1, everybody, IdentityLevel.CHIP, {"name": typed("王秀英")}),),
        members=members,
        documents=(),
        signatures=(),
        slip_key=bytes(32),
    )


def setup_of(
    catalogue: Catalogue,
    plan: Plan,
    answers: dict[str, dict[str, Value]] | None = None,
    policy: Policy | None = None,
) -> CaseSetup:
    application = application_of(plan, answers)
    numbers = {one.matter.id: CaseNumber(f"N-{one.matter.id}") for one in plan.applied}
    setting = SettingUp(
        catalogue,
        policy or shipped_policy(),
        application,
        known_plan(plan),
        CaseNumber("N"),
        numbers,
    )
    return setting.setup(Times(LODGED_MS, LODGED_MS, ARRIVED_MS), setting.mould())


def somebody(department: str, name: str = "a", role: Role = Role.OFFICER) -> Officer:
    return Officer(f"{department.lower()}.{name}", f"{department} {name}", department, role)


@dataclass(slots=True)
class Case:
    """One case being worked on: every event that happened, an hour between two acts."""

    now: CaseNow
    events: list[Event]
    at_ms: int = ARRIVED_MS
    refusals: list[Refusal] = field(default_factory=list)

    def do(self, act: AnyAct, who: Officer, hours: int = 1) -> Refusal | None:
        """Do it, or return why not."""
        self.at_ms += hours * HOUR_MS
        outcome = decide(self.now, act, who, Moment(self.at_ms, self.at_ms))
        if isinstance(outcome, Refusal):
            self.refusals.append(outcome)
            return outcome
        actor = f"officer:{who.account}"
        events = tuple(
            Event(fact, actor, self.at_ms, self.at_ms, who.name, who.department) for fact in outcome
        )
        self.add(*events)
        return None

    def must(self, act: AnyAct, who: Officer, hours: int = 1) -> None:
        refusal = self.do(act, who, hours)
        assert refusal is None, (refusal, act)

    def add(self, *events: Event) -> None:
        self.now, happened = follow(self.now, events)
        self.events += happened

    def member(self, matter: str) -> MemberNow:
        found = self.now.of_matter(matter)
        assert found is not None
        return found


def case_of(setup: CaseSetup) -> Case:
    first = Event(Opened(setup=setup), CLOUD, setup.arrived_ms, setup.arrived_ms)
    now, events = follow(opened(setup), (first,))
    return Case(now, list(events), setup.arrived_ms)


def work_to_the_end(case: Case, refuse: frozenset[str] = frozenset()) -> None:
    """Do whatever is to be done until nothing is: every member concluded, the letter out."""
    for _ in range(400):
        if not (_tasks(case) or _visits(case) or _members(case, refuse)):
            break
    if case.now.is_letter_due:
        case.must(b.IssueLetter(), somebody(case.now.setup.lead))


def _tasks(case: Case) -> bool:
    for task in case.now.tasks:
        if task.is_open and task.kind is TaskKind.OPINION:
            case.must(b.GiveOpinion(task.number, in_favour=True, text="同意"), somebody(task.of))
            return True
    return False


def _visits(case: Case) -> bool:
    for visit in case.now.visits:
        if visit.is_open and visit.reported_ms is None:
            case.must(b.ReportVisit(visit.number, "现场符合"), somebody(visit.organiser))
            return True
        if visit.is_open:
            act = b.SignVisit(visit.number, digest_of(visit.report))
            case.must(act, somebody(visit.unsigned[0]))
            return True
    return False


def _members(case: Case, refuse: frozenset[str]) -> bool:
    return any(_member(case, one, refuse) for one in case.now.members)


def _member(case: Case, one: MemberNow, refuse: frozenset[str]) -> bool:
    at, first, second = one.setup.position, somebody(one.acting), somebody(one.acting, "b")
    if one.state is S.WAITING and case.now.blocked_by(one):
        case.must(a.Return(at, Wish.TAKE_BACK, "问过本人，退回"), first)
    elif one.state is S.RECEIVED:
        case.must(a.Accept(at), first)
    elif one.state is S.ACCEPTED and one.setup.first:
        case.must(a.PassUp(at, in_favour=True, text="初审合格"), first)
    elif one.state in {S.ACCEPTED, S.PASSED_UP}:
        rule = one.setup.visit
        has_visit = any(at in visit.positions for visit in case.now.visits)
        if rule and not rule.excluded and not has_visit:
            day = civil_day(case.at_ms) + timedelta(days=1)
            case.must(b.PlanVisit((at,), day, "幸福村三组"), first)
            return True
        case.must(a.Review(at, in_favour=True, text="审查合格"), first)
        if one.setup.matter in refuse:
            case.must(a.Refuse(at, "不符合条件", "六十日内可申请行政复议", "依据某条"), second)
        else:
            case.must(a.Grant(at, basis="依据某条"), second)
    else:
        return False
    return True


def is_over(case: Case) -> bool:
    return all(one.state in CONCLUDED for one in case.now.members)


def refused(matters: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Nobody, and each alone."""
    yield frozenset()
    for matter in matters:
        yield frozenset({matter})
