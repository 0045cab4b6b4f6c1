from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.accounts.passwords import Cost
from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.clock.schema import SCHEMA as CLOCK
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.cloud.applications import SUITE
from tests.cloud.hands import Outbox, SetClock
from tests.shipped import shipped_edition


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashing is slow on purpose; `accounts/test_passwords` says what it costs in the field."""
    with pytest.MonkeyPatch.context() as cheaper:
        cheaper.setattr("cloud.accounts.passwords.COST", Cost(passes=1, memory_kib=8))
        yield


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped_edition().catalogue


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.soak)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The cloud's database: SQLite at every test, PostgreSQL for all of them in the soak."""
    is_server = request.param == "postgres"
    address = request.getfixturevalue("postgres") if is_server else tmp_path / "cloud.db"
    database = open_at(address, CASEWORK, ACCOUNTS, CLOCK)
    yield database
    database.close()


@pytest.fixture
def outbox() -> Outbox:
    return Outbox()


@pytest.fixture
def register(database: Database, catalogue: Catalogue, outbox: Outbox) -> CaseRegister:
    return CaseRegister(database, catalogue, outbox.tell, SUITE)


@pytest.fixture
def reader(database: Database) -> CaseReader:
    return CaseReader(database)
