"""Draws a sheet for a given paper, dot for dot, in black and white.

Each element becomes a band as wide as the paper; the bands are stacked. What
is drawn here is what the head burns: nothing is scaled afterwards, so the
squares of a code are whole dots and stay readable.
"""

from enum import Enum
from typing import assert_never

from PIL import Image, ImageDraw

from devices.errors import SheetError
from devices.printer.codes import QUIET_MODULES, squares_of
from devices.printer.sheet import (
    Code,
    Element,
    Gap,
    Item,
    Line,
    Pair,
    Picture,
    Rule,
    Sheet,
    Size,
    Title,
)
from devices.printer.typography import balanced, font, line_height, width_of, wrap, writable

BEST_MODULE_DOTS = 6
LEAST_MODULE_DOTS = 4  # below that, readers fail (measured on simulated prints)

_TITLE_PX = 46
_NARROW_TITLE_PX = 38
_INK_FROM = 120  # of 255: a grey dot becomes black above this coverage
_COLUMN_GAP = 14
_WIDEST_LABEL = 0.42  # of the measure


class Paper(Enum):
    """The two rolls in use, by the dots of their heads at 203 dpi (8 a millimetre)."""

    MM80 = 576
    MM58 = 384

    @property
    def dots(self) -> int:
        """Return the width of a printed row; a multiple of 8."""
        return self.value

    @property
    def margin(self) -> int:
        """Return the dots left white on either side of text."""
        return 16 if self is Paper.MM80 else 6

    @property
    def measure(self) -> int:
        """Return the dots that text may fill."""
        return self.dots - 2 * self.margin


def picture_of(sheet: Sheet, paper: Paper) -> Image.Image:
    """Draw a sheet. Raises `SheetError` if a code cannot be printed large enough to be read."""
    label_column = _label_column(sheet, paper)
    bands = [_band(element, paper, label_column) for element in sheet.elements]
    whole = Image.new("1", (paper.dots, max(1, sum(band.height for band in bands))), 1)
    top = 0
    for band in bands:
        whole.paste(band, (0, top))
        top += band.height
    return whole


def module_dots(modules: int, paper: Paper) -> int:
    """Return how many dots each square of a code gets on this paper. Raises `SheetError`."""
    fits = paper.dots // (modules + 2 * QUIET_MODULES)
    if fits < LEAST_MODULE_DOTS:
        raise SheetError(f"a code of {modules} squares needs wider paper")
    return min(fits, BEST_MODULE_DOTS)


def _band(element: Element, paper: Paper, label_column: int) -> Image.Image:
    match element:
        case Title(text):
            size = _TITLE_PX if paper is Paper.MM80 else _NARROW_TITLE_PX
            band = _text_band(text, paper, size, bold=True, centred=True)
        case Line(text, size, bold, centred):
            band = _text_band(text, paper, size.value, bold=bold, centred=centred)
        case Pair(label, value, bold):
            band = _columns(label, value, paper, label_column, bold=bold)
        case Item(mark, text):
            column = width_of(mark, font(Size.NORMAL.value)) + _COLUMN_GAP
            band = _columns(mark, text, paper, column, bold=False)
        case Gap(dots):
            band = _blank(paper, dots)
        case Rule():
            band = _rule(paper)
        case Picture(image):
            band = _picture(image, paper)
        case Code():
            band = _code(element, paper)
        case _:
            assert_never(element)
    return band


def _blank(paper: Paper, height: int) -> Image.Image:
    return Image.new("1", (paper.dots, height), 1)


def _text_band(text: str, paper: Paper, size: int, *, bold: bool, centred: bool) -> Image.Image:
    face = font(size, bold=bold)
    lines = (balanced if centred else wrap)(writable(text), face, paper.measure)
    band = Image.new("L", (paper.dots, len(lines) * line_height(size)), 0)
    draw = ImageDraw.Draw(band)
    for index, line in enumerate(lines):
        left = (paper.dots - width_of(line, face)) // 2 if centred else paper.margin
        middle = index * line_height(size) + line_height(size) // 2
        draw.text((left, middle), line, fill=255, font=face, anchor="lm")
    return _inked(band)


def _label_column(sheet: Sheet, paper: Paper) -> int:
    """Return where the values of all pairs begin: one column makes a sheet quick to read."""
    face = font(Size.NORMAL.value)
    widths = [
        width_of(element.label, face) for element in sheet.elements if isinstance(element, Pair)
    ]
    return min(max(widths, default=0), int(paper.measure * _WIDEST_LABEL)) + _COLUMN_GAP


def _columns(left: str, right: str, paper: Paper, column: int, *, bold: bool) -> Image.Image:
    size = Size.NORMAL.value
    faces = (font(size), font(size, bold=bold))
    cells = (
        wrap(writable(left), faces[0], column - _COLUMN_GAP),
        wrap(writable(right), faces[1], paper.measure - column),
    )
    rows = max(len(cell) for cell in cells)
    band = Image.new("L", (paper.dots, rows * line_height(size)), 0)
    draw = ImageDraw.Draw(band)
    for cell, face, start in zip(cells, faces, (0, column), strict=True):
        for index, line in enumerate(cell):
            middle = index * line_height(size) + line_height(size) // 2
            draw.text((paper.margin + start, middle), line, fill=255, font=face, anchor="lm")
    return _inked(band)


def _inked(coverage: Image.Image) -> Image.Image:
    """Turn coverage (255 is fully inked) into dots: 0 is black, as a picture has it."""
    return coverage.point(lambda level: 0 if level > _INK_FROM else 255).convert("1")


def _rule(paper: Paper) -> Image.Image:
    band = _blank(paper, 22)
    left, right = paper.margin, paper.dots - paper.margin - 1
    ImageDraw.Draw(band).rectangle((left, 10, right, 11), fill=0)
    return band


def _picture(image: Image.Image, paper: Paper) -> Image.Image:
    fitted = image.convert("L")
    fitted.thumbnail((paper.measure, paper.measure * 4))
    band = _blank(paper, fitted.height)
    band.paste(fitted.convert("1"), ((paper.dots - fitted.width) // 2, 0))
    return band


def _code(code: Code, paper: Paper) -> Image.Image:
    squares = squares_of(code.payload)
    dots = module_dots(len(squares), paper)
    quiet = QUIET_MODULES * dots
    side = len(squares) * dots
    band = _blank(paper, side + 2 * quiet)
    draw = ImageDraw.Draw(band)
    corner = (paper.dots - side) // 2
    for row, line in enumerate(squares):
        for column, dark in enumerate(line):
            if dark:
                left, top = corner + column * dots, quiet + row * dots
                draw.rectangle((left, top, left + dots - 1, top + dots - 1), fill=0)
    if not code.caption:
        return band
    caption = _text_band(code.caption, paper, Size.SMALL.value, bold=False, centred=True)
    both = _blank(paper, band.height + caption.height)
    both.paste(band, (0, 0))
    both.paste(caption, (0, band.height))
    return both
