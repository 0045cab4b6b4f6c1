"""A database file, opened so that what it confirms survives a power cut (decision 2).

Write-ahead log with a sync at every commit, foreign keys on, deleted rows
overwritten; all of it read back at opening. Transactions take the write lock
when they begin (IMMEDIATE): a transaction that reads and then wants to write
would otherwise fail at once when another process writes.

Tables are peewee models *not* bound to any database: a `Database` runs their
queries, so that one process may hold several files with the same tables.

    with database.transaction():
        database.run(Slips.insert(number=number, record=record))
    due = database.rows(Slips.select().where(Slips.printed.is_null()))

A `Database` may be shared by threads; each gets its own connection at first use.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar

import apsw
from playhouse.apsw_ext import APSWDatabase

from provisioning.storage.damage import finish_set_aside
from provisioning.storage.disk import disk_of
from provisioning.storage.errors import DamagedError, SettingsRefusedError
from provisioning.storage.kept_log import KeptLogDatabase, mark
from provisioning.storage.many import (
    Row,
    as_json,
    changing,
    choosing,
    finding,
    insertion,
    keeping,
    quoted,
    rows_of,
    seeking,
    values,
)
from provisioning.storage.schema import Schema, bring_up, differences
from provisioning.storage.table import Table
from provisioning.storage.translation import database_errors

# At DEBUG, peewee writes every query with its values into the log: they are somebody's data.
logging.getLogger("peewee").setLevel(logging.INFO)

OLDEST_SQLITE = (3, 51, 3)  # before it two connections could corrupt a WAL they reset at once
BUSY_SECONDS = 30.0

_SETTINGS: dict[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL
    "foreign_keys": 1,
    "secure_delete": 1,
    "journal_size_limit": 0,  # the log is kept, and emptied when nobody has it open
}


class Database:
    """One open file. Made by `open_database` or `open_read_only`."""

    _MARK: ClassVar[str] = "?"  # where a value goes

    def __init__(self, path: Path, driver: Any) -> None:  # noqa: ANN401 - peewee has no types
        self.path = path
        self._driver = driver

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all of a ``with`` block or nothing.

        Blocks while another process writes, at most ``BUSY_SECONDS``. Inside
        another transaction it is part of that one. Raises DiskFullError,
        BusyError, ConflictError or DamagedError; then nothing was written.
        """
        with self._errors(), self._driver.atomic():
            yield

    @property
    def is_in_transaction(self) -> bool:
        """Whether this thread is inside `transaction`."""
        return bool(self._driver.in_transaction())

    def run(self, query: Any) -> int:  # noqa: ANN401 - a peewee query
        """Insert, update or delete; return the new row's id or the number of rows.

        Only inside `transaction`: a change on its own is a change that a power
        cut can part from its fellows.
        """
        self._refuse_alone()
        with self._errors():
            return _number(query.execute(self._driver))

    def insert(self, table: type[Table], rows: Sequence[Row]) -> None:
        """Add many rows at once, each with the same columns. Only inside `transaction`."""
        if rows:
            names = tuple(rows[0])
            self._many(insertion(table, names), values(table, names, rows))

    def new_ids(self, table: type[Table], count: int) -> list[int]:
        """Return numbers for ``count`` rows to be added, in their order. Only inside `transaction`.

        For rows that others of the same batch name: a batch is then one statement a table.
        """
        self._refuse_alone()
        with self._errors():
            last = self._driver.execute_sql(f"SELECT max(id) FROM {quoted(table)}").fetchone()[0]  # noqa: S608 - a name of our own
        first = (last or 0) + 1
        return list(range(first, first + count))

    def keep(self, table: type[Table], keys: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Add rows, or change those that have their key in ``keys``. Only inside `transaction`."""
        if rows:
            names = tuple(rows[0])
            self._many(keeping(table, keys, names, self._MARK), values(table, names, rows))

    def change(self, table: type[Table], keys: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Change many rows, each found by the fields ``keys``. Only inside `transaction`."""
        if rows:
            names = tuple(name for name in rows[0] if name not in keys)
            self._many(changing(table, keys, names), values(table, (*names, *keys), rows))

    def seek(
        self,
        table: type[Table],
        names: tuple[str, ...],
        keys: Collection[tuple[str | int, ...]],
        only: tuple[str, ...] = (),
    ) -> list[Any]:
        """Return the rows whose fields ``names`` hold one of these keys, in any order.

        ``only`` names the fields that are wanted, where the others would cost.
        """
        if not keys:
            return []
        given = (as_json(sorted(set(keys))),)
        return self._found(table, only, seeking(table, names, only), given)

    def find(
        self, table: type[Table], only: tuple[str, ...] = (), **equal: str | int | bytes
    ) -> list[Any]:
        """Return the rows whose fields hold exactly these values, in any order.

        The statement is written once for all: the way for whatever is asked all day.
        """
        text = finding(table, tuple(equal), only, self._MARK)
        return self._found(table, only, text, tuple(equal.values()))

    def where(
        self,
        table: type[Table],
        condition: str,
        *given: str | int | bytes,
        only: tuple[str, ...] = (),
    ) -> list[Any]:
        """Return the rows for which a condition holds, as it orders and limits them.

        ``condition`` is the SQL after WHERE, the same for every call, with ``?`` for each value
        of ``given``: peewee spends ten times longer on writing a question than SQLite on it.
        """
        text = choosing(table, condition, only, self._MARK)
        return self._found(table, only, text, given)

    def rows(self, query: Any) -> list[Any]:  # noqa: ANN401 - a peewee query and its rows
        """Return everything a query finds."""
        with self._errors():
            return list(query.execute(self._driver))

    def first(self, query: Any) -> Any | None:  # noqa: ANN401 - a peewee query and its row
        """Return the first row a query finds, or None."""
        found = self.rows(query.limit(1))
        return found[0] if found else None

    def count(self, query: Any) -> int:  # noqa: ANN401 - a peewee query
        """Return how many rows a query finds."""
        with self._errors():
            return int(query.count(self._driver))

    def ask(self, question: str, *values: str | int | bytes) -> list[tuple[Any, ...]]:
        """Return what a plain SELECT finds: for readers that know the file and not its models."""
        with self._errors():
            return list(self._driver.execute_sql(question, values).fetchall())

    def wipe_log(self) -> bool:
        """Move the write-ahead log into the file and empty it, if nobody reads just now.

        Deleted rows are overwritten in the file; until this is done their old
        bytes still lie in the log. Returns whether it is done. Waits for those
        who read, at most ``BUSY_SECONDS``.
        """
        with self._errors():
            done = self._driver.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        is_busy = done[0][0]
        return not is_busy

    def differences(self, *tables: type[Table]) -> list[str]:
        """Say where models and the file disagree: for the tests of a schema's steps."""
        return differences(self._driver, tables)

    def close(self) -> None:
        """Close this thread's connection. Does nothing twice."""
        with self._errors():
            self._driver.close()

    def _found(
        self, table: type[Table], only: tuple[str, ...], text: str, given: tuple[Any, ...]
    ) -> list[Any]:
        with self._errors():
            return rows_of(table, only, self._driver.execute_sql(text, given).fetchall())

    def _many(self, text: str, rows: Iterable[tuple[Any, ...]]) -> None:
        self._refuse_alone()
        with self._errors():
            self._driver.cursor().executemany(text, rows)

    def _refuse_alone(self) -> None:
        if not self.is_in_transaction:
            raise RuntimeError("changes are made inside a transaction")

    def _errors(self) -> AbstractContextManager[None]:
        """Translate the engine's errors into ours."""
        return database_errors()


def open_database(path: Path, *schemas: Schema, check: bool = True) -> Database:
    """Open a file for reading and writing, make it if there is none, bring its tables up to date.

    Args:
        path: The file; its folder must exist.
        schemas: The tables wanted, one `Schema` a package.
        check: Look through the whole file for damage first: some milliseconds a megabyte.

    Raises:
        DamagedError: The file is damaged. It has not been touched: see `storage.damage`.
        SettingsRefusedError: The engine would lose confirmed data in a power cut.
        NewerSchemaError: A newer program has written this file.
        DiskFullError, BusyError, UnreachableError: As they say.
    """
    _refuse_old_engine()
    finish_set_aside(path)
    driver = KeptLogDatabase(
        str(path),
        lock_type="IMMEDIATE",
        timeout=BUSY_SECONDS,
        pragmas=tuple(_SETTINGS.items()),
        vfs=disk_of(path).vfs,
    )
    database = Database(path, driver)
    with ExitStack() as undo, database_errors():
        undo.callback(driver.close)
        driver.connect(reuse_if_open=True)
        _refuse_other_settings(driver)
        if check:
            _refuse_damage(driver)
        mark(driver)
        for schema in schemas:
            bring_up(driver, schema)
        undo.pop_all()
    return database


def open_read_only(path: Path) -> Database:
    """Open a file that another process owns, to look and never to change.

    Raises UnreachableError when there is no such file.
    """
    _refuse_old_engine()
    driver = APSWDatabase(
        str(path),
        timeout=BUSY_SECONDS,
        flags=apsw.SQLITE_OPEN_READONLY,
        vfs=disk_of(path).vfs,
    )
    with database_errors():
        driver.connect()
    return Database(path, driver)


def _number(result: object) -> int:
    """Return a new row's number or the count of rows; 0 for a key that is no number."""
    return result if isinstance(result, int) else 0


def _refuse_old_engine() -> None:
    version = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    if version < OLDEST_SQLITE:
        raise SettingsRefusedError(f"SQLite {apsw.sqlite_lib_version()} is too old")


def _refuse_other_settings(driver: Any) -> None:  # noqa: ANN401 - peewee has no types
    for name, wanted in _SETTINGS.items():
        found = driver.execute_sql(f"PRAGMA {name}").fetchone()[0]
        if found != wanted:
            raise SettingsRefusedError(f"{name} is {found!r} and must be {wanted!r}")


def _refuse_damage(driver: Any) -> None:  # noqa: ANN401 - peewee has no types
    if driver.execute_sql("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedError("the database is damaged")
