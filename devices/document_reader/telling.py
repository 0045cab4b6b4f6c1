"""What the kiosk learns of one paper: kind, values, and the picture of each value's place."""

from dataclasses import dataclass, field

from devices.document_camera.snippets import snippet
from devices.document_reader.contract import PageReader
from devices.document_reader.kinds import PaperKind
from devices.document_reader.reading import FieldRead, read_paper
from devices.errors import UnreadablePictureError


@dataclass(frozen=True, slots=True)
class ToldField:
    """One value, to be confirmed by whoever stands here. ``picture`` is a JPEG of its place."""

    value: str = field(repr=False)
    is_doubtful: bool
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """One paper. ``kind`` is None where nobody knows what it is."""

    kind: PaperKind | None
    fields: dict[str, ToldField]


def tell(reader: PageReader, picture: bytes) -> ToldPaper | None:
    """Have a page read; None when nobody reads just now. Blocks for a second: not the UI thread."""
    page = reader.read(picture)
    if page is None:
        return None
    read = read_paper(page)
    told = ((name, _told(one, picture)) for name, one in read.fields.items())
    return ToldPaper(read.kind, {name: one for name, one in told if one is not None})


def _told(one: FieldRead, picture: bytes) -> ToldField | None:
    place = one.place
    try:
        cut = snippet(picture, place.left, place.top, place.right, place.bottom)
    except UnreadablePictureError:
        return None  # a value whose place nobody can look at is not shown
    return ToldField(one.value, one.is_doubtful, cut)
