from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edge_sync.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A founded site whose broker runs."""
    site = Site(tmp_path)
    with site.broker:
        yield site


@pytest.fixture
def quiet_site(tmp_path: Path) -> Site:
    """A founded site whose broker does not run."""
    return Site(tmp_path)


@pytest.fixture(params=["sqlite", "postgres"])
def either_site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    """A founded site whose broker runs, on each of the two databases."""
    is_server = request.param == "postgres"
    site = Site(tmp_path, database=request.getfixturevalue("postgres") if is_server else "")
    with site.broker:
        yield site
