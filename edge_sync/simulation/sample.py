"""Applications for simulated residents, who exist nowhere: their names are canaries."""

import base64
import random
from dataclasses import dataclass

from edge_sync.edge.lodge import Edge
from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Document,
    DocumentId,
    IdentityLevel,
    KioskId,
    Person,
    PersonId,
    Source,
    Value,
)
from edge_sync.wire.slip_secret import SlipSecret
from provisioning.trust.suite import PIECE_KEY_BYTES, Suite

MARK = "ZQXJ7VKW"  # stands in every canary: one search finds them all, as ASCII
CANARY_NAME = "欧阳令仪"
CANARY_NUMBER = f"110105{MARK}0024"
CANARY_ADDRESS = f"桃源县沅水村七组{MARK}"
CANARIES = (MARK, CANARY_NAME, "桃源县沅水村七组")

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_ID_BYTES = 16
_PERSON = PersonId("p1")


def spellings() -> tuple[bytes, ...]:
    """Return every canary in each encoding, and the mark as hex and base64 would have it."""
    plain = [word.encode(encoding) for word in CANARIES for encoding in _ENCODINGS]
    mark = MARK.encode()
    shifted = (in_base64(mark, skip) for skip in range(3))
    return (*dict.fromkeys(plain), mark.hex().encode(), *shifted)


def in_base64(mark: bytes, skip: int) -> bytes:
    """Return all that base64 makes of the mark alone, behind so many bytes (RFC 4648 section 4).

    Shorter would do for a find and not for a proof: four letters stand by chance in every
    few gigabytes of what is sealed.
    """
    first, behind = -(-8 * skip // 6), 8 * (skip + len(mark)) // 6
    return base64.b64encode(bytes(skip) + mark)[first:behind]


@dataclass(frozen=True, slots=True)
class Sample:
    """One application and what a lodge takes beside it."""

    application: Application
    documents: dict[DocumentId, bytes]
    secret: SlipSecret


def sample(edge: Edge, kiosk: KioskId, suite: Suite, chance: random.Random, *sizes: int) -> Sample:
    """Fill an application for the kiosk's next slip, with documents of these sizes."""
    documents = {DocumentId(_id(chance)): _scan(chance, size) for size in sizes}
    secret = edge.new_slip_secret()
    application = Application(
        id=ApplicationId(_id(chance)),
        slip=edge.next_slip_number(),
        kiosk=kiosk,
        station="529901100201",
        title="MT-PENSION-REG",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=edge.stamp(),
        language="zh",
        persons=(_person(),),
        members=(),
        documents=tuple(_document(name, plain, suite, chance) for name, plain in documents.items()),
        signatures=(),
        slip_key=secret.public_key,
    )
    return Sample(application, documents, secret)


def _id(chance: random.Random) -> str:
    return chance.randbytes(_ID_BYTES).hex()


def _scan(chance: random.Random, size: int) -> bytes:
    """A page: the canaries, then noise, as little compressible as a scan."""
    text = (CANARY_NAME + CANARY_NUMBER + CANARY_ADDRESS).encode()
    return (text + chance.randbytes(max(0, size - len(text))))[:size]


def _person() -> Person:
    values = {"name": CANARY_NAME, "id_no": CANARY_NUMBER, "address": CANARY_ADDRESS}
    return Person(
        id=_PERSON,
        roles=("applicant",),
        level=IdentityLevel.CHIP,
        values={key: Value(text, Source.CARD, locked=True) for key, text in values.items()},
    )


def _document(name: DocumentId, plain: bytes, suite: Suite, chance: random.Random) -> Document:
    return Document(
        id=name,
        material="M-HUKOU",
        holder=_PERSON,
        media_type="image/jpeg",
        pages=1,
        size_bytes=len(plain),
        sha256=suite.hash(plain),
        key=chance.randbytes(PIECE_KEY_BYTES),
    )
