"""Which value belongs to which label.

Forms put a value on its label's own line, beside it, or under it. Every place is tried
in this order of nearness and the first text that the field can be is taken, so a
neighbour's label or a stamp's words are passed over. Distances are measured in heights
of the label's line, so the picture's size does not matter.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from devices.document_reader.contract import TextLine

_SAME_ROW = 0.6  # of the smaller height: how far the middles may be apart
_FAR_RIGHT = 24.0  # heights between a label and a value beside it: cells are wide
_SURELY_BESIDE = 14.0  # the same, where it takes a line away from the one above it
_FAR_BELOW = 2.6
_NEXT_LINE = 1.4  # heights between two lines of one address
_INDENT = 3.0
_BETWEEN = " :：\u3000"
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,2}[)）、.．]")  # of a part of a form


@dataclass(frozen=True, slots=True)
class Label:
    """One occurrence of a label. ``rest`` is what stands behind it on the same line."""

    word: str
    line: TextLine
    rest: TextLine | None


IsLabel = Callable[[str, str, str], bool]
"""Says whether a word is a label, of what stands before and behind it on its line."""


def _always(_word: str, _before: str, _after: str) -> bool:
    return True


def labels_on(
    lines: Sequence[TextLine], words: Sequence[str], is_label: IsLabel = _always
) -> list[Label]:
    """Find every label on a page, from top to bottom; longer labels win over their parts."""
    pattern = _pattern(words)
    found = [label for line in lines for label in _labels_in(line, pattern, is_label)]
    return sorted(found, key=lambda label: (label.line.top, label.line.left))


def candidates(label: Label, lines: Sequence[TextLine], labels: Sequence[Label]) -> list[TextLine]:
    """Return the texts that may be a label's value, the likeliest first."""
    if label.rest is not None:
        return [label.rest]
    headings = [line for line in lines if _HEADING.match(line.text)]
    starts = [*(other.line for other in labels), *headings]
    values = [line for line in _values(lines, labels) if line.height < 4 * label.line.height]
    values = [line for line in values if line not in headings]
    beside = [value for value in values if _is_beside(value, label.line, starts)]
    below = [value for value in values if _is_below(value, label.line, starts)]
    near_beside = sorted(beside, key=lambda value: value.left)
    near_below = sorted(below, key=lambda value: (value.top, value.left))
    if near_beside and near_below and _gap_beside(near_beside[0], label.line) > _FAR_BELOW:
        return near_below + near_beside
    return near_beside + near_below


def continued(value: TextLine, lines: Sequence[TextLine], labels: Sequence[Label]) -> TextLine:
    """Join a value with the lines that go on under it, as a long address does."""
    for line in sorted(_values(lines, labels), key=lambda one: one.top):
        below = line.top - value.top > 0 and line.top - value.bottom < _NEXT_LINE * line.height
        in_column = abs(line.left - value.left) < _INDENT * line.height
        of_a_size = 0.7 < line.height / value.height * _rows(value) < 1.4  # noqa: PLR2004 - alike
        if below and in_column and of_a_size and not is_taken(line, labels):
            value = _joined(value, line)
    return value


def _rows(value: TextLine) -> int:
    return value.text.count("\n") + 1


def _joined(value: TextLine, line: TextLine) -> TextLine:
    return TextLine(
        text=f"{value.text}\n{line.text}",
        left=min(value.left, line.left),
        top=value.top,
        right=max(value.right, line.right),
        bottom=line.bottom,
        confidence=min(value.confidence, line.confidence),
    )


def is_taken(line: TextLine, labels: Sequence[Label]) -> bool:
    """Say whether a line stands to the right of a label: then it is that label's."""
    return any(
        label.rest is None
        and _is_same_row(line, label.line)
        and 0 <= line.left - label.line.right < _SURELY_BESIDE * line.height
        for label in labels
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    loose = (r"[\s ]*".join(map(re.escape, word)) for word in ordered)
    return re.compile("|".join(loose))


def _labels_in(line: TextLine, pattern: re.Pattern[str], is_label: IsLabel) -> Iterator[Label]:
    found = [
        one
        for one in pattern.finditer(line.text)
        if is_label(re.sub(r"\s", "", one[0]), line.text[: one.start()], line.text[one.end() :])
    ]
    for index, one in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line.text)
        rest = line.text[one.end() : end].strip(_BETWEEN)
        word = re.sub(r"\s", "", one[0])
        behind = _part(line, one.end(), end, rest) if rest else None
        yield Label(word, _part(line, one.start(), one.end(), one[0]), behind)


def _part(line: TextLine, start: int, end: int, text: str) -> TextLine:
    """Cut a line's place at its signs, as if all were of one width."""
    width = (line.right - line.left) / max(1, len(line.text))
    return replace(line, text=text, left=line.left + start * width, right=line.left + end * width)


def _values(lines: Sequence[TextLine], labels: Sequence[Label]) -> list[TextLine]:
    """Return the lines that hold no label."""
    places = {(label.line.top, label.line.bottom, label.line.left) for label in labels}
    return [
        line
        for line in lines
        if not any(
            top == line.top and bottom == line.bottom and line.left <= left <= line.right
            for top, bottom, left in places
        )
    ]


def _is_same_row(one: TextLine, other: TextLine) -> bool:
    return abs(one.middle - other.middle) < _SAME_ROW * max(one.height, other.height)


def _gap_beside(value: TextLine, label: TextLine) -> float:
    return (value.left - label.right) / label.height


def _is_beside(value: TextLine, label: TextLine, starts: Sequence[TextLine]) -> bool:
    if not _is_same_row(value, label) or value.left < label.right - label.height:
        return False
    if _gap_beside(value, label) > _FAR_RIGHT:
        return False
    return not any(
        _is_same_row(other, label) and label.right <= other.left < value.left for other in starts
    )


def _is_below(value: TextLine, label: TextLine, starts: Sequence[TextLine]) -> bool:
    gap = (value.top - label.bottom) / label.height
    overlaps = value.left < label.right + label.height and value.right > label.left - label.height
    if not overlaps or not -_SAME_ROW < gap < _FAR_BELOW or value.middle < label.middle:
        return False
    return not any(
        other is not label
        and label.bottom <= other.middle < value.middle
        and other.left < value.right
        and other.right > value.left
        for other in starts
    )
