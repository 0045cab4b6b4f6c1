"""Pieces of every version, with the whole name of their document: as `PieceAt` has it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from edge_sync.cloud.store import Known
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    PIECE_BYTES,
    AnyPiece,
    Offer,
    Piece,
    PieceAt,
    SealedDocument,
    TersePiece,
    decode_up,
)

_Documents = dict[ApplicationId, tuple[SealedDocument, ...]]


def named(
    came: Sequence[tuple[KioskId, AnyPiece]], known: Mapping[ApplicationId, Known]
) -> Iterator[tuple[KioskId, PieceAt]]:
    """Name the documents of pieces; those of what is not known, or was not offered, are left out.

    Raises UnreadableError for an arrival that no intake ever recorded.
    """
    promised: _Documents = {}
    for kiosk, piece in came:
        if isinstance(piece, TersePiece) and piece.application not in promised:
            one = known.get(piece.application)
            promised[piece.application] = offer_of(one).documents if one else ()
        told = _named(piece, promised)
        if told is not None:
            yield kiosk, told


def offer_of(known: Known) -> Offer:
    """Read an offer that was recorded. Raises UnreadableError for what no intake ever recorded."""
    offer = decode_up(known.offer)
    if not isinstance(offer, Offer):
        raise UnreadableError("an arrival that holds no offer")
    return offer


def _named(piece: AnyPiece, promised: _Documents) -> PieceAt | None:
    match piece:
        case PieceAt():
            return piece
        case Piece():
            first = piece.index * (PIECE_BYTES // GRAIN_BYTES)
            names = (bytes.fromhex(piece.application), bytes.fromhex(piece.document))
            return PieceAt(*names, first, piece.data)
        case TersePiece():
            documents = promised[piece.application]
            if piece.place >= len(documents):
                return None
            document = bytes.fromhex(documents[piece.place].id)
            return PieceAt(piece.raw_application, document, piece.grain, piece.data)
        case _:
            assert_never(piece)
