"""A font with one rare character, made here: Debian's is an optional package of 22 MB."""

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

RARE = "\U0002070e"  # 𠜎, Extension B: in no subset of ours


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 800))
    pen.lineTo((950, 800))
    pen.lineTo((950, 0))
    pen.closePath()
    return pen.glyph()


def write_rare_font(target: Path, also: Iterable[int] = ()) -> Path:
    """Write a font of RARE and whatever else is asked for, each drawn as a full square."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "rare"])
    builder.setupCharacterMap(dict.fromkeys((ord(RARE), *also), "rare"))
    builder.setupGlyf({".notdef": _square(), "rare": _square()})
    builder.setupHorizontalMetrics({".notdef": (1000, 50), "rare": (1000, 50)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(str(target))
    return target
