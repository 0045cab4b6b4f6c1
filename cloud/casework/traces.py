"""What the clock needs of a case, made of its events. Pure; no name or answer of a person is in it.

`trace_of` is everything, for supervision and measures; `due_days` is each department's
next day, for its inbox.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from cloud.casework.model.days import limit_until, wire_day
from cloud.casework.model.events import Event
from cloud.casework.model.facts import AllSigned
from cloud.casework.model.holding import holdings_of
from cloud.casework.model.now import CaseNow, MemberNow, Task, TaskKind
from cloud.casework.model.parts import inboxes_of
from cloud.casework.routing import inbox_of
from cloud.casework.states import OFFICERS_TURN, MemberState
from cloud.casework.tables import CaseRow
from cloud.casework.traces_of_members import deeds_in, extensions_of_package, member_trace
from cloud.clock.calendar import is_workday
from cloud.clock.counting import DueDay, civil_day
from cloud.clock.member_clock import Almanac, Phase, member_clock, step_due
from cloud.clock.rules import shipped_rules
from cloud.clock.trace import CaseTrace, Holding, Question, StepKind


def trace_of(case: CaseRow, events: Sequence[Event], now: CaseNow) -> CaseTrace:
    """Return the trace of a case."""
    setup, holdings = now.setup, holdings_of(events)
    deeds = deeds_in(events)
    return CaseTrace(
        number=setup.number,
        title=setup.title,
        lead=setup.lead,
        station=setup.station,
        lodged_ms=setup.lodged_ms,
        legal_ms=now.legal_ms,
        arrived_ms=_arrived_ms(now, events),
        doubtful=bool(case.doubts),
        limit=setup.limit if setup.is_package else None,
        extensions=extensions_of_package(events),
        members=tuple(
            member_trace(now, one, events, _since(holdings, one, now.legal_ms), deeds)
            for one in now.members
        ),
        questions=tuple(_question(task) for task in now.tasks if task.kind is TaskKind.QUESTION),
        letter_ms=now.letters[-1].at_ms if now.letters else None,
    )


def _arrived_ms(now: CaseNow, events: Sequence[Event]) -> int:
    """Where several sign, the whole of it arrived with the last signature."""
    signed = (event.noted_ms for event in events if isinstance(event.fact, AllSigned))
    return max(now.setup.arrived_ms, *signed, now.setup.arrived_ms)


def _since(
    holdings: dict[int, tuple[Holding, ...]], member: MemberNow, legal_ms: int
) -> tuple[Holding, ...]:
    """Where several sign the clock begins with the last: what was before is not its business."""
    return tuple(
        Holding(one.holder, max(one.begun_ms, legal_ms), one.ended_ms)
        for one in holdings.get(member.setup.position, ())
        if one.ended_ms is None or one.ended_ms > legal_ms
    )


def _question(task: Task) -> Question:
    return Question(
        asked_by=task.asked_by,
        asked_of=task.of,
        at_ms=task.asked_ms,
        limit=limit_until(task.asked_ms, task.by),
        answered_ms=task.done_ms,
    )


Days = Mapping[int, DueDay]
"""The next day of each member that waits for an officer and has one, by its position."""


def next_days(now: CaseNow, events: Sequence[Event]) -> Days:
    """Return until when whoever has each member must act."""
    today = civil_day(max(now.last_ms, now.setup.arrived_ms))
    almanac = Almanac(shipped_rules(), is_workday)
    days = (
        (member.setup.position, _next_day(now, member, events, today, almanac))
        for member in now.members
        if member.state in OFFICERS_TURN
    )
    return {position: day for position, day in days if day is not None}


def due_days(now: CaseNow, days: Days) -> dict[str, tuple[str, bool]]:
    """Return the first day by which somebody must act, and its doubt, by the parts' inboxes."""
    found: dict[str, tuple[str, bool]] = {}
    for member in now.members:
        last = days.get(member.setup.position)
        if last is not None:
            inbox = inbox_of(member.setup.inboxes, member.acting)
            _keep(found, inbox, wire_day(last.day), provisional=last.provisional)
    for task in now.tasks:
        if task.is_open and task.by:
            _keep(found, inboxes_of(now, task.of)[0], task.by)
    for visit in now.visits:
        for body in visit.unsigned if visit.is_open else ():
            _keep(found, inboxes_of(now, body)[0], visit.day)
    return found


def _keep(
    found: dict[str, tuple[str, bool]], inbox: str, day: str, *, provisional: bool = False
) -> None:
    before = found.get(inbox)
    if before is None or day < before[0]:
        found[inbox] = (day, provisional)


def _next_day(
    now: CaseNow, member: MemberNow, events: Sequence[Event], today: date, almanac: Almanac
) -> DueDay | None:
    """Before acceptance the days to say what is missing; after it the limit, or the check's own."""
    trace = member_trace(now, member, events)
    clock = member_clock(trace, today, almanac)
    if clock.phase is Phase.TO_SAY and member.state is MemberState.RECEIVED:
        return clock.say_by
    steps = (one for one in trace.steps if one.kind is StepKind.FIRST_CHECK and not one.ended_ms)
    days = [step_due(step, clock.outside, almanac) for step in steps]
    known = [day for day in (*days, clock.due) if day is not None]
    return min(known, key=lambda one: one.day, default=None)
