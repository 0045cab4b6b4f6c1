"""zstd, at its one door. Scans are never compressed; the application itself is."""

import threading

import zstandard

from edge_sync.errors import UnreadableError

LARGEST_BYTES = 16 * 1024 * 1024

_LEVEL = 9
_MINE = threading.local()  # making a decompressor costs more than using it; one thread each


def compress(plain: bytes) -> bytes:
    """Make one frame that states its size."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress(plain)


def decompress(frame: bytes) -> bytes:
    """Undo `compress`. Raises UnreadableError, also when the content would be too large.

    The stated size is looked at first: zstandard's own limit does not hold for
    a frame that states one.
    """
    try:
        size = zstandard.frame_content_size(frame)
        if not 0 <= size <= LARGEST_BYTES:
            raise UnreadableError("a compressed frame states no size, or one too large")
        return _decompressor().decompress(frame, max_output_size=size)
    except zstandard.ZstdError as error:
        raise UnreadableError("no compressed frame") from error


def _decompressor() -> zstandard.ZstdDecompressor:
    mine: zstandard.ZstdDecompressor | None = getattr(_MINE, "decompressor", None)
    if mine is None:
        mine = _MINE.decompressor = zstandard.ZstdDecompressor()
    return mine
