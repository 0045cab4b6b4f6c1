"""From the text of a page to its kind and fields. Pure.

Nothing is filled in because of this alone: a value goes to the resident with the
picture of its place, who says whether it is right (`FieldRead.is_doubtful` says how
loudly to ask).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from devices.document_reader.arrangement import Label, candidates, continued, labels_on
from devices.document_reader.coded import coded
from devices.document_reader.contract import CodeText, PageText, TextLine
from devices.document_reader.fields import FIELDS, OTHER_LABELS, Field
from devices.document_reader.kinds import PaperKind, is_certain_kind, kind_of
from devices.document_reader.parted import put_together
from devices.document_reader.spreads import pages_of
from devices.document_reader.values import Confirmation, Value
from provisioning.catalogue import numbers

_SEVERAL = 2
_OTHER, _OF_THE_HOUSE = "other", ("hukou_addr", "household_no")
_SURE = 0.97  # below it the recognition itself doubts a sign


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands on the picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One value that was read. ``confidence`` is the recognition's own, from 0 to 1."""

    value: str = field(repr=False)
    confidence: float
    confirmed_by: Confirmation | None
    place: Place

    @property
    def is_doubtful(self) -> bool:
        """Say whether nothing but a hesitant eye stands behind it."""
        return self.confirmed_by is None or self.confidence < _SURE


@dataclass(frozen=True, slots=True)
class PaperRead:
    """What a page is and says. ``kind`` is None where nobody knows; then it has no fields.

    ``is_certain``: its words and its fields leave no doubt about the kind. ``also`` is the
    kind of the other page of a booklet that lies open; what stands there bears ``other.``
    before its name, unless this page has no such field and the other is of another kind.
    """

    kind: PaperKind | None
    fields: dict[str, FieldRead]
    is_certain: bool = False
    also: PaperKind | None = None


def read_paper(page: PageText) -> PaperRead:
    """Say which document a page is and what stands in its fields."""
    pages = [_read_page(one) for one in pages_of(page)]
    return pages[0] if len(pages) == 1 else _both(*pages)


def _both(one: PaperRead, other: PaperRead) -> PaperRead:
    """Say of two pages what they say together, the one that bears a person's values first."""
    if one.kind in {PaperKind.HOUSEHOLD_HEAD, PaperKind.CARD_BACK}:
        one, other = other, one
    own = {field.name for field in FIELDS[one.kind]} if one.kind else set()
    is_alike = one.kind is other.kind
    fields = dict(one.fields)
    for name, read in other.fields.items():
        is_free = not is_alike and (name not in own or name in _OF_THE_HOUSE)
        fields.setdefault(name if is_free else f"{_OTHER}.{name}", read)
    return PaperRead(one.kind, fields, one.is_certain and other.is_certain, other.kind)


def _read_page(page: PageText) -> PaperRead:
    kind = kind_of(page)
    if kind is None:
        return PaperRead(None, {})
    words = {word for one in FIELDS[kind] for word in (*one.labels, one.after) if word}
    words |= {*OTHER_LABELS.get(kind, ())}
    lines = put_together(page.lines, sorted(words))
    labels = labels_on(lines, sorted(words))
    found = ((one.name, _field(one, lines, labels)) for one in FIELDS[kind])
    fields = {name: read for name, read in found if read is not None}
    fields |= dict(_coded(kind, page))
    fields = _agreeing(_with_birth(kind, fields, lines, labels))
    return PaperRead(kind, fields, is_certain_kind(page) and _tells(fields.values()))


def _with_birth(
    kind: PaperKind,
    fields: dict[str, FieldRead],
    lines: Sequence[TextLine],
    labels: Sequence[Label],
) -> dict[str, FieldRead]:
    """Complete a card's day of birth by its number, if what was read of it stands in both."""
    number = fields.get("id_no")
    if kind is not PaperKind.CARD_FACE or number is None or "birth_date" in fields:
        return fields
    born = number.value[6:14]
    year, *others = (int(born[start:end]) for start, end in ((0, 4), (4, 6), (6, 8)))
    for label in labels:
        row = candidates(label, lines, labels)[-1:] if label.word == "出生" else []
        for text in row:
            said = [int(one) for one in re.findall(r"[0-9]{1,4}", text.text)]
            if len(said) > 1 and said[0] == year and set(said[1:]) <= set(others):
                return fields | {"birth_date": read_of(Value(born, number.confirmed_by), text)}
    return fields


def _agreeing(fields: dict[str, FieldRead]) -> dict[str, FieldRead]:
    """Doubt a sex and a day of birth that the same person's number does not bear."""
    doubted = dict(fields)
    for name, number in fields.items():
        whose, _, what = name.rpartition("id_no")
        if what or number.confirmed_by is not Confirmation.CHECK_DIGIT:
            continue
        said = {"birth_date": number.value[6:14], "sex": numbers.sex_of(number.value)}
        for other, value in said.items():
            read = fields.get(whose + other)
            if read is not None and read.value != value:
                doubted[whose + other] = replace(read, confirmed_by=None)
    return doubted


def _tells(fields: Collection[FieldRead]) -> bool:
    """A letter may name a bank and its cards; the paper itself bears their values."""
    return len(fields) >= _SEVERAL or any(one.confirmed_by for one in fields)


def _coded(kind: PaperKind, page: PageText) -> Iterator[tuple[str, FieldRead]]:
    for name, value, code in coded(kind, page.codes):
        yield name, FieldRead(value, 1.0, Confirmation.CODE, place_of(code))


def _field(one: Field, lines: Sequence[TextLine], labels: Sequence[Label]) -> FieldRead | None:
    for label in _own(one, labels):
        for candidate in candidates(label, lines, labels):
            whole = continued(candidate, label, lines, labels) if one.is_long else candidate
            value = one.read(whole.text.replace("\n", ""))
            if value is not None:
                return read_of(value, whole)
    return _anywhere(one, lines) if one.anywhere else None


def _own(one: Field, labels: Sequence[Label]) -> Iterator[Label]:
    """Yield the labels that may be this field's: those after its anchor, or the nth."""
    if one.after:
        anchor = next((label for label in labels if label.word == one.after), None)
        if anchor is None:
            return
        start = anchor.line.top - anchor.line.height / 2
        following = [label for label in labels if label.line.top >= start]
        yield from [label for label in following if label.word in one.labels][:1]
        return
    for word in one.labels:
        yield from [label for label in labels if label.word == word][one.nth - 1 : one.nth]


def _anywhere(one: Field, lines: Sequence[TextLine]) -> FieldRead | None:
    """Return what only one value of a page can be; of several, the one that is confirmed."""
    found: dict[str, FieldRead] = {}
    for line in lines:
        value = one.read(line.text)
        if value is not None:
            found.setdefault(value.text, read_of(value, line))
    sure = [read for read in found.values() if read.confirmed_by is not None]
    likely = sure or list(found.values())
    return likely[0] if len(likely) == 1 else None


def read_of(value: Value, line: TextLine) -> FieldRead:
    """Say what was read on one line."""
    return FieldRead(value.text, line.confidence, value.confirmed_by, place_of(line))


def place_of(one: TextLine | CodeText) -> Place:
    """Say where a line or a code stands, in whole pixels."""
    return Place(int(one.left), int(one.top), int(one.right), int(one.bottom))
