"""The decision of a body: who may, when everything is there, with what the law wants in it."""

from cloud.accounts.officers import Officer
from cloud.casework.model import acts as a
from cloud.casework.model import facts as f
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import Act, MemberState, after
from provisioning.catalogue.model import Regime

Decided = tuple[AnyFact, ...] | Refusal
_AT_ONCE = frozenset({Regime.AT_ONCE, Regime.NO_APPLICATION})


def decision(now: CaseNow, member: MemberNow, act: a.Grant | a.Refuse, who: Officer) -> Decided:
    """Return a decision, or what stands against it.

    What is done while the resident waits is accepted and decided in one; everything
    else was accepted before.
    """
    kind = Act.GRANT if isinstance(act, a.Grant) else Act.REFUSE
    at_once = member.state is MemberState.RECEIVED and member.setup.regime in _AT_ONCE
    if not at_once and after(member.state, kind) is None:
        gaps = member.state is MemberState.ACCEPTED_WITH_GAPS
        return Refusal(Why.GAPS_OPEN if gaps else Why.NOT_NOW)
    if member.setup.first and member.passed_ms is None:
        return Refusal(Why.PASS_UP_FIRST)
    refusal = _waits(now, member, granted=kind is Act.GRANT) or _alone(now, member, who)
    fact = _fact(member, act)
    basis = fact.basis
    words = {"text": (act.text, kind is Act.REFUSE), "basis": (basis, True)}
    if isinstance(act, a.Refuse):
        words["remedies"] = (act.remedies, True)
    accepted = (f.Accepted(position=act.position),) if at_once else ()
    return refusal or missing_words(**words) or (*accepted, fact)


def _fact(member: MemberNow, act: a.Grant | a.Refuse) -> f.Granted | f.Refused:
    basis = act.basis.strip() or "；".join(member.setup.basis)
    if isinstance(act, a.Grant):
        return f.Granted(position=act.position, text=act.text.strip(), basis=basis)
    text, remedies = act.text.strip(), act.remedies.strip()
    return f.Refused(position=act.position, text=text, remedies=remedies, basis=basis)


def passed_up(now: CaseNow, member: MemberNow, act: a.PassUp) -> Decided:
    """Return the first check's word, where there is a body above."""
    is_below = member.setup.first and member.passed_ms is None
    if not is_below or after(member.state, Act.PASS_UP) is None:
        return Refusal(Why.NOT_NOW)
    open_ones = tuple(visit for visit in now.visits if act.position in visit.positions)
    if any(visit.is_open for visit in open_ones):
        return Refusal(Why.VISIT_OPEN)
    fact = f.PassedUp(position=act.position, in_favour=act.in_favour, text=act.text)
    return missing_words(text=(act.text, True)) or (fact,)


def _waits(now: CaseNow, member: MemberNow, *, granted: bool) -> Refusal | None:
    position = member.setup.position
    if granted and member.gaps:
        return Refusal(Why.GAPS_OPEN, tuple(gap.line for gap in member.gaps))
    missing = tuple(task.of for task in now.open_for(position))
    if missing:
        return Refusal(Why.OPINION_MISSING, missing)
    visits = [visit for visit in now.visits if position in visit.positions]
    if any(visit.is_open for visit in visits):
        return Refusal(Why.VISIT_OPEN)
    if granted and not visits and member.setup.visit and not member.setup.visit.excluded:
        return Refusal(Why.VISIT_MISSING)
    return None


def _alone(now: CaseNow, member: MemberNow, who: Officer) -> Refusal | None:
    """One person may check and decide only where the rule allows it (row P14)."""
    if may_be_sole(now, member):
        return None
    has_second = any(review.account != who.account for review in member.reviews)
    return None if has_second else Refusal(Why.SECOND_PERSON)


def may_be_sole(now: CaseNow, member: MemberNow) -> bool:
    """Say whether one person may check and decide: no visit, no technical review, not sensitive."""
    position = member.setup.position
    has_visit = any(position in visit.positions for visit in now.visits)
    return member.setup.sole and not has_visit
