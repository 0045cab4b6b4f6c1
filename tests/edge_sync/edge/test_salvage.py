"""A damaged store: what can still be read of it comes over, is owed, and arrives once."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import damaged_files
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.receipt import make_receipt
from edge_sync.wire.verify import check_journal
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from tests.edge_sync.people import SUITE, Handed, filled
from tests.edge_sync.site import KIOSK, Desk, Site, courier_running, intake_running, wait_until

PAGE = 4096
LODGES = 30
SEED = 20_261_122


def lodged(site: Site, count: int = LODGES) -> list[Handed]:
    """Lodge so many applications with a document each; every second slip is printed."""
    handed = []
    with site.open_edge() as edge:
        for number in range(count):
            handed.append(filled(edge, KIOSK, 1000))
            slip = handed[-1].lodge(edge).slip
            if number % 2:
                edge.mark_printed(slip.number)
    return handed


def owed(site: Site) -> list[ApplicationId]:
    database = open_database(site.edge.database, SCHEMA)
    found = EdgeStore(database).owed()
    database.close()
    return found


def overwrite(file: Path, start: int, data: bytes) -> None:
    with file.open("r+b") as opened:
        opened.seek(start)
        opened.write(data)


def head(file: Path) -> None:
    overwrite(file, 0, bytes(100))


def first_page(file: Path) -> None:
    overwrite(file, 0, bytes(PAGE))


def schema_and_first_table(file: Path) -> None:
    overwrite(file, 0, b"\xff" * 2 * PAGE)


@pytest.mark.row("T09", "F15")
@pytest.mark.parametrize("harm", [head, first_page, schema_and_first_table])
def test_every_parcel_comes_over_when_the_head_of_the_file_is_gone(
    quiet_site: Site, harm: Callable[[Path], None]
) -> None:
    handed = lodged(quiet_site)
    harm(quiet_site.edge.database)
    with quiet_site.open_edge() as edge:
        assert len(damaged_files(quiet_site.edge)) == 1
        assert edge.waiting().owed == LODGES
        assert len(edge.slips_due()) == LODGES // 2
        assert len(list(quiet_site.edge.documents.iterdir())) == LODGES
    assert owed(quiet_site) == [one.application.id for one in handed]
