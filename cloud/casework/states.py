"""What can become of one member of a case, and what an officer can do about it.

Pure values. A member and the whole case are different things: one slow or
refused member says nothing about the others (facts of the domain, 18.10).
"""

from collections.abc import Collection
from enum import Enum
from typing import Final


class MemberState(Enum):
    """How far one member is."""

    WAITING = "waiting-for-predecessor"
    AWAITING_SIGNER = "waiting-for-signer"  # nobody begins before the last signature
    RECEIVED = "received"  # which is not yet accepted: the five days run
    TO_BE_COMPLETED = "to-be-completed"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"
    DONE_ALREADY = "done-already"  # the resident brought its result
    LEFT_OUT = "left-out"  # the resident did not want it
    WITHDRAWN = "withdrawn"  # the resident took it back before it was decided


class Act(Enum):
    """What an officer does with a member of their department."""

    ACCEPT = "accept"
    ASK_TO_COMPLETE = "ask-to-complete"
    GRANT = "grant"
    REFUSE = "refuse"


class CaseState(Enum):
    """How far the case is as a whole."""

    RECEIVED = "received"
    IN_PROGRESS = "in-progress"
    FINISHED = "finished"


class EventKind(Enum):
    """What a case's journal can tell."""

    LODGED = "lodged"  # the resident handed in, at the legal moment of receipt
    OPENED = "opened"  # the cloud held it all, and the case got its number
    STARTED = "started"  # a member's predecessors are done: its department may begin
    ACCEPTED = "accepted"
    ASKED_TO_COMPLETE = "asked-to-complete"
    GRANTED = "granted"
    REFUSED = "refused"
    SUPPLEMENTED = "supplemented"  # the resident brought what was asked for
    WITHDRAWN = "withdrawn"
    FOLLOWED = "followed"  # something followed the application; what it did stands beside it
    SIGNED = "signed"  # one who had to sign has signed, elsewhere or later
    ALL_SIGNED = "all-signed"  # the last signature came: now the departments may begin
    NOT_BELIEVED = "not-believed"  # something followed that nobody of the case handed in


class PartState(Enum):
    """In which drawer of a department's inbox its part of a case lies."""

    TO_DO = "to-do"
    WAITING = "waiting"  # for the applicant, a predecessor, or other departments
    DONE = "done"


_AFTER: Final[dict[tuple[MemberState, Act], MemberState]] = {
    (MemberState.RECEIVED, Act.ACCEPT): MemberState.ACCEPTED,
    (MemberState.RECEIVED, Act.ASK_TO_COMPLETE): MemberState.TO_BE_COMPLETED,
    (MemberState.TO_BE_COMPLETED, Act.ACCEPT): MemberState.ACCEPTED,
    (MemberState.ACCEPTED, Act.GRANT): MemberState.GRANTED,
    (MemberState.ACCEPTED, Act.REFUSE): MemberState.REFUSED,
}
"""The whole model. All gaps go into one notice: a second one, after an answer, is a supervised
fault that an officer must mean (domain, 4 and 18.2)."""

OPENS_FOLLOWERS: Final = frozenset(
    {MemberState.GRANTED, MemberState.DONE_ALREADY, MemberState.WITHDRAWN}
)
CONCLUDED: Final = frozenset(
    {
        MemberState.GRANTED,
        MemberState.REFUSED,
        MemberState.DONE_ALREADY,
        MemberState.LEFT_OUT,
        MemberState.WITHDRAWN,
    }
)
RECORDED_AS: Final = {
    Act.ACCEPT: EventKind.ACCEPTED,
    Act.ASK_TO_COMPLETE: EventKind.ASKED_TO_COMPLETE,
    Act.GRANT: EventKind.GRANTED,
    Act.REFUSE: EventKind.REFUSED,
}

_OFFICERS_TURN: Final = frozenset({MemberState.RECEIVED, MemberState.ACCEPTED})
_UNTOUCHED: Final = (
    frozenset({MemberState.RECEIVED, MemberState.WAITING, MemberState.AWAITING_SIGNER}) | CONCLUDED
)


def after(state: MemberState, act: Act) -> MemberState | None:
    """Return the state that an act leads to, or None when it is not possible now."""
    return _AFTER.get((state, act))


def possible_acts(state: MemberState) -> tuple[Act, ...]:
    """Return what an officer can do now, in the order of the buttons."""
    return tuple(act for act in Act if (state, act) in _AFTER)


def whole(members: Collection[MemberState]) -> CaseState:
    """Say how far a case is, from its members."""
    if all(state in CONCLUDED for state in members):
        return CaseState.FINISHED
    decided = {MemberState.GRANTED, MemberState.REFUSED} & set(members)
    if not decided and all(state in _UNTOUCHED for state in members):
        return CaseState.RECEIVED
    return CaseState.IN_PROGRESS


def drawer(own: Collection[MemberState], case: CaseState, *, is_lead: bool) -> PartState:
    """Say where a department's part belongs, from its own members and the whole case."""
    if not _OFFICERS_TURN.isdisjoint(own):
        return PartState.TO_DO
    is_over = case is CaseState.FINISHED if is_lead else all(state in CONCLUDED for state in own)
    return PartState.DONE if is_over else PartState.WAITING
