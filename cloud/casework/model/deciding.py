"""State, act, who and when give facts, or a refusal. Pure; nobody decides but an officer.

Rules suggest, route and remind (decision of the house, rule 10): every fact here
comes from an act of somebody who may do it, and what stands against an act is said.
"""

from dataclasses import dataclass

from cloud.accounts.officers import Officer
from cloud.casework.model import acts as a
from cloud.casework.model import acts_above as c
from cloud.casework.model import acts_between as b
from cloud.casework.model.deciding_above import LEGAL, PACKAGE, package_time, watched_over
from cloud.casework.model.deciding_acceptance import ACCEPTING, acceptance
from cloud.casework.model.deciding_between import between
from cloud.casework.model.deciding_work import WORKING, work
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.states import Act

AnyMemberAct = ACCEPTING | WORKING | LEGAL
BETWEEN = (
    b.AskOpinion
    | b.GiveOpinion
    | b.AskQuestion
    | b.AnswerQuestion
    | b.PlanVisit
    | b.ReportVisit
    | b.SignVisit
    | b.AskCorrection
    | b.AnswerCorrection
    | b.InviteExpert
    | b.SpeakAsExpert
    | b.DismissExpert
    | b.IssueLetter
)
AnyAct = AnyMemberAct | BETWEEN | PACKAGE
"""Everything that `CaseRegister.perform` takes."""

Decided = tuple[AnyFact, ...] | Refusal

ACT_OF: dict[type, Act] = {
    a.Accept: Act.ACCEPT,
    a.AcceptWithGaps: Act.ACCEPT_WITH_GAPS,
    a.Decline: Act.DECLINE,
    a.Correct: Act.CORRECT,
    a.AskToComplete: Act.ASK_TO_COMPLETE,
    a.Review: Act.REVIEW,
    a.PassUp: Act.PASS_UP,
    a.SendBack: Act.SEND_BACK,
    a.Grant: Act.GRANT,
    a.Refuse: Act.REFUSE,
    a.Suspend: Act.SUSPEND,
    a.Resume: Act.RESUME,
    a.AskExtension: Act.ASK_EXTENSION,
    a.AllowExtension: Act.ALLOW_EXTENSION,
    a.Return: Act.RETURN,
    a.Expire: Act.EXPIRE,
    a.Deliver: Act.DELIVER,
    a.CheckCommitment: Act.CHECK_COMMITMENT,
    b.AskOpinion: Act.ASK_OPINION,
    b.GiveOpinion: Act.GIVE_OPINION,
    b.AskQuestion: Act.ASK_QUESTION,
    b.AnswerQuestion: Act.ANSWER_QUESTION,
    b.PlanVisit: Act.PLAN_VISIT,
    b.ReportVisit: Act.REPORT_VISIT,
    b.SignVisit: Act.SIGN_VISIT,
    b.AskCorrection: Act.ASK_CORRECTION,
    b.AnswerCorrection: Act.ANSWER_CORRECTION,
    b.InviteExpert: Act.INVITE_EXPERT,
    b.SpeakAsExpert: Act.SPEAK_AS_EXPERT,
    b.DismissExpert: Act.DISMISS_EXPERT,
    b.IssueLetter: Act.ISSUE_LETTER,
    c.ObjectTo: Act.OBJECT_TO,
    c.LiftObjection: Act.LIFT_OBJECTION,
    c.NoteReview: Act.NOTE_REVIEW,
    c.AskPackageExtension: Act.ASK_PACKAGE_EXTENSION,
    c.AllowPackageExtension: Act.ALLOW_PACKAGE_EXTENSION,
}


@dataclass(frozen=True, slots=True)
class Moment:
    """When an act was done, and when it was typed in. UTC milliseconds."""

    at_ms: int
    noted_ms: int


def decide(now: CaseNow, act: AnyAct, who: Officer, moment: Moment) -> Decided:
    """Return what an act brings about, or why it does not."""
    if moment.at_ms > moment.noted_ms:
        return Refusal(Why.NOT_YET)
    if isinstance(act, PACKAGE):
        return package_time(now, act, who)
    if not isinstance(act, a.MemberAct):
        return between(now, act, who, moment.at_ms)
    member = now.member(act.position)
    if member is None:
        return Refusal(Why.NO_SUCH_MEMBER)
    return _with_member(now, member, act, who, moment)


def _with_member(
    now: CaseNow, member: MemberNow, act: AnyMemberAct, who: Officer, moment: Moment
) -> Decided:
    if isinstance(act, LEGAL):
        return _too_early(member, moment) or watched_over(member, act, who)
    refusal = _refused(now, member, act, who, moment)
    if refusal is not None:
        return refusal
    if isinstance(act, ACCEPTING):
        return acceptance(member, act, moment.at_ms)
    return work(now, member, act, who, moment.at_ms)


def _refused(
    now: CaseNow, member: MemberNow, act: a.MemberAct, who: Officer, moment: Moment
) -> Refusal | None:
    if not who.may_answer or not is_theirs(now, member, act, who.department):
        return Refusal(Why.NOT_YOURS)
    return _too_early(member, moment)


def _too_early(member: MemberNow, moment: Moment) -> Refusal | None:
    is_backdated = moment.at_ms < moment.noted_ms
    return Refusal(Why.BEFORE_THE_LAST) if is_backdated and moment.at_ms < member.last_ms else None


def is_theirs(now: CaseNow, member: MemberNow, act: a.MemberAct, department: str) -> bool:
    """Say whether a department may do this with a member (row R01).

    The acting body does; a return is the lead's too, and what follows a decision
    is the body's that decided.
    """
    if isinstance(act, a.Return):
        return department in {*member.setup.bodies, now.setup.lead}
    if isinstance(act, a.CheckCommitment | a.Deliver):
        return department in member.setup.bodies
    return department == member.acting
