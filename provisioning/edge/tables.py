"""The kiosk's record of what it serves from. Written by whoever takes a catalogue, under a lock."""

import peewee

from provisioning.storage.fields import BytesField, MillisecondsField
from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

SCHEMA = Schema(
    "shelf",
    (
        (
            """
            CREATE TABLE activation (
                place INTEGER PRIMARY KEY AUTOINCREMENT,
                version INTEGER NOT NULL, digest BLOB NOT NULL,
                contents BLOB NOT NULL, expires_ms BIGINT NOT NULL, at_ms BIGINT NOT NULL)
            """,
            "CREATE TABLE floor (name TEXT PRIMARY KEY, value BIGINT NOT NULL)",
        ),
    ),
)


class ActivationRow(Table):
    """One edition that was verified and may be served from; the last one is."""

    place = peewee.AutoField()
    version = peewee.IntegerField()
    digest = BytesField()
    contents = BytesField()  # which objects it is made of, see `edge.shelf`
    expires_ms = MillisecondsField()
    at_ms = MillisecondsField()


class FloorRow(Table):
    """What never sinks: a role's version, or the latest signed time in milliseconds."""

    name = peewee.TextField(primary_key=True)
    value = peewee.BigIntegerField()


TABLES = (ActivationRow, FloorRow)
