"""A sheet: what is to be printed, as a value, from top to bottom.

A sheet knows nothing of dots or commands. `picture` draws one for a given
paper; equal sheets give equal pictures.
"""

from dataclasses import dataclass
from enum import Enum

from PIL import Image


class Size(Enum):
    """How large a line of text is: the height of a Chinese character in dots."""

    SMALL = 22
    NORMAL = 28
    LARGE = 40


@dataclass(frozen=True, slots=True)
class Title:
    """The heading, large, bold and centred."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, wrapped to the paper."""

    text: str
    size: Size = Size.NORMAL
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value on one line; the value wraps under itself."""

    label: str
    value: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: a mark such as "1." or "□", and a text that wraps beside it."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty paper."""

    dots: int = 16


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture, centred, made smaller to fit the paper and never larger."""

    image: Image.Image


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code with words under it. ``payload`` is text; see `devices.printer.codes`."""

    payload: str
    caption: str = ""


Element = Title | Line | Pair | Item | Gap | Rule | Picture | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on one piece of paper, which is cut at the end."""

    elements: tuple[Element, ...]
