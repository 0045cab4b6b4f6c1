"""A region's repository as central operations keep it: signed first, published afterwards.

What the off-line keys signed waits in ``staged/``. `publish` puts it under the
on-line keys and moves the index last, so a power cut or a reader in between
sees the old edition or the new one. Objects are never removed: the cloud reads
every edition that was ever published, as cases were lodged under it.
"""

import logging
from datetime import datetime
from pathlib import Path

from provisioning.catalogue.editions import files_of, read_edition, recordings_of
from provisioning.catalogue.model import Edition
from provisioning.cloud import signing
from provisioning.cloud.errors import CatalogueNotNewerError, RegistrarDamagedError
from provisioning.cloud.signing import Newest
from provisioning.storage.files import exists, files_in, make_folder, read, write_durably
from provisioning.storage.object_store import ObjectStore
from provisioning.wire.repository import (
    CATALOGUE_PREFIX,
    HELPERS_PREFIX,
    INDEX_FILE,
    OBJECTS_FOLDER,
    Index,
    Listed,
    decode_index,
    encode_index,
)

logger = logging.getLogger(__name__)


class Repository:
    """One region's repository. One process at a time writes; any may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.objects = ObjectStore(folder / OBJECTS_FOLDER)
        self._staged = folder / "staged"
        self._editions = folder / "editions"
        make_folder(self._staged)
        make_folder(self._editions)

    def found(self, keys: Path, now: datetime) -> bytes:
        """Make the keys and the first metadata; return the root that kiosks are installed with.

        Done twice, it changes nothing and returns the same root.
        """
        if not exists(self._staged / "1.root.json"):
            signing.make_keys(keys)
            first = signing.first_targets(keys, now)
            self._stage("targets.json", first.targets)
            self._stage("helpers.json", first.helpers)
            self._stage("1.root.json", signing.first_root(keys, now))
        return self._read("1.root.json")

    def sign(self, folder: Path, key: Path, now: datetime) -> Edition:
        """Sign the catalogue of a folder; it reaches nobody until `publish`.

        Raises BrokenCatalogueError, or CatalogueNotNewerError when its version
        does not grow.
        """
        files = files_of(folder)
        edition = read_edition(files)
        last = self.signed()
        if last is not None and last.digest != edition.digest and last.version >= edition.version:
            raise CatalogueNotNewerError(f"{last.version} was signed; raise it in catalogue.toml")
        files |= recordings_of(folder, edition)
        for data in files.values():
            self.objects.add(data)
        self._stage(
            "targets.json", signing.sign_targets(self._read("targets.json"), files, key, now)
        )
        return edition

    def sign_roster(self, station: str, roster: bytes, key: Path, now: datetime) -> None:
        """Take a station's signed roster in, in place of the one before."""
        old = self._read("helpers.json")
        files = {path: self._object(sha256) for path, (sha256, _) in signing.listed(old).items()}
        files[f"{HELPERS_PREFIX}{station}.json"] = roster
        self.objects.add(roster)
        self._stage("helpers.json", signing.sign_targets(old, files, key, now))

    def publish(self, keys: Path, now: datetime) -> int:
        """Bring out what was signed, under a fresh timestamp; return the timestamp's version.

        With nothing new it renews the timestamp, which kiosks need once a month.
        """
        newest = Newest(self._read("targets.json"), self._read("helpers.json"))
        number = self._version("timestamp.json") + 1
        snapshot = signing.sign_snapshot(number, newest, keys / "snapshot", now)
        timestamp = signing.sign_timestamp(number, number, keys / "timestamp", now)
        self._keep_edition()
        self._stage("timestamp.json", timestamp)  # first: no number is ever given twice
        self._publish_index(newest, snapshot, timestamp, number)
        return number

    def signed(self) -> Edition | None:
        """Return the edition that was signed last, if there is one."""
        found = signing.listed(self._read("targets.json"))
        return self._edition({path: sha256 for path, (sha256, _) in found.items()})

    def editions(self) -> list[tuple[int, bytes]]:
        """Return version and digest of every edition that was ever published."""
        names = (file.stem.partition("-") for file in files_in(self._editions))
        return sorted((int(version), bytes.fromhex(digest)) for version, _, digest in names)

    def edition(self, version: int, digest: bytes) -> Edition | None:
        """Return a published edition, or None when there never was one."""
        data = read(self._editions / _edition_file(version, digest))
        if data is None:
            return None
        return self._edition({one.name: one.sha256 for one in decode_index(data).targets})

    # -- inside ------------------------------------------------------------------

    def _publish_index(
        self, newest: Newest, snapshot: bytes, timestamp: bytes, number: int
    ) -> None:
        named = {
            "timestamp.json": timestamp,
            f"{number}.snapshot.json": snapshot,
            f"{signing.version_of(newest.targets)}.targets.json": newest.targets,
            f"{signing.version_of(newest.helpers)}.helpers.json": newest.helpers,
            **{name: self._read(name) for name in self._roots()},
        }
        metadata = tuple(
            Listed(name, self.objects.add(data), len(data)) for name, data in named.items()
        )
        targets = {**signing.listed(newest.targets), **signing.listed(newest.helpers)}
        index = encode_index(Index(metadata, _listed(targets)))
        self.objects.add(index)
        write_durably(self.folder / INDEX_FILE, [index])

    def _keep_edition(self) -> None:
        edition = self.signed()
        if edition is not None:
            found = signing.listed(self._read("targets.json"))
            data = encode_index(Index((), _listed(found)))
            write_durably(self._editions / _edition_file(edition.version, edition.digest), [data])

    def _edition(self, targets: dict[str, str]) -> Edition | None:
        paths = [path for path in targets if path.startswith(CATALOGUE_PREFIX)]
        if not paths:
            return None
        return read_edition({path: self._object(targets[path]) for path in paths})

    def _object(self, sha256: str) -> bytes:
        data = self.objects.read(sha256)
        if data is None:
            raise RegistrarDamagedError(f"object {sha256[:12]} of the repository is damaged")
        return data

    def _roots(self) -> list[str]:
        return [f.name for f in files_in(self._staged) if f.name.endswith(".root.json")]

    def _version(self, name: str) -> int:
        return signing.version_of(self._read(name)) if exists(self._staged / name) else 0

    def _stage(self, name: str, data: bytes) -> None:
        write_durably(self._staged / name, [data])

    def _read(self, name: str) -> bytes:
        data = read(self._staged / name)
        if data is None:
            raise RegistrarDamagedError(f"the repository has no {name}; found it first")
        return data


def _listed(targets: dict[str, tuple[str, int]]) -> tuple[Listed, ...]:
    return tuple(Listed(path, sha256, size) for path, (sha256, size) in sorted(targets.items()))


def _edition_file(version: int, digest: bytes) -> str:
    return f"{version}-{digest.hex()}.json"
