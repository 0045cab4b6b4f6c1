"""Test persons who exist nowhere, and applications of theirs. Their names are canaries."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from edge_sync.edge.lodge import Edge, Lodged
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Choice,
    Document,
    DocumentId,
    IdentityLevel,
    KioskId,
    Line,
    MatterId,
    Member,
    Person,
    PersonId,
    Resolution,
    SlipNumber,
    Source,
    Stamp,
    Value,
)
from edge_sync.wire.slip_secret import SlipSecret
from provisioning.trust.international import InternationalSuite

SUITE = InternationalSuite()
CANARY_NAME = "欧阳令仪"
CANARY_NUMBER = "110105194912310024"
CANARY_ADDRESS = "桃源县沅水村七组"
CANARIES = (CANARY_NAME, CANARY_NUMBER, CANARY_ADDRESS)

_PERSON = PersonId("p1")


@dataclass(frozen=True, slots=True)
class Handed:
    """An application with everything a lodge takes."""

    application: Application
    documents: Mapping[DocumentId, bytes]
    secret: SlipSecret
    record: bytes = b"what the slip is printed from"

    def lodge(self, edge: Edge) -> Lodged:
        return edge.lodge(self.application, self.documents, self.record, self.secret)


def scan(size_bytes: int) -> bytes:
    """A document: the canaries and then noise, as little compressible as a scan."""
    text = "".join(CANARIES).encode()
    return (text + os.urandom(max(0, size_bytes - len(text))))[:size_bytes]


def filled(edge: Edge, kiosk: KioskId, *sizes: int) -> Handed:
    """Fill an application with documents of these sizes, for the next slip of this kiosk."""
    documents = {DocumentId(uuid4().hex): scan(size) for size in sizes}
    secret = edge.new_slip_secret()
    application = application_of(
        kiosk, edge.next_slip_number(), edge.stamp(), secret.public_key, documents
    )
    return Handed(application, documents, secret)


def application_of(
    kiosk: KioskId,
    slip: SlipNumber,
    stamp: Stamp,
    slip_key: bytes,
    documents: Mapping[DocumentId, bytes],
) -> Application:
    described = tuple(_described(name, plain) for name, plain in documents.items())
    return Application(
        id=ApplicationId(uuid4().hex),
        slip=slip,
        kiosk=kiosk,
        station="529901100201",
        title="MT-PENSION-REG",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=stamp,
        language="zh",
        persons=(_person(),),
        members=(_member(described),),
        documents=described,
        signatures=(),
        slip_key=slip_key,
    )


def _described(name: DocumentId, plain: bytes) -> Document:
    return Document(
        id=name,
        material="M-HUKOU",
        holder=_PERSON,
        media_type="image/jpeg",
        pages=1,
        size_bytes=len(plain),
        sha256=SUITE.hash(plain),
        key=SUITE.random(32),
    )


def _person() -> Person:
    values = {"name": CANARY_NAME, "id_no": CANARY_NUMBER, "address": CANARY_ADDRESS}
    return Person(
        id=_PERSON,
        roles=("applicant",),
        level=IdentityLevel.CHIP,
        values={key: Value(text, Source.CARD, locked=True) for key, text in values.items()},
    )


def _member(documents: tuple[Document, ...]) -> Member:
    lines = tuple(
        Line(
            line=f"line-{place}",
            material=document.material,
            holder=_PERSON,
            resolution=Resolution.SCANNED,
            reason="请放上户口簿",
            document=document.id,
        )
        for place, document in enumerate(documents)
    )
    return Member(MatterId("MT-PENSION-REG"), Choice.APPLY, {}, {}, lines)
