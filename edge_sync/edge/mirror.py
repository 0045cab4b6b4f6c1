"""The mirror: what comes down over the line, part by part, until an edition is whole.

Every part is on the disk before the next is asked for, so a cut of the link or of
the power costs a part at most. An object counts when its hash is right; one that
is not is thrown away and asked for anew. Whether any of it is to be believed is
the shelf's to say, as for a stick.
"""

import logging
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from edge_sync.edge.comforts import Comforts
from edge_sync.engine.events import Fetching
from edge_sync.wire.messages import Edition, ObjectPart, Stretch
from provisioning.clock import Clock
from provisioning.edge.errors import CatalogueBusyError
from provisioning.edge.shelf import Shelf
from provisioning.edge.source import FolderSource
from provisioning.errors import ProvisioningError
from provisioning.storage.errors import StorageError
from provisioning.storage.fields import moment
from provisioning.storage.files import (
    make_folder,
    read,
    remove_durably,
    rename,
    sync_folder,
    write_durably,
    write_part_durably,
)
from provisioning.storage.object_store import ObjectStore, digest_of
from provisioning.wire.repository import (
    INDEX_FILE,
    OBJECTS_FOLDER,
    IndexRefusedError,
    Listed,
    decode_index,
    wanted_at,
)

logger = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024 * 1024  # of one edition
_MOST_TRIES = 3  # of an object, until it is announced again
_UNFINISHED = ".part"
_BEACON_LIFE = timedelta(hours=1)


class Mirror:
    """The mirror of one kiosk, which fills its shelf. One thread."""

    def __init__(
        self, folder: Path, shelf: Shelf, clock: Clock, daily_bytes: int | None = None
    ) -> None:
        make_folder(folder)
        self._comforts = Comforts(shelf, clock, daily_bytes)
        self._folder, self._shelf, self._clock = folder, shelf, clock
        self._objects = ObjectStore(folder / OBJECTS_FOLDER)
        self._index: Listed | None = None
        self._taken = ""
        self._sizes: dict[str, int] = {}
        self._spoilt: Counter[str] = Counter()
        self._beacon: tuple[datetime, float] | None = None

    def heard(self, cloud_ms: int) -> None:
        """Note the cloud's own time, signed and fresh."""
        self._beacon = (moment(cloud_ms), self._clock.monotonic())

    def announced(self, edition: Edition) -> Fetching:
        """Say what is lacking of a repository. Raises StorageError leaves."""
        self._index = Listed(INDEX_FILE, edition.index_sha256.hex(), edition.index_bytes)
        self._spoilt.clear()
        self._comforts.begin()
        return self._lacking()

    def keep(self, part: ObjectPart) -> Fetching | None:
        """Put a part in its place; None when nothing else changes. Raises StorageError leaves."""
        name = part.sha256.hex()
        place, end = self._unfinished(name), part.offset + len(part.data)
        if self._held(name) != part.offset or end > self._sizes.get(name, 0):
            return self._lacking()
        write_part_durably(place, part.offset, part.data)
        if end < self._sizes[name]:
            return None
        self._finish(name)
        return self._lacking()

    # -- inside ------------------------------------------------------------------

    def _lacking(self) -> Fetching:
        if self._index is None:
            return Fetching(())
        if self._index.sha256 == self._taken:
            return self._lacking_comforts(self._index)
        lacking = self._stretches((self._index,))
        if not lacking:
            try:
                lacking = self._stretches(self._wanted(self._index))
            except IndexRefusedError as error:
                logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
                self._taken = self._index.sha256
                return Fetching(())
            if not lacking and not self._spoilt:
                self._take(self._index)
                return self._lacking_comforts(self._index)
        return Fetching(lacking)

    def _lacking_comforts(self, index: Listed) -> Fetching:
        """Recordings follow when the edition is served already, as far as the day's bytes go."""
        wanted = self._comforts.wanted()
        lacking = self._stretches(wanted)
        if wanted and not lacking and not self._spoilt:
            self._comforts.hand_on(wanted)
            self._take(index)
            return self._lacking_comforts(index)
        return Fetching(lacking)

    def _wanted(self, index: Listed) -> tuple[Listed, ...]:
        found = decode_index(self._objects.read(index.sha256) or b"")
        wanted = wanted_at(found, self._shelf.station)
        if sum(one.size for one in wanted) > MOST_BYTES:
            raise IndexRefusedError("an edition is larger than a kiosk takes")
        held = self._shelf.held()
        return tuple(one for one in wanted if one.sha256 not in held)

    def _stretches(self, wanted: tuple[Listed, ...]) -> tuple[Stretch, ...]:
        lacking = list[Stretch]()
        self._sizes = {one.sha256: one.size for one in wanted}
        for one in wanted:
            if self._spoilt[one.sha256] >= _MOST_TRIES or self._objects.holds(one.sha256):
                continue
            if not one.size:
                self._objects.add(b"")  # nothing to ask for, and the verifier wants it
                continue
            held = self._held(one.sha256)
            if held >= one.size:
                self._finish(one.sha256)
                held = 0
            if not self._objects.holds(one.sha256):
                lacking.append(Stretch(bytes.fromhex(one.sha256), held, one.size - held))
        return tuple(lacking)

    def _finish(self, name: str) -> None:
        place = self._unfinished(name)
        if digest_of(read(place) or b"") == name:
            rename(place, self._objects.path(name))
            sync_folder(place.parent)
        else:
            logger.warning("an object did not come as it was named; it is asked for again")
            self._spoilt[name] += 1
            remove_durably([place])

    def _held(self, name: str) -> int:
        return len(read(self._unfinished(name)) or b"")

    def _unfinished(self, name: str) -> Path:
        return self._objects.path(name + _UNFINISHED)

    def _take(self, index: Listed) -> None:
        """Hand what came to the verifier; whatever it says, the kiosk serves on."""
        data = self._objects.read(index.sha256) or read(self._folder / INDEX_FILE)
        if data is None or digest_of(data) != index.sha256:
            return
        write_durably(self._folder / INDEX_FILE, [data])
        self._comforts.look(decode_index(data))
        source = FolderSource(self._folder, self._shelf.objects)
        try:
            edition = self._shelf.take(source, self._clock.now(), self._fresh_beacon())
        except (StorageError, CatalogueBusyError):
            raise
        except ProvisioningError as error:  # perhaps by a wrong date alone, the cloud's or ours:
            logger.error("%s: %s", error.code, error)  # noqa: TRY400 - a known trouble, no trace
            return  # announced again it is looked at anew
        logger.info("edition %d came down", edition.version)
        self._objects.remove(self._objects.names())
        self._taken = index.sha256

    def _fresh_beacon(self) -> datetime | None:
        if self._beacon is None:
            return None
        said, at = self._beacon
        passed = timedelta(seconds=self._clock.monotonic() - at)
        return said + passed if passed < _BEACON_LIFE else None
