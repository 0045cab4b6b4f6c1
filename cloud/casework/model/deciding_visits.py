"""The joint site visit: planned once, reported once, signed by all (rows P06, P07)."""

import hashlib

from cloud.accounts.officers import Officer
from cloud.casework.model import acts_between as a
from cloud.casework.model import facts_between as f
from cloud.casework.model.days import wire_day
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import IN_WORK, MemberState

VISITING = a.PlanVisit | a.ReportVisit | a.SignVisit
Decided = tuple[AnyFact, ...] | Refusal
_WHEN = IN_WORK | {MemberState.RECEIVED}


def visiting(now: CaseNow, act: VISITING, who: Officer) -> Decided:  # noqa: PLR0911 - one case an act
    """Return what an act about a visit brings about."""
    if isinstance(act, a.PlanVisit):
        return _planned(now, act, who)
    visit = now.visit(act.task)
    if visit is None:
        return Refusal(Why.NO_SUCH_TASK)
    if who.department not in visit.bodies:
        return Refusal(Why.NOT_YOURS)
    if not visit.is_open:
        return Refusal(Why.NOT_NOW)
    if isinstance(act, a.ReportVisit):
        report = f.VisitReported(task=act.task, text=act.text)
        return missing_words(text=(act.text, True)) or (report,)
    if visit.reported_ms is None or who.department not in visit.unsigned:
        return Refusal(Why.NOT_NOW)
    if act.sha256 != digest_of(visit.report):
        return Refusal(Why.REPORT_CHANGED)
    return (f.VisitSigned(task=act.task, body=who.department, sha256=act.sha256),)


def _planned(now: CaseNow, act: a.PlanVisit, who: Officer) -> Decided:
    members = tuple(now.member(position) for position in act.positions)
    known = tuple(member for member in members if member is not None)
    if not known or len(known) < len(members):
        return Refusal(Why.NO_SUCH_MEMBER)
    if not any(who.department in {*one.setup.bodies, now.setup.lead} for one in known):
        return Refusal(Why.NOT_YOURS)
    if any(one.state not in _WHEN for one in known):
        return Refusal(Why.NOT_NOW)
    rules = tuple(one.setup.visit for one in known if one.setup.visit)
    if any(rule.excluded for rule in rules):
        return Refusal(Why.VISIT_EXCLUDED)
    named = tuple(body for rule in rules for body in rule.bodies)
    fact = f.VisitPlanned(
        task=now.next_task,
        organiser=who.department,
        bodies=tuple(dict.fromkeys((who.department, *(act.bodies or named or _acting(known))))),
        positions=act.positions,
        day=wire_day(act.day),
        place=act.place,
        route=act.route,
        kind=next((rule.kind for rule in rules), ""),
    )
    return missing_words(place=(act.place, True)) or (fact,)


def _acting(members: tuple[MemberNow, ...]) -> tuple[str, ...]:
    return tuple(one.acting for one in members)


def digest_of(report: str) -> bytes:
    """Return what a signature under a report covers: SHA-256 of its text in UTF-8."""
    return hashlib.sha256(report.encode()).digest()
