"""The ten people of the demonstration, walked through the real screens at one site.

Its cloud stands on PostgreSQL every time, and in `make soak` on SQLite too.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.card_reader.test_people import CANARIES
from provisioning.trust.international import InternationalSuite
from screens.demonstration.people import JOURNEYS
from screens.demonstration.people.telling import heard_by_all, open_both
from screens.demonstration.people.walker import Walker
from screens.demonstration.personas import PENSION
from screens.demonstration.place import Place
from screens.demonstration.resident import Resident
from screens.demonstration.site import Part, wait_for
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


SAID_ON_THE_WAY = 15  # prompts at the least, when a whole visit is made by ear

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


@pytest.mark.row("L02", "R18", "M22", "U03", "X06", "A03", "D17")
@pytest.mark.parametrize("name", WALKS)
def test_everybody_walks_their_journey_to_its_end(site: Place, name: str) -> None:
    begin_anew(site)
    site.relay.cut()
    walker = Walker(site, album=None, tell=lambda _said: None)
    walker.walk(JOURNEYS[name])
    assert walker.rows_walked == len(JOURNEYS[name].rows)
    assert walker.texts
    if JOURNEYS[name].is_by_ear:
        heard = heard_by_all(site, walker.told)
        assert (heard.strange, len(heard.room) > SAID_ON_THE_WAY) == (0, True), heard


PATIENCE_S = 180.0


def named_on_disk(folder: Path) -> set[str]:
    """Return who of the test people is named in any file of a kiosk."""
    kept = [file.read_bytes() for file in folder.rglob("*") if file.is_file()]
    return {one for one in CANARIES if any(one.encode() in data for data in kept)}


def resume(site: Place, slip: Path) -> None:
    """Lay a resume slip down and the card it was begun with, and wait for where it stood."""
    kiosk = site.first
    number = sorted(kiosk.paper.glob("*.png")).index(slip) + 1
    site.site.start(Part.KIOSK)
    wait_for("the kiosk's window", kiosk.glass.is_there, PATIENCE_S)
    kiosk.glass.wait_for_page("welcome", seconds=PATIENCE_S)
    kiosk.hands.lay_slip(number)
    kiosk.glass.tap("read_slip")
    kiosk.glass.wait_for_page("resum", seconds=PATIENCE_S)
    kiosk.hands.insert_card(PENSION.card)
    kiosk.glass.wait_for_page("paper/", seconds=PATIENCE_S)
    kiosk.hands.take_paper()


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.row("F14", "Z02", "Z03")
def test_a_kiosk_told_to_end_under_a_visit_keeps_it_and_one_killed_meanwhile_loses_no_draft(
    site: Place, tmp_path: Path
) -> None:
    begin_anew(site)
    site.relay.cut()
    kiosk, before = site.first, set(site.first.paper.glob("*.png"))
    Resident(kiosk.glass, kiosk.hands, tmp_path, print).visit(PENSION, until="paper")

    site.site.ask_to_end(Part.KIOSK)

    wait_for("its end", lambda: not site.site.is_running(Part.KIOSK), PATIENCE_S)
    [slip] = set(kiosk.paper.glob("*.png")) - before
    assert named_on_disk(kiosk.database.parent) == set()
    resume(site, slip)

    kiosk.hands.printer("hold")
    site.site.ask_to_end(Part.KIOSK)
    kiosk.glass.wait_for_page("saving", seconds=PATIENCE_S)
    site.site.kill(Part.KIOSK)  # the slip of the second draft hangs in the printer

    kiosk.hands.printer("ok")
    assert named_on_disk(kiosk.database.parent) == set()
    kiosk.hands.remove_card()
    resume(site, slip)  # the first draft was not given up for one that nobody holds a slip of
    kiosk.hands.remove_card()
