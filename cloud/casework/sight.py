"""What of a case somebody may see: which members, and in which role. Pure.

Rows P03, R01, R03 and R04.

The lead sees everything. A department sees the members it works on or was asked about;
the legal office, with no part of its own, everything;
an expert the one member of the step they were invited to, until they have spoken or
their day has passed; a body that applies itself sees the timeline as an applicant does.
"""

from dataclasses import dataclass

from cloud.accounts.officers import Officer, Role
from cloud.casework.book import Entry
from cloud.casework.journal import told_in
from cloud.casework.model.events import Event
from cloud.casework.model.now import CaseNow, MemberNow, Task, TaskKind, Visit
from cloud.casework.model.papers import Paper, PaperKind
from cloud.casework.model.parts import bodies_of, positions_for
from cloud.casework.states import EventKind, PartRole
from cloud.casework.views import EventView, OpinionLine
from edge_sync.wire.application import Choice

PUBLIC = frozenset(
    {
        EventKind.LODGED,
        EventKind.OPENED,
        EventKind.STARTED,
        EventKind.ACCEPTED,
        EventKind.ACCEPTED_WITH_GAPS,
        EventKind.DEEMED_ACCEPTED,
        EventKind.NOT_ACCEPTED,
        EventKind.ASKED_TO_COMPLETE,
        EventKind.SUPPLEMENTED,
        EventKind.SUSPENDED,
        EventKind.RESUMED,
        EventKind.EXTENDED,
        EventKind.PASSED_UP,
        EventKind.GRANTED,
        EventKind.DEEMED_GRANTED,
        EventKind.REFUSED,
        EventKind.RETURNED,
        EventKind.KEPT,
        EventKind.EXPIRED,
        EventKind.WITHDRAWN,
        EventKind.FOLLOWED,
        EventKind.SIGNED,
        EventKind.ALL_SIGNED,
        EventKind.CONSENT_ANSWERED,
        EventKind.DELIVERED,
        EventKind.LETTER_ISSUED,
        EventKind.OBJECTED,
        EventKind.OBJECTION_LIFTED,
        EventKind.DECISION_REVIEWED,
        EventKind.PACKAGE_EXTENDED,
    }
)
"""What an applicant may follow: acts of the bodies, and none of their talk with each other."""


OF_ALL = frozenset({PaperKind.RECEIPT, PaperKind.LETTER})
"""Papers that speak of every member at once."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The members somebody sees, and why they see the case at all."""

    role: PartRole
    positions: frozenset[int]

    @property
    def is_all(self) -> bool:
        """Whether everything is theirs to see."""
        return self.role in {PartRole.LEAD, PartRole.LEGAL}


def sight_of(now: CaseNow, who: Officer) -> Sight | None:
    """Return what somebody may see of a case, or None."""
    if who.role is Role.LEGAL:
        return Sight(PartRole.LEGAL, frozenset(one.setup.position for one in now.members))
    role = None if who.role is Role.EXPERT else bodies_of(now).get(who.department)
    if role is not None:
        return Sight(role, positions_for(now, who.department))
    expert = f"expert:{who.account}"
    invited = [task for task in now.tasks if task.of == expert and task.is_open]
    if not invited:
        return None
    return Sight(PartRole.ADVISER, frozenset(task.position for task in invited))


def narrowed(sight: Sight | None, now: CaseNow, matters: tuple[str, ...]) -> Sight | None:
    """Return what is left where a right reaches some matters only; a lead leads all or none."""
    if sight is None or not matters:
        return sight
    named = {one.setup.position for one in now.members if one.setup.matter in matters}
    if not (positions := sight.positions & named):
        return None
    role = PartRole.OWN if sight.is_all else sight.role
    return Sight(role, positions)


def events_for(entry: Entry, sight: Sight) -> tuple[EventView, ...]:
    """Return the timeline of who sees these members: one timeline, with different duties."""
    matters = {one.setup.position: one.setup.matter for one in entry.now.members}
    return tuple(_event(event, matters, sight) for event in entry.events if _shows(event, sight))


def _shows(event: Event, sight: Sight) -> bool:
    if sight.role is PartRole.APPLICANT:
        return event.kind in PUBLIC
    return event.fact.position in {0, *sight.positions}


def _paper(event: Event, sight: Sight) -> Paper | None:
    """What lists the papers or results of all members is not for a department of one (row P03)."""
    is_of_all = event.paper is not None and event.paper.kind in OF_ALL
    may_see = sight.is_all or sight.role is PartRole.APPLICANT
    return event.paper if may_see or not is_of_all else None


def _event(event: Event, matters: dict[int, str], sight: Sight) -> EventView:
    return EventView(
        kind=event.kind,
        actor=event.actor,
        at_ms=event.at_ms,
        matter=matters.get(event.fact.position, ""),
        told=told_in(event),
        noted_ms=event.noted_ms,
        position=event.fact.position,
        paper=_paper(event, sight),
    )


def sees_task(task: Task, who: Officer, sight: Sight) -> bool:
    """Say whether somebody sees what was asked: who asked, who was asked, and the lead."""
    if sight.role is PartRole.APPLICANT:
        return False
    mine = {f"expert:{who.account}"}  # who only keeps an expert's account is not the department
    mine |= set() if who.role is Role.EXPERT else {who.department}
    is_theirs = task.of in mine or task.asked_by in mine
    return (
        sight.is_all
        or is_theirs
        or (task.kind is TaskKind.OPINION and task.position in sight.positions)
    )


def sees_visit(visit: Visit, who: Officer, sight: Sight) -> bool:
    """Say whether somebody sees a visit: who goes, and the lead."""
    return sight.is_all or (who.role is not Role.EXPERT and who.department in visit.bodies)


def table_of(now: CaseNow) -> tuple[OpinionLine, ...]:
    """Return the lead's table of opinions and decisions (row P04)."""
    return tuple(_line(now, one) for one in now.members if one.setup.choice is not Choice.LEFT_OUT)


def _line(now: CaseNow, member: MemberNow) -> OpinionLine:
    position, decision = member.setup.position, member.decision
    opinions = (TaskKind.OPINION, TaskKind.EXPERT)
    return OpinionLine(
        position=position,
        matter=member.setup.matter,
        body=member.setup.department,
        state=member.state,
        mandatory=member.setup.mandatory,
        decision=decision.text if decision else "",
        remedies=decision.remedies if decision else "",
        opinions=tuple(t for t in now.tasks if t.position == position and t.kind in opinions),
    )
