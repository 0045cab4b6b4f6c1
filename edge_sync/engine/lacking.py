"""Which grains of one document are still to be sent, as the bits of whole numbers.

A gibibyte is half a million bits, 64 KB: memory stays small whatever the size.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from edge_sync.wire.application import DocumentId
from edge_sync.wire.bitmap import finer
from edge_sync.wire.messages import GRAIN_BYTES, PIECE_BYTES, SealedDocument, Wanted

_GRAINS_OF_A_PIECE = PIECE_BYTES // GRAIN_BYTES


@dataclass(slots=True)
class Lacking:
    """One document. ``to_send`` was never sent on this link, or is known not to have arrived."""

    document: SealedDocument
    to_send: int
    flying: int = 0  # inside the transport
    since_asked: int = 0  # sent since the cloud was asked: its answer knows nothing of it

    @classmethod
    def whole(cls, document: SealedDocument) -> "Lacking":
        """Begin with a document of which nothing was sent."""
        return cls(document, (1 << document.grains) - 1)

    @property
    def id(self) -> DocumentId:
        """The document's name."""
        return self.document.id

    def take(self, most_bytes: int) -> tuple[int, int]:
        """Take the first run of grains out of what is to be sent; return its first and length."""
        first = (self.to_send & -self.to_send).bit_length() - 1
        run = _leading_run(self.to_send >> first, max(1, most_bytes // GRAIN_BYTES))
        bits = _bits(first, run)
        self.to_send &= ~bits
        self.flying |= bits
        self.since_asked |= bits
        return first, run

    def freed(self, first: int, run: int, *, taken: bool) -> None:
        """Note that a run left the transport; what the broker did not take is to be sent again."""
        bits = _bits(first, run)
        self.flying &= ~bits
        if not taken:
            self.to_send |= bits
            self.since_asked &= ~bits

    def answered(self, bitmap: bytes) -> int:
        """Take the cloud's picture; return how many grains it lacks."""
        everything = (1 << self.document.grains) - 1
        missing = everything & ~int.from_bytes(bitmap, "little")
        self.to_send = missing & ~(self.flying | self.since_asked)
        self.since_asked = 0
        return missing.bit_count()

    def link_lost(self) -> None:
        """What was on its way may have arrived or not: only the cloud can tell."""
        self.flying = self.since_asked = 0

    def size(self, first: int, run: int) -> int:
        """Return how many bytes a run has; the last grain may be shorter."""
        return min(run * GRAIN_BYTES, self.document.size_bytes - first * GRAIN_BYTES)


def in_grains(wanted: Wanted, documents: Iterable[SealedDocument]) -> dict[DocumentId, bytes]:
    """Read the first version of the cloud's picture, by whole pieces, as one by grains."""
    grains = {document.id: document.grains for document in documents}
    return {
        holding.document: finer(holding.bitmap, grains[holding.document], _GRAINS_OF_A_PIECE)
        for holding in wanted.holdings
        if holding.document in grains
    }


def _bits(first: int, run: int) -> int:
    return ((1 << run) - 1) << first


def _leading_run(bits: int, most: int) -> int:
    """Return how many of the lowest bits are set, in a row, up to ``most``."""
    gaps = ~bits & ((1 << most) - 1)
    return (gaps & -gaps).bit_length() - 1 if gaps else most
