"""Draws ``boxes.ttf``: a frame with its code for every character that no font is promised for.

    python -m provisioning.typeface.build_boxes

Two characters wide, so that the digits can be read; they are those of the typeface, made
smaller. Only for what `beyond.BOXED` names. Under the typeface's licence, as made from it.
"""

from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from provisioning.typeface import BOXES, REGULAR
from provisioning.typeface.beyond import BOXED

EM: Final = 1000
ASCENT: Final = 880
BOTTOM, TOP, SIDE, LINE = -90, 830, 40, 40
DIGITS: Final = "0123456789ABCDEF"
SMALLER: Final = 0.55
RISE: Final = 165  # of the digits' foot above the line
BETWEEN: Final = 6


def build() -> None:
    """Write the file."""
    source = TTFont(REGULAR)
    glyphs = {digit: _digit(source, digit) for digit in DIGITS}
    widths = {digit: round(_width(source, digit) * SMALLER) + BETWEEN for digit in DIGITS}
    glyphs |= {".notdef": _frame(EM), "wide": _frame(2 * EM)}
    advances = dict.fromkeys(DIGITS, 0) | {".notdef": EM, "wide": 2 * EM}
    points = [point for block in BOXED for point in block]
    for point in points:
        glyphs[f"u{point:X}"] = _boxed(f"{point:04X}", widths)
        advances[f"u{point:X}"] = 2 * EM
    order = [".notdef", "wide", *DIGITS, *(f"u{point:X}" for point in points)]
    _save(order, glyphs, advances, {point: f"u{point:X}" for point in points})


def _width(source: TTFont, digit: str) -> int:
    return int(source["hmtx"][source.getBestCmap()[ord(digit)]][0])


def _digit(source: TTFont, digit: str) -> object:
    pen = TTGlyphPen(None)
    smaller = TransformPen(
        Cu2QuPen(pen, 1.0, reverse_direction=True), (SMALLER, 0, 0, SMALLER, 0, 0)
    )
    source.getGlyphSet()[source.getBestCmap()[ord(digit)]].draw(smaller)
    return pen.glyph()


def _frame(width: int) -> object:
    pen = TTGlyphPen(None)
    for inset, corners in ((0, (0, 1, 2, 3)), (LINE, (0, 3, 2, 1))):
        left, right = SIDE + inset, width - SIDE - inset
        low, high = BOTTOM + inset, TOP - inset
        around = [(left, low), (left, high), (right, high), (right, low)]
        pen.moveTo(around[corners[0]])
        for corner in corners[1:]:
            pen.lineTo(around[corner])
        pen.closePath()
    return pen.glyph()


def _boxed(code: str, widths: dict[str, int]) -> object:
    pen = TTGlyphPen(dict.fromkeys((*DIGITS, "wide")))
    pen.addComponent("wide", (1, 0, 0, 1, 0, 0))
    at = round((2 * EM - sum(widths[digit] for digit in code)) / 2)
    for digit in code:
        pen.addComponent(digit, (1, 0, 0, 1, at, RISE))
        at += widths[digit]
    return pen.glyph()


def _save(
    order: list[str], glyphs: dict[str, object], advances: dict[str, int], points: dict[int, str]
) -> None:
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(points)
    builder.setupGlyf(glyphs)
    left = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (advances[name], left[name].xMin) for name in order})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=ASCENT - EM)
    builder.setupNameTable({"familyName": "Doorstep Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, usWinAscent=ASCENT, usWinDescent=EM - ASCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.save(str(BOXES))


if __name__ == "__main__":
    build()
