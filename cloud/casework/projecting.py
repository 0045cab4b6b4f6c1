"""How a case stands, as the values that the tables of now hold. Pure.

What the tables hold is made of the events and of nothing else (`rebuilding` proves it),
so here is the one place that says what a row must be.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cloud.casework.model.now import BroughtNow, CaseNow, MemberNow, Task, TaskKind, Visit
from cloud.casework.model.parts import Part, parts_of
from cloud.casework.model.setup import LineSetup
from cloud.casework.model.trips import Trip, TripReason
from cloud.casework.states import CaseState, MemberState, PartRole, PartState
from edge_sync.wire.application import Resolution


@dataclass(frozen=True, slots=True)
class PartValues:
    """A row of `PartRow`."""

    is_lead: bool
    role: PartRole
    state: PartState
    legal_ms: int
    due_day: str = ""
    provisional: int = 0


@dataclass(frozen=True, slots=True)
class LineValues:
    """What of a row of `LineRow` a supplement changes."""

    resolution: Resolution
    reason: str
    document: str | None
    earlier: str | None


@dataclass(frozen=True, slots=True)
class TaskValues:
    """A row of `TaskRow`."""

    kind: TaskKind
    position: int
    asked_by: str
    by_day: str
    asked_ms: int
    done_ms: int | None
    is_open: int


@dataclass(frozen=True, slots=True)
class TripValues:
    """A row of `TripRow`."""

    kiosk: str
    at_ms: int
    reason: TripReason
    bodies: str
    avoidable: int


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything that the tables of now say of one case.

    Members by position, parts by inbox, lines by position, line and holder, tasks by
    number and department, further trips by slip.
    """

    state: CaseState
    legal_ms: int
    members: dict[int, MemberState] = field(default_factory=dict)
    parts: dict[str, PartValues] = field(default_factory=dict)
    lines: dict[tuple[int, str, str], LineValues] = field(default_factory=dict)
    tasks: dict[tuple[int, str], TaskValues] = field(default_factory=dict)
    trips: dict[str, TripValues] = field(default_factory=dict)


def projected(now: CaseNow, due: dict[str, tuple[str, bool]], trips: Sequence[Trip]) -> Projection:
    """Return what the tables must say; ``due`` is each inbox's next day and its doubt."""
    return Projection(
        state=now.state,
        legal_ms=now.legal_ms,
        members={one.setup.position: one.state for one in now.members},
        parts=part_values(now, due),
        lines={
            (one.setup.position, line.line, line.holder): values
            for one in now.members
            for line, values in lines_of(one)
        },
        tasks=task_values(now),
        trips={one.slip: _trip(one) for one in trips[1:]},
    )


def part_values(now: CaseNow, due: dict[str, tuple[str, bool]]) -> dict[str, PartValues]:
    """Return every part, by its inbox."""
    return {part.inbox: _part(now, part, due) for part in parts_of(now)}


def _part(now: CaseNow, part: Part, due: dict[str, tuple[str, bool]]) -> PartValues:
    day, provisional = due.get(part.inbox, ("", False))
    return PartValues(
        is_lead=part.role is PartRole.LEAD,
        role=part.role,
        state=part.drawer,
        legal_ms=now.legal_ms,
        due_day=day,
        provisional=int(provisional),
    )


def lines_of(member: MemberNow) -> tuple[tuple[LineSetup, LineValues], ...]:
    """Return every line of a member with what has become of it."""
    named: dict[str, LineSetup] = {}
    for line in member.setup.lines:
        named.setdefault(line.line, line)
    return tuple(
        (line, _line(line, [one for one in member.brought if one.what.line == line.line]))
        if named[line.line] is line
        else (line, _line(line, []))
        for line in member.setup.lines
    )


def _line(line: LineSetup, brought: list[BroughtNow]) -> LineValues:
    """A line names its newest paper and keeps the one before; words change the reason alone."""
    values = LineValues(line.resolution, line.reason, line.document, None)
    for one in brought:
        if one.what.document:
            values = LineValues(
                Resolution.SCANNED, one.what.reason, one.what.document, values.document
            )
        else:
            values = LineValues(values.resolution, one.what.reason, values.document, values.earlier)
    return values


def task_values(now: CaseNow) -> dict[tuple[int, str], TaskValues]:
    """Return every task, by its number and who was asked."""
    tasks = {(task.number, task.of): _task(task) for task in now.tasks}
    for visit in now.visits:
        for body in visit.bodies:
            tasks[visit.number, body] = _visit(visit, body)
    return tasks


def _task(task: Task) -> TaskValues:
    return TaskValues(
        kind=task.kind,
        position=task.position,
        asked_by=task.asked_by,
        by_day=task.by,
        asked_ms=task.asked_ms,
        done_ms=task.done_ms,
        is_open=int(task.is_open),
    )


def _visit(visit: Visit, body: str) -> TaskValues:
    signed = next((one.at_ms for one in visit.signatures if one.body == body), None)
    return TaskValues(
        kind=TaskKind.VISIT,
        position=0,
        asked_by=visit.organiser,
        by_day=visit.day,
        asked_ms=visit.asked_ms,
        done_ms=signed,
        is_open=int(signed is None),
    )


def _trip(trip: Trip) -> TripValues:
    words = " ".join(trip.bodies)
    return TripValues(trip.kiosk, trip.at_ms, trip.reason, words, int(trip.avoidable))


def columns_of(values: PartValues | TaskValues | LineValues | TripValues) -> dict[str, Any]:
    """Return values by the names of their columns."""
    return {name: getattr(values, name) for name in values.__slots__}
