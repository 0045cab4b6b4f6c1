"""What the kiosk learns of one paper, as values: nothing here needs a picture library."""

from dataclasses import dataclass, field
from typing import Protocol

from devices.document_reader.kinds import PaperKind
from devices.document_reader.page_numbers import PageNumber


@dataclass(frozen=True, slots=True)
class ToldField:
    """One value, to be confirmed by whoever stands here. ``picture`` is a JPEG of its place."""

    value: str = field(repr=False)
    is_doubtful: bool
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """One paper. ``kind`` is None where nobody knows what it is.

    ``upright`` is its picture the right way up, if it lay upside down; else empty.
    ``is_certain`` says that there is no doubt about the kind; ``page`` is the number that
    the page bears; ``also`` is the other page of a booklet that lies open.
    """

    kind: PaperKind | None
    fields: dict[str, ToldField]
    upright: bytes = field(default=b"", repr=False)
    is_certain: bool = False
    page: PageNumber | None = None
    also: PaperKind | None = None


class PaperTeller(Protocol):
    """Whoever says what stands on a paper. `tell` belongs to one thread at a time."""

    @property
    def is_there(self) -> bool:
        """Whether somebody seems to read just now: then a kiosk offers it. Any thread."""

    def tell(self, picture: bytes) -> ToldPaper | None:
        """Have a page read; None when nobody reads just now. Blocks for a second."""
