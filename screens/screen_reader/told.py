"""What a page tells those who do not see it, and what is to be said when it changes. Pure.

A line is made of parts, each general or private as the voice's are: names, numbers and
what was entered are for one ear or one braille display and never for the room.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from devices.speaker.routing import Part
from kiosk.text import Language, ReaderText, say

Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One moment of the glass: the page, its rows, what is entered, what has the focus."""

    page: str
    language: Language
    opening: tuple[Line, ...] = field(repr=False)
    rows: tuple[Line, ...] = field(default=(), repr=False)
    alert: Line = field(default=(), repr=False)
    entry: str | None = field(default=None, repr=False)  # None: there is no field
    prompt: str = ""
    focus: Line = field(default=(), repr=False)
    count: int = 0  # of what can be touched
    asked: int = 0  # how often somebody wanted to hear it once more


def lines_between(before: Told | None, now: Told) -> Iterator[Line]:
    """Yield what is to be said now: all of a fresh page, else what has changed."""
    is_fresh = before is None or before.page != now.page or before.language != now.language
    if before is None or is_fresh or before.asked != now.asked:
        yield from _whole(now)
        return
    yield from (line for line in now.opening if line not in before.opening)
    if now.alert and now.alert != before.alert:
        yield now.alert
    if now.rows != before.rows:
        yield from now.rows
    if now.entry is not None and now.entry != before.entry:
        yield _written(before.entry or "", now)
    if now.focus and now.focus != before.focus:
        yield now.focus


def _whole(now: Told) -> Iterator[Line]:
    yield from now.opening
    yield (Part(say(now.language, ReaderText.COUNT, count=now.count)),)
    if now.alert:
        yield now.alert
    yield from now.rows
    if now.entry:
        yield (_private(now, ReaderText.FIELD, written=now.entry),)
    elif now.entry is not None:
        yield (Part(say(now.language, ReaderText.FIELD_EMPTY, prompt=now.prompt)),)
    if now.focus:
        yield now.focus


def _written(before: str, now: Told) -> Line:
    """Say what was added or taken back at the end, else all that stands there."""
    text = now.entry or ""
    if text.startswith(before):
        return (_private(now, ReaderText.TYPED, written=text[len(before) :]),)
    if before.startswith(text):
        return (_private(now, ReaderText.ERASED, written=before[len(text) :]),)
    return (_private(now, ReaderText.FIELD, written=text),)


def _private(now: Told, key: ReaderText, **values: object) -> Part:
    return Part(say(now.language, key, **values), is_private=True)
