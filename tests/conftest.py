"""What several mirrors share."""

import gc
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import PrivatePostgres


@pytest.fixture(scope="session")
def card_service_folder() -> Iterator[Path]:
    """The one place of a card service in this process: its client library remembers the first.

    Short, because a Unix socket's path holds 107 bytes; each process of a
    parallel run has its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="doorstep-cards-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PrivatePostgres]:
    """One private PostgreSQL for all tests of this process."""
    with PrivatePostgres() as server:
        yield server


@pytest.fixture
def postgres(postgres_server: PrivatePostgres) -> Iterator[str]:
    """The address of an empty database on it."""
    address = postgres_server.lend()
    yield address
    postgres_server.take_back(address)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walk the longest first: the other process has all the rest to do meanwhile."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/journeys/test_the_story"))
    items.sort(key=lambda item: not item.nodeid.startswith("tests/journeys/"))


def pytest_collection_finish() -> None:
    """What was imported lives as long as the process: no collection need look through it."""
    gc.collect()
    gc.freeze()
