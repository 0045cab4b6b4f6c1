"""The colours: warm paper, dark ink, pine for the house, one green that leads on.

Contrast is measured against PAPER and CARD and held by a test: 7:1 for words,
3:1 for the edge of anything that can be touched.
"""

from typing import Final, NewType

Colour = NewType("Colour", str)  # "#RRGGBB"

PAPER: Final = Colour("#F6F2EA")  # the page
CARD: Final = Colour("#FFFFFF")  # what lies on it
INK: Final = Colour("#16252B")
SOFT_INK: Final = Colour("#3B4B53")
EDGE: Final = Colour("#6F8087")  # of what can be touched
LINE: Final = Colour("#D8D2C5")  # rules between things that cannot

PINE: Final = Colour("#0E4A54")  # the house: eaves, pictures
PINE_DEEP: Final = Colour("#0A363E")
MIST: Final = Colour("#DCE9E6")  # behind pictures

GREEN: Final = Colour("#0B6238")  # the way on, and nothing else
GREEN_PRESSED: Final = Colour("#07472A")
GREEN_TINT: Final = Colour("#E4F1E7")  # chosen

SUN: Final = Colour("#E9A13B")
SUN_TINT: Final = Colour("#FFF1CF")
SUN_INK: Final = Colour("#5A3B00")
CLAY: Final = Colour("#B4532A")
SKIN: Final = Colour("#F2C9A1")

RED: Final = Colour("#9A1B1B")
RED_TINT: Final = Colour("#FCECE7")

SHADE: Final = Colour("#16252B")  # of shadows and covers, with its own opacity


def rgba(colour: Colour, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """Return a colour as Kivy wants it: four numbers from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue, opacity


def _luminance(colour: Colour) -> float:
    channels = rgba(colour)[:3]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2.2
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
