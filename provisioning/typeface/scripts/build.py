"""Cuts the typefaces of minority scripts from Debian's `fonts-noto-core`. Run by hand, seldom.

    apt-get install fonts-noto-core
    python -m provisioning.typeface.scripts.build

Keeps the letters of a language, its signs, and every shape that the font's own rules (GSUB,
GPOS) make of them.
"""

from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

from provisioning.typeface.scripts import MONGOLIAN, NASKH

NOTO: Final = Path("/usr/share/fonts/truetype/noto")
UYGHUR: Final = "ئاەبپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىي،؛؟ـ«» "
"""Its 32 letters (GB 21669), with the sign that a vowel begins a word on."""
MONGOL: Final = frozenset({0x20, 0x202F, *range(0x1800, 0x180F), *range(0x1820, 0x1843)})
"""Signs, the four selectors and the separator of vowels, and the letters of Mongolian proper."""


def cut(source: Path, target: Path, keep: frozenset[int]) -> None:
    """Write one typeface."""
    font = TTFont(source)
    options = subset.Options(layout_features=["*"], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(font)
    font.save(str(target))


if __name__ == "__main__":
    cut(NOTO / "NotoNaskhArabic-Regular.ttf", NASKH, frozenset(map(ord, UYGHUR)))
    cut(NOTO / "NotoSansMongolian-Regular.ttf", MONGOLIAN, MONGOL)
