"""The pages of a scan as pictures, so that an officer reads them in place, one below the other.

A kiosk binds several pages as a PDF that carries its JPEGs unchanged (ISO
32000-1, 7.4.8); they are taken out again as they are. A PDF from anywhere else
has no such pages and is offered as a file.
"""

import re

JPEG = "image/jpeg"
PDF = "application/pdf"

_PICTURE = re.compile(rb"/Filter /DCTDecode /Length (\d{1,9}) >>\nstream\n")
_JPEG_START = b"\xff\xd8"


def leaves_of(media_type: str, content: bytes) -> tuple[bytes, ...]:
    """Return the JPEGs of a scan in their order; none when it is not made of such pages."""
    if media_type == JPEG:
        return (content,)
    if media_type != PDF:
        return ()
    found: list[bytes] = []
    at = 0
    # Each search begins after the picture before it: bytes within a picture are no PDF.
    while picture := _PICTURE.search(content, at):
        at = picture.end() + int(picture[1])
        found.append(content[picture.end() : at])
    return tuple(found) if all(leaf.startswith(_JPEG_START) for leaf in found) else ()
