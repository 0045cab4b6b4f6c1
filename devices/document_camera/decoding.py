"""Bytes from anywhere as a frame: nothing raises but `UnreadablePictureError`, memory is bounded.

The header is read before anything is decoded, so that a small file cannot
unfold to gigabytes. A large JPEG is decoded at a half, a quarter or an eighth
of its size, which its format makes cheap; other formats unfold first and are
refused when too large. Of several pictures in one file the first is taken; what is
transparent shows white paper behind it; how a camera was held is undone.
"""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

import cv2
import numpy as np
from PIL import GifImagePlugin, Image, ImageOps, TiffImagePlugin, WebPImagePlugin

from devices.document_camera.contract import Frame
from devices.errors import UnreadablePictureError

LARGEST_FILE_BYTES = 64 * 1024 * 1024
_ENOUGH_PIXELS = 16_000_000  # a page needs four
_MOST_PIXELS = 50_000_000  # unfolded: 150 MB
_MOST_CLEAR_PIXELS = 25_000_000  # the same, twice for a while: 200 MB
_MOST_JPEG_PIXELS = 400_000_000
_SMALLEST_SIDE_PX = 16
# Pillow knows the first three from the start; importing a plugin makes its format known.
_PLUGINS = {"TIFF": TiffImagePlugin, "WEBP": WebPImagePlugin, "GIF": GifImagePlugin}
_FORMATS = ("JPEG", "PNG", "BMP", *_PLUGINS)
_REDUCED = (
    (1, cv2.IMREAD_COLOR),
    (2, cv2.IMREAD_REDUCED_COLOR_2),
    (4, cv2.IMREAD_REDUCED_COLOR_4),
    (8, cv2.IMREAD_REDUCED_COLOR_8),
)
_MADE_BY = 271  # the tag of whoever made the camera (TIFF 6.0, Make)
_EVEN = 0.01  # one way beside the other
_AVIF = (b"ftypavif", b"ftypavis")
_HEIC = frozenset({b"ftypheic", b"ftypheix", b"ftyphevc", b"ftyphevx", b"ftypmif1", b"ftypmsf1"})
_NO_PICTURE = "these bytes are no picture: JPEG, PNG, WebP, AVIF, BMP, TIFF and GIF are"
_DAMAGED = "the picture is damaged, or its file is cut short"
_PAPER = "white"  # behind what is transparent
_AVIF_SIZE = b"ispe\0\0\0\0"  # ISO/IEC 23008-12, 6.5.3
# What Pillow's readers of headers are known to raise on damaged bytes.
_HEADER_TROUBLES = (
    OSError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
)


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture, and how many times smaller it is than the file says."""

    frame: Frame
    shrunk: float


def decoded(data: bytes) -> Decoded:
    """Decode a JPEG, PNG, WebP, AVIF, BMP, TIFF or GIF. Raises `UnreadablePictureError`."""
    if len(data) > LARGEST_FILE_BYTES:
        raise UnreadablePictureError("the file is larger than any picture of a page")
    kind, mode, wide, high = _header(data)
    pixels = wide * high
    if min(wide, high) < _SMALLEST_SIDE_PX:
        raise UnreadablePictureError("the picture is too small to hold a page")
    is_jpeg, is_plain = kind in {"JPEG", "MPO"}, kind != "GIF" and not _is_transparent(mode)
    most = _MOST_PIXELS if is_plain else _MOST_CLEAR_PIXELS
    if pixels > (_MOST_JPEG_PIXELS if is_jpeg else most):
        raise UnreadablePictureError("the picture has more pixels than this machine decodes")
    fitting = [one for one in _REDUCED if pixels / one[0] ** 2 <= _ENOUGH_PIXELS]
    _, how = (fitting or _REDUCED[-1:])[0] if is_jpeg else _REDUCED[0]
    frame = _pixels(data, how) if is_plain else _on_paper(data)
    if frame.shape[0] * frame.shape[1] <= _ENOUGH_PIXELS:
        return Decoded(frame, max(wide, high) / max(frame.shape[:2]))
    scale = (_ENOUGH_PIXELS / (frame.shape[0] * frame.shape[1])) ** 0.5
    small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return Decoded(np.asarray(small, dtype=np.uint8), max(wide, high) / max(small.shape[:2]))


def stated_dots(data: bytes) -> float | None:
    """Return how many dots an inch the file says it has; None where none, or a camera wrote it.

    A camera's number means nothing: it does not know how far away the paper was.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                across, down = map(float, picture.info.get("dpi", (0, 0)))
                is_photograph = _MADE_BY in picture.getexif()
    except _HEADER_TROUBLES:
        return None
    is_even = across > 1 and abs(down / across - 1) < _EVEN
    return across if is_even and not is_photograph else None


def _header(data: bytes) -> tuple[str, str, int, int]:
    """Return format, mode, width and height, without decoding a pixel."""
    if data[4:12] in _AVIF:
        return ("AVIF", "", *_avif_size(data))
    if data[4:12] in _HEIC:
        raise UnreadablePictureError("HEIC is not decoded here: have the telephone send JPEG")
    if data.startswith(b"%PDF-"):
        raise UnreadablePictureError("a PDF is no picture: give its pages as JPEG, PNG or TIFF")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a bomb: the size is judged here
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                return picture.format or "", picture.mode, *picture.size
    except _HEADER_TROUBLES as error:
        raise UnreadablePictureError(_NO_PICTURE) from error


def _is_transparent(mode: str) -> bool:
    return mode.endswith(("A", "a"))


def _on_paper(data: bytes) -> Frame:
    """Decode what may be transparent, and lay it on white paper. Its size was judged before."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_FORMATS) as picture:
                ImageOps.exif_transpose(picture, in_place=True)
                smaller = (_ENOUGH_PIXELS / max(1, picture.width * picture.height)) ** 0.5
                if smaller < 1:
                    size = (int(picture.width * smaller), int(picture.height * smaller))
                    picture.thumbnail(size, Image.Resampling.BOX)
                seen = picture.convert("RGBA")
    except (*_HEADER_TROUBLES, MemoryError) as error:
        raise UnreadablePictureError(_DAMAGED) from error
    paper = Image.new("RGBA", seen.size, _PAPER)
    whole = Image.alpha_composite(paper, seen).convert("RGB")
    return np.ascontiguousarray(np.asarray(whole, dtype=np.uint8)[:, :, ::-1])


def _avif_size(data: bytes) -> tuple[int, int]:
    at = data.find(_AVIF_SIZE)
    size = data[at + len(_AVIF_SIZE) :][:8]
    if at < 0 or len(size) < 8:  # noqa: PLR2004 - two numbers of four bytes
        raise UnreadablePictureError(_DAMAGED)
    wide, high = struct.unpack(">II", size)
    return int(wide), int(high)


def _pixels(data: bytes, how: int) -> Frame:
    try:
        frame = cv2.imdecode(np.frombuffer(data, dtype=np.uint8), how)
    except (cv2.error, MemoryError) as error:
        raise UnreadablePictureError(_DAMAGED) from error
    if frame is None:
        raise UnreadablePictureError(_DAMAGED)
    return np.asarray(frame, dtype=np.uint8)
