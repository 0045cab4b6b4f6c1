"""A kiosk serves from what was signed: off line, after power cuts, and when files are lost."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from tuf.ngclient import Updater

from provisioning.edge.errors import CatalogueBusyError
from provisioning.edge.shelf import Shelf, Station
from provisioning.edge.source import FolderSource
from provisioning.edge.trusted_time import BUILT, reference_time
from provisioning.edge.verifier import set_reference_time
from provisioning.storage.disk import mounted
from provisioning.storage.files import make_folder, owned
from provisioning.storage.powercut.crash_disk import CrashDisk
from provisioning.storage.powercut.names import Promise
from provisioning.storage.powercut.platter import Image, Platter, PowerCut
from tests.provisioning.edge.town import (
    NOW,
    STATION,
    Region,
    days,
    found_region,
    open_kiosk,
    take,
)

PLACE = Path("/doorstep-simulated-shelf")


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> tuple[Region, Path, Path]:
    found = found_region(tmp_path_factory.mktemp("town") / "region")
    found.bring_out(1001)
    older = found.stick("older")
    found.repository.sign_roster(STATION, b"a roster", found.keys / "helpers", NOW)
    found.bring_out(1002, NOW + days(40))
    return found, older, found.stick("newer")


def version(shelf: Shelf) -> int:
    edition = shelf.edition()
    return edition.version if edition else 0


@pytest.mark.row("M01")
def test_thirty_days_off_line_the_edition_is_served_and_its_signatures_hold(
    region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    town, older, newer = region
    with closing(open_kiosk(tmp_path, town.root)) as before:
        take(before, older)
    with closing(open_kiosk(tmp_path, town.root)) as shelf:  # another day, no network
        assert not shelf.has_expired(NOW + days(29.9))
        assert version(shelf) == 1001
        assert shelf.check().versions["targets"] == 2

        assert shelf.has_expired(NOW + days(31))  # an alarm, and it serves on
        assert version(shelf) == 1001
        assert shelf.check().versions["targets"] == 2

        assert take(shelf, newer, NOW + days(41)) == 1002
        assert shelf.check().versions["targets"] == 3


def test_a_roster_comes_down_beside_the_catalogue_and_only_its_own(
    region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    town, older, newer = region
    with closing(open_kiosk(tmp_path / "a", town.root)) as own:
        take(own, older)
        assert own.roster() is None
        take(own, newer, NOW + days(41))
        assert own.roster() == b"a roster"
    with closing(Shelf(tmp_path / "b", Station(town.root, "529901101299"))) as other:
        take(other, newer, NOW + days(41))
        assert other.roster() is None


def test_a_damaged_edition_is_passed_over_for_the_one_before(
    region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    town, older, newer = region
    with closing(open_kiosk(tmp_path, town.root)) as shelf:
        take(shelf, older)
        before = set((tmp_path / "shelf/objects").iterdir())
        take(shelf, newer, NOW + days(41))
        for file in set((tmp_path / "shelf/objects").iterdir()) - before:
            file.write_bytes(b"")

        assert version(shelf) == 1001
        take(shelf, newer, NOW + days(41))
        assert version(shelf) == 1002


def test_what_is_not_new_changes_nothing(region: tuple[Region, Path, Path], tmp_path: Path) -> None:
    town, older, _ = region
    with closing(open_kiosk(tmp_path, town.root)) as shelf:
        take(shelf, older)
        place = shelf.place
        take(shelf, older)
        assert shelf.place == place


def test_two_that_take_at_once_take_turns(
    region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    town, older, _ = region
    with closing(open_kiosk(tmp_path, town.root)) as shelf:
        with owned(tmp_path / "shelf/shelf.lock"), pytest.raises(CatalogueBusyError):
            take(shelf, older)
        assert take(shelf, older) == 1001


@contextmanager
def machine(scratch: Path, image: Image | None, seed: int) -> Iterator[Platter]:
    """One kiosk's disk that loses what was not synced."""
    scratch.mkdir()
    chance = random.Random(seed)  # noqa: S311 - repeats what it did
    platter = Platter(scratch, chance, Promise.FOLDER, on_write=lambda _: None)
    disk = CrashDisk(platter)
    with mounted(PLACE, disk), closing(disk):
        if image is None:
            make_folder(PLACE)
        else:
            platter.replace(image)
        yield platter


@pytest.mark.parametrize(
    "at", ["every-fsync", pytest.param("every-change", marks=pytest.mark.soak)]
)
def test_a_power_cut_at_every_fsync_leaves_the_old_or_the_new_edition_whole(
    at: str, region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    town, older, newer = region
    station = Station(town.root, STATION)
    image, changes, syncs = _before(station, older, newer, tmp_path)
    assert len(syncs) > 10
    cuts = range(1, changes + 1) if at == "every-change" else sorted({1, *syncs, changes})
    seen = [_after_a_cut(cut, image, station, newer, tmp_path) for cut in cuts]

    assert {1001, 1002} == set(seen)  # early ones leave the old edition, late ones the new


def _before(
    station: Station, older: Path, newer: Path, scratch: Path
) -> tuple[Image, int, list[int]]:
    """Return a disk with the older edition, how many changes bring the newer, and its syncs."""
    with machine(scratch / "first", None, 0) as platter:
        with closing(Shelf(PLACE, station)) as shelf:
            take(shelf, older)
        image = platter.image()
        begun, syncs = platter.changes, list[int]()
        with pytest.MonkeyPatch.context() as watched:
            for name in ("sync", "sync_folder"):
                watched.setattr(platter, name, _noted(platter, name, begun, syncs))
            with closing(Shelf(PLACE, station)) as shelf:
                take(shelf, newer, NOW + days(41))
        return image, platter.changes - begun, syncs


def _noted(platter: Platter, name: str, begun: int, syncs: list[int]) -> Callable[..., None]:
    """Have the disk note which of its changes are syncs."""
    sync = getattr(platter, name)

    def noted(*what: object) -> None:
        sync(*what)
        syncs.append(platter.changes - begun)

    return noted


def _after_a_cut(cut: int, image: Image, station: Station, newer: Path, scratch: Path) -> int:
    """Return the edition that is served and verified off line after a cut at a change."""
    with machine(scratch / f"cut-{cut}", image, cut) as platter:
        platter.cut_after(cut)
        with suppress(PowerCut):
            shelf = Shelf(PLACE, station)
            shelf.take(FolderSource(newer), NOW + days(41))
        platter.cut()
        with closing(Shelf(PLACE, station)) as after:
            found = version(after)
            assert after.check().versions["targets"] == {1001: 2, 1002: 3}[found]
            return found


def test_the_clock_is_believed_only_forwards_and_only_where_it_can_be() -> None:
    assert reference_time(NOW, BUILT) == NOW
    assert reference_time(NOW - days(20_000), BUILT) == BUILT
    assert reference_time(NOW - days(20_000), NOW) == NOW
    assert reference_time(NOW + days(20_000), NOW) == NOW
    assert reference_time(NOW + days(100), BUILT, beacon=NOW) == NOW
    assert reference_time(NOW, NOW + days(2), beacon=NOW) == NOW + days(2)


def test_tuf_still_has_the_place_for_the_time(
    region: tuple[Region, Path, Path], tmp_path: Path
) -> None:
    updater = Updater(str(tmp_path), "m/", bootstrap=region[0].root)

    set_reference_time(updater, NOW)

    assert updater._trusted_set.reference_time == NOW  # noqa: SLF001 - what the door relies on
