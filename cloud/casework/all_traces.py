"""The traces of every case, for supervision and measures: some cases at a time."""

from collections.abc import Iterator

from cloud.casework import journal
from cloud.casework.model.folding import fold
from cloud.casework.tables import CaseRow, EventRow
from cloud.casework.traces import trace_of
from cloud.clock.trace import CaseTrace
from provisioning.storage.database import Database

_AT_ONCE = 200


def every_trace(database: Database) -> Iterator[CaseTrace]:
    """Go through the traces of all cases, oldest first. Writes nothing."""
    last = 0
    while True:
        query = CaseRow.select().where(CaseRow.id > last).order_by(CaseRow.id).limit(_AT_ONCE)
        cases: list[CaseRow] = database.rows(query)
        if not cases:
            return
        yield from _traces(database, cases)
        last = cases[-1].id


def trace_of_case(database: Database, number: str) -> CaseTrace | None:
    """Return the trace of one case, or None where there is no such case."""
    case = database.first(CaseRow.select().where(CaseRow.number == number))
    return next(_traces(database, [case]), None) if case else None


def _traces(database: Database, cases: list[CaseRow]) -> Iterator[CaseTrace]:
    here = EventRow.case.in_([case.id for case in cases])
    query = EventRow.select().where(here).order_by(EventRow.case, EventRow.sequence)
    rows: dict[int, list[EventRow]] = {}
    for row in database.rows(query):
        rows.setdefault(row.case_id, []).append(row)
    for case in cases:
        events = journal.events_in(rows.get(case.id, []))
        now = fold(events)
        if now is not None:
            yield trace_of(case, events, now)
