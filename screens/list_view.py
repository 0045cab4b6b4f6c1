"""Lists as values: headings and lines, cut into pages by whoever draws them. No Kivy here."""

from dataclasses import dataclass, field
from enum import Enum, auto

from screens.page_view import Button, PageView


class RowKind(Enum):
    """How a row looks."""

    HEADING = auto()
    LINE = auto()
    ANSWER = auto()  # short words, and a value that may be long
    GOOD = auto()  # said with a green check
    MIND = auto()  # still to come


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: words, smaller words below, something at the right, maybe a button."""

    kind: RowKind
    words: str = field(repr=False)
    note: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    sign: str = ""
    button: Button | None = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of rows, over as many pages as they need; all are seen before the way on is taken."""

    page: PageView
    rows: tuple[Row, ...] = field(repr=False)
    next_page: str  # on the button that turns to the next one
