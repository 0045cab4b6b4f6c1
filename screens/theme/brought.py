"""Words of a script that the kiosk's typeface has not got, drawn as a picture by `shaped`.

Within such words Chinese names and numbers stand as they are: each run is drawn with the
typeface that has it, and the runs stand one behind the other as the script goes. Nothing here
needs a window.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from kiosk.text.packs import packs
from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from provisioning.typeface.scripts import Direction
from screens.theme.shaped import Rgba

_PIECE: Final = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+")
_BOLDER: Final = 28  # an em has so many strokes by which bold words are thicker


@dataclass(frozen=True, slots=True)
class Hand:
    """How one brought language is written at one size."""

    font: Path
    direction: Direction
    em_px: int
    is_bold: bool

    @property
    def is_rtl(self) -> bool:
        """Whether lines begin on the right."""
        return self.direction is Direction.RTL

    @property
    def air_px(self) -> int:
        """What is kept free at both ends of a line."""
        return max(1, self.em_px // 12)

    @property
    def ascent_px(self) -> int:
        """How far the top of a line is above what letters stand on."""
        return _metrics(self)[0]

    @property
    def line_px(self) -> int:
        """How high a line is, or how wide a column."""
        return sum(_metrics(self))

    def width_of(self, text: str) -> float:
        """Return how far one line runs, in pixels."""
        return sum(_width(self, own, run) for own, run in self.runs(text))

    def runs(self, text: str) -> Iterator[tuple[bool, str]]:
        """Yield the runs of a line and whether each is of the brought script."""
        marked, before = list[tuple[bool, str]](), True
        for one in text:
            before = before if one.isspace() else _is_of(self.font, one)
            marked.append((before, one))
        for own, run in groupby(marked, lambda pair: pair[0]):
            yield own, "".join(one for _, one in run)

    def write(
        self, pen: ImageDraw.ImageDraw, run: str, *, own: bool, at: tuple[float, int]
    ) -> None:
        """Write one run with the typeface that has it; ``at`` is its left end."""
        how = {"direction": "rtl" if own and self.is_rtl else "ltr"}
        thick = self.em_px // _BOLDER if own and self.is_bold else 0
        font = _open(*_font(self, own=own))
        pen.text(at, run, 255, font, "ls", stroke_width=thick, stroke_fill=255, **how)

    def broken(self, text: str, room_px: float | None) -> Iterator[str]:
        """Break between words, and between any two hanzi."""
        line, free = "", (room_px or float("inf")) - 2 * self.air_px
        for piece in _PIECE.findall(text):
            if line and self.width_of((line + piece).rstrip()) > free:
                yield line.rstrip()
                line = piece.lstrip()
            else:
                line += piece
        yield line.rstrip()


def hand_for(text: str, em_px: int, *, bold: bool) -> Hand | None:
    """Return how a text has to be drawn; None where the kiosk's own way of drawing does."""
    for pack in packs().values():
        if pack.font is not None and any(_is_of(pack.font, one) for one in text):
            return Hand(pack.font, pack.about.direction, em_px, bold)
    return None


def drawn(text: str, hand: Hand, room_px: float | None, ink: Sequence[float]) -> Rgba:
    """Draw a text on nothing, as wide as it needs; lines are broken at ``room_px``."""
    lines = [line for part in text.split("\n") for line in hand.broken(part, room_px)]
    width = max(1, round(max(map(hand.width_of, lines)) + 2 * hand.air_px))
    sheet = Image.new("L", (width, len(lines) * hand.line_px))
    for at, line in enumerate(lines):
        base = at * hand.line_px + hand.ascent_px
        _write(ImageDraw.Draw(sheet), line, hand, width, base)
    return inked(np.asarray(sheet), ink)


def inked(mask: NDArray[np.uint8], ink: Sequence[float]) -> Rgba:
    """Return a picture of one colour, as opaque as its mask."""
    picture = np.empty((*mask.shape, 4), np.uint8)
    picture[..., :3] = [round(255 * part) for part in ink[:3]]
    picture[..., 3] = mask
    return picture


def _write(pen: ImageDraw.ImageDraw, line: str, hand: Hand, width: int, base: int) -> None:
    """Write the runs of one line from the end where its reader begins."""
    x = float(width - hand.air_px if hand.is_rtl else hand.air_px)
    for own, run in hand.runs(line):
        far = _width(hand, own, run)
        left = x - far if hand.is_rtl else x
        x += -far if hand.is_rtl else far
        hand.write(pen, run, own=own, at=(left, base))


@lru_cache(maxsize=2048)
def _width(hand: Hand, own: bool, run: str) -> float:  # noqa: FBT001 - a cache key
    direction = "rtl" if own and hand.is_rtl else "ltr"
    return float(_open(*_font(hand, own=own)).getlength(run, direction=direction))


def _metrics(hand: Hand) -> tuple[int, int]:
    ours = _open(*_font(hand, own=False)).getmetrics()
    its = _open(*_font(hand, own=True)).getmetrics()
    if hand.direction is Direction.VERTICAL:  # its typeface measures a column as high as wide
        its = _ink(hand.font, hand.em_px)
    return max(ours[0], its[0]), max(ours[1], its[1])


@lru_cache(maxsize=16)
def _ink(font: Path, em_px: int) -> tuple[int, int]:
    """Return how far any of its letters reaches above what they stand on, and below."""
    letters = "".join(chr(code) for code in _coverage(font) if not chr(code).isspace())
    _left, top, _right, bottom = _open(font, em_px).getbbox(letters, anchor="ls")
    return round(-top), round(bottom)


def _font(hand: Hand, *, own: bool) -> tuple[Path, int]:
    ours = typeface.BOLD if hand.is_bold else typeface.REGULAR
    return (hand.font if own else ours), hand.em_px


@lru_cache(maxsize=32)
def _open(font: Path, em_px: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font), em_px, layout_engine=ImageFont.Layout.RAQM)


@cache
def _coverage(font: Path) -> Coverage:
    return Coverage.of(font)


def _is_of(font: Path, character: str) -> bool:
    """Say whether the brought typeface draws it, and the kiosk's own does not."""
    code = ord(character)
    return code in _coverage(font) and code not in _coverage(typeface.REGULAR)
