"""PostgreSQL behind the same door, for a cloud beyond one town (decision 11).

A `Database` on PostgreSQL behaves as one on SQLite does: a transaction takes the
one writer's lock when it begins, so what was read inside it stays true until it
commits, and everything that is right on one engine is right on the other. Readers
wait for nobody. What is worth doing side by side (opening seals, checking
signatures) is done outside transactions; inside them are a few statements for
many rows (decision record 0014).

The address is a URI as libpq reads it, such as
``postgresql://doorstep@db.example/doorstep?sslmode=verify-full``. It may hold a
password, so it is never logged.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, ClassVar

import peewee
import psycopg

from provisioning.storage.database import BUSY_SECONDS, Database
from provisioning.storage.errors import SettingsRefusedError
from provisioning.storage.many import (
    Row,
    changing_by_lists,
    columns,
    copying,
    kinds,
    quoted,
    seeking_lists,
)
from provisioning.storage.packing import (
    PackedList,
    packed_list,
    packed_rows,
    sends_packed_lists,
)
from provisioning.storage.postgres_translation import postgres_errors
from provisioning.storage.schema import Schema, bring_up
from provisioning.storage.table import Table

ADDRESS_PREFIX = "postgresql://"
CONNECT_SECONDS = 20

_WRITERS_LOCK = 0x446F6F7273746570  # "Doorstep": one lock in each database
_NEW_IDS = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
_NEEDED = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_apply"},
    "server_encoding": {"UTF8"},
    # Its log would otherwise quote the rows it refuses: they are somebody's data.
    "log_error_verbosity": {"terse"},
}


class _Driver(peewee.PostgresqlDatabase):
    """psycopg 3, each connection set up before its first use."""

    def _initialize_connection(self, conn: Any) -> None:  # noqa: ANN401 - peewee's own hook
        conn.execute(f"SET lock_timeout = '{BUSY_SECONDS:g}s'")
        sends_packed_lists(conn)


class PostgresDatabase(Database):
    """One database of a PostgreSQL server. Made by `open_postgres`."""

    _MARK: ClassVar[str] = "%s"

    def __init__(self, driver: Any) -> None:  # noqa: ANN401 - peewee has no types
        super().__init__(Path(), driver)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all of a ``with`` block or nothing, as the only writer of this database.

        Blocks while another writes, at most ``BUSY_SECONDS``. Raises what the
        parent does; UnreachableError also when the connection went: whether a
        commit that was under way came through is then not known here.
        """
        is_outermost = not self.is_in_transaction
        with self._errors(), self._driver.atomic():
            if is_outermost:
                take_writers_lock(self._driver)
            yield

    def insert(self, table: type[Table], rows: Sequence[Row]) -> None:
        """Add many rows at once: they are copied in."""
        if not rows:
            return
        names = tuple(rows[0])
        data = packed_rows(kinds(table, names), columns(table, names, rows))
        self._refuse_alone()
        with self._errors(), self._driver.cursor().copy(copying(table, names)) as door:
            door.write(data)

    def new_ids(self, table: type[Table], count: int) -> list[int]:
        """Take numbers for ``count`` rows to be added: nobody else is given them."""
        self._refuse_alone()
        with self._errors():
            given = self._driver.execute_sql(_NEW_IDS, (quoted(table), count)).fetchall()
        return sorted(int(number) for (number,) in given)

    def change(self, table: type[Table], keys: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Change many rows, each found by the fields ``keys``, in one statement."""
        if rows:
            names = tuple(name for name in rows[0] if name not in keys)
            given = _packed(table, (*names, *keys), columns(table, (*names, *keys), rows))
            self._refuse_alone()
            with self._errors():
                self._driver.execute_sql(changing_by_lists(table, keys, names), given)

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
        given = _packed(table, names, list(zip(*sorted(set(keys)), strict=True)))
        return self._found(table, only, seeking_lists(table, names, only), tuple(given))

    def ask(self, question: str, *values: str | int | bytes) -> list[tuple[Any, ...]]:
        """Return what a plain SELECT finds; a "?" stands for a value, as in SQLite."""
        return super().ask(question.replace("?", "%s"), *values)

    def wipe_log(self) -> bool:
        """Do nothing: the server's log is the server's, and no kiosk's data is erased here."""
        return True

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            with postgres_errors():
                yield
        finally:
            self._let_go_if_lost()

    def _let_go_if_lost(self) -> None:
        """Forget a connection that is gone, so that the next use makes a new one."""
        driver = self._driver
        if not driver.is_closed() and not driver.in_transaction() and driver.connection().closed:
            driver.close()


def open_postgres(address: str, *schemas: Schema) -> Database:
    """Open a database of a server for reading and writing, bring its tables up to date.

    Raises:
        SettingsRefusedError: The server would lose confirmed data, or log personal data.
        NewerSchemaError: A newer program has written these tables.
        UnreachableError: There is no such server, database or user.
        BusyError, DiskFullError: As they say.
    """
    driver = _driver(address)
    database = PostgresDatabase(driver)
    with ExitStack() as undo, postgres_errors():
        undo.callback(driver.close)
        driver.connect()
        _refuse_other_settings(driver)
        with driver.atomic():
            take_writers_lock(driver)
            for schema in schemas:
                bring_up(driver, schema)
        undo.pop_all()
    return database


def open_postgres_read_only(address: str) -> Database:
    """Open a server's database to look and never to change. Raises UnreachableError."""
    driver = _driver(address)
    driver.connect_params["options"] = "-c default_transaction_read_only=on"
    with postgres_errors():
        driver.connect()
    return PostgresDatabase(driver)


def take_writers_lock(driver: Any) -> None:  # noqa: ANN401 - peewee has no types
    """Wait for the one writer's lock of this database; it goes with the transaction."""
    driver.execute_sql("SELECT pg_advisory_xact_lock(%s)", (_WRITERS_LOCK,))


def _packed(
    table: type[Table], names: tuple[str, ...], given: Sequence[Sequence[Any]]
) -> list[PackedList]:
    return [packed_list(kind, part) for kind, part in zip(kinds(table, names), given, strict=True)]


def _driver(address: str) -> _Driver:
    return _Driver(
        address,
        prefer_psycopg3=True,
        connect_timeout=CONNECT_SECONDS,
        tcp_user_timeout=int(BUSY_SECONDS * 1000),
        row_factory=psycopg.rows.tuple_row,
    )


def _refuse_other_settings(driver: Any) -> None:  # noqa: ANN401 - peewee has no types
    for name, allowed in _NEEDED.items():
        found = driver.execute_sql(f"SHOW {name}").fetchone()[0]
        if found not in allowed:
            raise SettingsRefusedError(f"{name} is {found!r} and must be {min(allowed)!r}")
