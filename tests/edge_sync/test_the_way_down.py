"""A catalogue over a real broker: announced, fetched by hash through cuts, verified, active."""

import random
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from edge_sync.cloud.distribution import Distribution
from edge_sync.edge.courier import run_courier
from edge_sync.edge.mirror import Mirror
from edge_sync.wire.messages import Fetch, ObjectPart
from provisioning.edge.shelf import Shelf
from provisioning.edge.shelf import Station as ShelfStation
from provisioning.storage.fields import milliseconds
from tests.edge_sync.site import (
    CLOCK,
    STATION,
    Desk,
    SetClock,
    Site,
    intake_running,
    running,
    wait_until,
)
from tests.provisioning.edge.town import Region, found_region


@pytest.fixture
def region(tmp_path: Path) -> Region:
    found = found_region(tmp_path / "region")
    found.bring_out(1001, CLOCK.now())
    return found


@pytest.fixture
def shelf(region: Region, tmp_path: Path) -> Iterator[Shelf]:
    with closing(Shelf(tmp_path / "shelf", ShelfStation(region.root, STATION))) as opened:
        yield opened


@contextmanager
def courier(site: Site, shelf: Shelf) -> Iterator[None]:
    settings = replace(site.courier(), shelf=shelf)
    with running(lambda stop: run_courier(settings, site.kiosk_keys, CLOCK, random.random, stop)):
        yield


def version(shelf: Shelf) -> int:
    edition = shelf.edition()
    return edition.version if edition else 0


@pytest.mark.row("M01", "Z03")
def test_an_edition_and_the_next_one_come_down_over_the_real_line(
    site: Site, region: Region, shelf: Shelf
) -> None:
    repository = region.folder / "repository"
    intake = intake_running(site, Desk(), repository=repository)
    with site.open_edge(), intake, courier(site, shelf):
        wait_until(lambda: shelf.place > 0, "the first edition")
        assert version(shelf) == 1001
        place = shelf.place

        region.bring_out(1002, CLOCK.now())

        wait_until(lambda: shelf.place > place, "the next edition")
    assert version(shelf) == 1002
    assert shelf.check().versions["targets"] == 3


def fetched(mirror: Mirror, cloud: Distribution, *, spoil: bool = False) -> int:
    """Let a mirror fetch all that it lacks; return how many parts that took."""
    edition, count = cloud.edition(), 0
    assert edition is not None
    lacking = mirror.announced(edition).lacking
    while lacking:
        part = next(cloud.parts(Fetch((lacking[0],))))
        if spoil and count == 2:
            part = ObjectPart(part.sha256, part.offset, bytes(len(part.data)))
        count += 1
        lacking = (mirror.keep(part) or mirror.announced(edition)).lacking
    return count


def test_what_was_fetched_before_a_power_cut_is_not_fetched_again(
    region: Region, shelf: Shelf, tmp_path: Path
) -> None:
    cloud = Distribution(region.folder / "repository")
    before = Mirror(tmp_path / "incoming", shelf, CLOCK)
    edition = cloud.edition()
    assert edition is not None
    lacking = before.announced(edition).lacking
    for _ in range(10):
        part = next(cloud.parts(Fetch((lacking[0],))))
        lacking = (before.keep(part) or before.announced(edition)).lacking

    after = Mirror(tmp_path / "incoming", shelf, CLOCK)

    assert after.announced(edition).lacking == lacking
    fetched(after, cloud)
    assert version(shelf) == 1001


def test_a_poisoned_part_is_refused_by_the_hash_and_healed(
    region: Region, shelf: Shelf, tmp_path: Path
) -> None:
    cloud = Distribution(region.folder / "repository")

    fetched(Mirror(tmp_path / "incoming", shelf, CLOCK), cloud, spoil=True)

    assert version(shelf) == 1001


def test_what_a_wrong_date_refused_is_taken_once_the_cloud_has_said_the_time(
    region: Region, shelf: Shelf, tmp_path: Path
) -> None:
    cloud = Distribution(region.folder / "repository")
    ahead = SetClock(CLOCK.now() + timedelta(days=730))
    mirror = Mirror(tmp_path / "incoming", shelf, ahead)
    fetched(mirror, cloud)
    assert shelf.edition() is None, "beyond the life of the root, as far as this kiosk knows"

    mirror.heard(milliseconds(CLOCK.now()))
    fetched(mirror, cloud)

    assert version(shelf) == 1001


def test_what_a_wrong_date_of_the_cloud_refused_is_taken_once_that_is_right(
    region: Region, shelf: Shelf, tmp_path: Path
) -> None:
    cloud = Distribution(region.folder / "repository")
    mirror = Mirror(tmp_path / "incoming", shelf, CLOCK)
    mirror.heard(milliseconds(CLOCK.now() + timedelta(days=730)))
    fetched(mirror, cloud)
    assert shelf.edition() is None, "its signatures are over by then"

    mirror.heard(milliseconds(CLOCK.now()))
    assert fetched(mirror, cloud) == 0, "all of it lies here"

    assert version(shelf) == 1001


def test_only_what_changed_comes_down(region: Region, shelf: Shelf, tmp_path: Path) -> None:
    cloud = Distribution(region.folder / "repository")
    mirror = Mirror(tmp_path / "incoming", shelf, CLOCK)
    assert fetched(mirror, cloud) > 70

    region.bring_out(1002, CLOCK.now())

    assert fetched(mirror, cloud) < 10  # index, timestamp, snapshot, targets, and one file
    assert version(shelf) == 1002
