"""What follows by itself: a member may begin, an opinion is asked where a rule says so. Never more.

The system never refuses, returns or decides (row Z07): a member whose predecessor was
refused waits until an officer has asked the resident.
"""

from datetime import timedelta

from cloud.casework.model import facts as f
from cloud.casework.model import facts_between as b
from cloud.casework.model.days import wire_day
from cloud.casework.model.events import CLOUD, AnyFact, Event
from cloud.casework.model.folding import folded
from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.states import IN_WORK, MemberState
from cloud.clock.calendar import after_working_days
from cloud.clock.counting import civil_day


def follow(now: CaseNow, events: tuple[Event, ...]) -> tuple[CaseNow, tuple[Event, ...]]:
    """Return the case after these events and all that follows from them, and the events."""
    happened: list[Event] = []
    for event in events:
        now = _after(now, event, happened)
    at_ms = events[-1].at_ms if events else now.last_ms
    noted_ms = events[-1].noted_ms if events else now.last_ms
    while facts := consequences(now, at_ms):
        for fact in facts:
            now = _after(now, Event(fact, CLOUD, at_ms, noted_ms), happened)
    return now, tuple(happened)


def _after(now: CaseNow, event: Event, happened: list[Event]) -> CaseNow:
    happened.append(event)
    return folded(now, event) or now


def consequences(now: CaseNow, at_ms: int) -> tuple[AnyFact, ...]:
    """Return what follows at once from how a case stands."""
    if now.unsigned:
        return ()
    started: tuple[AnyFact, ...] = tuple(
        f.Started(position=one.setup.position)
        for one in now.members
        if one.state is MemberState.WAITING and not now.waits_for(one)
    )
    return started or _opinions(now, at_ms)


def _opinions(now: CaseNow, at_ms: int) -> tuple[AnyFact, ...]:
    for member in now.members:
        if member.state not in IN_WORK:
            continue
        for body in member.setup.opinions:
            if not _is_asked(now, member, body):
                return (_asked(now, member, body, at_ms),)
    return ()


def _is_asked(now: CaseNow, member: MemberNow, body: str) -> bool:
    return any(
        task.kind is TaskKind.OPINION and task.of == body and task.position == member.setup.position
        for task in now.tasks
    )


def _asked(now: CaseNow, member: MemberNow, body: str, at_ms: int) -> b.OpinionAsked:
    day = after_working_days(civil_day(at_ms), member.setup.opinion_days).day
    return b.OpinionAsked(
        position=member.setup.position,
        task=now.next_task,
        of=body,
        by=wire_day(max(day, civil_day(at_ms) + timedelta(days=1))),
        asked_by=member.acting,
    )
