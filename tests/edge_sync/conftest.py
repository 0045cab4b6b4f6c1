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
