"""Which departments have a part in a case, why, and in which drawer of which inbox it lies. Pure.

A department whose members went to its teams has a part in each team's inbox, and in its own
only for what no rule names (row R10). The first of them keeps what concerns the department
as a whole: the lead's table and letter, what others ask of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.routing import inbox_of
from cloud.casework.states import MemberState, PartRole, PartState, drawer
from edge_sync.wire.application import Choice


@dataclass(frozen=True, slots=True)
class Part:
    """One department's part of a case, in its ``inbox`` or that of one of its teams."""

    department: str
    inbox: str
    role: PartRole
    drawer: PartState


def bodies_of(now: CaseNow) -> dict[str, PartRole]:
    """Return every department with a part, and why; the lead first."""
    roles = {now.setup.lead: PartRole.LEAD}
    for member in now.setup.members:
        if member.choice is not Choice.LEFT_OUT:
            roles.setdefault(member.department, PartRole.OWN)
    for member in now.setup.members:
        if member.first and member.choice is not Choice.LEFT_OUT:
            roles.setdefault(member.first, PartRole.CHECK)
    for asked in asked_bodies(now):
        roles.setdefault(asked, PartRole.ADVISER)
    if now.setup.applicant_body:
        roles.setdefault(now.setup.applicant_body, PartRole.APPLICANT)
    return roles


def asked_bodies(now: CaseNow) -> tuple[str, ...]:
    """Return the departments that were asked for anything."""
    tasks = (task.of for task in now.tasks if task.kind is not TaskKind.EXPERT)
    visits = (body for visit in now.visits for body in visit.bodies)
    return tuple(dict.fromkeys((*tasks, *visits)))


def parts_of(now: CaseNow) -> tuple[Part, ...]:
    """Return every part of every department."""
    return tuple(
        part for body, role in bodies_of(now).items() for part in _parts_of(now, body, role)
    )


def inboxes_of(now: CaseNow, department: str) -> tuple[str, ...]:
    """Return the inboxes in which a department finds the case, by the order of its members."""
    own = (
        inbox_of(one.inboxes, department)
        for one in now.setup.members
        if department in one.bodies and one.choice is not Choice.LEFT_OUT
    )
    return tuple(dict.fromkeys(own)) or (department,)


def _parts_of(now: CaseNow, department: str, role: PartRole) -> Iterator[Part]:
    first, *others = inboxes_of(now, department)
    own = [one for one in now.members if department in one.setup.bodies]
    here = _in(first, own, department) if others else own
    due = _is_due_as_a_whole(now, department, role)
    yield Part(department, first, role, _drawer(now, department, role, here, is_due=due))
    for inbox in others:
        here = _in(inbox, own, department)
        decides = any(one.setup.department == department for one in here)
        duty = PartRole.OWN if decides else PartRole.CHECK
        yield Part(department, inbox, duty, _drawer(now, department, duty, here))


def _in(inbox: str, own: list[MemberNow], department: str) -> list[MemberNow]:
    return [one for one in own if inbox_of(one.setup.inboxes, department) == inbox]


def _is_due_as_a_whole(now: CaseNow, department: str, role: PartRole) -> bool:
    unanswered = any(task.escalated and task.is_open for task in now.tasks)
    is_lead = role is PartRole.LEAD
    return is_asked(now, department) or (is_lead and (now.is_letter_due or unanswered))


def _drawer(
    now: CaseNow, department: str, role: PartRole, members: list[MemberNow], *, is_due: bool = False
) -> PartState:
    own, is_lead = [_as_theirs(one, department) for one in members], role is PartRole.LEAD
    is_due = is_due or any(
        one.acting == department and now.blocked_by(one) is not None and one.wish is None
        for one in members
        if one.state is MemberState.WAITING
    )
    return drawer(own, now.state, is_lead=is_lead, is_due=is_due)


def _as_theirs(member: MemberNow, department: str) -> MemberState:
    """What the other body of the same member works on waits for that one."""
    is_open = member.acting != department and member.decision is None
    turn = {MemberState.RECEIVED, MemberState.ACCEPTED, MemberState.ACCEPTED_WITH_GAPS}
    if is_open and member.state in turn | {MemberState.PASSED_UP}:
        return MemberState.SUSPENDED
    return member.state


def is_asked(now: CaseNow, department: str) -> bool:
    """Say whether somebody waits for this department's word or signature."""
    is_task = any(task.is_open and task.of == department for task in now.tasks)
    return is_task or any(
        visit.is_open
        and (department in visit.unsigned if visit.reported_ms else department == visit.organiser)
        for visit in now.visits
    )


def positions_for(now: CaseNow, department: str) -> frozenset[int]:
    """Return the members of which a department sees lines and forms (row P03)."""
    if department == now.setup.lead:
        return frozenset(one.position for one in now.setup.members)
    own = {
        one.position
        for one in now.setup.members
        if department in one.bodies and one.choice is not Choice.LEFT_OUT
    }
    asked = {task.position for task in now.tasks if task.of == department}
    visited = {
        position
        for visit in now.visits
        if department in visit.bodies
        for position in visit.positions
    }
    return frozenset(own | asked | visited) - {0}
