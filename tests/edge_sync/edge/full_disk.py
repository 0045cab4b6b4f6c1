"""A kiosk on a disk of 16 MiB that is filled to the last byte. Run in a mount namespace of its own.

unshare --mount python -m tests.edge_sync.edge.full_disk FOLDER
"""

import contextlib
import dataclasses
import subprocess
import sys
from pathlib import Path

from edge_sync.edge.errands import Errands
from edge_sync.edge.opening import open_edge
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.engine.effects import KeepReceipt
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from provisioning.storage.errors import DiskFullError
from tests.edge_sync.people import filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import CLOCK, KIOSK, Site

MEBIBYTE = 1024 * 1024


def main() -> None:
    site = Site(Path(sys.argv[1]))
    disk = site.edge.folder
    disk.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)], check=True)
    settings = dataclasses.replace(site.edge, reserve_bytes=MEBIBYTE, ballast_bytes=2 * MEBIBYTE)
    receipts = read_cloud_keys(site.folder / "cloud" / "keys").receipt
    with open_edge(settings, site.kiosk_keys, CLOCK, "boot") as edge:
        assert settings.ballast.stat().st_size == 2 * MEBIBYTE
        with contextlib.suppress(DiskFullError):
            while True:
                filled(edge, KIOSK, MEBIBYTE).lodge(edge)
        lodged = edge.waiting().owed
        assert lodged > 5
        fill(disk / "filler")
        must_fail = filled(edge, KIOSK)
        with contextlib.suppress(DiskFullError):
            must_fail.lodge(edge)
            raise AssertionError("lodged on a full disk")
        assert len(list(settings.documents.iterdir())) == edge.waiting().owed == lodged

        database = open_database(settings.database, SCHEMA, check=False)
        store = EdgeStore(database)
        errands = Errands(settings, site.kiosk_keys, CLOCK, store)
        for application in store.owed():
            offer = store.offer(application)
            assert offer is not None
            receipt = lone_receipt(offer, KIOSK, receipts)
            assert errands.run(KeepReceipt(receipt)), "the receipt was not kept"
            if store.owed():
                fill(disk / "filler")
        assert edge.waiting().owed == 0
        assert list(settings.documents.iterdir()) == []
        (disk / "filler").unlink()
        assert must_fail.lodge(edge).slip.number == must_fail.application.slip
        database.close()


def fill(path: Path) -> None:
    """Write until not one byte more fits."""
    with contextlib.suppress(OSError), path.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass


if __name__ == "__main__":
    main()
