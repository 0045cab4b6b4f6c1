"""The ten people of the demonstration, walked through the real screens at one site.

Its cloud stands on PostgreSQL every time, and in `make soak` on SQLite too.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioning.trust.international import InternationalSuite
from screens.demonstration.people import JOURNEYS
from screens.demonstration.people.telling import open_both
from screens.demonstration.people.walker import Walker
from screens.demonstration.place import Place
from screens.demonstration.site import wait_for
from screens.demonstration.staging import staged
from tests.journeys.small import SMALL
from tests.postgres import PrivatePostgres

MAIN = Path(__file__).resolve().parents[2] / "main.py"


@pytest.fixture(
    scope="module", params=["postgresql", pytest.param("sqlite", marks=pytest.mark.soak)]
)
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: PrivatePostgres,
) -> Iterator[Place]:
    database = postgres_server.new_database() if request.param == "postgresql" else ""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-"))  # a socket's path holds 107 bytes
    out = tmp_path_factory.mktemp("people")
    suite = InternationalSuite()
    with staged(folder, MAIN, out, suite, SMALL, has_second=True, database=database) as place:
        open_both(place)
        yield place
    shutil.rmtree(folder)


EVERY_TIME = ("not-yet", "progress")
"""Those that show most; the others walk in `make soak`: half a minute and more each."""


WALKS = [
    pytest.param(name, marks=() if name in EVERY_TIME else pytest.mark.soak) for name in JOURNEYS
]


def begin_anew(site: Place) -> None:
    """What an earlier journey left behind is no reason for this one to fail."""
    for kiosk in (site.first, site.second):
        if kiosk and kiosk.glass.page() != "welcome":
            window = kiosk.parts[-1]
            site.site.kill(window)
            site.site.start(window)
            wait_for("the kiosk's window", kiosk.glass.is_there)


@pytest.mark.timeout(300)
@pytest.mark.row("L02", "R18", "M22", "U03", "X06", "A03", "D17")
@pytest.mark.parametrize("name", WALKS)
def test_everybody_walks_their_journey_to_its_end(site: Place, name: str) -> None:
    begin_anew(site)
    site.relay.cut()
    walker = Walker(site, album=None, tell=lambda _said: None)
    walker.walk(JOURNEYS[name])
    assert walker.rows_walked == len(JOURNEYS[name].rows)
    assert walker.texts
