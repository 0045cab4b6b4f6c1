"""What a reader of papers gives: lines of text and where they stand."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of print. Places are pixels of the picture; ``confidence`` is from 0 to 1.

    ``is_red``: in the red of seals, and no darker ink beside it.
    """

    text: str = field(repr=False)  # it is on somebody's paper
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    is_red: bool = False

    @property
    def height(self) -> float:
        """How tall the line is."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where its middle is, from the top."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class CodeText:
    """One QR or bar code: what it says, and its place in pixels of the picture."""

    text: str = field(repr=False)
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageText:
    """All that was read on one picture, in no order.

    Places are those of the picture turned by ``turned`` degrees clockwise: a page may
    have lain upside down.
    """

    width_px: int
    height_px: int
    lines: tuple[TextLine, ...]
    codes: tuple[CodeText, ...] = ()
    turned: int = 0


class PageReader(Protocol):
    """The way to whoever reads pages. One thread at a time."""

    @property
    def is_there(self) -> bool:
        """Whether somebody seems to read just now: then a kiosk offers it. Any thread."""

    def read(self, picture: bytes) -> PageText | None:
        """Read an encoded picture; None when it cannot be read just now.

        It may take a second. Reading is a comfort: no step of a visit waits for it
        or fails without it.
        """
