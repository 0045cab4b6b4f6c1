"""From a picture of a page to what the kiosk learns of it, each value with its own picture."""

from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.small import packed
from devices.document_camera.snippets import snippet
from devices.document_camera.upright import turned
from devices.document_reader.contract import PageReader
from devices.document_reader.page_numbers import page_number
from devices.document_reader.reading import FieldRead, read_paper
from devices.document_reader.told import ToldField, ToldPaper
from devices.errors import UnreadablePictureError


class Teller:
    """Says what stands on papers, by way of a reader of pages."""

    def __init__(self, reader: PageReader) -> None:
        self._reader = reader

    @property
    def is_there(self) -> bool:
        """Whether the reader of pages seems to be there."""
        return self._reader.is_there

    def tell(self, picture: bytes) -> ToldPaper | None:
        """Have a page read; None when nobody reads just now. Not in the UI thread."""
        page = self._reader.read(picture)
        if page is None:
            return None
        read = read_paper(page)
        if page.turned:
            picture = packed(turned(frame_of_bytes(picture), page.turned)).data
        told = ((name, _told(one, picture)) for name, one in read.fields.items())
        fields = {name: one for name, one in told if one is not None}
        upright = picture if page.turned else b""
        number = page_number(page)
        return ToldPaper(read.kind, fields, upright, read.is_certain, number, read.also)


def _told(one: FieldRead, picture: bytes) -> ToldField | None:
    place = one.place
    try:
        cut = snippet(picture, place.left, place.top, place.right, place.bottom)
    except UnreadablePictureError:
        return None  # a value whose place nobody can look at is not shown
    return ToldField(one.value, one.is_doubtful, cut)
