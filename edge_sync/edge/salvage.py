"""What a damaged store still holds, brought over into the new one.

One transaction a damaged file, marked as done in the same one: a power cut
leaves it all to be done again, and nothing is brought over twice. Whatever is
in the new file already stays as it is there.

What was saved lies at places up to 0, before everything the new file writes
itself. No new entry of the journal is linked to a saved one: the last of them
may be lost, and a second entry under its number would be a fork.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from edge_sync.edge.judging import Columns, Judge, Judged
from edge_sync.edge.numbers import Floor
from edge_sync.edge.settings import KioskKeys
from edge_sync.edge.store import (
    CLOCK_ERROR,
    ERASED,
    LAST_STAMP,
    SLIPS_BEFORE,
    WIPED,
    EdgeStore,
    exposed,
)
from edge_sync.edge.tables import (
    FactRow,
    JournalRow,
    NewsRow,
    OutboxRow,
    ReceiptRow,
    SlipRow,
)
from edge_sync.wire.application import ApplicationId, SlipNumber
from provisioning.storage.damage import set_aside_before
from provisioning.storage.database import Database
from provisioning.storage.errors import BusyError, DiskFullError, UnreachableError
from provisioning.storage.salvage.records import Value
from provisioning.storage.salvage.rows import salvaged_rows
from provisioning.storage.table import Table

logger = logging.getLogger(__name__)

_Placed = type[JournalRow | OutboxRow]
_PLACED: tuple[_Placed, ...] = (JournalRow, OutboxRow)


class _Survey:
    """What has to be known of a damaged file before its rows are brought over."""

    def __init__(self, rows: Iterator[Judged]) -> None:
        self.last: dict[type[Table], int] = {}
        self.settled = set[Value]()  # applications that the cloud has signed for
        self.facts: dict[Value, Value] = {}
        self._slips = set[Value]()
        self._bearing = set[Value]()
        for row in rows:
            self._note(row.table, row.columns)

    @property
    def bearing(self) -> set[Value]:
        """The slips whose secret may lie somewhere in the damaged file or its log."""
        erased, wiped = self.facts.get(ERASED), self.facts.get(WIPED)
        return self._bearing if erased is not None and erased == wiped else self._slips

    def number(self, name: str) -> int:
        """Return a remembered number, or 0."""
        value = self.facts.get(name)
        return value if isinstance(value, int) else 0

    def _note(self, table: type[Table], columns: Columns) -> None:
        if table in _PLACED:
            self.last[table] = max(self.last.get(table, 0), _place(columns))
        elif table is ReceiptRow:
            self.settled.add(columns["application"])
        elif table is SlipRow:
            self._slips.add(columns["number"])
            if columns["secret"] is not None:
                self._bearing.add(columns["number"])
        elif table is FactRow:
            self.facts[columns["name"]] = columns["value"]


class Salvage:
    """Brings damaged files over into one open store. Screen process, before it serves."""

    def __init__(self, database: Database, keys: KioskKeys, floor: Floor) -> None:
        self._database = database
        self._store = EdgeStore(database)
        self._judge = Judge(keys.suite, keys.cloud_receipts)
        self._floor = floor

    def bring_all(self, live: Path) -> None:
        """Bring over every damaged file kept beside ``live``; what fails is tried at each start.

        The newest first: it knows what has become of what the older ones hold.
        """
        for damaged in reversed(set_aside_before(live)):
            if self._store.fact(_done(damaged)) is not None:
                continue
            try:
                saved = self._bring(damaged)
            except (BusyError, DiskFullError, UnreachableError) as error:
                logger.error("%s: %s is read later", error.code, damaged.name)  # noqa: TRY400 - a known trouble, no trace
            else:
                logger.warning("saved from %s: %s", damaged.name, dict(saved))

    def _bring(self, damaged: Path) -> Counter[str]:
        survey, saved = _Survey(self._rows(damaged)), Counter[str]()
        with self._database.transaction():
            moves: dict[type[Table], int] = {one: self._move(one, survey) for one in _PLACED}
            for row in self._rows(damaged):
                if not self._is_over(row, survey):
                    saved[row.table.__name__] += self._add(row, moves.get(row.table, 0))
            for slip in survey.bearing:
                self._store.remember(exposed(SlipNumber(str(slip))), 1)
            self._raise_numbers(survey)
            self._store.remember(_done(damaged), saved.total())
        return saved

    def _rows(self, damaged: Path) -> Iterator[Judged]:
        return filter(None, map(self._judge.judge, salvaged_rows(damaged)))

    def _move(self, table: _Placed, survey: _Survey) -> int:
        """Return by how much places move, so that the last saved one comes before all others."""
        first = self._database.first(table.select().order_by(table.place))
        return min(first.place if first else 1, 1) - 1 - survey.last.get(table, 0)

    def _is_over(self, row: Judged, survey: _Survey) -> bool:
        """Say whether a row has come to its end, or may not lie beside the damaged file."""
        if row.table is OutboxRow:
            name = str(row.columns["application"])
            return name in survey.settled or self._store.receipt(ApplicationId(name)) is not None
        if row.table is NewsRow:
            return row.columns["slip"] in survey.bearing
        return row.table is FactRow

    def _add(self, row: Judged, move: int) -> int:
        """Add a row unless one like it is there; return how many that makes."""
        columns = row.columns
        if row.table in _PLACED:
            columns = columns | {"place": _place(columns) + move}
        self._database.run(row.table.insert(**columns).on_conflict_ignore())
        return int(self._database.ask("SELECT changes()")[0][0])

    def _raise_numbers(self, survey: _Survey) -> None:
        stamps = (self._store.fact(LAST_STAMP) or 0, survey.number(LAST_STAMP), self._floor.stamps)
        self._store.remember(LAST_STAMP, max(stamps))
        self._store.remember(SLIPS_BEFORE, self._floor.slips)
        if CLOCK_ERROR in survey.facts and self._store.fact(CLOCK_ERROR) is None:
            self._store.remember(CLOCK_ERROR, survey.number(CLOCK_ERROR))


def _done(damaged: Path) -> str:
    return f"brought over {damaged.name}"


def _place(columns: Columns) -> int:
    place = columns["place"]
    return place if isinstance(place, int) else 0
