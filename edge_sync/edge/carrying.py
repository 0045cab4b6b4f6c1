"""What has not left, copied to a stick at a kiosk that lives, by whoever helps there.

The same bundle as `edge.rescue` makes of a dead kiosk's disk, and the journal for the
checker. Nothing is opened, nothing needs a right of its own: all of it is sealed, and
the cloud believes in it what it would on the line. What was copied stays in the outbox
until the cloud's receipt comes; then a stick that arrives later changes nothing.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge_sync.edge.document_frames import document_frames
from edge_sync.edge.exporting import export_journal
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.store import EdgeStore
from edge_sync.errors import NoStickError, StickFailedError
from edge_sync.wire.bundle import Frame, FrameKind, write_bundle
from edge_sync.wire.exports import write_export
from edge_sync.wire.messages import Offer, encode
from provisioning.clock import CHINA, Clock
from provisioning.storage.database import open_read_only
from provisioning.storage.errors import DiskFullError, UnreachableError
from provisioning.storage.files import are_on_one_disk, write_durably

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Carried:
    """What lies on the stick now. ``torn``: documents that this disk no longer gives."""

    applications: int
    torn: int = 0


def carry_away(settings: EdgeSettings, keys: KioskKeys, stick: Path, clock: Clock) -> Carried:
    """Copy all that is owed, and the journal, to a stick. Takes as long as the stick needs.

    ``stick`` is where the system shows one. Raises NoStickError or StickFailedError: then
    nothing on it counts; and leaves of StorageError about the kiosk's own store.
    """
    _refuse_own_disk(settings, stick)
    name = f"doorstep-{keys.kiosk}-{clock.now().astimezone(CHINA):%Y%m%d-%H%M%S}"
    journal = write_export(export_journal(settings, keys))
    database = open_read_only(settings.database)
    try:
        work = _Copy(settings, EdgeStore(database))
        frames = work.frames()
        _write(stick / f"{name}.bundle", write_bundle(frames, keys.suite))
    finally:
        database.close()
    _write(stick / f"{name}.journal", iter((journal,)))
    logger.info("%d applications were copied to a stick", work.applications)
    return Carried(work.applications, work.torn)


class _Copy:
    """One walk over one outbox. What the cloud has refused it has already."""

    def __init__(self, settings: EdgeSettings, store: EdgeStore) -> None:
        self._documents, self._store = settings.documents, store
        self.applications, self.torn = 0, 0

    def frames(self) -> Iterator[Frame]:
        """Give every parcel with its documents, oldest first, then the journal's entries."""
        offers = (self._store.offer(name) for name in self._store.owed())
        for offer in filter(None, offers):
            self.applications += 1
            yield Frame(FrameKind.MESSAGE, encode(offer))
            yield from self._documents_of(offer)
        for entry in (*self._store.journal_before(), *self._store.journal()):
            yield Frame(FrameKind.ENTRY, entry)

    def _documents_of(self, offer: Offer) -> Iterator[Frame]:
        for document in offer.documents:
            is_whole = yield from document_frames(self._documents, offer, document)
            self.torn += not is_whole


def _refuse_own_disk(settings: EdgeSettings, stick: Path) -> None:
    """Without a stick its folder is empty, and lies on the kiosk's own disk."""
    try:
        is_own = are_on_one_disk(stick, settings.folder)
    except UnreachableError:
        is_own = True
    if is_own:
        raise NoStickError("nothing is put in")


def _write(path: Path, parts: Iterator[bytes]) -> None:
    try:
        write_durably(path, parts)
    except (DiskFullError, UnreachableError) as error:
        raise StickFailedError(f"the copy broke off: {error.code}") from error
