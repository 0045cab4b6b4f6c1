"""The tree of divisions of one database: read from a file once, and changed by moves."""

from collections.abc import Iterable
from datetime import date

from cloud.accounts.divisions import Division, Divisions
from cloud.accounts.tables import DivisionRow
from provisioning.storage.database import Database


class DivisionRegister:
    """All divisions of one database. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tree(self) -> Divisions:
        """Return the tree as it stands, with what ended."""
        rows = self._database.rows(DivisionRow.select().order_by(DivisionRow.id))
        return Divisions(tuple(_division(row) for row in rows))

    def open(self, *new: Division) -> Divisions:
        """Add places, the upper ones first. Raises DivisionRefusedError, and adds none."""
        with self._database.transaction():
            tree = self.tree()
            for one in new:
                tree = tree.opened(one)
            self._write(tree.entries)
        return tree

    def move(self, code: str, new: Division) -> Divisions:
        """Let a place go on as another. Raises DivisionRefusedError."""
        with self._database.transaction():
            tree = self.tree().moved(code, new)
            self._write(tree.entries)
        return tree

    def _write(self, entries: Iterable[Division]) -> None:
        known = {
            (row.code, row.first_day): row for row in self._database.rows(DivisionRow.select())
        }
        for entry in entries:
            row = _row(entry)
            before = known.get((row["code"], row["first_day"]))
            if before is None:
                self._database.run(DivisionRow.insert(**row))
            elif (before.last_day, before.became) != (row["last_day"], row["became"]):
                changed = DivisionRow.update(last_day=row["last_day"], became=row["became"])
                self._database.run(changed.where(DivisionRow.id == before.id))


def _row(one: Division) -> dict[str, str]:
    return {
        "code": one.code,
        "name": one.name,
        "parent": one.parent,
        "first_day": one.first_day.isoformat(),
        "last_day": one.last_day.isoformat() if one.last_day else "",
        "became": one.became,
    }


def _division(row: DivisionRow) -> Division:
    last = date.fromisoformat(row.last_day) if row.last_day else None
    first = date.fromisoformat(row.first_day)
    return Division(row.code, row.name, row.parent, first, last, row.became)
