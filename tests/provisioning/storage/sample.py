"""A table for the tests of the storage door."""

from datetime import UTC, datetime
from enum import Enum

import msgspec
import peewee

from provisioning.storage.database import Database
from provisioning.storage.fields import (
    BytesField,
    ChoiceField,
    MillisecondsField,
    MomentField,
    RecordField,
)
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

AT = datetime(2026, 11, 21, 8, 30, 0, 123000, tzinfo=UTC)


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Word(msgspec.Struct, frozen=True):
    text: str
    number: int


class SampleRow(Table):
    name = peewee.TextField(primary_key=True)
    data = BytesField(null=True)
    at = MomentField(null=True)
    since_ms = MillisecondsField(null=True)
    colour = ChoiceField(Colour, null=True)
    word = RecordField(Word, null=True)


FIRST = (
    """CREATE TABLE sample (name TEXT PRIMARY KEY, data BLOB, at BIGINT, since_ms BIGINT,
    colour TEXT, word BLOB)""",
)
SCHEMA = Schema("sample", (FIRST,))


def put(database: Database, name: str, data: bytes = b"") -> None:
    with database.transaction():
        database.run(SampleRow.insert(name=name, data=data))


def put_all(database: Database, *queries: peewee.Query) -> None:
    with database.transaction():
        for query in queries:
            database.run(query)


def names(database: Database) -> list[str]:
    return [row.name for row in database.rows(SampleRow.select().order_by(SampleRow.name))]
