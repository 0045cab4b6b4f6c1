"""The rows of cases that are opened together: gathered first, then written, a statement a table.

One application becomes some twenty rows in nine tables. Written one by one, a batch of
fifty takes a thousand statements, most of whose time goes into composing them; gathered,
it takes nine.
"""

from collections.abc import Iterable
from typing import Any, Final

from cloud.casework.numbers import CaseNumber, Serials
from cloud.casework.tables import (
    AwaitedRow,
    CaseRow,
    ConsentRow,
    DocumentRow,
    EventRow,
    LineRow,
    MemberRow,
    PartRow,
    PersonRow,
    SignatureRow,
    TaskRow,
)
from cloud.clock.counting import civil_day
from provisioning.storage.database import Database
from provisioning.storage.many import Row
from provisioning.storage.table import Table

_ORDER: Final[tuple[type[Table], ...]] = (
    CaseRow,
    MemberRow,
    LineRow,
    PersonRow,
    DocumentRow,
    SignatureRow,
    AwaitedRow,
    ConsentRow,
    PartRow,
    TaskRow,
    EventRow,
)
"""A row comes after those that it names."""


class Sheaf:
    """What becomes of some applications, on its way into the tables. In one transaction.

    ``cases`` and ``members`` say how many there will be: their numbers are taken at once,
    because other rows name them.
    """

    def __init__(self, database: Database, cases: int, members: int) -> None:
        self.database = database
        self._cases = iter(database.new_ids(CaseRow, cases))
        self._members = iter(database.new_ids(MemberRow, members))
        self._serials = Serials(database)
        self._rows: dict[type[Table], list[Row]] = {table: [] for table in _ORDER}

    def new_case(self) -> int:
        """Return the id of the next case."""
        return next(self._cases)

    def new_member(self) -> int:
        """Return the id of the next member."""
        return next(self._members)

    def number(self, code: str, arrived_ms: int) -> CaseNumber:
        """Take the next case number of ``code`` on the day of an arrival."""
        return self._serials.number(code, civil_day(arrived_ms))

    def add(self, table: type[Table], *rows: Row) -> None:
        """Lay rows to their fellows; all of one table have the same columns."""
        self._rows[table] += rows

    def lay(self, table: type[Table], rows: Iterable[Row]) -> None:
        """Lay any number of rows to their fellows."""
        self._rows[table].extend(rows)

    def laid(self, table: type[Table]) -> list[Any]:
        """Return the rows of a table that wait to be written."""
        return self._rows[table]

    def bind(self) -> None:
        """Write everything. Raises ConflictError where it does not fit together."""
        for table, rows in self._rows.items():
            self.database.insert(table, rows)
        self._serials.keep()
        self._rows = {table: [] for table in _ORDER}
