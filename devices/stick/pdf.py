"""The door to PDFium: pages of a PDF as pictures. Used in the stick's own process alone.

What a PDF does there is unknown: it is C++ over hostile bytes. Its process writes nothing,
has bounded memory, and is killed when it takes too long (`devices.stick.process`).
"""

import ctypes
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

import numpy as np

from devices.document_camera.contract import Frame
from devices.errors import UnreadableFileError

MAGIC: Final = b"%PDF-"
_MAGIC_WITHIN: Final = 1024  # bytes: some writers put a line before it
_DOTS_PER_INCH: Final = 200.0  # what row F13 asks of a scan
_POINTS_PER_INCH: Final = 72.0
_MOST_PIXELS: Final = 12_000_000  # three times an A4 page
_LONGEST_SIDE_PX: Final = 6_000
_COVERS: Final = 0.6  # of a page: then the page is a scan


def is_pdf(data: bytes) -> bool:
    """Say whether bytes are those of a PDF."""
    return MAGIC in data[:_MAGIC_WITHIN]


def page_count(data: bytes) -> int:
    """Return how many pages there are. Raises `UnreadableFileError`."""
    with _opened(data) as document:
        return len(document)


def rendered(data: bytes, page: int, long_side_px: int | None = None) -> Frame:
    """Draw a page, counted from 0, at 200 dots an inch. Raises `UnreadableFileError`."""
    with _opened(data) as document, closing(document[page]) as drawn:
        wide, high = drawn.get_size()
        if not (wide > 1 and high > 1):
            raise UnreadableFileError("the page has no size")
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        longest = min(_LONGEST_SIDE_PX, long_side_px or _LONGEST_SIDE_PX)
        scale = min(scale, longest / max(wide, high), (_MOST_PIXELS / (wide * high)) ** 0.5)
        if min(wide, high) * scale < 1:
            raise UnreadableFileError("the page is a thread")
        with closing(drawn.render(scale=scale)) as bitmap:
            return _colours(np.array(bitmap.to_numpy(), dtype=np.uint8))


def scanned_dots(data: bytes, page: int) -> float | None:
    """Return how many dots an inch the picture has that covers a page; None where none does."""
    with _opened(data) as document, closing(document[page]) as drawn:
        wide, high = drawn.get_size()
        for piece in drawn.get_objects(max_depth=2):
            if not hasattr(piece, "get_px_size"):
                continue  # words or lines
            left, bottom, right, top = piece.get_bounds()
            if (right - left) * (top - bottom) < _COVERS * wide * high:
                continue
            across, down = piece.get_px_size()
            longest = max(right - left, top - bottom)
            return float(max(across, down) / longest * _POINTS_PER_INCH)
    return None


def _colours(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> Frame:
    if pixels.ndim == 2 or pixels.shape[2] == 1:  # noqa: PLR2004 - rows and columns alone
        return np.ascontiguousarray(np.repeat(pixels.reshape(*pixels.shape[:2], 1), 3, axis=2))
    return np.ascontiguousarray(pixels[:, :, :3])


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Open a document; any other trouble of the library than its own word for it goes up."""
    import pypdfium2  # noqa: PLC0415 - only a stick with a PDF on it pays for the library

    try:
        with closing(pypdfium2.PdfDocument(data)) as document:
            document.init_forms()  # what was typed into a form belongs to its page
            yield document
    except (pypdfium2.PdfiumError, ctypes.ArgumentError, IndexError, MemoryError) as error:
        raise UnreadableFileError("the PDF cannot be read") from error
