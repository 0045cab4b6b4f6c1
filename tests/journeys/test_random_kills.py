"""Kill -9 at random on the real processes: whatever dies, every printed slip is one case.

A resident applies through the glass while screen, courier, cloud and broker
die and come back and the cable is pulled. What was printed is then compared
with the cloud's tables by the demonstration's reader, which asks no program.
"""

import random
from contextlib import suppress
from pathlib import Path
from time import monotonic

import pytest

from devices.errors import HandsError
from provisioning.storage.database import open_read_only
from provisioning.trust.international import InternationalSuite
from screens.demonstration.place import Place
from screens.demonstration.reckoning import reckon
from screens.demonstration.site import FIRST_KIOSK, Part, wait_for
from screens.demonstration.staging import staged
from screens.demonstration.watching import kept_receipts, offers_settled
from tests.journeys.accidents import Accidents
from tests.journeys.small import SMALL
from tests.journeys.stubborn import Stubborn

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PATIENCE_S = 180.0
SEED = 20261122  # what runs every time is the same every time; `make soak` takes its chances


@pytest.mark.row("T09", "F15")
def test_twenty_random_kills_leave_one_case_for_every_slip(
    site_folder: Path, tmp_path: Path
) -> None:
    kill_at_random(site_folder, tmp_path, SEED, kills=20, applications=4)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.row("T09", "F15")
def test_two_hundred_random_kills_leave_one_case_for_every_slip(
    site_folder: Path, tmp_path: Path
) -> None:
    seed = random.SystemRandom().randrange(10**9)
    kill_at_random(site_folder, tmp_path, seed, kills=200, applications=20)


def kill_at_random(folder: Path, out: Path, seed: int, kills: int, applications: int) -> None:
    started = monotonic()

    def tell(sentence: str) -> None:
        print(f"{monotonic() - started:6.1f} s  {sentence}")  # noqa: T201 - seen when it fails

    tell(f"seed {seed}")
    with staged(folder, MAIN, out, InternationalSuite(), SMALL) as place:
        open_up(place)
        with Accidents(place.site, place.relay, kills, seed, tell) as accidents:
            resident = Stubborn(place, accidents, tell)
            resident.apply_until(
                lambda: accidents.are_over and len(slips_of(place)) >= applications
            )
            accidents.end()
            resident.take_what_is_due()
        wait_for("every receipt", lambda: is_all_received(place), PATIENCE_S)
        tell(f"{len(slips_of(place))} slips, {len(list(place.paper.glob('*.bin')))} papers")
        check(place)


def open_up(place: Place) -> None:
    """Start everything and wait until the window is there and the devices take orders."""

    def has_hands() -> bool:
        with suppress(HandsError):
            return bool(place.hands.state())
        return False

    place.site.start(Part.BROKER, Part.CLOUD, Part.DEVICES, Part.COURIER, Part.KIOSK)
    wait_for("the devices", has_hands, PATIENCE_S)
    wait_for("the kiosk's window", place.glass.is_there, PATIENCE_S)


def check(place: Place) -> None:
    """Compare, as a stranger to the program would, what was printed with what arrived."""
    for part in (Part.BROKER, Part.CLOUD, *FIRST_KIOSK):
        place.site.require(part)
    slips = slips_of(place)
    reckoning = reckon(place.paper, place.cloud_database, place.suite, place.kiosk_key)
    assert set(reckoning.slips) == set(slips)
    assert all(slips.values())
    assert (reckoning.lost, reckoning.duplicated) == (0, 0)
    assert [found.documents for found in reckoning.slips.values()] == [1] * len(slips)
    assert offers_settled(place.cloud_database) == len(slips)
    assert kept_receipts(place.kiosk_file, place.suite, place.cloud_key) == set(slips)


def slips_of(place: Place) -> dict[str, bool]:
    """Return the slips in the kiosk's own store, and whether each is noted as printed."""
    kiosk = open_read_only(place.kiosk_file)
    try:
        rows = kiosk.ask("SELECT number, printed_ms FROM slip")
        return {number: printed_ms is not None for number, printed_ms in rows}
    finally:
        kiosk.close()


def is_all_received(place: Place) -> bool:
    """Say whether nothing is owed and no document is left on the kiosk's disk."""
    place.site.require(Part.COURIER)
    kiosk = open_read_only(place.kiosk_file)
    try:
        owed = kiosk.ask("SELECT count(*) FROM outbox")[0][0]
    finally:
        kiosk.close()
    documents = place.kiosk_file.parent / "documents"
    return owed == 0 and list(documents.iterdir()) == []
