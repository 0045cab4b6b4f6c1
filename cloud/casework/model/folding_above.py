"""What an objection, a later review, or more time for a package makes of a case."""

from dataclasses import replace

from cloud.casework.model import facts_above as f
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.now import CaseNow, ExtensionNow, MemberNow
from cloud.casework.states import MemberState

PACKAGE = f.PackageExtensionAsked | f.PackageExtended | f.PackageExtensionDenied


def folded_above(member: MemberNow, event: Event, fact: AnyFact) -> MemberNow:
    """Return a member after the legal office's fact; the same member for any other."""
    match fact:
        case f.Objected():
            state, carrier = MemberState.SUSPENDED, event.body
            stopped = replace(member, state=state, resume_to=member.state, carrier=carrier)
            return replace(stopped, objected=True)
        case f.ObjectionLifted():
            state = member.resume_to or MemberState.ACCEPTED
            return replace(member, state=state, resume_to=None, carrier="", objected=False)
        case f.DecisionReviewed() if member.decision is not None:
            decision = replace(member.decision, overturned=fact.overturned, ruling=fact.ruling)
            return replace(member, decision=decision)
        case _:
            return member


def folded_package(now: CaseNow, event: Event, fact: PACKAGE) -> CaseNow:
    """Return a case after one fact about its package's time."""
    if isinstance(fact, f.PackageExtensionAsked):
        account = event.actor.partition(":")[2]
        asked = ExtensionNow(account, fact.days, fact.text, event.at_ms)
        return replace(now, extensions=(*now.extensions, asked))
    allowed = isinstance(fact, f.PackageExtended)
    extensions = tuple(
        replace(one, allowed=allowed) if one.allowed is None else one for one in now.extensions
    )
    return replace(now, extensions=extensions)
