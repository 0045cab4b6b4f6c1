"""Applications as kiosks would have queued them: sealed, journaled, encoded."""

from collections.abc import Iterator

import msgspec

from edge_sync.edge.settings import KioskKeys
from edge_sync.wire.application import CatalogueRef, KioskId, SlipNumber, Stamp
from edge_sync.wire.journal import (
    NOTHING_BEFORE,
    Act,
    Entry,
    entry_hash,
    lodged_payload,
    write_entry,
)
from edge_sync.wire.messages import Offer, encode
from edge_sync.wire.parcel import seal_submission
from provisioning.catalogue.files import load
from tests.edge_sync.people import SUITE, application_of

_SLIP_KEY = SUITE.sealing_public(SUITE.new_sealing_key())


def queued(keys: KioskKeys, number: int) -> Iterator[tuple[KioskId, bytes]]:
    """Make a kiosk's applications without papers, one after another in its journal."""
    previous, shipped = NOTHING_BEFORE, load()
    edition = CatalogueRef(shipped.version, shipped.digest)
    for sequence in range(1, number + 1):
        at = Stamp(1_790_000_000_000, 0, sequence, "boot", 0)
        slip = SlipNumber(f"K{keys.kiosk[1:]}-{sequence:06d}")
        written = application_of(keys.kiosk, slip, at, _SLIP_KEY, {})
        application = msgspec.structs.replace(written, catalogue=edition)
        parcel = seal_submission(application, SUITE, keys.cloud_sealing)
        entry = Entry(
            suite=SUITE.id,
            kiosk=keys.kiosk,
            chain="0" * 16,
            number=sequence,
            previous=previous,
            act=Act.LODGED,
            application=application.id,
            payload=lodged_payload(application.id, parcel, (), SUITE),
            at=at,
        )
        data = write_entry(entry, SUITE, keys.signing)
        previous = entry_hash(data, SUITE)
        yield keys.kiosk, encode(Offer(application.id, slip, parcel, (), data))
