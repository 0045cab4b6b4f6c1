"""Millimetres: every length on the glass is written in them.

The reference panel is 21.5 inches, 1080 x 1920: 4.035 pixels a millimetre. A
window of another size is a scaled panel, so that its shorter side is always
267.7 "millimetres" wide and one layout serves 15 to 32 inches.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final

REFERENCE_SHORT_SIDE_PX: Final = 1080
REFERENCE_PX_PER_MM: Final = 4.035


class Type(Enum):
    """The type scale: em heights in millimetres. Each one is an open font, so there are seven."""

    NOTE = 7.0  # clock, codes, keys under a key
    SMALL = 8.6  # captions of large things
    BODY = 10.0
    LEAD = 12.0  # choices, buttons
    HEADING = 15.6
    KEY = 19.0  # digits and characters under a finger
    DISPLAY = 26.0


ROOF_MM: Final = 21.0

LARGER: Final = 1.3  # in a tall window; a wide one has half the height
_GROWING: Final = frozenset({Type.NOTE, Type.SMALL, Type.BODY, Type.LEAD, Type.HEADING})


@dataclass(slots=True)
class _Ruler:
    px_per_mm: float = REFERENCE_PX_PER_MM
    is_large: bool = False
    is_wide: bool = False


_ruler = _Ruler()


def measure_window(width_px: float, height_px: float) -> None:
    """Set the scale from a window's size. Call before anything is laid out."""
    _ruler.is_wide = width_px > height_px
    _ruler.px_per_mm = REFERENCE_PX_PER_MM * min(width_px, height_px) / REFERENCE_SHORT_SIDE_PX


def mm(length: float) -> float:
    """Return a length of the reference panel in pixels of this window."""
    return length * _ruler.px_per_mm


def to_mm(length_px: float) -> float:
    """Return pixels of this window as millimetres of the reference panel."""
    return length_px / _ruler.px_per_mm


def set_large(*, on: bool) -> None:
    """Let words be larger, as the green lane has them. Call before a page is made anew."""
    _ruler.is_large = on


def is_large() -> bool:
    """Say whether words are larger now."""
    return _ruler.is_large


def font_px(step: Type) -> int:
    """Return an em height in whole pixels: fractions would open further fonts."""
    grows = _ruler.is_large and step in _GROWING
    return round(mm(step.value * (LARGER if grows else 1.0)))
