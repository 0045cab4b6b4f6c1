"""The shelf: the catalogue a kiosk serves from, the one before it, and the floors under both.

Objects are files under their hash, written durably before anything names them.
One SQLite transaction then makes an edition the active one and raises the floors
of every version: a power cut leaves the old edition or the new one, whole, and
its signatures can be checked with no network.
"""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from provisioning.catalogue.editions import read_edition
from provisioning.catalogue.files import BrokenCatalogueError
from provisioning.catalogue.model import Edition
from provisioning.catalogue.voices import MANDARIN
from provisioning.edge.errors import CatalogueBusyError, CatalogueRefusedError
from provisioning.edge.tables import SCHEMA, ActivationRow, FloorRow
from provisioning.edge.trusted_time import floor_of, reference_time
from provisioning.edge.verifier import Source, Verified, verify
from provisioning.storage.database import open_database
from provisioning.storage.fields import milliseconds, moment
from provisioning.storage.files import owned, read
from provisioning.storage.object_store import ObjectStore
from provisioning.wire.identity import WORD_FILE, decode_word
from provisioning.wire.repository import (
    HELPERS_PREFIX,
    OBJECTS_FOLDER,
    ROOT_FILE,
    VOICES_PREFIX,
)

logger = logging.getLogger(__name__)

SHELF_FOLDER = "catalogue"  # below a kiosk's data
_TIME = "time"  # the floor of signed times
_KEPT = 2  # activations


class Contents(msgspec.Struct, frozen=True):
    """Which objects an activation is made of: metadata and targets by name."""

    metadata: dict[str, str]
    targets: dict[str, str]


@dataclass(frozen=True, slots=True)
class Station:
    """Whose shelf it is: the root it was installed with, its division code, what it speaks.

    ``packs`` are the voice packs whose recordings it carries.
    """

    root: bytes
    division: str
    packs: tuple[str, ...] = (MANDARIN,)

    @property
    def roster(self) -> str:
        """The path of the station's roster among the targets."""
        return f"{HELPERS_PREFIX}{self.division}.json"


class Shelf:
    """One kiosk's shelf. `take` in one process at a time; everything else in any."""

    def __init__(self, folder: Path, station: Station) -> None:
        """Open it, made if it is new. Raises StorageError leaves."""
        self._folder, self._station = folder, station
        self._objects = ObjectStore(folder / OBJECTS_FOLDER)
        self._database = open_database(folder / "shelf.db", SCHEMA)

    def close(self) -> None:
        """Close this thread's connection."""
        self._database.close()

    @property
    def place(self) -> int:
        """Return a number that grows with every activation; 0 while there is none. Cheap."""
        row = self._last()
        return row.place if row else 0

    @property
    def station(self) -> str:
        """The division code of the station that it serves."""
        return self._station.division

    @property
    def objects(self) -> Path:
        """Where its objects lie, for who has to look there for what need not come again."""
        return self._folder / OBJECTS_FOLDER

    @property
    def packs(self) -> tuple[str, ...]:
        """The voice packs whose recordings it carries."""
        return self._station.packs

    def lacks(self, names: Iterable[str]) -> set[str]:
        """Say which of these objects are not here; they are not read for it."""
        return {name for name in names if not self._objects.holds(name)}

    def held(self) -> set[str]:
        """Name the objects of the active edition that are whole."""
        row = self._last()
        named = _contents(row) if row else Contents({}, {})
        names = {*named.metadata.values(), *_served(named).values()}
        return {name for name in names if self._objects.read(name) is not None}

    def edition(self) -> Edition | None:
        """Return the newest edition that can be served from, or None: then the one shipped.

        One whose files are damaged, or that this program cannot read, is passed
        over for the one before it.
        """
        for row in self._rows():
            try:
                return self._load(row)
            except BrokenCatalogueError as error:
                logger.error("%s: edition %d is passed over", error.code, row.version)  # noqa: TRY400 - a known trouble, no trace
        return None

    def roster(self) -> bytes | None:
        """Return the station's roster as it came down, if one did and it is whole."""
        row = self._last()
        sha256 = _contents(row).targets.get(self._station.roster) if row else None
        return self._objects.read(sha256) if sha256 else None

    def has_expired(self, clock: datetime) -> bool:
        """Say whether the active edition's signatures are over, which is worth an alarm."""
        row = self._last()
        return row is not None and self._now(clock, None) > moment(row.expires_ms)

    def take(self, source: Source, clock: datetime, beacon: datetime | None = None) -> Edition:
        """Verify what a source has, and serve from it from now on.

        ``beacon`` is the cloud's own signed time, if it was heard just now. When
        nothing is new, nothing changes. Raises CatalogueRefusedError,
        CatalogueExpiredError, CatalogueBusyError, BrokenCatalogueError or a leaf
        of StorageError; then the kiosk serves on as before.
        """
        with self._alone():
            at = self._now(clock, beacon)
            row = self._last()
            until = moment(row.expires_ms if row else 0)
            if beacon is not None:
                self._raise_floors({_TIME: milliseconds(floor_of(beacon, clock, until))})
            root, roster = self._station.root, self._station.roster
            packs = self._station.packs
            verified = verify(root, self._held(row), source, at, roster, self._had(row), packs)
            self._refuse_older(verified)
            edition = read_edition(verified.targets)
            issued = floor_of(moment(verified.issued_ms), clock, until)
            self._activate(verified, edition, at, issued)
            return edition

    def check(self) -> Verified:
        """Verify the active edition again from this disk alone, as of when it was taken.

        Raises CatalogueRefusedError when it is not what was signed, or there is none.
        """
        row = self._last()
        if row is None:
            raise CatalogueRefusedError("no catalogue has come down yet")
        at = moment(row.at_ms)
        source = _Own(self._objects, _contents(row))
        own = self._station
        return verify(own.root, self._held(row), source, at, own.roster, packs=own.packs)

    # -- inside ------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with owned(self._folder / "shelf.lock") as is_ours:
            if not is_ours:
                raise CatalogueBusyError("another process takes a catalogue just now")
            yield

    def _now(self, clock: datetime, beacon: datetime | None) -> datetime:
        return reference_time(clock, moment(self._floors().get(_TIME, 0)), beacon)

    def _held(self, row: ActivationRow | None) -> dict[str, bytes]:
        return self._read(_contents(row).metadata) if row else {}

    def _had(self, row: ActivationRow | None) -> dict[str, bytes]:
        names = _contents(row).targets if row else {}
        return {names[path]: data for path, data in self._read(names).items()}

    def _read(self, names: dict[str, str]) -> dict[str, bytes]:
        found = ((name, self._objects.read(sha256)) for name, sha256 in names.items())
        return {name: data for name, data in found if data is not None}

    def _load(self, row: ActivationRow) -> Edition:
        names = _served(_contents(row))
        found = self._read(names)
        if len(found) < len(names):
            raise BrokenCatalogueError(f"edition {row.version} is not whole on this disk")
        return read_edition(found)

    def _refuse_older(self, verified: Verified) -> None:
        """TUF compares with the metadata it is shown; these floors outlive lost files."""
        floors = self._floors()
        for role, version in verified.versions.items():
            if version < floors.get(role, 0):
                raise CatalogueRefusedError(f"{role} {version} is older than {floors[role]}")

    def _activate(
        self, verified: Verified, edition: Edition, at: datetime, issued: datetime
    ) -> None:
        contents = Contents(
            {name: self._objects.add(data) for name, data in verified.metadata.items()},
            {path: self._objects.add(data) for path, data in verified.targets.items()},
        )
        encoded = msgspec.json.encode(contents, order="sorted")
        last = self._last()
        if last is not None and last.contents == encoded and last.digest == edition.digest:
            return
        with self._database.transaction():
            if last is not None and last.digest == edition.digest:
                self._database.run(ActivationRow.delete().where(ActivationRow.place == last.place))
            self._database.run(
                ActivationRow.insert(
                    version=edition.version,
                    digest=edition.digest,
                    contents=encoded,
                    expires_ms=milliseconds(verified.expires),
                    at_ms=milliseconds(at),
                )
            )
            self._write_floors({**verified.versions, _TIME: milliseconds(issued)})
            self._drop_old()
        logger.info("edition %d is active", edition.version)
        self._tidy()

    def _drop_old(self) -> None:
        kept = [row.place for row in self._rows()[:_KEPT]]
        self._database.run(ActivationRow.delete().where(ActivationRow.place.not_in(kept)))

    def _tidy(self) -> None:
        named = [_contents(row) for row in self._rows()]
        needed = {sha for one in named for sha in (*one.metadata.values(), *one.targets.values())}
        self._objects.remove(self._objects.names() - needed)

    def _raise_floors(self, floors: dict[str, int]) -> None:
        with self._database.transaction():
            self._write_floors(floors)

    def _write_floors(self, floors: dict[str, int]) -> None:
        known = self._floors()
        for name, value in floors.items():
            if value > known.get(name, 0):
                self._database.run(
                    FloorRow.insert(name=name, value=value).on_conflict(
                        conflict_target=[FloorRow.name], update={FloorRow.value: value}
                    )
                )

    def _floors(self) -> dict[str, int]:
        return {row.name: int(row.value) for row in self._database.where(FloorRow, "TRUE")}

    def _rows(self) -> list[ActivationRow]:
        return self._database.where(ActivationRow, "TRUE ORDER BY place DESC")

    def _last(self) -> ActivationRow | None:
        rows = self._rows()
        return rows[0] if rows else None


class _Own:
    """The kiosk's own objects as a source: how an edition is checked with no network."""

    def __init__(self, objects: ObjectStore, contents: Contents) -> None:
        self._objects, self._contents = objects, contents

    def metadata(self, name: str) -> Iterator[bytes] | None:
        """Return the metadata that is held; TUF asks by version, and holds one of each."""
        number, _, role = name.partition(".")
        is_root = name.endswith("root.json")
        sha256 = self._contents.metadata.get(name if is_root or not number.isdigit() else role)
        return self.object(sha256) if sha256 else None

    def object(self, sha256: str) -> Iterator[bytes] | None:
        """Return an object that is held and whole."""
        data = self._objects.read(sha256)
        return iter((data,)) if data is not None else None


def open_shelf(identity: Path, data: Path, packs: Iterable[str] = ()) -> Shelf | None:
    """Open a kiosk's shelf, or return None: it was installed with no root to trust.

    ``packs`` are the voice packs that its station speaks beside Mandarin.

    Raises CloudWordError and StorageError leaves.
    """
    root, word = read(identity / ROOT_FILE), read(identity / WORD_FILE)
    if root is None or word is None:
        return None
    carried = dict.fromkeys((MANDARIN, *filter(None, packs)))
    station = Station(root, decode_word(word).station, tuple(carried))
    return Shelf(data / SHELF_FOLDER, station)


def _served(contents: Contents) -> dict[str, str]:
    """Return the targets without which nothing is served; recordings are a comfort."""
    return {
        path: name for path, name in contents.targets.items() if not path.startswith(VOICES_PREFIX)
    }


def _contents(row: ActivationRow) -> Contents:
    return msgspec.json.decode(bytes(row.contents), type=Contents)
