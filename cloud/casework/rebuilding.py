"""The tables of now, made again of the events: compared, or repaired.

Nothing stands in these tables that does not follow from the events. So a copy that was
restored, or a row that somebody changed by hand, is found here and put right.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum

from cloud.casework.book import Book, projection_of
from cloud.casework.projecting import Projection
from cloud.casework.tables import CaseRow
from provisioning.storage.database import Database

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not what the events say; ``stored`` None where the row is missing."""

    case: str
    where: str
    stored: object
    wanted: object

    def __str__(self) -> str:
        return f"{self.case}: {self.where} is {_said(self.stored)}, must be {_said(self.wanted)}"


def _said(value: object) -> str:
    """Values of rows may be somebody's words: a line on a screen names states and days alone."""
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, int) or value is None else type(value).__name__


def differences(database: Database) -> Iterator[Difference]:
    """Compare every case; writes nothing."""
    book = Book(database)
    for case in every_case(database):
        yield from _between(case.number, book.stored(case), projection_of(book.open(case)))


def repair(database: Database) -> int:
    """Bring every case whose tables differ to what its events say; return how many did."""
    book, repaired = Book(database), 0
    for case in every_case(database):
        with database.transaction():
            entry = book.open(case)
            if book.stored(case) != projection_of(entry):
                book.write(entry)
                repaired += 1
    return repaired


def every_case(database: Database) -> Iterator[CaseRow]:
    """Go through all cases, some at a time."""
    last = 0
    while True:
        query = CaseRow.select().where(CaseRow.id > last).order_by(CaseRow.id).limit(_AT_ONCE)
        rows: list[CaseRow] = database.rows(query)
        if not rows:
            return
        yield from rows
        last = rows[-1].id


def _between(number: str, stored: Projection, wanted: Projection) -> Iterator[Difference]:
    for part in fields(Projection):
        has, should = getattr(stored, part.name), getattr(wanted, part.name)
        if not isinstance(should, dict):
            if has != should:
                yield Difference(number, part.name, has, should)
            continue
        for key in {**should, **has}:
            if has.get(key) != should.get(key):
                where = f"{part.name} {key}"
                yield Difference(number, where, has.get(key), should.get(key))
