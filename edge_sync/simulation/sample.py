"""Applications for simulated residents: nobody in particular, documents of pure noise."""

import random
from dataclasses import dataclass

from edge_sync.edge.lodge import Edge
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Document,
    DocumentId,
    KioskId,
    PersonId,
)
from edge_sync.wire.slip_secret import SlipSecret
from provisioning.trust.suite import PIECE_KEY_BYTES, Suite

_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Sample:
    """One application and what a lodge takes beside it."""

    application: Application
    documents: dict[DocumentId, bytes]
    secret: SlipSecret


def sample(edge: Edge, kiosk: KioskId, suite: Suite, chance: random.Random, *sizes: int) -> Sample:
    """Fill an application for the kiosk's next slip, with documents of these sizes."""
    documents = {
        DocumentId(chance.randbytes(_ID_BYTES).hex()): chance.randbytes(size) for size in sizes
    }
    secret = edge.new_slip_secret()
    application = Application(
        id=ApplicationId(chance.randbytes(_ID_BYTES).hex()),
        slip=edge.next_slip_number(),
        kiosk=kiosk,
        station="529901100201",
        title="MT-PENSION-REG",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=edge.stamp(),
        language="zh",
        persons=(),
        members=(),
        documents=tuple(_document(name, plain, suite, chance) for name, plain in documents.items()),
        signatures=(),
        slip_key=secret.public_key,
    )
    return Sample(application, documents, secret)


def _document(name: DocumentId, plain: bytes, suite: Suite, chance: random.Random) -> Document:
    return Document(
        id=name,
        material="M-HUKOU",
        holder=PersonId("p1"),
        media_type="image/jpeg",
        pages=1,
        size_bytes=len(plain),
        sha256=suite.hash(plain),
        key=chance.randbytes(PIECE_KEY_BYTES),
    )
