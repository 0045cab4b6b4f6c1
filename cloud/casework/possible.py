"""What an officer can do now: the buttons of a case, found by the rules that take them. Pure."""

from cloud.accounts.officers import Officer
from cloud.casework.model.deciding_above import above_for, package_acts
from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.model.parts import bodies_of
from cloud.casework.states import (
    CONCLUDED,
    DECIDED,
    IN_WORK,
    OFFICERS_TURN,
    Act,
    MemberState,
    PartRole,
    possible_acts,
)
from edge_sync.wire.application import Resolution
from provisioning.catalogue.model import Regime

PLAIN = (Act.ACCEPT, Act.ASK_TO_COMPLETE, Act.GRANT, Act.REFUSE)
"""What `CaseRegister.answer` takes: reasons and remedies, and no more."""

_AT_ONCE = {Regime.AT_ONCE, Regime.NO_APPLICATION}


def acts_for(now: CaseNow, member: MemberNow, who: Officer) -> tuple[Act, ...]:
    """Return what an officer can do with a member now, in the order of the buttons.

    A button does not promise that nothing stands against it, such as a missing opinion:
    that is said when it is used.
    """
    found = above_for(member, who)
    if not who.may_answer:
        return tuple(act for act in Act if act in found)
    if who.department == member.acting:
        found |= _own(now, member, who)
    if who.department in {*member.setup.bodies, now.setup.lead}:
        found |= _around(now, member)
    if who.department in member.setup.bodies:
        found |= _afterwards(member)
    return tuple(act for act in Act if act in found)


def _own(now: CaseNow, member: MemberNow, who: Officer) -> set[Act]:
    found = set(possible_acts(member.state))
    if member.setup.first and member.passed_ms is None:
        found -= {Act.GRANT, Act.REFUSE}
    else:
        found -= {Act.PASS_UP}
    if not member.setup.first:
        found -= {Act.SEND_BACK}
    if not (member.setup.tolerance and any(line.tolerable for line in member.setup.lines)):
        found -= {Act.ACCEPT_WITH_GAPS}
    if member.state is MemberState.RECEIVED and member.setup.regime in _AT_ONCE:
        found |= {Act.GRANT, Act.REFUSE}
    if member.state is MemberState.SUSPENDED and not member.objected:
        found |= {Act.RESUME}
    if member.state in IN_WORK:
        found |= _extending(member, who) | {Act.INVITE_EXPERT}
    if member.state in IN_WORK & OFFICERS_TURN:
        found |= {Act.REVIEW}
    if member.state is not MemberState.WAITING or now.blocked_by(member) is None:
        found -= {Act.RETURN}
    return found


def _extending(member: MemberNow, who: Officer) -> set[Act]:
    asked = next((one for one in member.extensions if one.allowed is None), None)
    if asked is not None:
        return {Act.ALLOW_EXTENSION} if asked.account != who.account else set()
    return set() if any(one.allowed for one in member.extensions) else {Act.ASK_EXTENSION}


def _around(now: CaseNow, member: MemberNow) -> set[Act]:
    found: set[Act] = {Act.ASK_QUESTION, Act.ASK_CORRECTION}
    if member.state is MemberState.WAITING and now.blocked_by(member) is not None:
        found |= {Act.RETURN}
    if member.state not in CONCLUDED:
        found |= {Act.ASK_OPINION}
    excluded = member.setup.visit is not None and member.setup.visit.excluded
    if member.state in IN_WORK | {MemberState.RECEIVED} and not excluded:
        found |= {Act.PLAN_VISIT}
    return found


def _afterwards(member: MemberNow) -> set[Act]:
    found: set[Act] = set()
    if member.state in DECIDED and member.delivered_ms is None:
        found |= {Act.DELIVER}
    committed = any(ln.resolution is Resolution.COMMITTED for ln in member.setup.lines)
    if committed and member.state in IN_WORK | DECIDED:
        found |= {Act.CHECK_COMMITMENT}
    return found


_ANSWERS = {
    TaskKind.OPINION: Act.GIVE_OPINION,
    TaskKind.QUESTION: Act.ANSWER_QUESTION,
    TaskKind.CORRECTION: Act.ANSWER_CORRECTION,
    TaskKind.EXPERT: Act.SPEAK_AS_EXPERT,
}


def acts_about_all(now: CaseNow, who: Officer) -> tuple[Act, ...]:
    """Return what an officer can do about the whole case, and with what was asked of them."""
    roles = bodies_of(now)
    expert = f"expert:{who.account}"
    mine = {who.department, expert}
    found = {_ANSWERS[task.kind] for task in now.tasks if task.is_open and task.of in mine}
    if not who.may_answer:
        return (Act.SPEAK_AS_EXPERT,) if Act.SPEAK_AS_EXPERT in found else ()
    for visit in now.visits:
        if visit.is_open and who.department in visit.bodies:
            found |= {Act.REPORT_VISIT}
            if visit.reported_ms and who.department in visit.unsigned:
                found |= {Act.SIGN_VISIT}
    if any(t.is_open and t.kind is TaskKind.EXPERT and t.asked_by in mine for t in now.tasks):
        found |= {Act.DISMISS_EXPERT}
    if roles.get(who.department) in set(PartRole) - {PartRole.APPLICANT}:
        found |= {Act.ASK_QUESTION, Act.ASK_CORRECTION}
    if roles.get(who.department) is PartRole.LEAD and now.is_letter_due:
        found |= {Act.ISSUE_LETTER}
    found |= package_acts(now, who)
    return tuple(act for act in Act if act in found)
