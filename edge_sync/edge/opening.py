"""Opening the store for the process that lodges: alone, checked, and tidied.

A damaged database is set aside and kept, and a new one begun above the old
numbers, with every row of the damaged one that can still be read. While a
damaged file lies here, no sealed document is tidied away: it may belong to a
row that only the damaged file remembers.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from edge_sync.edge.drafts import Drafts
from edge_sync.edge.lodge import Edge
from edge_sync.edge.numbers import Floor, Numbers
from edge_sync.edge.room import Room
from edge_sync.edge.salvage import Salvage
from edge_sync.edge.sealing import SealedFiles
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.edge.stamps import Stamps
from edge_sync.edge.store import LAST_STAMP, EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.errors import EdgeInUseError
from provisioning.clock import Clock
from provisioning.storage.damage import set_aside, set_aside_before
from provisioning.storage.database import Database, open_database
from provisioning.storage.errors import DamagedError
from provisioning.storage.files import make_folder, owned
from provisioning.storage.kept_log import refuse_lost_log

logger = logging.getLogger(__name__)


@contextmanager
def open_edge(settings: EdgeSettings, keys: KioskKeys, clock: Clock, boot: str) -> Iterator[Edge]:
    """Own the kiosk's store for a ``with`` block.

    ``boot`` is `edge.stamps.boot_id`. Raises EdgeInUseError when another
    process owns it, StorageError leaves when the disk does not serve.
    """
    make_folder(settings.folder)
    make_folder(settings.documents)
    make_folder(settings.drafts)
    with _owned(settings):
        database = _open(settings, clock)
        try:
            yield _edge(settings, keys, clock, boot, database)
        finally:
            database.close()


def damaged_files(settings: EdgeSettings) -> list[str]:
    """Return the names of damaged databases that are kept here, for the helper's page."""
    return [file.name for file in set_aside_before(settings.database)]


def _edge(
    settings: EdgeSettings, keys: KioskKeys, clock: Clock, boot: str, database: Database
) -> Edge:
    store = EdgeStore(database)
    numbers = Numbers(settings.numbers, _counted(store))
    Salvage(database, keys, numbers.floor).bring_all(settings.database)
    if not set_aside_before(settings.database):
        strays = SealedFiles(settings.documents, keys.suite).remove_all_but(store.documents_owed())
        logger.info("removed %d documents of lodges that never came to be", strays)
    drafts = Drafts(settings, keys, clock, database, store)
    if not set_aside_before(settings.database):
        drafts.tidy()
    Room(settings).take_ballast()
    last_stamp = store.fact(LAST_STAMP)
    stamps = Stamps(clock, boot, numbers.floor.stamps if last_stamp is None else last_stamp)
    store.questions.clear()
    return Edge(settings, keys, clock, store, stamps, numbers, drafts)


def _counted(store: EdgeStore) -> Floor | None:
    last = store.last_slip_sequence()
    return None if last is None else Floor(last, store.fact(LAST_STAMP) or 0)


def _open(settings: EdgeSettings, clock: Clock) -> Database:
    try:
        refuse_lost_log(settings.database)
        return _database(settings)
    except DamagedError:
        set_aside(settings.database, clock.now())
        return _database(settings)


def _database(settings: EdgeSettings) -> Database:
    """Open the file; on a full disk its shared memory needs the room of the ballast."""
    return Room(settings).make(lambda: open_database(settings.database, SCHEMA))


@contextmanager
def _owned(settings: EdgeSettings) -> Iterator[None]:
    """Hold the owner's lock; the operating system drops it however this process ends."""
    with owned(settings.owner) as is_ours:
        if not is_ours:
            raise EdgeInUseError("another process owns this kiosk's store")
        yield
