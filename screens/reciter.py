"""Says the pages of the green lane: all that is in sight, and no more than that.

A view knows what a page is about. Which of many answers stand on the sheet in sight, and
where the way on leads from there, only the drawn page knows; so it is read from its widgets
when it has been laid out, and anew whenever another sheet is turned up or another stage of
the same page is drawn. Who may hear each sentence is decided where it is played.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from kivy.clock import Clock
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from devices.speaker.routing import Part
from kiosk.text import GreenText, Language, say
from screens.lane import joined, opening_of, sentence
from screens.list_view import RowKind
from screens.page_view import PageView
from screens.widgets.banner import ErrorLine, TroubleBanner
from screens.widgets.page import Page
from screens.widgets.paged import Paged
from screens.widgets.rows import LineRow
from screens.widgets.sight import box_of, touchables, visible, words_of
from screens.widgets.signature import SignaturePad
from screens.widgets.text_field import TextField
from screens.widgets.touch import Touchable

FRAMES_TO_LAY_OUT: Final = 2
FIRST_PAGE: Final = "notice"  # of the lane: its two buttons are explained there, once
_SEEN_ALONE: Final = ("identify", "further_person", "signer_card")  # whose card it is
_SAID_BY_THE_VISIT: Final = ("sign_text", "read_slip", "ask/")  # their words are an effect
_NOT_LINES: Final = Touchable | TroubleBanner | ErrorLine | SignaturePad


class Heard(NamedTuple):
    """What is said of a page: what it is, then what of it is in sight.

    ``answers`` are somebody's own, however common their words are: for one ear alone.
    """

    opening: str = ""
    answers: str = ""
    sheet: str = ""

    def parts(self) -> tuple[Part, ...]:
        """Return it as it is said."""
        return tuple(
            Part(words, is_private=words is self.answers, is_of_page=words is not self.answers)
            for words in self
            if words
        )


class Reciter:
    """Recites one page after the other. UI thread only."""

    def __init__(self, read_aloud: Callable[[Sequence[Part]], None]) -> None:
        self._read_aloud = read_aloud
        self._page: Page | None = None
        self._language = Language.ZH
        self._said = Heard()
        self._frames = 0

    def drawn(self, page: Page, language: Language) -> None:
        """A page was drawn, or drawn anew: say what is new of it when it has been laid out."""
        if page is not self._page or language is not self._language:
            self._page, self._language, self._said = page, language, Heard()
            for paged in (one for one in page.walk() if isinstance(one, Paged)):
                paged.bind(at=lambda *_: self._wait())
        self._wait()

    def leave(self) -> None:
        """The lane has ended: hold no page of it."""
        self._page = None

    def whole(self) -> tuple[Part, ...]:
        """Return all that is in sight, for who asks to hear it once more."""
        return heard(self._page, self._language).parts() if self._page is not None else ()

    def _wait(self) -> None:
        is_waiting, self._frames = self._frames > 0, FRAMES_TO_LAY_OUT
        if not is_waiting:
            Clock.schedule_once(self._count)

    def _count(self, _seconds: float) -> None:
        self._frames -= 1
        if self._frames > 0:
            Clock.schedule_once(self._count)
        elif self._page is not None:
            self._say(heard(self._page, self._language))

    def _say(self, now: Heard) -> None:
        before, self._said = self._said, now
        if now.opening != before.opening:
            self._read_aloud(now.parts())
        elif now != before:
            self._read_aloud(now._replace(opening="").parts())


def heard(page: Page, language: Language) -> Heard:
    """Return what is said of a page that has been laid out."""
    if page.view is None:
        return Heard()
    view = page.view
    about = "" if view.key.startswith(_SEEN_ALONE) else view.about
    opening = sentence((about, *opening_of(view)), language)
    body = page.ids.body.__self__
    lines = () if view.key.startswith(_SAID_BY_THE_VISIT) else lines_of(body)
    touched = tuple(_to_touch(page, view, body, language))
    if any(isinstance(one, LineRow) and _is_answer(one) for one in visible(body)):
        return Heard(opening, sentence(lines, language), sentence(touched, language))
    return Heard(opening, "", sentence((*lines, *touched), language))


def _to_touch(page: Page, view: PageView, body: Widget, language: Language) -> Iterator[str]:
    """Yield what can be touched, the way on last."""
    there = {one.touch_id: one for one in touchables(page)}
    choices = [str(one.words) for one in _in_order(body) if _is_choice(one)]
    if choices:
        yield say(language, GreenText.CHOICES, words=joined(choices, language))
    if more := there.get("more"):
        yield say(language, GreenText.FURTHER, words=more.words)
    if any(name.startswith("row.") for name in there):
        yield say(language, GreenText.CHANGE)
    if view.key == FIRST_PAGE:
        yield say(language, GreenText.LANE)
    if view.others:
        words = joined([button.words for button in view.others], language)
        yield say(language, GreenText.SMALL, words=words)
    if view.way_on is not None:
        yield say(language, GreenText.TOUCH, words=view.way_on.words)


def lines_of(body: Widget) -> tuple[str, ...]:
    """Return what can be read below a widget and not be touched, from the top down."""
    found = sorted(_lines(body), key=lambda line: -line[0])
    return tuple(line for _, line in found)


def _lines(widget: Widget) -> Iterator[tuple[float, str]]:
    is_there = widget.opacity > 0 and min(widget.size) > 0 and getattr(widget, "is_said", True)
    if not is_there or isinstance(widget, _NOT_LINES):
        return
    if isinstance(widget, LineRow):
        yield from ((box_of(widget).centre[1], line) for line in _of_row(widget))
    elif isinstance(widget, TextField):
        if not widget.text and not widget.letters:
            yield box_of(widget).centre[1], str(widget.prompt)
    elif isinstance(widget, Label):
        yield box_of(widget).centre[1], words_of(widget)
    else:
        for child in widget.children:
            yield from _lines(child)


def _of_row(widget: LineRow) -> Iterator[str]:
    row = widget.row
    if _is_answer(widget):
        yield f"{row.words}{'' if row.words.endswith(('？', '?')) else '：'}{row.value}"
        return
    yield from (row.words, row.value, row.note)


def _is_answer(widget: LineRow) -> bool:
    return bool(widget.row.kind is RowKind.ANSWER)


def _is_choice(one: Touchable) -> bool:
    name = str(one.touch_id)
    return name.startswith("choice.") or name == "often"


def _in_order(body: Widget) -> list[Touchable]:
    """Return what can be touched as one reads: rows from the top, each from the left."""
    found = [one for one in visible(body) if isinstance(one, Touchable) and not one.disabled]
    return sorted(found, key=lambda one: (-round(box_of(one).y), box_of(one).x))
