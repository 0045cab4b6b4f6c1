"""Which blocks of rare characters this machine's fonts can draw: a check, free of Kivy.

The national list of 2013 lies partly in Extensions B to F, and so do names of villagers.
Measured with Debian's fonts-hanazono beside the typeface: Extension A 6,582 of 6,592, B
42,711 of 42,720, C 4,149 of 4,153, and all of D, E and F. Beyond F nothing is promised.
"""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from screens.settings import RARE_FONTS

BLOCKS: Final = {  # the Unicode Standard 14, Blocks.txt: first and last assigned
    "A": (0x3400, 0x4DBF),
    "B": (0x20000, 0x2A6DF),
    "C": (0x2A700, 0x2B738),
    "D": (0x2B740, 0x2B81D),
    "E": (0x2B820, 0x2CEA1),
    "F": (0x2CEB0, 0x2EBE0),
}
ENOUGH: Final = 0.99
"""Of a block: no font has quite all of A, B and C."""


def undrawn_blocks(rare: Iterable[Path] = RARE_FONTS) -> tuple[str, ...]:
    """Return the extensions ("B") of which these fonts and the typeface lack a part."""
    fonts = (Coverage.of(typeface.REGULAR), *_readable(rare))
    return tuple(name for name, ends in BLOCKS.items() if _share(ends, fonts) < ENOUGH)


def _readable(rare: Iterable[Path]) -> Iterator[Coverage]:
    """A font that is missing or damaged draws nothing; `fonts.open_fonts` says so in the log."""
    for font in rare:
        try:
            yield Coverage.of(font)
        except (OSError, struct.error):
            continue


def _share(ends: tuple[int, int], fonts: tuple[Coverage, ...]) -> float:
    first, last = ends
    drawn = sum(any(point in font for font in fonts) for point in range(first, last + 1))
    return drawn / (last + 1 - first)
