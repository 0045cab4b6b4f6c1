"""What the simulated case handling writes: one row a case, so that repeats can be counted."""

import peewee

from provisioning.storage.schema import Schema
from provisioning.storage.table import Table

SCHEMA = Schema(
    "simulation",
    (
        (
            """
            CREATE TABLE sim_case (
                place INTEGER PRIMARY KEY AUTOINCREMENT, application TEXT NOT NULL)
            """,
        ),
    ),
)


class SimCaseRow(Table):
    """One case, opened inside the intake's transaction."""

    place = peewee.AutoField()
    application = peewee.TextField()
