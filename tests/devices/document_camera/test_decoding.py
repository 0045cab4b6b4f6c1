"""Any bytes at all: a frame of bounded size, or one sentence."""

import struct
import zlib
from io import BytesIO
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.document_camera.decoding import LARGEST_FILE_BYTES, decoded
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.scan import scan
from devices.errors import UnreadablePictureError

PICTURE = np.random.default_rng(1).integers(0, 255, (60, 80, 3), dtype=np.uint8)
BY_OPENCV = (".jpg", ".png", ".webp", ".avif", ".bmp", ".tiff")
FILES = {kind: bytes(cv2.imencode(kind, PICTURE)[1].tobytes()) for kind in BY_OPENCV}
_GIF = BytesIO()
Image.fromarray(PICTURE).save(_GIF, "GIF")
_CLEAR = BytesIO()
Image.fromarray(PICTURE).convert("RGBA").save(_CLEAR, "PNG")
FILES |= {".gif": _GIF.getvalue(), "clear .png": _CLEAR.getvalue()}
KINDS = tuple(FILES)


def taken(data: bytes) -> bool:
    """Say whether the bytes are a picture; any other error than ours goes up."""
    try:
        frame = frame_of_bytes(data)
    except UnreadablePictureError:
        return False
    assert frame.dtype == np.uint8
    assert frame.shape[2] == 3
    assert frame.size <= 3 * 16_000_000
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_every_usual_kind_of_picture_is_decoded(kind: str) -> None:
    assert frame_of_bytes(FILES[kind]).shape == (60, 80, 3)


def drawn() -> Image.Image:
    """Draw a picture of which every corner has a colour of its own."""
    corners = Image.new("RGB", (2, 2))
    for place, colour in zip(((0, 0), (1, 0), (0, 1), (1, 1)), COLOURS, strict=True):
        corners.putpixel(place, colour)
    return corners.resize((80, 60), Image.Resampling.NEAREST)


COLOURS = ((250, 40, 40), (40, 250, 40), (40, 40, 250), (250, 250, 40))
HELD = Image.new("RGB", (1, 1)).getexif()
HELD[0x0112] = 6  # turned by a quarter (EXIF 2.3, orientation)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("GIF", {}),
        ("GIF", {"save_all": True, "append_images": [Image.new("RGB", (80, 60))]}),
        ("PNG", {"save_all": True, "append_images": [Image.new("RGB", (80, 60))]}),
        ("TIFF", {"save_all": True, "append_images": [Image.new("RGB", (80, 60))]}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("WEBP", {"lossless": True}),
        ("CMYK", {"quality": 95}),
        ("RGBA", {}),
        ("P", {}),
        ("JPEG", {"exif": HELD, "quality": 95}),
        ("PNG", {"exif": HELD}),
        ("RGBA", {"exif": HELD}),
    ],
)
def test_every_odd_picture_shows_its_first_page_the_right_way_up_in_its_colours(
    kind: str, options: dict[str, Any]
) -> None:
    picture, out = drawn(), BytesIO()
    if "exif" in options:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    mode = kind if kind in {"CMYK", "RGBA", "P"} else "RGB"
    written_as = {"CMYK": "JPEG", "RGBA": "PNG", "P": "PNG"}.get(kind, kind)
    picture.convert(mode).save(out, written_as, **options)

    frame = frame_of_bytes(out.getvalue())

    assert frame.shape == (60, 80, 3)
    seen = [frame[y, x, ::-1] for y, x in ((15, 20), (15, 60), (45, 20), (45, 60))]
    assert np.abs(np.array(seen, int) - np.array(COLOURS)).max() < 45  # of a palette


def test_sixteen_bits_become_eight_and_what_is_transparent_is_white() -> None:
    deep = bytes(cv2.imencode(".png", PICTURE.astype(np.uint16) * 257)[1].tobytes())
    assert np.abs(frame_of_bytes(deep).astype(int) - PICTURE).max() <= 1
    clear, out = Image.new("RGBA", (60, 60), (0, 0, 0, 0)), BytesIO()
    clear.putpixel((30, 30), (0, 0, 0, 255))
    clear.save(out, "PNG")
    frame = frame_of_bytes(out.getvalue())
    assert frame[30, 30].tolist() == [0, 0, 0]
    assert frame[30, 31].tolist() == [255, 255, 255]


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        (b"", "these bytes are no picture"),
        (b"<svg/>", "these bytes are no picture"),
        (FILES[".jpg"][: len(FILES[".jpg"]) // 2], "the picture is damaged"),
        (b"\0\0\0\x18ftypheic" + bytes(60), "HEIC is not decoded here"),
        (b"%PDF-1.7\n", "a PDF is no picture"),
    ],
)
def test_what_is_no_picture_has_its_own_sentence(data: bytes, begins: str) -> None:
    with pytest.raises(UnreadablePictureError, match=begins):
        decoded(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_cut_short_anywhere_breaks_nothing(kind: str) -> None:
    data = FILES[kind]
    for length in range(0, len(data), max(1, len(data) // 40)):
        taken(data[:length])


@settings(max_examples=150, deadline=None, derandomize=True)
@given(kind=st.sampled_from(KINDS), at=st.floats(0, 1), other=st.binary(min_size=1, max_size=9))
def test_damaged_bytes_break_nothing(kind: str, at: float, other: bytes) -> None:
    data = bytearray(FILES[kind])
    place = round(at * (len(data) - 1))
    data[place : place + len(other)] = other
    taken(bytes(data))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_noise_is_no_picture(data: bytes) -> None:
    assert not taken(data)
    assert not taken(b"\xff\xd8\xff\xe0" + data)


def png_of_size(width: int, height: int) -> bytes:
    """Write a PNG that says it is enormous, in a hundred bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(100_000, 100_000), (60_000, 1_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header(size: tuple[int, int]) -> None:
    assert not taken(png_of_size(*size))


def test_a_file_too_large_for_a_page_is_refused_unread() -> None:
    assert not taken(FILES[".jpg"] + bytes(LARGEST_FILE_BYTES))


def test_a_hundred_megapixels_are_decoded_small() -> None:
    large = np.full((10_000, 10_000), 200, np.uint8)
    data = bytes(cv2.imencode(".jpg", large, [cv2.IMWRITE_JPEG_QUALITY, 40])[1].tobytes())
    seen = decoded(data)
    assert seen.frame.shape == (2500, 2500, 3)
    assert seen.shrunk == pytest.approx(4)


def test_what_is_large_and_transparent_is_made_small_before_it_is_laid_on_paper() -> None:
    out = BytesIO()
    Image.new("LA", (7000, 3500), (0, 0)).save(out, "PNG")
    seen = decoded(out.getvalue())
    assert seen.frame.shape[0] * seen.frame.shape[1] <= 16_000_000
    assert seen.shrunk == pytest.approx(7000 / seen.frame.shape[1])
    assert int(seen.frame.min()) == 255


@pytest.mark.parametrize("shape", [(16, 16), (17, 400), (400, 17), (33, 41)])
def test_a_picture_of_any_shape_becomes_a_page(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(9).integers(0, 255, (*shape, 3), dtype=np.uint8)
    assert scan(noise).picture
    assert scan(np.full((*shape, 3), 255, np.uint8)).flags
