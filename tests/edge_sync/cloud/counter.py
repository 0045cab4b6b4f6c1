"""An intake for tests, with a kiosk before it and a desk behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.objects import Objects
from edge_sync.edge.lodge import Edge
from edge_sync.edge.store import EdgeStore
from edge_sync.edge.tables import SCHEMA as EDGE_SCHEMA
from edge_sync.wire.application import KioskId
from edge_sync.wire.journal import lodged_payload, read_entry, write_entry
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    DownMessage,
    Offer,
    Piece,
    PieceAt,
    Refused,
    TersePiece,
    UpMessage,
    encode,
)
from edge_sync.wire.parcel import seal_submission
from edge_sync.wire.signing import is_genuine
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import Database, open_database
from tests.edge_sync.people import SUITE, Handed, filled
from tests.edge_sync.site import CLOCK, KIOSK, Desk, Site

OTHER = KioskId("k000002")


@dataclass
class Counter:
    """An intake with a kiosk before it, and a desk behind it."""

    site: Site
    edge: Edge
    database: Database
    keys: IntakeKeys
    desk: Desk = field(default_factory=Desk)

    def __post_init__(self) -> None:
        self.objects = Objects(self.site.intake().objects, SUITE)
        self.intake = self.with_handler(self.desk)

    def with_handler(self, handler: Callable[[Submitted, Arrival], None]) -> Intake:
        return Intake(self.database, self.objects, self.keys, handler, CLOCK)

    def say(self, message: UpMessage, kiosk: KioskId = KIOSK) -> list[DownMessage]:
        return self.intake.receive(kiosk, encode(message))

    def lodged(self, *sizes: int) -> tuple[Handed, Offer]:
        handed = filled(self.edge, KIOSK, *sizes)
        handed.lodge(self.edge)
        return handed, self.offer_of(handed)

    def offer_of(self, handed: Handed) -> Offer:
        database = open_database(self.site.edge.database, EDGE_SCHEMA, check=False)
        offer = EdgeStore(database).offer(handed.application.id)
        database.close()
        assert offer is not None
        return offer

    def pieces(self, offer: Offer) -> Iterator[Piece]:
        for document in offer.documents:
            data = (self.site.edge.documents / document.id).read_bytes()
            for index in range(document.pieces):
                part = data[index * PIECE_BYTES : (index + 1) * PIECE_BYTES]
                yield Piece(offer.application, document.id, index, part)

    def grains(self, offer: Offer, run: int) -> Iterator[PieceAt]:
        """Cut documents into pieces of the second version, ``run`` grains long."""
        for document in offer.documents:
            data = (self.site.edge.documents / document.id).read_bytes()
            names = (bytes.fromhex(offer.application), bytes.fromhex(document.id))
            for first in range(0, document.grains, run):
                part = data[first * GRAIN_BYTES : (first + run) * GRAIN_BYTES]
                yield PieceAt(*names, first, part)

    def terse(self, offer: Offer, run: int) -> Iterator[TersePiece]:
        """Cut documents into pieces of the third version."""
        places = {bytes.fromhex(one.id): place for place, one in enumerate(offer.documents)}
        for piece in self.grains(offer, run):
            place = places[piece.raw_document]
            yield TersePiece(piece.raw_application, place, piece.grain, piece.data)

    def resigned(self, offer: Offer, **changes: object) -> Offer:
        """Change an offer and have the kiosk's own key sign for it, as a broken program would."""
        changed = msgspec.structs.replace(offer, **changes)
        payload = lodged_payload(changed.application, changed.parcel, changed.documents, SUITE)
        entry = msgspec.structs.replace(
            read_entry(offer.entry), application=changed.application, payload=payload
        )
        signed = write_entry(entry, SUITE, self.site.kiosk_keys.signing)
        return msgspec.structs.replace(changed, entry=signed)

    def resealed(self, handed: Handed, offer: Offer, **changes: object) -> Offer:
        """Seal another application into an offer."""
        application = msgspec.structs.replace(handed.application, **changes)
        parcel = seal_submission(application, SUITE, self.site.kiosk_keys.cloud_sealing)
        return self.resigned(offer, parcel=parcel)


def only(answers: list[DownMessage]) -> DownMessage:
    (answer,) = answers
    return answer


def refusal(answers: list[DownMessage], counter: Counter) -> str:
    answer = only(answers)
    assert isinstance(answer, Refused)
    assert is_genuine(answer, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert counter.desk.taken == []
    return answer.code
