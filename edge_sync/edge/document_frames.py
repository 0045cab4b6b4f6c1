"""A sealed document as the pieces that the courier would have sent, for a bundle on a stick."""

from collections.abc import Generator
from pathlib import Path

from edge_sync.wire.bundle import Frame, FrameKind
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    LONGEST_PIECE_BYTES,
    Offer,
    PieceAt,
    SealedDocument,
    encode,
)
from provisioning.storage.errors import UnreachableError
from provisioning.storage.files import read


def document_frames(
    folder: Path, offer: Offer, document: SealedDocument
) -> Generator[Frame, None, bool]:
    """Give a document of an offer in pieces; return whether all of it could be read."""
    offset = 0
    while offset < document.size_bytes:
        data = _part(folder / document.id, offset)
        if not data:
            return False
        piece = PieceAt(
            raw_application=bytes.fromhex(offer.application),
            raw_document=bytes.fromhex(document.id),
            grain=offset // GRAIN_BYTES,
            data=data,
        )
        yield Frame(FrameKind.MESSAGE, encode(piece))
        offset += len(data)
    return True


def _part(path: Path, offset: int) -> bytes:
    try:
        return read(path, offset, LONGEST_PIECE_BYTES) or b""
    except UnreachableError:  # a bad spot of the disk
        return b""
