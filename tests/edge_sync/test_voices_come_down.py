"""Recordings of voice packs come down with the signed catalogue, and nothing waits for them."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from edge_sync.cloud.distribution import Distribution
from edge_sync.edge.comforts import SHARE
from edge_sync.edge.mirror import Mirror
from edge_sync.wire.messages import Fetch
from provisioning.catalogue.editions import RECORDED
from provisioning.catalogue.files import BrokenCatalogueError
from provisioning.edge.shelf import Shelf, Station
from provisioning.edge.source import FolderSource
from provisioning.storage.object_store import digest_of
from provisioning.wire.repository import MOST_PACK_BYTES, Index, Listed, recordings_at
from tests.provisioning.edge.town import NOW, STATION, Region, found_region

SIZE = 30_000
SPOKEN = {name: [f"{name} {at}".encode().ljust(SIZE, b".") for at in range(3)] for name in "mc"}
PACKS = {"m": "mandarin", "c": "cantonese"}


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Region:
    found = found_region(tmp_path_factory.mktemp("voices") / "region")
    home = found.catalogue / RECORDED
    home.mkdir(parents=True)
    for short, pack in PACKS.items():
        prompts = ("welcome.title", "identify.title", "for_whom.title")
        lines = [
            f'"{prompt}" = "{digest_of(data)}"'
            for prompt, data in zip(prompts, SPOKEN[short], strict=True)
        ]
        for data in SPOKEN[short]:
            (home / f"{digest_of(data)}.wav").write_bytes(data)
        file = found.catalogue / "voices" / f"{pack}.toml"
        file.write_text(file.read_text("utf-8") + "\n[recorded]\n" + "\n".join(lines), "utf-8")
    found.bring_out(1001)
    return found


def opened(folder: Path, root: bytes, *packs: str) -> Shelf:
    return Shelf(folder / "shelf", Station(root, STATION, ("mandarin", *packs)))


def held(shelf: Shelf) -> set[str]:
    every = [digest_of(data) for some in SPOKEN.values() for data in some]
    return set(every) - shelf.lacks(every)


def names(*shorts: str) -> set[str]:
    return {digest_of(data) for short in shorts for data in SPOKEN[short]}


class Line:
    """The cloud's end of the line: every part is given as it is asked for, and counted."""

    def __init__(self, repository: Path) -> None:
        self.cloud = Distribution(repository)
        self.asked: list[str] = []

    def fill(self, mirror: Mirror) -> None:
        """Announce the edition and give all that is asked for, until nothing is."""
        edition = self.cloud.edition()
        assert edition is not None
        lacking = mirror.announced(edition).lacking
        while lacking:
            self.asked.append(lacking[0].sha256.hex())
            part = next(self.cloud.parts(Fetch((lacking[0],))))
            lacking = (mirror.keep(part) or mirror.announced(edition)).lacking


@dataclass
class DayClock:
    """A clock whose days a test lets pass."""

    seconds: float = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def line(region: Region) -> Line:
    return Line(region.folder / "repository")


@pytest.mark.row("M01")
def test_a_station_gets_the_recordings_of_its_packs_after_its_edition_and_no_others(
    region: Region, line: Line, tmp_path: Path
) -> None:
    with closing(opened(tmp_path, region.root)) as shelf:
        mirror = Mirror(tmp_path / "incoming", shelf, DayClock())
        line.fill(mirror)
        assert shelf.edition() is not None
        assert held(shelf) == names("m")
        first = min(line.asked.index(name) for name in names("m"))
        assert set(line.asked[first:]) == names("m"), "everything else came before"
        assert shelf.check().targets.keys() >= {f"voices/mandarin/{one}.wav" for one in names("m")}
    with closing(opened(tmp_path / "two", region.root, "cantonese")) as shelf:
        mirror = Mirror(tmp_path / "incoming2", shelf, DayClock())
        line.fill(mirror)
        assert held(shelf) == names("m", "c")


@pytest.mark.row("M01")
def test_a_stick_brings_everything_at_once(region: Region, tmp_path: Path) -> None:
    with closing(opened(tmp_path, region.root, "cantonese")) as shelf:
        assert shelf.take(FolderSource(region.folder / "repository"), NOW).version == 1001
        assert held(shelf) == names("m", "c")


def test_on_a_metered_card_recordings_cost_a_quarter_of_a_day_and_the_rest_comes_later(
    region: Region, line: Line, tmp_path: Path
) -> None:
    clock = DayClock()
    daily = SHARE * (2 * SIZE + 10)  # two recordings a day
    with closing(opened(tmp_path, region.root)) as shelf:
        mirror = Mirror(tmp_path / "incoming", shelf, clock, daily)
        line.fill(mirror)
        assert shelf.edition() is not None, "what is served from is not part of it"
        assert len(held(shelf)) == 2
        line.fill(mirror)
        assert len(held(shelf)) == 2, "the day is not over"
        clock.seconds += 25 * 3600
        line.fill(mirror)
        assert held(shelf) == names("m")


def test_a_recording_that_is_damaged_on_this_disk_keeps_no_edition_from_being_served(
    region: Region, tmp_path: Path
) -> None:
    with closing(opened(tmp_path, region.root)) as shelf:
        shelf.take(FolderSource(region.folder / "repository"), NOW)
        for name in names("m"):
            (shelf.objects / name).write_bytes(b"noise")
        edition = shelf.edition()
        assert edition is not None
        assert edition.version == 1001


def test_a_recording_that_is_missing_or_altered_is_not_signed(
    region: Region, tmp_path: Path
) -> None:
    folder = shutil.copytree(region.catalogue, tmp_path / "catalogue")
    file = next((folder / RECORDED).glob("*.wav"))
    file.write_bytes(b"another voice")
    with pytest.raises(BrokenCatalogueError, match="missing or altered"):
        region.repository.sign(folder, region.keys / "targets", NOW)


def test_no_pack_is_larger_than_what_was_agreed() -> None:
    large = Listed("voices/mandarin/a.wav", "a" * 64, MOST_PACK_BYTES)
    small = msgspec.structs.replace(large, name="voices/cantonese/b.wav", sha256="b" * 64, size=9)
    index = Index((), (large, small))
    assert recordings_at(index, ()) == ()
    assert recordings_at(index, ["cantonese"]) == (small,)
    assert recordings_at(index, ["mandarin", "cantonese"]) == (large, small)
