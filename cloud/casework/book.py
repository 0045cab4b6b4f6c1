"""The book of cases: events in, rows of now out, in one transaction each.

`now` folds a case's events; `record` adds events with all that follows from them and
brings the tables of now to what they must say. `difference` holds the two against each
other; nothing else writes these tables.
"""

from dataclasses import dataclass
from typing import Any

from cloud.casework import journal
from cloud.casework.model.events import Event
from cloud.casework.model.folding import fold
from cloud.casework.model.following import follow
from cloud.casework.model.now import CaseNow
from cloud.casework.model.trips import trips_of
from cloud.casework.projecting import (
    LineValues,
    PartValues,
    Projection,
    TaskValues,
    TripValues,
    columns_of,
    projected,
)
from cloud.casework.tables import CaseRow, LineRow, MemberRow, PartRow, TaskRow, TripRow
from cloud.casework.traces import due_days, next_days
from provisioning.storage.database import Database


@dataclass(frozen=True, slots=True)
class Entry:
    """A case as its book has it: the events and how it stands after them."""

    case: CaseRow
    events: tuple[Event, ...]
    now: CaseNow


class Book:
    """The events and the tables of now of one database. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def open(self, case: CaseRow) -> Entry:
        """Read a case. Raises LookupError for one without the event that opened it."""
        events = journal.events_of(self._database, case.id)
        now = fold(events)
        if now is None:
            raise LookupError("a case without the event that opened it")
        return Entry(case, events, now)

    def record(self, entry: Entry, *events: Event) -> Entry:
        """Add events and what follows from them, and write how the case stands then."""
        now, happened = follow(entry.now, events)
        journal.append(self._database, entry.case.id, happened, len(entry.events))
        after = Entry(entry.case, (*entry.events, *happened), now)
        self.write(after)
        return after

    def write(self, entry: Entry) -> None:
        """Bring the tables of now to what the events say."""
        wanted = projection_of(entry)
        self._write_case(entry, wanted)
        self._write_parts(entry.case.id, wanted)
        self._write_tasks(entry.case.id, wanted)
        self._write_trips(entry.case.id, wanted)
        if any(member.brought for member in entry.now.members):
            self._write_lines(entry.case.id, wanted)

    def stored(self, case: CaseRow) -> Projection:
        """Return what the tables of now say of a case."""
        [fresh] = self._database.rows(CaseRow.select().where(CaseRow.id == case.id))
        members = self._of(MemberRow, case.id)
        positions = {member.id: member.position for member in members}
        here = LineRow.member.in_(list(positions))
        lines = self._database.rows(LineRow.select().where(here).order_by(LineRow.id))
        return Projection(
            state=fresh.state,
            legal_ms=fresh.legal_ms,
            members={member.position: member.state for member in members},
            parts={row.department: _part_in(row) for row in self._of(PartRow, case.id)},
            lines={
                (positions[row.member_id], row.line, row.holder): LineValues(
                    row.resolution, row.reason, row.document, row.earlier
                )
                for row in lines
            },
            tasks={
                (row.number, row.department): _task_in(row) for row in self._of(TaskRow, case.id)
            },
            trips={row.slip: _trip_in(row) for row in self._of(TripRow, case.id)},
        )

    def _of(self, table: Any, case: int) -> list[Any]:  # noqa: ANN401 - peewee has no types
        return self._database.rows(table.select().where(table.case == case).order_by(table.id))

    def _write_case(self, entry: Entry, wanted: Projection) -> None:
        here = CaseRow.id == entry.case.id
        values = {"state": wanted.state, "legal_ms": wanted.legal_ms}
        self._database.run(CaseRow.update(values).where(here))
        for member in self._of(MemberRow, entry.case.id):
            state = wanted.members[member.position]
            if state is not member.state:
                self._database.run(MemberRow.update(state=state).where(MemberRow.id == member.id))

    def _write_parts(self, case: int, wanted: Projection) -> None:
        rows = {row.department: row for row in self._of(PartRow, case)}
        for department, part in wanted.parts.items():
            row = rows.get(department)
            if row is None:
                new = {"case": case, "department": department} | columns_of(part)
                self._database.run(PartRow.insert(new))
            elif _part_in(row) != part:
                self._database.run(PartRow.update(columns_of(part)).where(PartRow.id == row.id))

    def _write_tasks(self, case: int, wanted: Projection) -> None:
        if not wanted.tasks:
            return
        rows = {(row.number, row.department): row for row in self._of(TaskRow, case)}
        for (number, department), task in wanted.tasks.items():
            row = rows.get((number, department))
            if row is None:
                new = {"case": case, "number": number, "department": department} | columns_of(task)
                self._database.run(TaskRow.insert(new))
            elif _task_in(row) != task:
                self._database.run(TaskRow.update(columns_of(task)).where(TaskRow.id == row.id))

    def _write_trips(self, case: int, wanted: Projection) -> None:
        if not wanted.trips:
            return
        rows = {row.slip: row for row in self._of(TripRow, case)}
        for slip, trip in wanted.trips.items():
            row = rows.get(slip)
            if row is None:
                new = {"case": case, "slip": slip} | columns_of(trip)
                self._database.run(TripRow.insert(new))
            elif _trip_in(row) != trip:
                self._database.run(TripRow.update(columns_of(trip)).where(TripRow.id == row.id))

    def _write_lines(self, case: int, wanted: Projection) -> None:
        for member in self._of(MemberRow, case):
            lines = self._database.rows(LineRow.select().where(LineRow.member == member.id))
            for row in lines:
                line = wanted.lines[member.position, row.line, row.holder]
                if line != LineValues(row.resolution, row.reason, row.document, row.earlier):
                    changed = LineRow.update(columns_of(line))
                    self._database.run(changed.where(LineRow.id == row.id))


def projection_of(entry: Entry) -> Projection:
    """Return what the tables of now must say of a case."""
    due = due_days(entry.now, next_days(entry.now, entry.events))
    return projected(entry.now, due, trips_of(entry.events))


def _part_in(row: PartRow) -> PartValues:
    return PartValues(
        is_lead=row.is_lead,
        role=row.role,
        state=row.state,
        legal_ms=row.legal_ms,
        due_day=row.due_day,
        provisional=row.provisional,
    )


def _task_in(row: TaskRow) -> TaskValues:
    return TaskValues(
        kind=row.kind,
        position=row.position,
        asked_by=row.asked_by,
        by_day=row.by_day,
        asked_ms=row.asked_ms,
        done_ms=row.done_ms,
        is_open=row.is_open,
    )


def _trip_in(row: TripRow) -> TripValues:
    return TripValues(row.kiosk, row.at_ms, row.reason, row.bodies, row.avoidable)
