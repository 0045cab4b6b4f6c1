"""Setting Chinese text in lines: fonts, widths, and where a line may break."""

import re
from functools import cache

from PIL import ImageFont

from provisioning.typeface import BOLD, REGULAR
from provisioning.typeface.beyond import spelled
from provisioning.typeface.coverage import Coverage

# A word of Latin letters and digits is never torn if it fits on a line of its own.
_PIECES = re.compile(r"[!-~]+|\s|.", re.DOTALL)
# GB/T 15834: these never begin a line, and those never end one.
_NEVER_FIRST = frozenset("，。、；：？！）》」』”’…—·%％)]}>,.;:?!")
_NEVER_LAST = frozenset("（《「『“‘([{<")


@cache
def _drawn() -> Coverage:
    return Coverage.of(REGULAR)


def writable(text: str) -> str:
    """Return a text with what the typeface lacks written as its code: a name stays exact."""
    return spelled(text, _drawn())


@cache
def font(size_px: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return the house typeface in one size."""
    return ImageFont.truetype(str(BOLD if bold else REGULAR), size_px)


def width_of(text: str, face: ImageFont.FreeTypeFont) -> int:
    """Return how many dots a text takes on one line."""
    return round(face.getlength(text))


def line_height(size_px: int) -> int:
    """Return the height of a line: Chinese needs air between lines to be read at a glance."""
    return round(size_px * 1.4)


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` dots; newlines are kept as breaks."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph(paragraph, face, width)
    return lines


def balanced(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text like `wrap`, into lines of about one length: for what stands centred."""
    lines = wrap(text, face, width)
    step = width_of("国", face)
    narrower = width - step
    while narrower > width // 2:
        tried = wrap(text, face, narrower)
        if len(tried) > len(lines):
            break
        lines, narrower = tried, narrower - step
    return lines


def _wrap_paragraph(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    current = ""
    for piece in _pieces(text, face, width):
        if current and width_of((current + piece).rstrip(), face) > width:
            kept, carried = _break_well(current, piece)
            lines.append(kept.rstrip())
            current = (carried + piece).lstrip()
        else:
            current += piece
    return [*lines, current.rstrip()]


def _pieces(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Cut a text where it may break; a word wider than the line is cut into letters."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        pieces += [piece] if width_of(piece, face) <= width else list(piece)
    return pieces


def _break_well(current: str, following: str) -> tuple[str, str]:
    """Carry down what may not end this line, or what must stand before a mark on the next."""
    split = len(current)
    if following[0] in _NEVER_FIRST:
        split -= 1
        while split > 0 and current[split] in _NEVER_FIRST:
            split -= 1
    while split > 1 and current[split - 1] in _NEVER_LAST:
        split -= 1
    # A line of marks alone has no good place: break where the paper ends.
    return (current[:split], current[split:]) if split > 0 else (current, "")
