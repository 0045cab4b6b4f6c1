"""zstd, at its one door. Scans are never compressed; the application itself is."""

import threading

import zstandard

from edge_sync.errors import UnreadableError

LARGEST_BYTES = 4 * 1024 * 1024

_LEVEL = 9
_MOST_TIMES, _ALWAYS_BYTES = 100, 64 * 1024
_MINE = threading.local()  # making a decompressor costs more than using it; one thread each


def compress(plain: bytes) -> bytes:
    """Make one frame that states its size."""
    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True).compress(plain)


def decompress(frame: bytes) -> bytes:
    """Undo `compress`. Raises UnreadableError, also when the content would be too large.

    The stated size is looked at first: zstandard's own limit does not hold for a frame that
    states one. It may be a hundred times the frame's own: what a person fills in compresses
    to a half. Measured: 1,200 bytes that became sixteen million empty words took 250 MB of
    the intake, and two seconds, before they were refused.
    """
    try:
        size = zstandard.frame_content_size(frame)
        most = min(LARGEST_BYTES, max(_ALWAYS_BYTES, _MOST_TIMES * len(frame)))
        if not 0 <= size <= most:
            raise UnreadableError("a compressed frame states no size, or one too large")
        return _decompressor().decompress(frame, max_output_size=size)
    except zstandard.ZstdError as error:
        raise UnreadableError("no compressed frame") from error


def _decompressor() -> zstandard.ZstdDecompressor:
    mine: zstandard.ZstdDecompressor | None = getattr(_MINE, "decompressor", None)
    if mine is None:
        mine = _MINE.decompressor = zstandard.ZstdDecompressor()
    return mine
