from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.clock.schema import SCHEMA
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.soak)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The clock's own tables: SQLite at every test, PostgreSQL for all of them in the soak."""
    is_server = request.param == "postgres"
    address = request.getfixturevalue("postgres") if is_server else tmp_path / "clock.db"
    database = open_at(address, SCHEMA)
    yield database
    database.close()
