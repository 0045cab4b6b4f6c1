"""Words of a script that runs down, in columns from the left; None where there is no room.

Columns are as short as the room beside them allows, so that a page keeps its height. Each is a
line turned by a quarter to the right, in which hanzi stand upright. Where there is no room for
columns, as on a button, such words lie in a line, as they do on a signboard above the hanzi.
"""

from collections.abc import Sequence
from itertools import count, takewhile
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from screens.theme.brought import Hand, inked
from screens.theme.shaped import Rgba

_STEP_EMS: Final = 0.5  # by which columns are tried longer
_FIRST_UPRIGHT: Final = "\u2e80"  # of the hanzi and their marks


def in_columns(
    text: str, hand: Hand, room_px: float, most_px: float, ink: Sequence[float]
) -> Rgba | None:
    """Draw a text in columns side by side; None where one would be longer than ``most_px``.

    Columns begin at the top, the first one on the left.
    """
    most = int(room_px // hand.line_px)
    lengths = (round(number * _STEP_EMS * hand.em_px) for number in count(2))
    for long_px in takewhile(lambda long: long <= most_px, lengths):
        lines = [line for part in text.split("\n") for line in hand.broken(part, long_px)]
        free = long_px - 2 * hand.air_px
        if len(lines) <= most and all(hand.width_of(line) <= free for line in lines):
            return inked(np.concatenate([_column(one, hand, long_px) for one in lines], 1), ink)
    return None


def _column(line: str, hand: Hand, long_px: int) -> NDArray[np.uint8]:
    """Draw one column: as a line that lies, with its hanzi turned the other way, then turned."""
    strip = Image.new("L", (long_px, hand.line_px))
    x = float(hand.air_px)
    for own, run in hand.runs(line):
        for part in [run] if own else run:
            is_upright = not own and part >= _FIRST_UPRIGHT
            if is_upright:
                strip.paste(_on_its_side(part, hand), (round(x), (hand.line_px - hand.em_px) // 2))
            else:
                hand.write(ImageDraw.Draw(strip), part, own=own, at=(x, hand.ascent_px))
            x += hand.width_of(part)
    return np.rot90(np.asarray(strip), -1)


def _on_its_side(hanzi: str, hand: Hand) -> Image.Image:
    square = Image.new("L", (hand.em_px, hand.em_px))
    hand.write(ImageDraw.Draw(square), hanzi, own=False, at=(0, round(0.88 * hand.em_px)))
    return square.transpose(Image.Transpose.ROTATE_90)
