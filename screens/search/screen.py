"""Draws the search; laid out in ``search.kv``. What is composed and not yet a word lives here."""

from collections.abc import Sequence
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.journeys.actions import LookFor
from screens.choose.presenter import TileView
from screens.entry.composing import Composing
from screens.entry.pinyin import Candidate, pinyin
from screens.entry.pinyin_pad import CandidateBar, Letters  # noqa: F401 - its kv rule
from screens.search.presenter import SearchView
from screens.theme.measure import mm
from screens.widgets import text_field  # noqa: F401 - its kv rule
from screens.widgets.page import Act, Page
from screens.widgets.paged import Paged
from screens.widgets.touch import ChoiceCard, Key

Builder.load_file(str(Path(__file__).with_name("search.kv")))

MOST_CHARACTERS = 30
ERASE = "erase"
BESIDE = 0.8  # of the entry's width, for what it finds


class ResultPages(Paged):
    """The results: one page, the best first; what has no room is left away."""


class Results(BoxLayout):
    """What was found, or that nothing was and what to do then."""

    nothing = StringProperty("")
    nothing_hint = StringProperty("")

    def fill(self, view: SearchView, act: Act) -> None:
        """Show what a view has."""
        self.nothing, self.nothing_hint = view.nothing, view.nothing_hint
        self.ids.pages.fill([_card(tile, act) for tile in view.tiles])


class SearchScreen(Page):
    """The field, what it finds, candidates, letters. Every key looks anew."""

    text = StringProperty("")
    letters = StringProperty("")
    prompt = StringProperty("")
    to_letters = StringProperty("")
    to_signs = StringProperty("")

    def __init__(self, act: Act, stages: Sequence[str] = ()) -> None:
        super().__init__(act, stages)
        self._has_hanzi: bool | None = None
        self._candidates: CandidateBar | None = None
        self._results = Results()
        self._place(self._results)
        self.ids.letters.bind(on_key=lambda _letters, key: self.key_pressed(key))

    def show(self, view: SearchView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.prompt, (more, self.to_letters, self.to_signs) = view.prompt, view.pad_words
        if self._has_hanzi is None:
            self._has_hanzi = view.has_hanzi
            self._add_bar(view, more)
        if view.text != self.text + self.letters:
            self.text, self.letters = view.text, ""
        self._results.fill(view, self.act)

    def _place(self, results: Results) -> None:
        """Put the results between field and letters, in a wide window beside both."""
        if not self.is_wide:
            self.ids.above.add_widget(results)
            return
        head = self.ids.head
        head.size_hint_x = BESIDE
        head.remove_widget(head.children[0])  # the empty rest below the heading
        head.add_widget(results)

    def key_pressed(self, key: str) -> bool:
        """Take a key of the pad or of a keyboard; False if it is none of them."""
        now = Composing(self.text, self.letters)
        is_letter = len(key) == 1 and key.isascii() and key.isalpha()
        if key == ERASE:
            self._take(now.erase())
        elif is_letter and self._has_hanzi:
            self._take(now.letter(key.lower()))
        elif key == " " and self.letters:
            for first in pinyin().candidates(self.letters)[:1]:
                self._take(now.choose(first))
        elif len(key) == 1 and key.isprintable():
            self._take(now.sign(key))
        else:
            return False
        return True

    def _take(self, now: Composing) -> None:
        if now == Composing(self.text, self.letters):
            return
        self.text, self.letters = now.text[:MOST_CHARACTERS], now.letters
        if self._candidates is not None:
            self._candidates.fill(pinyin().candidates(now.letters) if now.letters else [])
        self.act(LookFor(self.text + self.letters))

    def _choose(self, candidate: Candidate) -> None:
        self._take(Composing(self.text, self.letters).choose(candidate))

    def _space(self) -> None:
        self.key_pressed(" ")

    def _add_bar(self, view: SearchView, more: str) -> None:
        """Put candidates above the letters, or for English the space that words need."""
        height = 18 if self.is_wide else 20
        if not view.has_hanzi:
            space = Key(words=view.space, step="BODY", touch_id="key.space", height=mm(height))
            space.when_touched(self._space)
            self.ids.bar.add_widget(space)
            return
        self._candidates = CandidateBar(rows=1, key_mm=height, step="LEAD", more=more)
        self._candidates.bind(on_candidate=lambda _bar, candidate: self._choose(candidate))
        self.ids.bar.add_widget(self._candidates)


def _card(tile: TileView, act: Act) -> ChoiceCard:
    card = ChoiceCard(words=tile.button.words, note=tile.summary, touch_id=f"choice.{tile.id}")
    card.when_touched(lambda: act(tile.button.action))
    return card
