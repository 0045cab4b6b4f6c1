"""What a stick gives: small pictures to choose from, and the chosen one as a page.

Names of files are somebody's own words: they stay between the two ends of this package,
and are neither shown nor logged.
"""

from dataclasses import dataclass, field
from typing import NewType, Protocol

from devices.document_camera.scanned_page import ScannedPage

FileName = NewType("FileName", bytes)
"""Where a file lies on the stick, as the system spells it."""

MOST_FILES = 36  # six sheets to turn; the newest come first
MOST_PAGES = 12  # of one file; no document of a visit has more


@dataclass(frozen=True, slots=True)
class Found:
    """The pictures and PDF files of a stick, newest first. ``is_cut``: it has more."""

    files: tuple[FileName, ...] = field(repr=False)
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page that can be chosen. ``page`` counts from 1 in a PDF; 0 is a picture by itself."""

    file: FileName = field(repr=False)
    page: int
    picture: bytes = field(repr=False)  # small, as WebP


class StickPages(Protocol):
    """The way to whatever stick is put in. One thread at a time, but for `forget`."""

    def is_in(self) -> bool:
        """Say whether a stick is put in. Never raises; may wait for a slow one."""

    def find(self) -> Found:
        """Find what may be a page. Raises `StickGoneError` or `EmptyStickError`."""

    def leaves(self, file: FileName) -> tuple[Leaf, ...]:
        """Return one file's pages; none where it cannot be read. Raises `StickGoneError`."""

    def take(self, leaf: Leaf, *, is_portrait: bool = False) -> ScannedPage:
        """Make a page of a leaf. Raises `StickGoneError` or `UnreadableFileError`."""

    def forget(self) -> None:
        """Drop all that is known of the stick, at once. Any thread."""
