"""Text whose letters join or run downwards, drawn by Pillow with raqm: Kivy's SDL shapes none.

raqm (HarfBuzz and FriBiDi) picks the shape of each letter by its neighbours and puts a line
into the order in which it is seen. A script of columns is shaped as lines and each line turned
by a quarter to the right, as its typefaces are made for (Unicode 15, section 13.5, Mongolian).
Nothing here needs a window: a page blits the array into a texture. Without FriBiDi on the
machine Pillow raises KeyError rather than draw loose letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from provisioning.typeface.coverage import Coverage
from provisioning.typeface.scripts import Direction

Rgba = NDArray[np.uint8]
"""Rows from the top, columns, red green blue opacity."""

AIR_SHARE: Final = 0.12  # of the em, at both ends of a line: a letter may lean out of its place


@dataclass(frozen=True, slots=True)
class Script:
    """A typeface at one size, and how its language runs."""

    font: Path
    language: str  # BCP 47: some letters take other shapes in another language
    direction: Direction
    em_px: int

    def typeface(self) -> ImageFont.FreeTypeFont:
        """Open it. Raises OSError where the file is no font."""
        return ImageFont.truetype(str(self.font), self.em_px, layout_engine=ImageFont.Layout.RAQM)

    @property
    def air_px(self) -> int:
        """Return what is kept free at both ends of a line or column."""
        return round(self.em_px * AIR_SHARE)

    @property
    def run(self) -> dict[str, str]:
        """Return what raqm has to be told; a column is shaped as a line from left to right."""
        is_rtl = self.direction is Direction.RTL
        return {"direction": "rtl" if is_rtl else "ltr", "language": self.language}


def without_shape(text: str, font: Path) -> tuple[str, ...]:
    """Return the characters that a typeface has not got, each once."""
    has = Coverage.of(font)
    return tuple(dict.fromkeys(one for one in text if ord(one) not in has))


def width_of(text: str, script: Script) -> float:
    """Return how far one line or column runs, in pixels."""
    return float(script.typeface().getlength(text, **script.run))


def lines_of(text: str, script: Script, room_px: int) -> tuple[str, ...]:
    """Break a text between words into lines or columns that run no further than the room.

    A line end stays one. Raises ValueError where a single word runs further.
    """
    free_px = room_px - 2 * script.air_px
    broken = [_broken(part.split(" "), script, free_px) for part in text.split("\n")]
    lines = tuple(chain.from_iterable(broken))
    if any(width_of(line, script) > free_px for line in lines):
        raise ValueError(f"a word runs further than {free_px} pixels")
    return lines


def _broken(words: Sequence[str], script: Script, room_px: int) -> Iterator[str]:
    line = words[0]
    for word in words[1:]:
        longer = f"{line} {word}"
        if width_of(longer, script) > room_px:
            yield line
            line = word
        else:
            line = longer
    yield line


def shaped(text: str, script: Script, room_px: int, ink: tuple[int, int, int]) -> Rgba:
    """Draw a text on nothing: ``room_px`` wide, or as high where it runs in columns.

    Raises:
        LookupError: The typeface has not got one of the characters.
        ValueError: A word runs further than the room.
        OSError: The file is no font.
    """
    missing = without_shape(text.replace("\n", ""), script.font)
    if missing:
        codes = ", ".join(f"U+{ord(one):04X}" for one in missing)
        raise LookupError(f"{script.font.name} has no {codes}")
    strips = [_strip(line, script, room_px) for line in lines_of(text, script, room_px)]
    if script.direction is Direction.VERTICAL:
        mask = np.concatenate([np.rot90(strip, -1) for strip in strips], axis=1)
    else:
        mask = np.concatenate(strips, axis=0)
    return _inked(mask, ink)


def _strip(line: str, script: Script, room_px: int) -> NDArray[np.uint8]:
    """Draw one line from the end where its reader begins: the right one, or the left."""
    typeface = script.typeface()
    ascent, descent = typeface.getmetrics()
    strip = Image.new("L", (room_px, ascent + descent))
    is_rtl = script.direction is Direction.RTL
    start = room_px - script.air_px if is_rtl else script.air_px
    anchor = "rs" if is_rtl else "ls"  # that end, on the base line
    pen = ImageDraw.Draw(strip)
    pen.text((start, ascent), line, fill=255, font=typeface, anchor=anchor, **script.run)
    return np.asarray(strip)


def _inked(mask: NDArray[np.uint8], ink: tuple[int, int, int]) -> Rgba:
    picture = np.empty((*mask.shape, 4), np.uint8)
    picture[..., :3] = ink
    picture[..., 3] = mask
    return picture
