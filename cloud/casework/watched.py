"""The cases that supervision looks at: every open one each day, and whatever has news.

A warning depends on the case and the day alone. So between two midnights only cases with
new events need a look; with a new day, and at the first look, all that are open. Cases that
ended are looked at once more when they do, and all of them at the first look: their
measures are worked out anew.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from cloud.casework.journal import events_in
from cloud.casework.model.folding import fold
from cloud.casework.states import CaseState
from cloud.casework.tables import CaseRow, EventRow
from cloud.casework.traces import trace_of
from cloud.clock.trace import CaseTrace
from provisioning.clock import Clock, today
from provisioning.storage.database import Database

_AT_ONCE = 200
_OVERLAP = 1000  # events: numbers are given before they are committed, by several processes


class WatchedCases:
    """A source of traces for one database. Called by one thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._day: date | None = None
        self._mark = 0

    def __call__(self) -> Iterator[CaseTrace]:
        """Tell the cases to look at now; those of a database part by part."""
        day, newest = today(self._clock), self._newest()
        wanted = sorted(self._wanted(day))
        for start in range(0, len(wanted), _AT_ONCE):
            yield from self._traces(wanted[start : start + _AT_ONCE])
        self._day, self._mark = day, newest  # only where nothing stopped it on the way

    def _newest(self) -> int:
        found = self._database.first(EventRow.select(EventRow.id).order_by(EventRow.id.desc()))
        return found.id if found else 0

    def _wanted(self, day: date) -> set[int]:
        if self._day is None:
            return {row.id for row in self._database.rows(CaseRow.select(CaseRow.id))}
        since = EventRow.select(EventRow.case).where(EventRow.id > self._mark - _OVERLAP)
        news = {row.case_id for row in self._database.rows(since.distinct())}
        if day == self._day:
            return news
        is_open = CaseRow.select(CaseRow.id).where(CaseRow.state != CaseState.FINISHED)
        return news | {row.id for row in self._database.rows(is_open)}

    def _traces(self, cases: list[int]) -> Iterator[CaseTrace]:
        rows = self._database.rows(CaseRow.select().where(CaseRow.id.in_(cases)))
        known = {row.id: row for row in rows}
        # What an older program wrote has no fact in it, and there is nothing to count.
        here = EventRow.select().where(
            EventRow.case.in_(cases), EventRow.content.is_null(is_null=False)
        )
        events = self._database.rows(here.order_by(EventRow.case, EventRow.sequence))
        for case, own in groupby(events, key=lambda row: row.case_id):
            told = events_in(own)
            now = fold(told)
            if now is not None:
                yield trace_of(known[case], told, now)
