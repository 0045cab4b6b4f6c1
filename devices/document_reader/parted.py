"""What a form or the recognition has parted, put together again. Pure.

A label in a narrow cell runs over two lines ("户主或与 / 户主关系"). A label of two signs
is spaced out until each stands alone ("名        称"), and the second may be read as one
word with the value behind it. A long number stands in groups. Only what makes up a label
that is known, or a number of twelve figures and more, is put together.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from devices.document_reader.contract import TextLine

_SAME_ROW = 0.5  # of the smaller height: how far the middles may be apart
_SPACED = 12.0  # heights between the signs of one label
_PITCH = 0.5  # of the smaller height: the gap between two lines of one cell; they may overlap
_OFF = 3.0  # heights that the second line of a label may begin or end farther in or out
_GROUP = re.compile(r"[0-9]{3,}[Xx]?")
_GROUPS_APART, _OF_A_SIZE = 3.0, 1.5  # heights; how much taller a group may be than the next
_FEWEST_FIGURES = 12
_SHORT = 2  # signs
_BRACKETS = str.maketrans("（）", "()")


@dataclass(frozen=True, slots=True)
class _Whole:
    """A label put together, what stood behind it, and the lines that it was made of."""

    label: TextLine
    behind: tuple[TextLine, ...]
    used: tuple[TextLine, ...]


Follower = Callable[[TextLine, Sequence[TextLine]], TextLine | None]


def put_together(lines: Sequence[TextLine], labels: Sequence[str]) -> tuple[TextLine, ...]:
    """Return the lines with labels and numbers that were parted as one line each."""
    known = {_packed(label): label for label in labels}
    for follower in (_beside, _under):
        lines = _with_whole_labels(lines, known, follower)
    return tuple(_completed(line, lines, known) for line in _with_whole_numbers(lines))


def _completed(line: TextLine, lines: Sequence[TextLine], known: Mapping[str, str]) -> TextLine:
    """Take one sign for the label of two that it can only be, if the other was not read."""
    sign = _packed(line.text)
    alike = [word for word in known if len(word) == _SHORT and sign in word]
    if len(sign) != 1 or len(alike) != 1:
        return line
    is_elsewhere = any(alike[0] in _packed(one.text) for one in lines)
    return line if is_elsewhere else replace(line, text=known[alike[0]])


def _with_whole_labels(
    lines: Sequence[TextLine], known: Mapping[str, str], follower: Follower
) -> list[TextLine]:
    left = list(lines)
    for line in sorted(lines, key=lambda one: (one.top, one.left)):
        whole = _whole(line, left, known, follower) if line in left else None
        if whole is not None:
            left = [one for one in left if one not in whole.used] + [whole.label, *whole.behind]
    return left


def _whole(
    line: TextLine, lines: Sequence[TextLine], known: Mapping[str, str], follower: Follower
) -> _Whole | None:
    """Put a label together that begins with this line; None if none does."""
    text = _packed(line.text)
    used: tuple[TextLine, ...] = (line,)
    while text and any(word.startswith(text) and word != text for word in known):
        after = follower(used[-1], [one for one in lines if one not in used])
        if after is None:
            return None
        more = _packed(after.text)
        if text in known and more in known:
            return None  # two labels that stand by each other
        fitting = [word for word in known if _is_made_of(word, text, more)]
        if fitting:
            word = max(fitting, key=len)
            rest = len(word) - len(text)
            return _made(known[word], (*used, after), rest, is_under=follower is _under)
        text, used = text + more, (*used, after)
    return None


def _is_made_of(word: str, begins: str, goes_on: str) -> bool:
    return (
        len(word) > len(begins)
        and word.startswith(begins)
        and (goes_on.startswith(word[len(begins) :]))
    )


def _made(word: str, used: tuple[TextLine, ...], signs: int, *, is_under: bool) -> _Whole:
    """Make one line of a label's pieces; the last gives its first signs and keeps the others."""
    *first, last = used
    at = _place_after(last.text, signs)
    rest = last.text[at:].strip(" :：\u3000")
    end = last.left + (last.right - last.left) * at / max(1, len(last.text)) if rest else last.right
    pieces = (*first, replace(last, right=end))
    top, bottom = min(one.top for one in pieces), max(one.bottom for one in pieces)
    if is_under:  # a value stands beside the middle of its label's cell
        middle, half = (top + bottom) / 2, first[0].height / 2
        top, bottom = middle - half, middle + half
    label = TextLine(
        word,
        min(one.left for one in pieces),
        top,
        max(one.right for one in pieces),
        bottom,
        min(one.confidence for one in pieces),
    )
    return _Whole(label, (replace(last, text=rest, left=end),) if rest else (), used)


def _place_after(text: str, signs: int) -> int:
    """Return where a text goes on behind so many signs, blanks aside."""
    seen = 0
    for at, sign in enumerate(text):
        seen += not sign.isspace()
        if seen == signs:
            return at + 1
    return len(text)


def _beside(line: TextLine, lines: Sequence[TextLine]) -> TextLine | None:
    """Return the next line to the right, if it is near."""
    there = [
        one
        for one in lines
        if _is_same_row(one, line)
        and -line.height < one.left - line.right < _SPACED * line.height
        and one.left > line.left
    ]
    return min(there, key=lambda one: one.left, default=None)


def _under(line: TextLine, lines: Sequence[TextLine]) -> TextLine | None:
    """Return the line right under this one, as close as in one cell."""
    there = [
        one
        for one in lines
        if one.middle > line.middle
        and one.top - line.bottom < _PITCH * min(one.height, line.height)
        and abs(one.left - line.left) < _OFF * line.height
        and one.left < line.right
    ]
    return min(there, key=lambda one: one.top, default=None)


def _with_whole_numbers(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    left = list(lines)
    for line in sorted(lines, key=lambda one: one.left):
        groups = _groups(line, left) if line in left else ()
        if sum(len(one.text) for one in groups) >= _FEWEST_FIGURES and len(groups) > 1:
            left = [one for one in left if one not in groups] + [_row_of(groups)]
    return tuple(left)


def _groups(line: TextLine, lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    found: tuple[TextLine, ...] = ()
    after: TextLine | None = line
    while after is not None and _GROUP.fullmatch(_packed(after.text)):
        if found and not _go_together(found[-1], after):
            break
        found = (*found, after)
        after = _beside(after, [one for one in lines if one not in found])
    return found


def _go_together(one: TextLine, after: TextLine) -> bool:
    taller, lower = max(one.height, after.height), min(one.height, after.height)
    return after.left - one.right < _GROUPS_APART * lower and taller < _OF_A_SIZE * lower


def _row_of(lines: Sequence[TextLine]) -> TextLine:
    return TextLine(
        " ".join(one.text for one in lines),
        min(one.left for one in lines),
        min(one.top for one in lines),
        max(one.right for one in lines),
        max(one.bottom for one in lines),
        min(one.confidence for one in lines),
    )


def _is_same_row(one: TextLine, other: TextLine) -> bool:
    return abs(one.middle - other.middle) < _SAME_ROW * min(one.height, other.height)


def _packed(text: str) -> str:
    return re.sub(r"[\s:：]", "", text).translate(_BRACKETS)
