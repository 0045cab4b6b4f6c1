"""Values on papers of no kind that we know: each is tied to the label that is printed by it. Pure.

A word is a label where it stands alone, before a colon or a gap, or before a value that
only such a label has. It names its value as it is printed, for there is no element of the
catalogue that it belongs to: nothing is filled in because of it. Whoever looks at a paper
(`main.py scan`) sees what stands where, also beside the fields of a known kind.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from devices.document_reader import values
from devices.document_reader.arrangement import Label, candidates, continued, is_taken, labels_on
from devices.document_reader.contract import PageText, TextLine
from devices.document_reader.fields import FIELDS, OTHER_LABELS
from devices.document_reader.form_labels import LABELS, LONG, WITH_A_SHAPE, reader_of
from devices.document_reader.parted import put_together
from devices.document_reader.reading import FieldRead, PaperRead, place_of, read_of
from devices.document_reader.values import Confirmation

_BY_ITS_COLON = re.compile(r"([\u4e00-\u9fff]{2,8}|[A-Za-z][A-Za-z\-]{1,11})\s*[:：]")
_NO_LABELS = frozenset({"备注", "注", "说明", "提示", "附件", "注意", "注意事项", "http", "https"})
_ENDS = re.compile(r"[(（][^()（）]{1,12}[)）]|\s|$")
_COLON = re.compile(r"\s*(?:[(（][^()（）]{1,12}[)）])?\s*[:：]")
_BEFORE = re.compile(r"[\s*＊、.．\d()（）:：;；,，|]*$")
_ANYWHERE = frozenset({"性别", "民族"})  # cards have them in the middle of a line, without a colon
_NAMES, _SHORT_NAME = frozenset({"姓名", "死者姓名", "户主姓名"}), 4
_LONG_WORD = 4  # signs: shorter ones begin many words that are no labels
_GOES_ON = re.compile(r"[的和与及或是为不应须请由在表证书变登说情、，,）)]")
_CODE = "code"
_MOST_ALIKE = 4  # fields of one label
_NEAR = 12  # signs behind a label: a value of a known shape begins within them
_WORD = re.compile("[\u4e00-\u9fff]{2,8}")
_IN_COLUMN, _ON_ROW, _BEHIND = 0.6, 0.5, 14.0  # heights
_LONGEST = 60  # signs of a value; more is a text
_SEEN = 0.6  # of confidence: below it a sign was guessed


def read_form(page: PageText, also: Collection[str] = ()) -> dict[str, FieldRead]:
    """Return the values on a page by their labels; the second of one label bears a 2 behind it.

    ``also`` are further labels that papers of this kind bear.
    """
    words = sorted({*LABELS, *also, *_by_colon(page.lines)} - _NO_LABELS)
    lines = put_together(page.lines, words)
    labels = labels_on(lines, words, _is_label)
    wholes = {_packed(line.text).rstrip(":：") for line in lines}
    fields: dict[str, FieldRead] = {}
    for label in sorted(labels, key=lambda one: _packed(one.line.text) not in wholes):
        found = next(_values(label, lines, labels), None)
        names = (label.word, *(f"{label.word} {at}" for at in range(2, _MOST_ALIKE + 1)))
        name = next((one for one in names if one not in fields), None)
        if found is not None and name is not None:
            fields[name] = found
    return fields


def beside(paper: PaperRead, page: PageText) -> dict[str, FieldRead]:
    """Return a paper's own fields, and what its other labels and its codes say."""
    own = {word for one in FIELDS[paper.kind] for word in one.labels} if paper.kind else set()
    known = own.union(OTHER_LABELS.get(paper.kind, ())) if paper.kind else own
    places = {one.place for one in paper.fields.values()}
    others = {
        name: one
        for name, one in read_form(page, known).items()
        if name.partition(" ")[0] not in own and one.place not in places
    }
    codes = [code for code in page.codes if place_of(code) not in places]
    said = {
        _CODE if at == 1 else f"{_CODE} {at}": FieldRead(
            code.text, 1.0, Confirmation.CODE, place_of(code)
        )
        for at, code in enumerate(codes, 1)
    }
    return said | others | paper.fields


def _by_colon(lines: Sequence[TextLine]) -> Iterator[str]:
    for line in lines:
        found = _BY_ITS_COLON.match(line.text.strip())
        if found:
            yield found[1]


def _is_label(word: str, before: str, after: str) -> bool:
    """Say whether a word in a line is a label, by what stands before and behind it."""
    if _COLON.match(after):
        return True
    is_first = _BEFORE.fullmatch(before) is not None
    if is_first and _ENDS.match(after):
        return True
    rest = after.strip()
    if word in _ANYWHERE or (is_first and word in WITH_A_SHAPE):
        return bool(rest) and _begins_with_its_value(word, rest)
    if word in _NAMES:
        return is_first and values.person_name(rest) is not None and len(rest) <= _SHORT_NAME
    is_long = is_first and word in LABELS and len(word) >= _LONG_WORD
    return is_long and len(rest) <= _LONGEST and not _GOES_ON.match(rest)


def _begins_with_its_value(word: str, rest: str) -> bool:
    """Say whether what is printed right behind a label is what only such a label has."""
    found = reader_of(word)(rest[:_NEAR])
    is_of_a_list = found is not None and found.confirmed_by is Confirmation.LIST
    return found is not None and (is_of_a_list or (rest[0].isalnum() and rest[0].isascii()))


def _packed(text: str) -> str:
    return "".join(text.split())


def _values(
    label: Label, lines: Sequence[TextLine], labels: Sequence[Label]
) -> Iterator[FieldRead]:
    read, others = reader_of(label.word), [one for one in labels if one is not label]
    is_empty = False
    for text in candidates(label, lines, labels):
        is_below = text.middle > label.line.bottom
        if not is_below and label.rest is None:
            is_empty = is_empty or _is_like_a_label(text, lines, others)
        is_anothers = is_taken(text, others) if is_below else is_empty
        if text.confidence < _SEEN or is_anothers:
            continue
        whole = continued(text, label, lines, labels) if label.word in LONG else text
        value = read(whole.text.replace("\n", ""))
        if value is not None and len(value.text) <= _LONGEST:
            yield read_of(value, whole)


def _is_like_a_label(text: TextLine, lines: Sequence[TextLine], labels: Sequence[Label]) -> bool:
    """Say whether a word is a label that nobody knows: the cell before it is empty then.

    It stands in a column of labels, and what comes next on its row is a value of its own.
    """
    if not _WORD.fullmatch(_packed(text.text)):
        return False
    is_in_column = any(
        abs(one.line.middle - text.middle) > text.height
        and abs(one.line.left - text.left) < _IN_COLUMN * text.height
        for one in labels
    )
    behind = [
        one
        for one in lines
        if abs(one.middle - text.middle) < _ON_ROW * text.height
        and 0 < one.left - text.right < _BEHIND * text.height
    ]
    after = min(behind, key=lambda one: one.left, default=None)
    is_label = after is not None and any(
        one.line.top == after.top and after.left <= one.line.left <= after.right for one in labels
    )
    return is_in_column and after is not None and not is_label
