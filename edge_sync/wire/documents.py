"""A document sealed as a stream of pieces, so that memory stays small whatever its size.

Each piece is sealed on its own under the document's own key, with its place
and the end bound in (`Suite.seal_piece`). A sealed piece is exactly
`PIECE_BYTES` long, except the last: the sealed file can be cut, resumed and
checked at any piece.
"""

from collections.abc import Iterable, Iterator

from edge_sync.wire.messages import PIECE_BYTES
from provisioning.trust.suite import Suite

TAG_BYTES = 16
PLAIN_PIECE_BYTES = PIECE_BYTES - TAG_BYTES


def sealed_size(plain_bytes: int) -> int:
    """Return how long the sealed file of a document will be. An empty one has one piece."""
    return plain_bytes + TAG_BYTES * max(1, -(-plain_bytes // PLAIN_PIECE_BYTES))


def seal_document(plain: bytes | Iterable[bytes], key: bytes, suite: Suite) -> Iterator[bytes]:
    """Seal a document piece by piece. ``key`` is fresh and seals nothing else.

    A document that comes in parts, of any length, is never in memory whole.
    """
    index, held = 0, b""
    for part in _in_pieces((plain,) if isinstance(plain, bytes) else plain):
        if held:
            yield suite.seal_piece(held, key, index, last=False)
            index += 1
        held = part
    yield suite.seal_piece(held, key, index, last=True)


def open_document(pieces: Iterable[bytes], key: bytes, suite: Suite) -> Iterator[bytes]:
    """Open sealed pieces in their order.

    Raises NotOpenedError at the first piece that was altered, moved or is
    missing at the end; what was given before it is genuine but not whole.
    """
    index, held = 0, None
    for piece in pieces:
        if held is not None:
            yield suite.open_piece(held, key, index, last=False)
            index += 1
        held = piece
    yield suite.open_piece(held or b"", key, index, last=True)


def _in_pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Cut what comes in any parts into pieces of the agreed length; the last may be shorter."""
    gathered = bytearray()
    for part in parts:
        view = memoryview(part)
        while view:
            wanted = PLAIN_PIECE_BYTES - len(gathered)
            gathered += view[:wanted]
            view = view[wanted:]
            if len(gathered) == PLAIN_PIECE_BYTES:
                yield bytes(gathered)
                gathered.clear()
    if gathered:
        yield bytes(gathered)
