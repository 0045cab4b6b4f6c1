"""What several mirrors share."""

import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import PrivatePostgres

# What runs every time tries the same examples every time, and no clock judges them: a suite
# that fails by chance proves nothing. `make soak` takes other examples.
_NO_CLOCK = settings(deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", _NO_CLOCK, derandomize=True)
settings.register_profile("other", _NO_CLOCK)
settings.load_profile("same")


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


LONGEST = (  # what takes minutes stands at the head of each process's share
    "tests/journeys/test_the_story",
    "tests/journeys/test_random_kills",
    "tests/screens/test_audit.py::test_every_page",
    "tests/journeys/test_people",
    "tests/edge_sync/simulation/test_simulation.py::test_nothing_is_lost",
)


MOSTLY_WAITS = "tests/edge_sync/"  # for the disk: while others reckon, and not at the end alone


@pytest.hookimpl(trylast=True)  # when those that do not run are out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the longest out, as xdist divides the list: who has little left takes of the rest."""
    heads = [[one for one in items if one.nodeid.startswith(long)] for long in LONGEST]
    dealt = {one for head in heads for one in head}
    rest = [one for one in items if one not in dealt]
    rest.sort(key=lambda one: not one.nodeid.startswith(MOSTLY_WAITS))
    shares, length = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")), len(items)
    items.clear()
    for share in range(shares):
        mine = [one for head in heads[share::shares] for one in head]
        size = max(0, (length - len(items)) // (shares - share) - len(mine))
        items += mine + rest[:size]
        del rest[:size]
    items += rest


def pytest_collection_finish() -> None:
    """What was imported lives as long as the process: no collection need look through it."""
    gc.collect()
    gc.freeze()
