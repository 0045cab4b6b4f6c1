"""A region that signs and a kiosk that takes, for the tests of the way down."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from provisioning.catalogue.files import DEFAULT_FOLDER
from provisioning.cloud.repository import Repository
from provisioning.edge.shelf import Shelf, Station
from provisioning.edge.source import FolderSource

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
STATION = "529901101201"
HEADING = "catalogue.toml"
MATTER = "matters/MT-PENSION-REG.toml"


@dataclass(frozen=True, slots=True)
class Region:
    """Central operations: a catalogue they edit, their keys, and what they publish."""

    folder: Path
    root: bytes

    @property
    def repository(self) -> Repository:
        return Repository(self.folder / "repository")

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def catalogue(self) -> Path:
        return self.folder / "catalogue"

    def edit(self, version: int, old: str = "", new: str = "", file: str = MATTER) -> None:
        """Write another version, with one text changed."""
        heading = self.catalogue / HEADING
        text = heading.read_text(encoding="utf-8")
        lines = [
            f"version = {version}" if line.startswith("version = ") else line
            for line in text.splitlines()
        ]
        heading.write_text("\n".join(lines) + "\n", encoding="utf-8")
        place = self.catalogue / file
        changed = place.read_text(encoding="utf-8").replace(old, new) if old else None
        if changed is not None:
            place.write_text(changed, encoding="utf-8")

    def bring_out(self, version: int, now: datetime = NOW) -> None:
        """Edit, sign and publish."""
        self.edit(version)
        self.repository.sign(self.catalogue, self.keys / "targets", now)
        self.repository.publish(self.keys, now)

    def stick(self, name: str) -> Path:
        """Copy what is published now."""
        return shutil.copytree(self.folder / "repository", self.folder / name)


def found_region(folder: Path) -> Region:
    folder.mkdir()
    shutil.copytree(DEFAULT_FOLDER, folder / "catalogue")
    root = Repository(folder / "repository").found(folder / "keys", NOW)
    return Region(folder, root)


def open_kiosk(folder: Path, root: bytes) -> Shelf:
    return Shelf(folder / "shelf", Station(root, STATION))


def take(shelf: Shelf, folder: Path, now: datetime = NOW, beacon: datetime | None = None) -> int:
    """Take what a folder has and return the version served from then on."""
    return shelf.take(FolderSource(folder), now, beacon).version


def days(count: float) -> timedelta:
    return timedelta(days=count)
