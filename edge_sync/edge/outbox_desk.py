"""The outbox for an operator at the kiosk: what waits, and offering again what was refused.

The screen process and the courier may be at work meanwhile: one short transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA, OutboxRow
from edge_sync.edge.wake import Ring, ring
from edge_sync.wire.application import ApplicationId, SlipNumber
from provisioning.clock import Clock
from provisioning.storage.database import Database, open_database, open_read_only
from provisioning.storage.fields import milliseconds

_HOUR_MS = 3_600_000


def outbox_lines(settings: EdgeSettings, clock: Clock) -> Iterator[str]:
    """Say of each entry how old it is, what went wrong last, and the way out."""
    database = open_read_only(settings.database)
    try:
        health = EdgeStore(database).health(milliseconds(clock.now()))
    finally:
        database.close()
    for one in health.entries:
        hours, error = one.age_ms // _HOUR_MS, one.error or "-"
        yield f"{one.slip}  {hours} h  {error}  {one.way_out.value}"


def offer_again(settings: EdgeSettings, slip: SlipNumber) -> bool:
    """Offer a refused application again, after its cause was removed; say whether there was one.

    Raises leaves of StorageError.
    """
    with _opened(settings) as database:
        rows = database.find(OutboxRow, slip=slip)
        refused = [row for row in rows if row.refused is not None]
        for row in refused:
            EdgeStore(database).bring_back(ApplicationId(row.application))
    ring(settings.wake, Ring.LODGED)
    return bool(refused)


@contextmanager
def _opened(settings: EdgeSettings) -> Iterator[Database]:
    database = open_database(settings.database, SCHEMA, check=False)
    try:
        yield database
    finally:
        database.close()
