"""Numbered steps that bring a database up to date.

Each package that keeps tables has one `Schema`: its name and its steps, oldest
first. A step is frozen SQL text: it says what the tables *were*, so it never
changes with the models. How far a file has come is written in the file itself,
one line a package (SQLite's own `user_version` has room for one package only,
and PostgreSQL has none).

Software is set back now and then, and what waits in the file must then still be
served. So steps only add: tables, indexes, columns that may be empty or have a
default. An older program leaves a newer file as it is and writes its own columns.
A step that is not so raises its schema's ``oldest_reader``, and says there why.
"""

from dataclasses import dataclass
from typing import Any

import peewee

from provisioning.storage.dialect import Both, Dialect, in_dialect
from provisioning.storage.errors import NewerSchemaError

_VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)
"""
_READERS = """
CREATE TABLE IF NOT EXISTS schema_reader (name TEXT PRIMARY KEY, oldest INTEGER NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one package, as the steps that made them.

    A step is one or more SQL statements, run in order within one transaction.
    ``oldest_reader`` is the lowest version whose program may open a file of this one.
    """

    name: str
    steps: tuple[tuple[str | Both, ...], ...]
    oldest_reader: int = 1

    @property
    def version(self) -> int:
        """The number of the last step."""
        return len(self.steps)


def bring_up(driver: Any, schema: Schema) -> None:  # noqa: ANN401 - peewee has no types
    """Run the steps that this file has not seen, all or none.

    A file that has seen more is left as it is. Raises NewerSchemaError if it says
    that it needs a newer program.
    """
    is_server = isinstance(driver, peewee.PostgresqlDatabase)
    dialect = Dialect.POSTGRES if is_server else Dialect.SQLITE
    with driver.atomic():
        driver.execute_sql(_VERSIONS)
        driver.execute_sql(_READERS)
        version = _noted(driver, "schema_version", "version", schema.name) or 0
        if version > schema.version:
            _refuse_newer(driver, schema)
            return
        for step in schema.steps[version:]:
            for statement in step:
                if text := in_dialect(statement, dialect):
                    driver.execute_sql(text)
        _note(driver, "schema_version", "version", schema.name, schema.version)
        _note(driver, "schema_reader", "oldest", schema.name, schema.oldest_reader)


def differences(driver: Any, models: tuple[type[peewee.Model], ...]) -> list[str]:  # noqa: ANN401
    """Say where models and the file's tables disagree, in words."""
    found: list[str] = []
    for model in models:
        table = model._meta.table_name  # noqa: SLF001 - peewee's own way to reach it
        wanted = {field.column_name for field in model._meta.sorted_fields}  # noqa: SLF001
        actual = {column.name for column in driver.get_columns(table)}
        found += [f"{table}.{name} is only in the model" for name in sorted(wanted - actual)]
        found += [f"{table}.{name} is only in the file" for name in sorted(actual - wanted)]
    return found


def _refuse_newer(driver: Any, schema: Schema) -> None:  # noqa: ANN401 - peewee has no types
    oldest = _noted(driver, "schema_reader", "oldest", schema.name)
    if oldest is None or oldest > schema.version:
        raise NewerSchemaError(f"{schema.name} needs {oldest}, known up to {schema.version}")


def _noted(driver: Any, table: str, column: str, name: str) -> int | None:  # noqa: ANN401 - the same
    query = f"SELECT {column} FROM {table} WHERE name = {driver.param}"  # noqa: S608 - names of our own
    row = driver.execute_sql(query, (name,)).fetchone()
    return int(row[0]) if row else None


def _note(driver: Any, table: str, column: str, name: str, value: int) -> None:  # noqa: ANN401 - the same
    if _noted(driver, table, column, name) != value:
        mark = driver.param
        driver.execute_sql(
            f"INSERT INTO {table} (name, {column}) VALUES ({mark}, {mark})"  # noqa: S608 - names of our own
            f" ON CONFLICT (name) DO UPDATE SET {column} = excluded.{column}",
            (name, value),
        )
