"""One statement for many rows, with one value a column: a whole list.

peewee writes an INSERT of a thousand rows, or a question for a thousand keys, as one
text with ten thousand places, and spends longer on writing it than the database on
running it. Here the text is short, the same for any number of rows, and prepared
once: PostgreSQL copies rows in and unpacks lists by `unnest`, both in binary (`packing`);
SQLite runs the statement row by row, which costs it nothing, and unpacks keys by
`json_each`.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

import peewee

from provisioning.storage.fields import BytesField, ChoiceField, MillisecondsField, RecordField
from provisioning.storage.table import Table

Row = Mapping[str, Any]
"""Values by the names of a table's fields. All rows of one call have the same."""

_NAMED_AT_ONCE = 500

_AS_THEY_ARE = {
    peewee.TextField,
    peewee.IntegerField,
    peewee.BigIntegerField,
    BytesField,
    MillisecondsField,
    peewee.AutoField,
}
"""Fields whose values need no turning: both drivers take them as our code has them."""

_TURNED_PLAINLY = {ChoiceField, RecordField}
"""Fields of ours that say how one value is kept, without peewee's way round."""


@cache
def insertion(table: type[Table], names: tuple[str, ...]) -> str:
    """Write an INSERT of one row for SQLite."""
    columns = ", ".join(column(table, name) for name in names)
    marks = ", ".join("?" for _name in names)
    return f"INSERT INTO {quoted(table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own


@cache
def keeping(table: type[Table], keys: tuple[str, ...], names: tuple[str, ...], mark: str) -> str:
    """Write an INSERT of one row that changes the row with its key where there is one."""
    here, keyed = [column(table, name) for name in names], [column(table, key) for key in keys]
    changes = ", ".join(f"{one} = excluded.{one}" for one in here if one not in keyed)
    marks = ", ".join(mark for _name in names)
    fresh = f"INSERT INTO {quoted(table)} ({', '.join(here)}) VALUES ({marks})"  # noqa: S608 - the same
    return f"{fresh} ON CONFLICT ({', '.join(keyed)}) DO UPDATE SET {changes}"


@cache
def changing(table: type[Table], keys: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Write an UPDATE of the row with one key for SQLite; the key's values come last."""
    changes = ", ".join(f"{column(table, name)} = ?" for name in names)
    same = " AND ".join(f"{column(table, key)} = ?" for key in keys)
    return f"UPDATE {quoted(table)} SET {changes} WHERE {same}"  # noqa: S608 - the same


@cache
def seeking(table: type[Table], names: tuple[str, ...], only: tuple[str, ...]) -> str:
    """Write a SELECT of the rows that hold one of the keys in a JSON list, for SQLite."""
    same = " AND ".join(
        f"t.{column(table, name)} = json_extract(w.value, '$[{place}]')"
        for place, name in enumerate(names)
    )
    return (
        f"SELECT {_wanted(table, only)} FROM json_each(?) AS w JOIN {quoted(table)} AS t ON {same}"  # noqa: S608 - the same
    )


@cache
def finding(table: type[Table], names: tuple[str, ...], only: tuple[str, ...], mark: str) -> str:
    """Write a SELECT of the rows whose columns hold exactly these values."""
    same = " AND ".join(f"t.{column(table, name)} = {mark}" for name in names)
    return f"SELECT {_wanted(table, only)} FROM {quoted(table)} AS t WHERE {same}"  # noqa: S608 - the same


@cache
def choosing(table: type[Table], condition: str, only: tuple[str, ...], mark: str) -> str:
    """Write a SELECT of the rows that a condition holds for; it has ``?`` where a value goes."""
    condition = condition.replace("?", mark)
    return f"SELECT {_wanted(table, only)} FROM {quoted(table)} AS t WHERE {condition}"  # noqa: S608 - the same


@cache
def copying(table: type[Table], names: tuple[str, ...]) -> str:
    """Write the COPY of any number of rows for PostgreSQL."""
    columns = ", ".join(column(table, name) for name in names)
    return f"COPY {quoted(table)} ({columns}) FROM STDIN (FORMAT BINARY)"


@cache
def changing_by_lists(table: type[Table], keys: tuple[str, ...], names: tuple[str, ...]) -> str:
    """Write an UPDATE of the rows with these keys for PostgreSQL; the keys' lists come last."""
    changes = ", ".join(f"{column(table, name)} = w.{column(table, name)}" for name in names)
    same = " AND ".join(f"t.{column(table, key)} = w.{column(table, key)}" for key in keys)
    lists = _lists(table, (*names, *keys))
    return f"UPDATE {quoted(table)} AS t SET {changes} FROM {lists} WHERE {same}"  # noqa: S608 - the same


@cache
def seeking_lists(table: type[Table], names: tuple[str, ...], only: tuple[str, ...]) -> str:
    """Write a SELECT of the rows that hold one of these keys, for PostgreSQL."""
    same = " AND ".join(f"t.{column(table, name)} = w.{column(table, name)}" for name in names)
    found = f"{_lists(table, names)} JOIN {quoted(table)} AS t ON {same}"
    return f"SELECT {_wanted(table, only)} FROM {found}"  # noqa: S608 - the same


def values(
    table: type[Table], names: Sequence[str], rows: Sequence[Row]
) -> Iterator[tuple[Any, ...]]:
    """Give each row's values as the columns keep them, in the order of ``names``."""
    return zip(*columns(table, names, rows), strict=True)


def columns(table: type[Table], names: Sequence[str], rows: Sequence[Row]) -> list[list[Any]]:
    """Give each column's values as one list, as the columns keep them."""
    return [_converted(_field(table, name), [row[name] for row in rows]) for name in names]


def _converted(field: Any, given: list[Any]) -> list[Any]:  # noqa: ANN401 - peewee has no types
    kind = type(field)
    if kind in _AS_THEY_ARE:
        return given
    turn = field.kept if kind in _TURNED_PLAINLY else field.db_value
    if kind is peewee.ForeignKeyField:  # most are given by their number
        return [value if type(value) is int else turn(value) for value in given]
    return [None if value is None else turn(value) for value in given]


@cache
def kinds(table: type[Table], names: tuple[str, ...]) -> tuple[str, ...]:
    """Say what PostgreSQL calls the columns' types: the few our steps use."""
    return tuple(_kind(table, name) for name in names)


class Found:
    """A row as it was found, its fields by their names. It shows itself to nobody."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        self.__dict__.update(fields)


def rows_of(
    table: type[Table], only: tuple[str, ...], found: Iterable[Sequence[Any]]
) -> list[Found]:
    """Make rows of what a statement of this module found."""
    names, conversions = _reading(table, only)
    rows = [Found(dict(zip(names, one, strict=True))) for one in found]
    for name, convert in conversions:
        for row in rows:
            setattr(row, name, convert(getattr(row, name)))
    return rows


_Any = TypeVar("_Any")


def parted(names: Sequence[_Any], most: int = _NAMED_AT_ONCE) -> Iterator[Sequence[_Any]]:
    """Part a list that others made, for questions that name each: an engine takes only so many."""
    for start in range(0, len(names), most):
        yield names[start : start + most]


def as_json(keys: Sequence[Sequence[str | int]]) -> str:
    """Write keys as a list that SQLite unpacks."""
    return json.dumps(keys, ensure_ascii=False)


def quoted(table: type[Table]) -> str:
    """Return a table's name as SQL reads it."""
    return f'"{table._meta.table_name}"'  # noqa: SLF001 - peewee's own way


def column(table: type[Table], name: str) -> str:
    """Return a field's column as SQL reads it."""
    return f'"{_field(table, name).column_name}"'


def _wanted(table: type[Table], only: tuple[str, ...]) -> str:
    return ", ".join(f"t.{column(table, name)}" for name in _named(table, only))


def _named(table: type[Table], only: tuple[str, ...]) -> tuple[str, ...]:
    return only or tuple(table._meta.sorted_field_names)  # noqa: SLF001 - peewee's own way


@cache
def _reading(
    table: type[Table], only: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """Name the fields that are read, and what turns those whose columns keep something else."""
    fields = [_field(table, name) for name in _named(table, only)]
    turned = [field for field in fields if type(field) not in _AS_THEY_ARE]
    names = tuple(field.name for field in fields)
    return names, tuple((field.name, field.python_value) for field in turned)


def _lists(table: type[Table], names: tuple[str, ...]) -> str:
    unpacked = ", ".join(f"%b::{kind}[]" for kind in kinds(table, names))
    columns = ", ".join(column(table, name) for name in names)
    return f"unnest({unpacked}) AS w({columns})"


def _kind(table: type[Table], name: str) -> str:
    field = _field(table, name)
    if isinstance(field, peewee.BlobField):
        return "bytea"
    if isinstance(field, peewee.BooleanField):
        return "boolean"
    return "text" if isinstance(field, peewee.TextField) else "bigint"


def _field(table: type[Table], name: str) -> Any:  # noqa: ANN401 - peewee has no types
    return table._meta.fields[name]  # noqa: SLF001 - peewee's own way
