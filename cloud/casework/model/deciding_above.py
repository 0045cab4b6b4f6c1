"""The legal office's acts, and more time for a package. Pure.

The legal office changes no answer and no decision: it stops a member and lets it go on, and
notes what a later review made of a decision. A package is extended once, by the lead, with
two persons, and by no more than law allows for joint handling (Licensing Law, art. 42).
"""

from typing import Final

from cloud.accounts.officers import Officer, Role
from cloud.casework.model import acts_above as a
from cloud.casework.model import facts_above as f
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import DECIDED, Act, CaseState, MemberState, after
from cloud.clock.rules import shipped_rules

LEGAL = a.ObjectTo | a.LiftObjection | a.NoteReview
PACKAGE = a.AskPackageExtension | a.AllowPackageExtension
Decided = tuple[AnyFact, ...] | Refusal
_NOT_NOW: Final = Refusal(Why.NOT_NOW)
_NOT_YOURS: Final = Refusal(Why.NOT_YOURS)


def watched_over(member: MemberNow, act: LEGAL, who: Officer) -> Decided:
    """Return what the legal office brings about with a member."""
    if who.role is not Role.LEGAL:
        return _NOT_YOURS
    position = act.position
    match act:
        case a.ObjectTo():
            fact = f.Objected(position=position, text=act.text, basis=act.basis)
            words = missing_words(text=(act.text, True), basis=(act.basis, True))
            return (words or (fact,)) if can_object(member) else _NOT_NOW
        case a.LiftObjection():
            lifted = f.ObjectionLifted(position=position, text=act.text)
            words = missing_words(text=(act.text, True))
            return (words or (lifted,)) if is_objected(member) else _NOT_NOW
        case a.NoteReview():
            return _reviewed(member, act)


def can_object(member: MemberNow) -> bool:
    """Say whether a member is in work and does not stand still already."""
    return after(member.state, Act.SUSPEND) is not None


def is_objected(member: MemberNow) -> bool:
    """Say whether a member stands still because of an objection."""
    return member.state is MemberState.SUSPENDED and member.objected


def can_be_reviewed(member: MemberNow) -> bool:
    """Say whether there is a decision that no review has overturned."""
    decision = member.decision
    return member.state in DECIDED and decision is not None and not decision.overturned


def _reviewed(member: MemberNow, act: a.NoteReview) -> Decided:
    if not can_be_reviewed(member):
        return _NOT_NOW
    fact = f.DecisionReviewed(
        position=act.position, overturned=act.overturned, ruling=act.ruling, text=act.text
    )
    return missing_words(ruling=(act.ruling, True), text=(act.text, True)) or (fact,)


def package_time(now: CaseNow, act: PACKAGE, who: Officer) -> Decided:
    """Return what becomes of more days for the whole package."""
    if not who.may_answer or who.department != now.setup.lead:
        return _NOT_YOURS
    refusal = missing_words(text=(act.text, True))
    if isinstance(act, a.AskPackageExtension):
        return _time_refused(now, act) or refusal or _asked(act)
    asked = now.extension_asked
    if asked is None or now.state is CaseState.FINISHED:
        return _NOT_NOW
    if asked.account == who.account:
        return Refusal(Why.SAME_PERSON)
    return refusal or _allowed(act, asked.days)


def _time_refused(now: CaseNow, act: a.AskPackageExtension) -> Refusal | None:
    if not can_ask_for_package(now):
        return _NOT_NOW
    is_lawful = 0 < act.days <= shipped_rules().joint.extension.value
    return None if is_lawful else Refusal(Why.TOO_MANY_DAYS)


def _asked(act: a.AskPackageExtension) -> Decided:
    return (f.PackageExtensionAsked(days=act.days, text=act.text),)


def _allowed(act: a.AllowPackageExtension, days: int) -> Decided:
    if act.allowed:
        return (f.PackageExtended(days=days, text=act.text),)
    return (f.PackageExtensionDenied(text=act.text),)


def can_ask_for_package(now: CaseNow) -> bool:
    """Say whether a package is under way and was given no more time yet, nor asked for it."""
    is_open = now.setup.is_package and now.state is not CaseState.FINISHED
    return is_open and all(one.allowed is False for one in now.extensions)


def above_for(member: MemberNow, who: Officer) -> set[Act]:
    """Return what the legal office can do with a member now."""
    if who.role is not Role.LEGAL:
        return set()
    found = {Act.OBJECT_TO} if can_object(member) else set()
    found |= {Act.LIFT_OBJECTION} if is_objected(member) else set()
    return found | ({Act.NOTE_REVIEW} if can_be_reviewed(member) else set())


def package_acts(now: CaseNow, who: Officer) -> set[Act]:
    """Return what the lead can do about the package's time now."""
    if not who.may_answer or who.department != now.setup.lead:
        return set()
    found = {Act.ASK_PACKAGE_EXTENSION} if can_ask_for_package(now) else set()
    asked = now.extension_asked
    can_allow = asked is not None and asked.account != who.account
    is_open = now.state is not CaseState.FINISHED
    return found | ({Act.ALLOW_PACKAGE_EXTENSION} if can_allow and is_open else set())
