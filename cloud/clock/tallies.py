"""The stored tallies: one row a subject of a case, replaced when the case tells otherwise.

A report is their sum. It equals the sum worked out anew from the traces: a test holds the
two together for any cases in any order, however often they were seen.
"""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from cloud.clock.measures import Counts, Tally, added, tallies
from cloud.clock.member_clock import Almanac
from cloud.clock.tables import TallyRow
from cloud.clock.trace import CaseTrace
from provisioning.storage.database import Database

_KEY = ("case_number", "subject")
_COUNTED = tuple(asdict(Counts()))


class Tallies:
    """The tallies of one database. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, traces: Iterable[CaseTrace], today: date, almanac: Almanac) -> None:
        """Write down what these cases count, in the place of what they counted before."""
        seen = list(traces)
        found = (tally for trace in seen for tally in tallies(trace, today, almanac))
        wanted = {(tally.case, tally.subject): _row(tally) for tally in found}
        cases = [(trace.number,) for trace in seen]
        with self._database.transaction():
            before = self._database.seek(TallyRow, _KEY[:1], cases)
            known = {(row.case_number, row.subject): row for row in before}
            self._forget([row.id for key, row in known.items() if key not in wanted])
            new = [row for key, row in wanted.items() if key not in known]
            self._database.insert(TallyRow, new)
            other = [row for key, row in wanted.items() if _differs(known.get(key), row)]
            self._database.change(TallyRow, _KEY, other)

    def _forget(self, ids: list[int]) -> None:
        """Take away what a case no longer counts, such as a decision that was set aside."""
        for id_ in ids:
            self._database.run(TallyRow.delete().where(TallyRow.id == id_))

    def report(self, period: str, *, by_title: bool = True) -> dict[tuple[str, str], Counts]:
        """Add up a quarter by department and title, or by department alone."""
        rows = self._database.rows(TallyRow.select().where(TallyRow.period == period))
        return added((_tally(row) for row in rows), period, by_title=by_title)

    def periods(self) -> tuple[str, ...]:
        """Return the quarters that were counted, newest first."""
        query = TallyRow.select(TallyRow.period).distinct()
        return tuple(sorted((row.period for row in self._database.rows(query)), reverse=True))


def _differs(row: TallyRow | None, wanted: dict[str, Any]) -> bool:
    return row is not None and any(getattr(row, name) != wanted[name] for name in wanted)


def _row(tally: Tally) -> dict[str, Any]:
    return {
        "case_number": tally.case,
        "subject": tally.subject,
        "department": tally.department,
        "title": tally.title,
        "period": tally.period,
        **asdict(tally.counts),
    }


def _tally(row: TallyRow) -> Tally:
    counts = Counts(*(getattr(row, name) for name in _COUNTED))
    return Tally(row.case_number, row.subject, row.department, row.title, row.period, counts)
