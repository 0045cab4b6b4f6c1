"""Several scanned pages of one document as one file.

One page stays the picture it is. More JPEGs become a PDF whose pages carry them
unchanged (ISO 32000-1, 7.4.8 DCTDecode); other pictures, which no PDF can carry,
lie one behind the other in an archive, not compressed. Nothing is encoded twice.
"""

import struct
import zipfile
from collections.abc import Sequence
from io import BytesIO

JPEG = "image/jpeg"
WEBP = "image/webp"
PDF = "application/pdf"
ARCHIVE = "application/zip"

_A4_WIDTH_POINTS = 595
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # SOF markers, ITU-T T.81 B.1.1.3


def bind_pages(pages: Sequence[bytes]) -> tuple[str, bytes]:
    """Return the media type and the bytes of one document's pages: JPEGs or WebPs."""
    if len(pages) == 1:
        return kind_of(pages[0]), pages[0]
    if any(kind_of(page) == WEBP for page in pages):
        return ARCHIVE, _archive(pages)
    return PDF, _pdf(pages)


def kind_of(page: bytes) -> str:
    """Return a picture's media type by its first bytes (RFC 9649 for WebP)."""
    return WEBP if page.startswith(b"RIFF") and page[8:12] == b"WEBP" else JPEG


def _archive(pages: Sequence[bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for number, page in enumerate(pages, start=1):
            name = f"{number:03d}.{kind_of(page).removeprefix('image/')}"
            archive.writestr(zipfile.ZipInfo(name), page)  # no time of day: the same bytes again
    return out.getvalue()


def size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels. Raises ValueError if this is no JPEG."""
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("a page is no JPEG")
    at = 2
    while at + 9 <= len(data):
        marker, length = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + length
    raise ValueError("a page has no size")


def _pdf(pages: Sequence[bytes]) -> bytes:
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for i, page in enumerate(pages):
        objects += _page(page, 3 + 3 * i)
    return _file(objects)


def _page(jpeg: bytes, number: int) -> list[bytes]:
    width, height = size_of_jpeg(jpeg)
    tall = round(_A4_WIDTH_POINTS * height / width)
    draw = f"{_A4_WIDTH_POINTS} 0 0 {tall} 0 0 cm /P Do".encode()
    return [
        (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_A4_WIDTH_POINTS} {tall}] "
            f"/Resources << /XObject << /P {number + 2} 0 R >> >> /Contents {number + 1} 0 R >>"
        ).encode(),
        _stream("<< ", draw),
        _stream(
            f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} "
            "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode ",
            jpeg,
        ),
    ]


def _stream(head: str, data: bytes) -> bytes:
    return f"{head}/Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for i, content in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    return bytes(out) + trailer.encode()
