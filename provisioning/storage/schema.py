"""Numbered steps that bring a database up to date.

Each package that keeps tables has one `Schema`: its name and its steps, oldest
first. A step is frozen SQL text: it says what the tables *were*, so it never
changes with the models. How far a file has come is written in the file itself,
one line a package (SQLite's own `user_version` has room for one package only,
and PostgreSQL has none).
"""

from dataclasses import dataclass
from typing import Any

import peewee

from provisioning.storage.dialect import Both, Dialect, in_dialect
from provisioning.storage.errors import NewerSchemaError

_VERSIONS = """
CREATE TABLE IF NOT EXISTS schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one package, as the steps that made them.

    A step is one or more SQL statements, run in order within one transaction.
    """

    name: str
    steps: tuple[tuple[str | Both, ...], ...]

    @property
    def version(self) -> int:
        """The number of the last step."""
        return len(self.steps)


def bring_up(driver: Any, schema: Schema) -> None:  # noqa: ANN401 - peewee has no types
    """Run the steps that this file has not seen, all or none. Raises NewerSchemaError."""
    is_server = isinstance(driver, peewee.PostgresqlDatabase)
    dialect = Dialect.POSTGRES if is_server else Dialect.SQLITE
    with driver.atomic():
        driver.execute_sql(_VERSIONS)
        version = _version(driver, schema.name)
        if version > schema.version:
            raise NewerSchemaError(f"{schema.name} is at {version}, known up to {schema.version}")
        for step in schema.steps[version:]:
            for statement in step:
                if text := in_dialect(statement, dialect):
                    driver.execute_sql(text)
        if version != schema.version:
            mark = driver.param
            driver.execute_sql(
                f"INSERT INTO schema_version (name, version) VALUES ({mark}, {mark})"  # noqa: S608 - a place, no value
                " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                (schema.name, schema.version),
            )


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


def _version(driver: Any, name: str) -> int:  # noqa: ANN401 - peewee has no types
    query = f"SELECT version FROM schema_version WHERE name = {driver.param}"  # noqa: S608 - a place
    row = driver.execute_sql(query, (name,)).fetchone()
    return int(row[0]) if row else 0
