"""State and event give the next state. Total: every kind of fact is known here, none is refused.

Whether something may happen is decided before (`deciding`); what is in the journal has
happened, and is folded as it stands.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from cloud.casework.model import facts as f
from cloud.casework.model import facts_between as b
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.folding_above import PACKAGE, folded_package
from cloud.casework.model.folding_between import folded_between
from cloud.casework.model.folding_members import folded_member
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.setup import CaseSetup, MemberSetup
from cloud.casework.states import MemberState
from edge_sync.wire.application import Choice

BETWEEN = (
    b.OpinionAsked
    | b.OpinionGiven
    | b.QuestionAsked
    | b.QuestionAnswered
    | b.QuestionEscalated
    | b.VisitPlanned
    | b.VisitReported
    | b.VisitSigned
    | b.CorrectionAsked
    | b.CorrectionAnswered
    | b.ExpertInvited
    | b.ExpertSpoke
    | b.ExpertDismissed
    | b.LetterIssued
)
_AT_FIRST = {
    Choice.DONE_ALREADY: MemberState.DONE_ALREADY,
    Choice.LEFT_OUT: MemberState.LEFT_OUT,
}


def fold(events: Iterable[Event]) -> CaseNow | None:
    """Return how a case stands after these events, or None before it is opened."""
    now: CaseNow | None = None
    for event in events:
        now = folded(now, event)
    return now


def folded(now: CaseNow | None, event: Event) -> CaseNow | None:
    """Return how a case stands after one event more."""
    fact = event.fact
    if isinstance(fact, f.Opened):
        return opened(fact.setup)
    if now is None:
        return None  # what was lodged is not a case before it is opened
    now = replace(now, last_ms=max(now.last_ms, event.at_ms))
    return _of_case(now, event, fact)


def _of_case(now: CaseNow, event: Event, fact: AnyFact) -> CaseNow:
    if isinstance(fact, PACKAGE):
        return folded_package(now, event, fact)
    if isinstance(fact, BETWEEN):
        return folded_between(now, event, fact)
    if isinstance(fact, f.Signed):
        return _signed(now, fact)
    if isinstance(fact, f.AllSigned):
        return _all_signed(now, fact)
    return _of_member(now, event, fact)


def opened(setup: CaseSetup) -> CaseNow:
    """Return a case as it stands when it is opened."""
    members = tuple(_at_first(setup, member) for member in setup.members)
    return CaseNow(
        setup=setup,
        members=members,
        legal_ms=setup.legal_ms,
        unsigned=setup.awaited,
        last_ms=setup.arrived_ms,
    )


def first_state(member: MemberSetup, *, is_signed: bool) -> MemberState:
    """Return the state in which a member enters a case, or goes on when all have signed."""
    if member.choice is not Choice.APPLY:
        return _AT_FIRST[member.choice]
    if not is_signed:
        return MemberState.AWAITING_SIGNER
    return MemberState.WAITING if member.needs else MemberState.RECEIVED


def _at_first(setup: CaseSetup, member: MemberSetup) -> MemberNow:
    state = first_state(member, is_signed=not setup.awaited)
    begun = setup.legal_ms if state is MemberState.RECEIVED else None
    return MemberNow(setup=member, state=state, begun_ms=begun)


def _signed(now: CaseNow, fact: f.Signed) -> CaseNow:
    unsigned = tuple(person for person in now.unsigned if person != fact.person)
    return replace(now, unsigned=unsigned, signed_ms=(*now.signed_ms, fact.signed_ms))


def _all_signed(now: CaseNow, fact: f.AllSigned) -> CaseNow:
    members = tuple(
        _begun(one, first_state(one.setup, is_signed=True), fact.legal_ms)
        if one.state is MemberState.AWAITING_SIGNER
        else one
        for one in now.members
    )
    return replace(now, members=members, legal_ms=fact.legal_ms, unsigned=())


def _begun(member: MemberNow, state: MemberState, at_ms: int) -> MemberNow:
    begun = at_ms if state is MemberState.RECEIVED else None
    return replace(member, state=state, begun_ms=begun)


def _of_member(now: CaseNow, event: Event, fact: AnyFact) -> CaseNow:
    member = now.member(fact.position)
    if member is None:
        return now  # what speaks of the whole case and changes no state: lodged, followed
    last_ms = max(member.last_ms, event.at_ms)
    changed = replace(folded_member(member, event, fact), last_ms=last_ms)
    return with_member(now, changed)


def with_member(now: CaseNow, changed: MemberNow) -> CaseNow:
    """Return the case with one member in the place of its former self."""
    position = changed.setup.position
    members: Any = (changed if one.setup.position == position else one for one in now.members)
    return replace(now, members=tuple(members))
