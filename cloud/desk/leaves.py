"""The pages of a scan as pictures, so that an officer reads them in place, one below the other.

A kiosk binds several pages as an archive, or as a PDF that carries its JPEGs
unchanged (ISO 32000-1, 7.4.8); they are taken out again as they are. A PDF from
anywhere else has no such pages and is offered as a file.
"""

import re
import zipfile
from io import BytesIO

JPEG = "image/jpeg"
WEBP = "image/webp"
PDF = "application/pdf"
ARCHIVE = "application/zip"
KNOWN = frozenset({JPEG, WEBP, PDF, ARCHIVE})

_MOST_PAGES = 500

_PICTURE = re.compile(rb"/Filter /DCTDecode /Length (\d{1,9}) >>\nstream\n")
_JPEG_START = b"\xff\xd8"


def leaves_of(media_type: str, content: bytes) -> tuple[bytes, ...]:
    """Return the pictures of a scan in their order; none when it is not made of such pages."""
    if media_type in {JPEG, WEBP}:
        return (content,)
    if media_type == ARCHIVE:
        return _archived(content)
    if media_type != PDF:
        return ()
    found: list[bytes] = []
    at = 0
    # Each search begins after the picture before it: bytes within a picture are no PDF.
    while picture := _PICTURE.search(content, at):
        at = picture.end() + int(picture[1])
        found.append(content[picture.end() : at])
    return tuple(found) if all(leaf.startswith(_JPEG_START) for leaf in found) else ()


def picture_type(leaf: bytes) -> str:
    """Return a page's media type by its first bytes (RFC 9649 for WebP)."""
    return WEBP if leaf.startswith(b"RIFF") and leaf[8:12] == b"WEBP" else JPEG


def _archived(content: bytes) -> tuple[bytes, ...]:
    """Take pages out of a kiosk's archive; one that a kiosk would not make has none.

    A kiosk compresses nothing in it, so that no page is larger than the archive.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            is_ours = len(entries) <= _MOST_PAGES and all(
                one.compress_type == zipfile.ZIP_STORED and one.file_size <= len(content)
                for one in entries
            )
            return tuple(archive.read(one) for one in entries) if is_ours else ()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        return ()  # damaged, encrypted, or of a kind that no kiosk writes
