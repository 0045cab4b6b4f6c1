"""Draws one field of the form; laid out in ``question.kv``. The draft lives in here alone."""

from dataclasses import replace
from pathlib import Path

from kivy.lang import Builder

from screens.entry.hanzi_entry import HanziEntry, Way
from screens.entry.number_entry import NumberEntry
from screens.page_view import Button, PageView
from screens.question.presenter import Entry, QuestionView, answer
from screens.scenario.screen import choice_card
from screens.theme.measure import mm
from screens.widgets.choices import ChoiceList
from screens.widgets.page import Page
from screens.widgets.touch import PlainButton

Builder.load_file(str(Path(__file__).with_name("question.kv")))


class QuestionScreen(Page):
    """The question, the answer so far, and what enters it."""

    others_in_head = True
    _question: QuestionView | None = None
    _entry: NumberEntry | HanziEntry | ChoiceList | None = None
    _lay: PlainButton | None = None

    def show(self, view: QuestionView) -> None:
        """Draw one view: its text becomes the draft. UI thread only."""
        self._question = view
        self.may_sink = view.entry is Entry.CHOICES
        self._frame(view, view.page)
        if self._entry is None:
            self._entry = self._new_entry(view)
            self.ids.entry.add_widget(self._entry)
        if isinstance(self._entry, ChoiceList):
            self._entry.more, self._entry.less = view.more, view.less
            self._entry.fill([choice_card(choice, self.act) for choice in view.choices])
        else:
            self._fill(self._entry, view)

    def way_on(self) -> None:
        """Hand over what was entered."""
        if self._question is not None and self._entry is not None:
            self.act(answer(self._question, self._text()))

    def key_pressed(self, key: str) -> bool:
        """Take a character of a keyboard."""
        if isinstance(self._entry, NumberEntry | HanziEntry):
            return self._entry.press(key)
        return False

    def _text(self) -> str:
        if isinstance(self._entry, NumberEntry | HanziEntry):
            return str(self._entry.text)
        return self._question.text if self._question else ""

    def _new_entry(self, view: QuestionView) -> NumberEntry | HanziEntry | ChoiceList:
        if view.entry is Entry.CHOICES:
            return ChoiceList()
        if view.entry is Entry.PAD:
            return NumberEntry(view.shape, view.max_length, view.clear)
        usual = Way.WRITING if view.is_written else Way.LETTERS
        return HanziEntry(view.max_length, view.pad_words, usual)

    def _fill(self, entry: NumberEntry | HanziEntry, view: QuestionView) -> None:
        entry.unbind(text=self._typed)
        entry.text, entry.note = view.text, view.note
        entry.error, entry.is_wide = view.error, self.is_wide
        if isinstance(entry, HanziEntry):
            entry.first_offers, entry.is_place = list(view.first_offers), view.is_place
            entry.lay()
        else:
            entry.prompt = view.prompt
        entry.bind(text=self._typed)

    def _typed(self, _entry: object, text: str) -> None:
        """Say "keep" only while the text is the one that was warned about."""
        view = self._question
        if view is None or not view.is_warning or view.page.way_on is None:
            return
        words = view.page.way_on.words if text == view.text else view.done
        self._frame(view, _with_words(view.page, words))

    def _frame(self, view: QuestionView, page: PageView) -> None:
        """Put the button that has a paper read where the pad leaves room for it."""
        if view.lay is None:
            self.frame(page)
        elif self.is_wide:
            self.frame(page)
            self._lay_beside(view.lay)
        else:
            self.frame(replace(page, others=(*page.others, view.lay)))

    def _lay_beside(self, lay: Button) -> None:
        """Under the words of a wide page."""
        if self._lay is not None:
            self.ids.head.remove_widget(self._lay)
        self._lay = PlainButton(words=lay.words, sign=lay.sign, touch_id="lay_paper")
        self._lay.height = mm(30)
        self._lay.when_touched(lambda: self.act(lay.action))
        self.ids.head.add_widget(self._lay, index=1)


def _with_words(page: PageView, words: str) -> PageView:
    return page if page.way_on is None else replace(page, way_on=replace(page.way_on, words=words))
