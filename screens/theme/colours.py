"""The colours, by name, in two themes: warm paper by day, and pale letters on black for weak eyes.

A colour is a name; the theme in force says what it looks like, as soon as a page is
made. Contrast is measured against PAPER and CARD and held by a test in both themes:
7:1 for words, 3:1 for the edge of anything that can be touched.
"""

from enum import Enum, auto
from typing import Final, NewType

Colour = NewType("Colour", str)  # a name of a theme, or "#RRGGBB" that is the same in all

PAPER: Final = Colour("paper")  # the page
CARD: Final = Colour("card")  # what lies on it
INK: Final = Colour("ink")
SOFT_INK: Final = Colour("soft ink")
EDGE: Final = Colour("edge")  # of what can be touched
LINE: Final = Colour("line")  # rules between things that cannot

ROOF: Final = Colour("roof")  # the house: the top of every page
ROOF_PRESSED: Final = Colour("roof pressed")
ROOF_INK: Final = Colour("roof ink")  # words on it
PINE: Final = Colour("pine")  # words and pictures in the colour of the house
PINE_DEEP: Final = Colour("pine deep")
NIGHT: Final = Colour("night")  # covers everything while nobody is there
NIGHT_INK: Final = Colour("night ink")
MIST: Final = Colour("mist")  # behind pictures

GREEN: Final = Colour("green")  # the way on, and nothing else
GREEN_PRESSED: Final = Colour("green pressed")
GREEN_INK: Final = Colour("green ink")  # words on it
GREEN_TINT: Final = Colour("green tint")  # chosen

SUN: Final = Colour("sun")
SUN_EDGE: Final = Colour("sun edge")  # around what is to be minded
SUN_TINT: Final = Colour("sun tint")
SUN_INK: Final = Colour("sun ink")  # words on both
CLAY: Final = Colour("clay")
SKIN: Final = Colour("skin")

RED: Final = Colour("red")
RED_TINT: Final = Colour("red tint")

FOCUS: Final = Colour("focus")  # the ring around what the keyboard would touch
SHADE: Final = Colour("shade")  # of shadows, with its own opacity


class Theme(Enum):
    """How a page looks."""

    LIGHT = auto()
    CONTRAST = auto()


_LIGHT: Final[dict[str, str]] = {
    PAPER: "#F6F2EA",
    CARD: "#FFFFFF",
    INK: "#16252B",
    SOFT_INK: "#3B4B53",
    EDGE: "#6F8087",
    LINE: "#D8D2C5",
    ROOF: "#0E4A54",
    ROOF_PRESSED: "#0A363E",
    ROOF_INK: "#FFFFFF",
    PINE: "#0E4A54",
    PINE_DEEP: "#0A363E",
    NIGHT: "#0A363E",
    NIGHT_INK: "#FFFFFF",
    MIST: "#DCE9E6",
    GREEN: "#0B6238",
    GREEN_PRESSED: "#07472A",
    GREEN_INK: "#FFFFFF",
    GREEN_TINT: "#E4F1E7",
    SUN: "#E9A13B",
    SUN_EDGE: "#FFF1CF",
    SUN_TINT: "#FFF1CF",
    SUN_INK: "#5A3B00",
    CLAY: "#B4532A",
    SKIN: "#F2C9A1",
    RED: "#9A1B1B",
    RED_TINT: "#FCECE7",
    FOCUS: "#B4532A",
    SHADE: "#16252B",
}
_CONTRAST: Final[dict[str, str]] = _LIGHT | {
    PAPER: "#000000",
    CARD: "#000000",
    INK: "#FFFFFF",
    SOFT_INK: "#F2F2F2",
    EDGE: "#FFFFFF",
    LINE: "#8C8C8C",
    ROOF: "#FFFFFF",
    ROOF_PRESSED: "#FFE04D",
    ROOF_INK: "#000000",
    PINE: "#7CE7F2",
    NIGHT: "#000000",
    MIST: "#FFFFFF",
    GREEN: "#FFE04D",
    GREEN_PRESSED: "#FFF3B0",
    GREEN_INK: "#000000",
    GREEN_TINT: "#37300A",
    SUN_EDGE: "#FFE04D",
    SUN_TINT: "#241E00",
    SUN_INK: "#FFE04D",
    RED: "#FFB4AB",
    RED_TINT: "#330700",
    FOCUS: "#FF8AF0",
    SHADE: "#000000",
}
_THEMES: Final[dict[Theme, dict[str, str]]] = {Theme.LIGHT: _LIGHT, Theme.CONTRAST: _CONTRAST}
_PAINTED: Final[dict[Theme, dict[str, str]]] = {
    Theme.LIGHT: _LIGHT,
    Theme.CONTRAST: _LIGHT | {name: _CONTRAST[name] for name in (PAPER, ROOF, ROOF_INK, MIST)},
}
_in_force = [Theme.LIGHT]


def set_theme(theme: Theme) -> None:
    """Let every page that is made from now on look like this."""
    _in_force[0] = theme


def theme() -> Theme:
    """Return the theme in force."""
    return _in_force[0]


def shade(colour: str) -> str:
    """Return what a colour looks like in the theme in force, as "#RRGGBB"."""
    return _THEMES[theme()].get(colour, colour)


def painted(colour: str) -> str:
    """Return the same for a picture: it keeps its colours and stands on a ground of the theme."""
    return _PAINTED[theme()].get(colour, colour)


def rgba(colour: str, opacity: float = 1.0) -> tuple[float, float, float, float]:
    """Return a colour as Kivy wants it: four numbers from 0 to 1."""
    seen = shade(colour)
    red, green, blue = (int(seen[at : at + 2], 16) / 255 for at in (1, 3, 5))
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
