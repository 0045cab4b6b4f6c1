"""What the cloud has signed for is gone from the disk: from every byte of every file."""

from pathlib import Path

import pytest

from edge_sync.edge.errands import Errands
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA
from provisioning.cloud.registrar import read_cloud_keys
from provisioning.storage.database import open_database
from tests.edge_sync.people import CANARIES, filled
from tests.edge_sync.receipts import lone_receipt
from tests.edge_sync.site import CLOCK, KIOSK, Site

SLICE = 24


def slices(data: bytes) -> list[bytes]:
    """Return probes from all over some sealed bytes."""
    return [
        data[at : at + SLICE] for at in range(0, len(data) - SLICE, max(SLICE, len(data) // 50))
    ]


def found(probes: list[bytes], folder: Path) -> set[str]:
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "ballast"]
    return {file.name for file in files for one in probes if one in file.read_bytes()}


@pytest.mark.row("Z03", "F15")
def test_parcel_and_documents_are_in_no_byte_once_the_receipt_is_kept(quiet_site: Site) -> None:
    folder = quiet_site.edge.folder
    with quiet_site.open_edge() as edge:
        handed = [filled(edge, KIOSK, 40_000, 500) for _ in range(1)]
        handed[0].lodge(edge)
        for _ in range(3):
            handed.append(filled(edge, KIOSK, 40_000, 500))
            handed[-1].lodge(edge)
        database = open_database(quiet_site.edge.database, SCHEMA)
        store = EdgeStore(database)
        offers = [offer for name in store.owed() if (offer := store.offer(name))]
        sealed = [file.read_bytes() for file in quiet_site.edge.documents.iterdir()]
        kept, *gone = offers
        probes = [one for offer in gone for one in slices(offer.parcel)]
        probes += [one for data in sealed for one in slices(data)]
        assert found(probes, folder) >= {"kiosk.db-wal"}, "the search finds what is there"
        key = read_cloud_keys(quiet_site.folder / "cloud" / "keys").receipt
        errands = Errands(quiet_site.edge, quiet_site.kiosk_keys, CLOCK, store)
        errands.keep_receipts([lone_receipt(offer, KIOSK, key) for offer in gone])
        gone_probes = {one for offer in gone for one in slices(offer.parcel)}
        alike = {one for one in gone_probes if one in kept.parcel}  # their heads name the suite
        assert len(alike) < len(gone_probes) / 10
        assert found(list(gone_probes - alike), folder) == set()
        assert len(list(quiet_site.edge.documents.iterdir())) == 2
        assert found(slices(kept.parcel), folder) != set(), "the one that is owed is there"
        assert found([name.encode() for name in CANARIES], folder) == set()
        database.close()
