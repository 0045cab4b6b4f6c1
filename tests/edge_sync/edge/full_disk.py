"""A kiosk on a disk of 16 MiB that is filled to the last byte. Run in a mount namespace of its own.

unshare --mount python -m tests.edge_sync.edge.full_disk FOLDER [IMAGE]
"""

import contextlib
import dataclasses
import subprocess
import sys
from pathlib import Path

import msgspec

from edge_sync.edge.errands import Errands
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.room import Room
from edge_sync.edge.settings import EdgeSettings
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from edge_sync.engine.effects import KeepReceipt, SetAside
from edge_sync.wire.application import Application
from edge_sync.wire.messages import Offer, Refused
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from provisioning.storage.errors import DiskFullError
from provisioning.storage.files import occupy
from tests.edge_sync.people import SUITE, Handed, filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import CLOCK, KIOSK, Site

MEBIBYTE = 1024 * 1024


def main() -> None:
    site = Site(Path(sys.argv[1]))
    disk = site.edge.folder
    disk.mkdir(parents=True)
    mount(disk, sys.argv[2:])
    settings = dataclasses.replace(
        site.edge, reserve_bytes=2 * MEBIBYTE, ballast_bytes=2 * MEBIBYTE
    )
    with open_edge(settings, site.kiosk_keys, CLOCK, "boot") as edge:
        assert settings.ballast.stat().st_size == 2 * MEBIBYTE
        must_fail = lodge_until_full(edge, settings, disk)
        print_on_a_full_disk(edge, disk)
    opens_on_a_full_disk(site, settings, disk)
    with open_edge(settings, site.kiosk_keys, CLOCK, "boot") as edge:
        settle_on_a_full_disk(edge, site, settings, disk)
        assert edge.has_room()
        again = dataclasses.replace(must_fail, application=renumbered(must_fail, edge))
        assert again.lodge(edge).slip.number == again.application.slip


def mount(disk: Path, image: list[str]) -> None:
    """Mount a file system of 16 MiB in memory, or the real one in an image file."""
    how = ["-o", "loop", *image] if image else ["-t", "tmpfs", "-o", "size=16m", "tmpfs"]
    subprocess.run(["mount", *how, str(disk)], check=True)


def lodge_until_full(edge: Edge, settings: EdgeSettings, disk: Path) -> Handed:
    """Visits stop before a lodge can fail; whoever is inside by then can still lodge."""
    while edge.has_room():
        filled(edge, KIOSK, MEBIBYTE // 2).lodge(edge)
    filled(edge, KIOSK, MEBIBYTE // 4).lodge(edge)  # the visit that was let in before
    lodged = edge.waiting().owed
    assert lodged > 5
    fill(disk / "filler")
    must_fail = filled(edge, KIOSK)
    with contextlib.suppress(DiskFullError):
        must_fail.lodge(edge)
        raise AssertionError("lodged on a full disk")
    assert len(list(settings.documents.iterdir())) == edge.waiting().owed == lodged
    return must_fail


def print_on_a_full_disk(edge: Edge, disk: Path) -> None:
    """The printer's word is kept and the secret erased, if need be for the ballast."""
    fill(disk / "filler")
    for slip in edge.slips_due():
        edge.mark_printed(slip.number)
    assert edge.slips_due() == []


def opens_on_a_full_disk(site: Site, settings: EdgeSettings, disk: Path) -> None:
    """A kiosk that was switched off with a full disk comes up again."""
    (disk / "filler").unlink()
    with open_edge(settings, site.kiosk_keys, CLOCK, "boot") as edge:
        room = Room(settings)
        room.drop_ballast()
        occupy(settings.ballast, settings.ballast_bytes)
        owed = edge.waiting().owed
    fill(disk / "filler")
    with open_edge(settings, site.kiosk_keys, CLOCK, "boot") as edge:
        assert edge.waiting().owed == owed
        assert not edge.has_room()


def settle_on_a_full_disk(edge: Edge, site: Site, settings: EdgeSettings, disk: Path) -> None:
    """Receipts and a refusal are kept on a full disk, and room comes back with them."""
    key = read_cloud_keys(site.folder / "cloud" / "keys").receipt
    database = open_database(settings.database, SCHEMA, check=False)
    store = EdgeStore(database)
    errands = Errands(settings, site.kiosk_keys, CLOCK, store)
    refused, *others = [offer for name in store.owed() if (offer := store.offer(name))]
    half = len(others) // 2
    fill(disk / "filler")
    receipts = [lone_receipt(offer, KIOSK, key) for offer in others]
    assert errands.keep_receipts(receipts[:half]), "the receipts were not kept"
    fill(disk / "filler")
    assert errands.run(SetAside(refusal(refused))), "the refusal was not kept"
    for receipt in receipts[half:]:
        fill(disk / "filler")
        assert errands.run(KeepReceipt(receipt)), "the receipt was not kept"
    assert edge.waiting().owed == 0
    assert edge.waiting().refused == {refused.slip: "SYN-09"}
    left = {document.id for document in refused.documents}
    assert {file.name for file in settings.documents.iterdir()} == left
    (disk / "filler").unlink()
    Room(settings).take_ballast()
    assert settings.ballast.stat().st_size == 2 * MEBIBYTE, "the ballast is taken again"
    database.close()


def refusal(offer: Offer) -> Refused:
    digest = SUITE.hash(offer.parcel)
    return Refused(
        suite=SUITE.id,
        kiosk=KIOSK,
        application=offer.application,
        code="SYN-09",
        parcel_sha256=digest,
        refused_ms=0,
    )


def renumbered(handed: Handed, edge: Edge) -> Application:
    return msgspec.structs.replace(handed.application, slip=edge.next_slip_number())


def fill(path: Path) -> None:
    """Write until not one byte more fits."""
    with contextlib.suppress(OSError), path.open("ab", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while file.write(bytes(size)):
                    pass


if __name__ == "__main__":
    main()
