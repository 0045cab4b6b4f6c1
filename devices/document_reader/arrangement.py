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
_NEAR_ROW = 4.0  # heights between the middles of a label and the next one in its column
_OTHER_LINE = 0.5  # heights between the middles of two lines of one cell, at least
_EVEN = 0.4  # heights: how even the lines of one cell are, and how well about their label
_BETWEEN = " :：\u3000"
_SIGN = {"（": "[(（]", "）": "[)）]"}
_SHORT = 2  # signs of a label
_OFTEN_BEHIND_A_VALUE = frozenset({"性别", "民族", "年龄", "国籍", "姓名", "出生"})
_CHINESE_END = re.compile(r"[\u4e00-\u9fff]$")
_UNIT = re.compile(r"[(（][^()（）]{1,8}[)）]")  # behind a label: "建筑面积（㎡）"
_LABEL_WITH_COLON = re.compile(r"\s*[\u4e00-\u9fff]{2,8}\s*[:：]")
_HEADING = re.compile(r"[(（]?[一二三四五六七八九十]{1,2}[)）、.．]")  # of a part of a form


@dataclass(frozen=True, slots=True)
class Label:
    """One occurrence of a label. ``rest`` is what stands behind it on the same line."""

    word: str
    line: TextLine
    rest: TextLine | None


IsLabel = Callable[[str, str, str], bool]
"""Says whether a word is a label, of what stands before and behind it on its line."""


def _is_whole(word: str, before: str, _after: str) -> bool:
    """Say whether a short word is one, and not the end of a longer one ("房屋建筑面积")."""
    return len(word) > _SHORT or word in _OFTEN_BEHIND_A_VALUE or not _CHINESE_END.search(before)


def labels_on(
    lines: Sequence[TextLine], words: Sequence[str], is_label: IsLabel = _is_whole
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
    near_beside = _from_the_left(beside)
    near_below = _from_above(below, label.line)
    row = [_joined(_read_once(near_beside), " ")] if len(near_beside) > 1 else []
    is_far = near_beside and _gap_beside(near_beside[0], label.line) > _FAR_BELOW
    if is_far and near_below and not _is_in_a_column(label, labels):
        return near_below + near_beside + row
    return near_beside + near_below + row


def _is_in_a_column(label: Label, labels: Sequence[Label]) -> bool:
    """Say whether labels stand under each other: then their values stand beside them."""
    return any(
        one.line.left < label.line.right
        and one.line.right > label.line.left
        and 0 < abs(one.line.middle - label.line.middle) < _NEAR_ROW * label.line.height
        and not _is_same_row(one.line, label.line)
        for one in labels
    )


def _from_the_left(values: Sequence[TextLine]) -> list[TextLine]:
    """Sort what stands beside a label; of two lines in one cell the upper one comes first."""
    nearest = min(values, key=lambda value: value.left, default=None)
    if nearest is None:
        return []

    def lies(value: TextLine) -> tuple[bool, bool, float]:
        step = _OTHER_LINE * nearest.height
        is_above = value.middle < nearest.middle - step
        in_cell = abs(value.left - nearest.left) < _INDENT * nearest.height
        return (not (is_above and in_cell), value.middle > nearest.middle + step, value.left)

    return sorted(values, key=lies)


def _from_above(values: Sequence[TextLine], label: TextLine) -> list[TextLine]:
    """Sort what stands under a label; of one row, what stands most right under it comes first."""
    highest = min((value.middle for value in values), default=0.0)

    def lies(value: TextLine) -> tuple[bool, float, float]:
        aside = max(0.0, value.left - label.right, label.left - value.right)
        return (value.middle > highest + _OTHER_LINE * label.height, aside, value.top)

    return sorted(values, key=lies)


def _is_before(one: Label, label: Label) -> bool:
    """Say whether a label is this one, or stands farther left: what is beyond is not its own."""
    return one is label or (_is_same_row(one.line, label.line) and one.line.left < label.line.left)


def _read_once(row: Sequence[TextLine]) -> list[TextLine]:
    """Drop a sign that two neighbours both bear where they lie over each other."""
    kept = [row[0]]
    for line in row[1:]:
        text, end = line.text.lstrip(), kept[-1].text.rstrip()[-1:]
        is_alike = text[:1] == end or (text[:1].isdigit() and end.isdigit())
        is_twice = line.left < kept[-1].right and is_alike
        kept.append(replace(line, text=text[1:]) if is_twice else line)
    return kept


def continued(
    value: TextLine, label: Label, lines: Sequence[TextLine], labels: Sequence[Label]
) -> TextLine:
    """Join a value with the lines that go on under it, as a long address does.

    Where the label stands before the middle of its cell, the value begins above it.
    """
    others = [one for one in labels if not _is_before(one, label)]
    free = [
        line
        for line in _values(lines, labels)
        if not is_taken(line, others) and not _is_of_another_cell(line, label.line, lines)
    ]
    rows = [value]
    for line in sorted(free, key=lambda one: one.top):
        if _LABEL_WITH_COLON.match(line.text):
            continue  # nobody knows it, and it is one
        if line.top > rows[-1].top and _goes_on(rows[-1], line, value):
            rows.append(line)
    for line in sorted(free, key=lambda one: -one.bottom):
        if label.rest is None and _begins_above(line, rows, label.line, value):
            rows.insert(0, line)
    return _joined(rows, "\n")


def _begins_above(
    line: TextLine, rows: Sequence[TextLine], label: TextLine, value: TextLine
) -> bool:
    """Say whether with this line above them the rows stand evenly about their label."""
    if len(rows) == 1 or line.top >= rows[0].top or not _goes_on(line, rows[0], value):
        return False
    pitch, above = rows[1].middle - rows[0].middle, rows[0].middle - line.middle
    off = abs((line.top + rows[-1].bottom) / 2 - label.middle)
    before = abs((rows[0].top + rows[-1].bottom) / 2 - label.middle)
    return abs(pitch - above) < _EVEN * line.height and off < min(before, _EVEN * line.height)


def _goes_on(upper: TextLine, lower: TextLine, value: TextLine) -> bool:
    """Say whether of two lines the lower one goes on with the upper one's text."""
    height = min(upper.height, lower.height)
    is_near = lower.top - upper.bottom < _NEXT_LINE * height
    is_next = lower.middle - upper.middle > _OTHER_LINE * height
    in_column = abs(upper.left - value.left) < _INDENT * height
    in_column = in_column and abs(lower.left - value.left) < _INDENT * height
    return is_near and is_next and in_column and 0.7 < upper.height / lower.height < 1.4  # noqa: PLR2004 - of a size


def _is_of_another_cell(line: TextLine, label: TextLine, lines: Sequence[TextLine]) -> bool:
    """Say whether something else stands on a line's row, in the column of the label."""
    return any(
        one is not line
        and _is_same_row(one, line)
        and one.right <= line.left
        and one.left < label.right
        and one.right > label.left
        and not _is_same_row(one, label)
        for one in lines
    )


def _joined(lines: Sequence[TextLine], between: str) -> TextLine:
    return TextLine(
        text=between.join(line.text for line in lines),
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        confidence=min(line.confidence for line in lines),
    )


def is_taken(line: TextLine, labels: Sequence[Label]) -> bool:
    """Say whether a line stands to the right of a label: then it is that label's."""
    return any(
        label.rest is None
        and _is_same_row(line, label.line)
        and -line.height < line.left - label.line.right < _SURELY_BESIDE * line.height
        and line.left > label.line.left
        for label in labels
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    loose = (r"[\s ]*".join(_SIGN.get(sign, re.escape(sign)) for sign in word) for word in ordered)
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
        says_more = rest and not _UNIT.fullmatch(rest)
        behind = _part(line, one.end(), end, rest) if says_more else None
        yield Label(word, _part(line, one.start(), one.end(), one[0]), behind)


def _part(line: TextLine, start: int, end: int, text: str) -> TextLine:
    """Cut a line's place at its signs, as if all were of one width."""
    width = (line.right - line.left) / max(1, len(line.text))
    return replace(line, text=text, left=line.left + start * width, right=line.left + end * width)


def _values(lines: Sequence[TextLine], labels: Sequence[Label]) -> list[TextLine]:
    """Return the lines that hold no label and are no words of a seal."""
    places = {(label.line.top, label.line.bottom, label.line.left) for label in labels}
    return [
        line
        for line in lines
        if not line.is_red
        and not any(
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
