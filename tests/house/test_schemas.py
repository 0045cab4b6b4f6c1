"""Every step of every schema only adds, or says which program it shuts out."""

import re

import pytest

from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.clock.schema import SCHEMA as CLOCK
from edge_sync.cloud.tables import SCHEMA as INTAKE
from edge_sync.edge.tables import SCHEMA as EDGE
from provisioning.storage.dialect import Both
from provisioning.storage.schema import Schema

ADDS = (
    re.compile(r"CREATE TABLE \w+"),
    re.compile(r"INSERT INTO \w+ SELECT "),  # fills what it added from what was there
    re.compile(r"CREATE INDEX \w+ ON \w+"),
    re.compile(r"ALTER TABLE \w+ ADD COLUMN \w+ \w+(?!.*NOT NULL)"),
    re.compile(r"ALTER TABLE \w+ ADD COLUMN \w+ \w+ .*DEFAULT"),
)


def takes_away(schema: Schema) -> list[str]:
    """Return the statements after which a program of the version before could not go on."""
    later = schema.steps[schema.oldest_reader :]
    texts = (one.sqlite if isinstance(one, Both) else one for step in later for one in step)
    statements = (" ".join(text.split()) for text in texts if text)  # "": nothing to do there
    return [one for one in statements if not any(adds.match(one) for adds in ADDS)]


@pytest.mark.parametrize(
    "schema", [EDGE, INTAKE, CASEWORK, ACCOUNTS, CLOCK], ids=lambda one: one.name
)
def test_a_program_of_any_version_that_is_let_in_can_go_on(schema: Schema) -> None:
    assert takes_away(schema) == []
    assert 1 <= schema.oldest_reader <= schema.version


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE slip",
        "ALTER TABLE slip RENAME COLUMN number TO name",
        "ALTER TABLE slip ADD COLUMN more TEXT NOT NULL",
        "CREATE UNIQUE INDEX slip_by_key ON slip (key_id)",
        "UPDATE slip SET record = ''",
    ],
)
def test_a_step_that_does_more_than_add_is_found(statement: str) -> None:
    first = ("CREATE TABLE slip (number TEXT)",)
    assert takes_away(Schema("edge", (first, (statement,)))) == [statement]
    assert takes_away(Schema("edge", (first, (statement,)), oldest_reader=2)) == []
