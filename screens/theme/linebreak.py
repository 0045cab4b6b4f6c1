"""Breaks lines as a Chinese typesetter would: between any two hanzi, but not before a comma.

Kivy breaks at spaces, or anywhere in a run without them, so a line may begin
with 。 and a heading may end in one lonely character. This module decides the
breaks instead; what draws the words only obeys. It takes as few lines as there can be, and
among these the ones that end where a reader would draw breath: after a mark, between two
words, not before 的 and not behind 就. No Kivy, no font: a width is asked from the caller.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, chain

from screens.theme.hanzi_words import ends_of_words

NEVER_FIRST = frozenset("，。、；：？！）》」』】〕…—·%％,.;:?!)]}”’~～")
NEVER_LAST = frozenset("（《「『【〔([{“‘#￥¥")
SHORT_LAST_LINE = 0.22  # of the width: shorter looks like a mistake
_PIECE = re.compile(r"[A-Za-z0-9@#&+=_*/\\.,:'’●-]+|\s|.", re.DOTALL)

# How bad an end of a line is, beside the square of the share that it leaves empty.
_TORN = 0.3  # within a word, or between a number and what it counts
_CLINGS = 0.1  # before or behind a small word that belongs to the other side
_MARK = -0.03  # after a mark there is a breath anyway
_SENTENCE = -0.1  # after the end of a sentence all the more
_SMALL = 0.04  # behind a small word of English
_ROUNDING = 1e-9
_ALONE = 0.25  # one hanzi and its mark on the last line
_LONELY = 2.0  # for each share of the width that the last line is too short
_TO_THE_LEFT = frozenset("的了着过吗呢吧啊们地得上下里中内外前后时省市县区镇乡村组号")
_TO_THE_RIGHT = frozenset("就也还再都会要能不没请把被在从给和或与及为由先已未可很最每这那各另")
_SMALL_WORDS = frozenset(("a", "an", "the", "of", "to", "in", "on", "at", "is", "no", "by", "for"))

_OF_MARKS = dict.fromkeys("。！？；.!?;", _SENTENCE) | dict.fromkeys("：:", _CLINGS)
_WORD = 3  # characters: a hanzi and its mark are fewer

Width = Callable[[str], float]


def _pieces(line: str) -> Iterator[str]:
    """Yield what must not be torn: words, or a hanzi, with the marks and spaces that cling."""
    held = ""
    for piece in _PIECE.findall(line):
        clings = piece[0] in NEVER_FIRST or piece.isspace()
        if held and not clings and held[-1] not in NEVER_LAST:
            yield held
            held = piece
        else:
            held += piece
    if held:
        yield held


def _torn(piece: str, width_of: Width, width: float) -> Iterator[str]:
    """Yield a piece wider than the line character by character."""
    if width_of(piece.rstrip()) <= width:
        yield piece
    else:
        yield from piece


def _badness(pieces: Sequence[str]) -> list[float]:
    """Return how bad a line's end is behind each piece."""
    ends = ends_of_words("".join(pieces)) | {0}
    reached = accumulate(map(len, pieces))
    return [
        _behind(piece.rstrip(), after, end, ends)
        for piece, after, end in zip(pieces, (*pieces[1:], ""), reached, strict=True)
    ]


def _behind(piece: str, after: str, end: int, ends: AbstractSet[int]) -> float:
    """Return how bad it is between a piece and the one after it, both words of their own or not."""
    if piece[-1:] in NEVER_FIRST:
        return _OF_MARKS.get(piece[-1:], _MARK)
    is_counted = piece[-1:].isdigit() and after[:1] > "z"  # 11 天
    is_numbered = piece[-1:] == "第" and after[:1].isdigit()
    if end not in ends or is_counted or is_numbered:
        return _TORN
    if piece.lower() in _SMALL_WORDS:
        return _SMALL
    is_begun = piece in _TO_THE_RIGHT and end - 1 in ends
    is_ended = after[:1] in _TO_THE_LEFT and end + 1 in ends
    return _CLINGS if is_begun or is_ended else 0.0


class _Paragraph:
    """Pieces of one paragraph, and what each line that could be made of them costs."""

    def __init__(self, pieces: Sequence[str], width_of: Width, width: float) -> None:
        self._pieces, self._width = pieces, width
        self._bad = _badness(pieces)
        self._until = (0.0, *accumulate(width_of(piece) for piece in pieces))
        self._hangs = [width_of(piece) - width_of(piece.rstrip()) for piece in pieces]

    def lines(self) -> list[str]:
        """Return the least bad of the ways that take the fewest lines."""
        size = len(self._pieces)
        rows = [{0: (0.0, 0)}]  # by number of lines: what ends there costs, and begins where
        while size not in rows[-1]:
            rows.append(self._longer(rows[-1]))
        lines, end = list[str](), size
        for row in reversed(rows[1:]):
            begin = row[end][1]
            lines.insert(0, "".join(self._pieces[begin:end]).strip())
            end = begin
        return lines

    def _longer(self, before: dict[int, tuple[float, int]]) -> dict[int, tuple[float, int]]:
        """Return the ends that one line more can reach, each in the cheapest way."""
        row: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in before.items():
            for end in range(begin + 1, len(self._pieces) + 1):
                share = self._share(begin, end)
                if share > 1 and end > begin + 1:
                    break
                whole = cost + self._cost(share, begin, end)
                if end not in row or whole < row[end][0]:
                    row[end] = whole, begin
        return row

    def _share(self, begin: int, end: int) -> float:
        """Return how much of the width a line takes: without the space that it ends in."""
        taken = self._until[end] - self._until[begin] - self._hangs[end - 1]
        return float(taken / self._width) - _ROUNDING

    def _cost(self, share: float, begin: int, end: int) -> float:
        if end == len(self._pieces):
            alone = _ALONE if begin == end - 1 and len(self._pieces[begin]) < _WORD else 0.0
            return alone + _LONELY * max(0.0, SHORT_LAST_LINE - share)
        return float((1 - share) ** 2) + self._bad[end - 1]


def _broken(line: str, width_of: Width, width: float) -> list[str]:
    if width_of(line) <= width:
        return [line]
    whole = (_torn(piece, width_of, width) for piece in _pieces(line))
    return _Paragraph(list(chain.from_iterable(whole)), width_of, width).lines()


def break_lines(text: str, width_of: Width, width: float) -> str:
    """Return the text with line ends so that no line is wider than ``width``.

    Line ends already in the text stay. A single character wider than the width
    stands on a line of its own.
    """
    paragraphs = (_broken(line, width_of, width) for line in text.split("\n"))
    return "\n".join(line for lines in paragraphs for line in lines)
