from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.edge_sync.cluster import on_a_cluster
from tests.edge_sync.site import Site

_NODE_DIES_AFTER_S = 1.0
_ELECTING_S = 240.0  # a cluster that lost its leader elects another, and slowly on a busy machine
_LONG = (pytest.mark.soak, pytest.mark.timeout(600))
_NATS = pytest.param("nats", marks=_LONG)


@pytest.fixture(params=["mosquitto", _NATS])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A founded site whose broker runs; in the soak also three nodes, of which one is killed."""
    site = Site(tmp_path)
    with _served(site, request.param, tmp_path):
        yield site


@contextmanager
def _served(site: Site, kind: str, folder: Path) -> Iterator[None]:
    if kind == "mosquitto":
        with site.broker:
            yield
        return
    with pytest.MonkeyPatch.context() as patience:
        patience.setattr("tests.edge_sync.site.PATIENCE_S", _ELECTING_S)
        with on_a_cluster(site, folder, _NODE_DIES_AFTER_S) as broker:
            yield
        assert broker.killed


@pytest.fixture
def mosquitto_site(tmp_path: Path) -> Iterator[Site]:
    """A founded site with mosquitto, for what is said of mosquitto alone."""
    site = Site(tmp_path)
    with site.broker:
        yield site


@pytest.fixture
def quiet_site(tmp_path: Path) -> Site:
    """A founded site whose broker does not run."""
    return Site(tmp_path)


@pytest.fixture(params=["sqlite", "postgres", pytest.param("cluster", marks=_LONG)])
def either_site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A founded site whose broker runs, on each of the two databases.

    In the soak also as a region beyond one machine is: PostgreSQL behind three nodes.
    """
    is_server = request.param != "sqlite"
    site = Site(tmp_path, database=request.getfixturevalue("postgres") if is_server else "")
    with _served(site, "nats" if request.param == "cluster" else "mosquitto", tmp_path):
        yield site
