"""The intake as every test of it finds it: open, on real files."""

from collections.abc import Iterator

import pytest

from tests.edge_sync.cloud.counter import Counter
from tests.edge_sync.site import Site


@pytest.fixture(params=["sqlite", "postgres"])
def counter(request: pytest.FixtureRequest, quiet_site: Site) -> Iterator[Counter]:
    if request.param == "postgres":
        quiet_site.database = request.getfixturevalue("postgres")
    database = quiet_site.open_cloud()
    with quiet_site.open_edge() as edge:
        yield Counter(quiet_site, edge, database, quiet_site.intake_keys)
    database.close()
