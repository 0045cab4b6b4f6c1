from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.schema import SCHEMA as CASEWORK
from provisioning.catalogue.files import load
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database, open_database
from tests.cloud.applications import SUITE
from tests.cloud.hands import Outbox, SetClock


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load().catalogue


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "cloud.db", CASEWORK, ACCOUNTS)
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
