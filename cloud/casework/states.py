"""How far a member, a case and a department's part can be, what can be done, what can happen.

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
    ACCEPTED_WITH_GAPS = "accepted-with-gaps"  # documents pending: the decision waits for them
    PASSED_UP = "passed-up"  # checked below; the body above decides (row P09)
    SUSPENDED = "suspended"  # a special procedure, outside the limit
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"  # no licence needed, or another body's
    RETURNED = "returned"  # its predecessor was refused, and the resident chose so
    EXPIRED = "expired"  # what was asked for never came, and an officer closed it
    DONE_ALREADY = "done-already"  # the resident brought its result
    LEFT_OUT = "left-out"  # the resident did not want it
    WITHDRAWN = "withdrawn"  # the resident took it back before it was decided


class Act(Enum):
    """What an officer does. Each has a value of its name in `cloud.casework.model.acts`."""

    ACCEPT = "accept"
    ASK_TO_COMPLETE = "ask-to-complete"
    GRANT = "grant"
    REFUSE = "refuse"
    ACCEPT_WITH_GAPS = "accept-with-gaps"
    DECLINE = "decline"  # no licence needed, or another body's
    CORRECT = "correct"  # put right on the spot
    SUSPEND = "suspend"
    RESUME = "resume"
    ASK_EXTENSION = "ask-extension"
    ALLOW_EXTENSION = "allow-extension"
    REVIEW = "review"
    PASS_UP = "pass-up"  # noqa: S105 - an act
    SEND_BACK = "send-back"
    RETURN = "return"
    EXPIRE = "expire"
    DELIVER = "deliver"
    CHECK_COMMITMENT = "check-commitment"
    ASK_OPINION = "ask-opinion"
    GIVE_OPINION = "give-opinion"
    ASK_QUESTION = "ask-question"
    ANSWER_QUESTION = "answer-question"
    PLAN_VISIT = "plan-visit"
    REPORT_VISIT = "report-visit"
    SIGN_VISIT = "sign-visit"
    ASK_CORRECTION = "ask-correction"
    ANSWER_CORRECTION = "answer-correction"
    INVITE_EXPERT = "invite-expert"
    SPEAK_AS_EXPERT = "speak-as-expert"
    DISMISS_EXPERT = "dismiss-expert"
    ISSUE_LETTER = "issue-letter"
    OBJECT_TO = "object-to"  # the legal office's: the member stands still
    LIFT_OBJECTION = "lift-objection"
    NOTE_REVIEW = "note-review"  # what a later review made of a decision
    ASK_PACKAGE_EXTENSION = "ask-package-extension"
    ALLOW_PACKAGE_EXTENSION = "allow-package-extension"


class CaseState(Enum):
    """How far the case is as a whole."""

    RECEIVED = "received"
    IN_PROGRESS = "in-progress"
    FINISHED = "finished"


class EventKind(Enum):
    """What a case's journal can tell. Each has a value in `cloud.casework.model.facts`."""

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
    CONSENT_ANSWERED = "consent-answered"  # one who signs nothing was asked for consent elsewhere
    NOT_BELIEVED = "not-believed"  # something followed that nobody of the case handed in
    ACCEPTED_WITH_GAPS = "accepted-with-gaps"
    DEEMED_ACCEPTED = "deemed-accepted"  # nobody said a word within the five days
    DEEMED_GRANTED = "deemed-granted"  # nobody decided a renewal in time: silence grants it
    NOT_ACCEPTED = "not-accepted"
    CORRECTED = "corrected"  # on the spot, by the officer and the resident
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENSION_ASKED = "extension-asked"
    EXTENDED = "extended"
    EXTENSION_DENIED = "extension-denied"
    REVIEWED = "reviewed"
    PASSED_UP = "passed-up"
    SENT_BACK = "sent-back"
    RETURNED = "returned"
    KEPT = "kept"  # its predecessor was refused, and the resident wants it to wait
    EXPIRED = "expired"
    DELIVERED = "delivered"
    COMMITMENT_CHECKED = "commitment-checked"
    OPINION_ASKED = "opinion-asked"
    OPINION_GIVEN = "opinion-given"
    QUESTION_ASKED = "question-asked"
    QUESTION_ANSWERED = "question-answered"
    QUESTION_ESCALATED = "question-escalated"
    VISIT_PLANNED = "visit-planned"
    VISIT_REPORTED = "visit-reported"
    VISIT_SIGNED = "visit-signed"
    CORRECTION_ASKED = "correction-asked"
    CORRECTION_ANSWERED = "correction-answered"
    EXPERT_INVITED = "expert-invited"
    EXPERT_SPOKE = "expert-spoke"
    EXPERT_DISMISSED = "expert-dismissed"
    LETTER_ISSUED = "letter-issued"
    OBJECTED = "objected"
    OBJECTION_LIFTED = "objection-lifted"
    DECISION_REVIEWED = "decision-reviewed"
    PACKAGE_EXTENSION_ASKED = "package-extension-asked"
    PACKAGE_EXTENDED = "package-extended"
    PACKAGE_EXTENSION_DENIED = "package-extension-denied"


class PartState(Enum):
    """In which drawer of a department's inbox its part of a case lies."""

    TO_DO = "to-do"
    WAITING = "waiting"  # for the applicant, a predecessor, or other departments
    DONE = "done"


class PartRole(Enum):
    """Why a department has a part in a case."""

    LEAD = "lead"
    OWN = "own"  # it handles a member
    CHECK = "check"  # it checks a member first, for a body above
    ADVISER = "adviser"  # it was asked: an opinion, a question, a visit, a correction
    APPLICANT = "applicant"  # it is itself the one who applies (row R04)
    LEGAL = "legal"  # it has no part: the legal office looks at all of it (row J07)


_AFTER: Final[dict[tuple[MemberState, Act], MemberState]] = {
    (MemberState.RECEIVED, Act.ACCEPT): MemberState.ACCEPTED,
    (MemberState.RECEIVED, Act.ACCEPT_WITH_GAPS): MemberState.ACCEPTED_WITH_GAPS,
    (MemberState.RECEIVED, Act.ASK_TO_COMPLETE): MemberState.TO_BE_COMPLETED,
    (MemberState.RECEIVED, Act.CORRECT): MemberState.RECEIVED,
    (MemberState.RECEIVED, Act.DECLINE): MemberState.NOT_ACCEPTED,
    (MemberState.TO_BE_COMPLETED, Act.ACCEPT): MemberState.ACCEPTED,
    (MemberState.TO_BE_COMPLETED, Act.ACCEPT_WITH_GAPS): MemberState.ACCEPTED_WITH_GAPS,
    (MemberState.TO_BE_COMPLETED, Act.EXPIRE): MemberState.EXPIRED,
    (MemberState.ACCEPTED, Act.GRANT): MemberState.GRANTED,
    (MemberState.ACCEPTED, Act.REFUSE): MemberState.REFUSED,
    (MemberState.ACCEPTED, Act.PASS_UP): MemberState.PASSED_UP,
    (MemberState.ACCEPTED, Act.SUSPEND): MemberState.SUSPENDED,
    (MemberState.ACCEPTED_WITH_GAPS, Act.REFUSE): MemberState.REFUSED,
    (MemberState.ACCEPTED_WITH_GAPS, Act.PASS_UP): MemberState.PASSED_UP,
    (MemberState.ACCEPTED_WITH_GAPS, Act.SUSPEND): MemberState.SUSPENDED,
    (MemberState.PASSED_UP, Act.GRANT): MemberState.GRANTED,
    (MemberState.PASSED_UP, Act.REFUSE): MemberState.REFUSED,
    (MemberState.PASSED_UP, Act.SEND_BACK): MemberState.ACCEPTED,
    (MemberState.PASSED_UP, Act.SUSPEND): MemberState.SUSPENDED,
    (MemberState.WAITING, Act.RETURN): MemberState.RETURNED,
}
"""Every move that an act makes by itself; what else must be true is said by `model.deciding`.
`Act.RESUME` leads back to where the procedure began, `Act.OBJECT_TO` goes as `Act.SUSPEND`.
All gaps go into one notice: a second one, after an answer, is a supervised fault that an
officer must mean (domain, 4 and 18.2)."""

OPENS_FOLLOWERS: Final = frozenset(
    {MemberState.GRANTED, MemberState.DONE_ALREADY, MemberState.WITHDRAWN}
)
CONCLUDED: Final = frozenset(
    {
        MemberState.GRANTED,
        MemberState.REFUSED,
        MemberState.NOT_ACCEPTED,
        MemberState.RETURNED,
        MemberState.EXPIRED,
        MemberState.DONE_ALREADY,
        MemberState.LEFT_OUT,
        MemberState.WITHDRAWN,
    }
)
DECIDED: Final = frozenset({MemberState.GRANTED, MemberState.REFUSED})
CLOSES_FOLLOWERS: Final = CONCLUDED - OPENS_FOLLOWERS - {MemberState.LEFT_OUT}
"""Predecessors that will never be granted: an officer asks the resident and returns what waits."""

IN_WORK: Final = frozenset(
    {
        MemberState.ACCEPTED,
        MemberState.ACCEPTED_WITH_GAPS,
        MemberState.PASSED_UP,
        MemberState.SUSPENDED,
    }
)
OFFICERS_TURN: Final = frozenset(
    {
        MemberState.RECEIVED,
        MemberState.ACCEPTED,
        MemberState.ACCEPTED_WITH_GAPS,
        MemberState.PASSED_UP,
    }
)
_UNTOUCHED: Final = (
    frozenset({MemberState.RECEIVED, MemberState.WAITING, MemberState.AWAITING_SIGNER}) | CONCLUDED
)


def after(state: MemberState, act: Act) -> MemberState | None:
    """Return the state that an act leads to, or None when it is not possible now."""
    return _AFTER.get((state, act))


def possible_acts(state: MemberState) -> tuple[Act, ...]:
    """Return what an officer can do with a member in this state, in the order of the buttons."""
    return tuple(act for act in Act if (state, act) in _AFTER)


def whole(members: Collection[MemberState]) -> CaseState:
    """Say how far a case is, from its members."""
    if all(state in CONCLUDED for state in members):
        return CaseState.FINISHED
    if DECIDED.isdisjoint(members) and all(state in _UNTOUCHED for state in members):
        return CaseState.RECEIVED
    return CaseState.IN_PROGRESS


def drawer(
    own: Collection[MemberState], case: CaseState, *, is_lead: bool, is_due: bool = False
) -> PartState:
    """Say where a department's part belongs, from its own members and the whole case.

    ``is_due``: something else waits for the department, such as a question or the letter.
    """
    if is_due or not OFFICERS_TURN.isdisjoint(own):
        return PartState.TO_DO
    is_over = case is CaseState.FINISHED if is_lead else all(state in CONCLUDED for state in own)
    return PartState.DONE if is_over else PartState.WAITING
