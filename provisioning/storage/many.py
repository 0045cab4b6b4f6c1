"""One statement for many rows: built once for a table and its columns, run once a row.

peewee writes an INSERT of a thousand rows as one text with ten thousand places, and
spends longer on writing it than the database on running it. Here the text is short,
kept, and prepared once by the engine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from provisioning.storage.table import Table

Row = Mapping[str, Any]
"""Values by the names of a table's fields. All rows of one call have the same."""


@cache
def insertion(table: type[Table], names: tuple[str, ...], mark: str) -> str:
    """Write an INSERT of one row."""
    columns = ", ".join(_column(table, name) for name in names)
    marks = ", ".join([mark] * len(names))
    return f"INSERT INTO {_table(table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own


@cache
def changing(table: type[Table], key: str, names: tuple[str, ...], mark: str) -> str:
    """Write an UPDATE of the row with one key."""
    changes = ", ".join(f"{_column(table, name)} = {mark}" for name in names)
    return f"UPDATE {_table(table)} SET {changes} WHERE {_column(table, key)} = {mark}"  # noqa: S608 - the same


def values(
    table: type[Table], names: Sequence[str], rows: Sequence[Row]
) -> Iterator[tuple[Any, ...]]:
    """Give each row's values as the columns keep them, in the order of ``names``."""
    fields = [(name, table._meta.fields[name].db_value) for name in names]  # noqa: SLF001 - peewee's own way
    return (tuple(convert(row[name]) for name, convert in fields) for row in rows)


def _table(table: type[Table]) -> str:
    return f'"{table._meta.table_name}"'  # noqa: SLF001 - peewee's own way


def _column(table: type[Table], name: str) -> str:
    return f'"{table._meta.fields[name].column_name}"'  # noqa: SLF001 - peewee's own way
