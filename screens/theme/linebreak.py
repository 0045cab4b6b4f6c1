"""Breaks lines as a Chinese typesetter would: between any two hanzi, but not before a comma.

Kivy breaks at spaces, or anywhere in a run without them, so a line may begin
with 。 and a heading may end in one lonely character. This module decides the
breaks instead; what draws the words only obeys. No Kivy, no font: a width is
asked from the caller.
"""

import re
from collections.abc import Callable, Iterator

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕…—·%％,.;:?!)]}”’~～")
NEVER_LAST = frozenset("（《「『【〔([{“‘#￥¥")
SHORT_LAST_LINE = 0.22  # of the width: shorter looks like a mistake
_PIECE = re.compile(r"[A-Za-z0-9@#&+=_*/\\.,:'’●-]+|\s|.", re.DOTALL)

Width = Callable[[str], float]


def _pieces(line: str) -> Iterator[str]:
    """Yield what must not be torn: words, or a hanzi with the marks that cling to it."""
    held = ""
    for piece in _PIECE.findall(line):
        if held and piece[0] not in NEVER_FIRST and held[-1] not in NEVER_LAST:
            yield held
            held = piece
        else:
            held += piece
    if held:
        yield held


def _torn(piece: str, width_of: Width, width: float) -> Iterator[str]:
    """Yield a piece wider than the line character by character."""
    if width_of(piece) <= width:
        yield piece
    else:
        yield from piece


def _fill(line: str, width_of: Width, width: float) -> list[str]:
    lines = [""]
    for whole in _pieces(line):
        for piece in _torn(whole, width_of, width):
            if lines[-1] and width_of((lines[-1] + piece).rstrip()) > width:
                lines[-1] = lines[-1].rstrip()
                lines.append(piece.lstrip())
            else:
                lines[-1] += piece
    return lines


def _balanced(line: str, width_of: Width, width: float) -> list[str]:
    """Fill again, narrower, when the last line would hold next to nothing."""
    lines = _fill(line, width_of, width)
    if len(lines) == 1 or width_of(lines[-1]) >= SHORT_LAST_LINE * width:
        return lines
    for share in (0.94, 0.88, 0.8, 0.7, 0.6):
        narrower = _fill(line, width_of, width * share)
        if len(narrower) > len(lines):
            break
        if width_of(narrower[-1]) >= SHORT_LAST_LINE * width:
            return narrower
    return lines


def break_lines(text: str, width_of: Width, width: float) -> str:
    """Return the text with line ends so that no line is wider than ``width``.

    Line ends already in the text stay. A single character wider than the width
    stands on a line of its own.
    """
    paragraphs = (_balanced(line, width_of, width) for line in text.split("\n"))
    return "\n".join(line for lines in paragraphs for line in lines)
