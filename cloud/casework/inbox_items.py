"""The lines of an inbox, and of a list of what was asked, made of their rows. Pure."""

from cloud.casework.model.now import Task
from cloud.casework.routing import body_in, inbox_of, team_in
from cloud.casework.tables import CaseRow, MemberRow, PartRow, TaskRow
from cloud.casework.views import InboxItem, TaskItem


def task_item(case: CaseRow, row: TaskRow) -> TaskItem:
    """Return what somebody was asked, as a list shows it."""
    task = Task(
        number=row.number,
        kind=row.kind,
        position=row.position,
        of=row.department,
        asked_by=row.asked_by,
        by=row.by_day,
        text="",
        asked_ms=row.asked_ms,
        done_ms=row.done_ms,
    )
    return TaskItem(case.number, case.title, task)


def members_in(part: PartRow, own: list[MemberRow]) -> list[MemberRow]:
    """Return the members of a department that went to the inbox of this part."""
    body = body_in(part.department)
    return [one for one in own if inbox_of(one.inboxes.split(), body) == part.department]


def inbox_item(case: CaseRow, part: PartRow, own: list[MemberRow]) -> InboxItem:
    """Return a part of a case as its inbox lists it."""
    return InboxItem(
        number=case.number,
        slip=case.slip,
        title=case.title,
        kiosk=case.kiosk,
        station=case.station,
        applicant=case.applicant,
        legal_ms=case.legal_ms,
        arrived_ms=case.arrived_ms,
        doubts=case.doubts,
        is_lead=part.is_lead,
        drawer=part.state,
        state=case.state,
        own=tuple((member.matter, member.state) for member in own),
        role=part.role,
        due_day=part.due_day,
        provisional=bool(part.provisional),
        team=team_in(part.department),
    )
