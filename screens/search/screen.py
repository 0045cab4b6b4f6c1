"""Draws the search; laid out in ``search.kv``. What is composed and not yet a word lives here."""

from collections.abc import Sequence
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.journeys.actions import LookFor
from screens.choose.presenter import TileView
from screens.entry.composing import Composing
from screens.entry.handwriting.recogniser import recogniser
from screens.entry.hanzi_entry import OFFERED, HanziEntry, Way
from screens.entry.hanzi_pads import WritingPads
from screens.entry.pad_words import PadWords
from screens.entry.pinyin import Candidate, pinyin
from screens.entry.pinyin_pad import CandidateBar, Letters
from screens.search.presenter import SearchView
from screens.theme.measure import mm
from screens.widgets import text_field  # noqa: F401 - its kv rule
from screens.widgets.page import Act, Page
from screens.widgets.paged import Paged
from screens.widgets.touch import ChoiceCard, Key, PlainButton

Builder.load_file(str(Path(__file__).with_name("search.kv")))

MOST_CHARACTERS = 30
ERASE = "erase"
WRITING_MM = 106
BESIDE = 0.8  # of the entry's width, for what it finds
LEAST_RESULTS_MM = 84


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
        self._writing: WritingPads | None = None
        self._by_letters = self.ids.bar.__self__, self.ids.letters.__self__  # also while away
        self._results = Results()
        self._place(self._results)
        self._letters.bind(on_key=lambda _letters, key: self.key_pressed(key))

    @property
    def _letters(self) -> Letters:
        letters: Letters = self._by_letters[1]
        return letters

    def show(self, view: SearchView) -> None:
        """Draw one view. UI thread only."""
        self.frame(view.page)
        self.prompt, words = view.prompt, view.pad_words
        self.to_letters, self.to_signs = words.to_letters, words.to_signs
        if self._has_hanzi is None:
            self._has_hanzi = view.has_hanzi
            self._add_bar(view)
            if view.has_hanzi and HanziEntry.chosen_way is Way.WRITING:
                self._write(words)
        if view.text != self.text + self.letters:
            self.text, self.letters = view.text, ""
        self._results.fill(view, self.act)

    def _place(self, results: Results) -> None:
        """Put the results between field and letters, in a wide window beside both."""
        if not self.is_wide:
            self.ids.above.add_widget(results)
            return
        head = self.ids.head
        self.head_width, self.least_in_head_mm = BESIDE, LEAST_RESULTS_MM
        head.remove_widget(self.ids.filler)  # the empty rest below the heading
        head.add_widget(results)

    def key_pressed(self, key: str) -> bool:
        """Take a key of the pad or of a keyboard; False if it is none of them."""
        now = Composing(self.text, self.letters)
        is_letter = len(key) == 1 and key.isascii() and key.isalpha()
        if key == ERASE:
            self._take(now.erase())
        elif is_letter and self._has_hanzi:
            self._touch_letters()
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
        if self._writing is not None:
            self._writing.clear()
        self._take(Composing(self.text, self.letters).choose(candidate))

    def _space(self) -> None:
        self.key_pressed(" ")

    def _write(self, words: PadWords) -> None:
        """Put the square for a finger in the place of the letters; what was typed is let go."""
        HanziEntry.chosen_way = Way.WRITING
        self._take(Composing(self.text))
        pads = WritingPads(words, is_wide=True)
        pads.size_hint_y, pads.height = None, mm(WRITING_MM)
        pads.bind(on_ink=self._read)
        pads.bind(on_candidate=lambda _pads, candidate: self._choose(candidate))
        pads.bind(on_key=lambda _pads, _key: self._take_back(pads))
        pads.bind(on_turn=lambda _pads: self._touch_letters())
        pads.bind(on_signs=lambda _pads: self._touch_letters(signs=True))
        self._put(pads)
        self._writing = pads

    def _read(self, pads: WritingPads) -> None:
        pads.fill(recogniser().candidates(pads.strokes, OFFERED, after=self.text))

    def _take_back(self, pads: WritingPads) -> None:
        """Ink before characters."""
        if pads.has_ink:
            pads.clear()
        else:
            self.key_pressed(ERASE)

    def _touch_letters(self, *, signs: bool = False) -> None:
        if self._writing is None:
            return
        HanziEntry.chosen_way = Way.LETTERS
        self._writing = None
        self._letters.has_signs = signs
        self._put(*self._by_letters)

    def _put(self, *pads: Widget) -> None:
        self.ids.low.clear_widgets()
        for one in pads:
            self.ids.low.add_widget(one)

    def _add_bar(self, view: SearchView) -> None:
        """Put candidates above the letters, or for English the space that words need."""
        height = 18 if self.is_wide else 20
        if not view.has_hanzi:
            space = Key(words=view.space, step="BODY", touch_id="key.space", height=mm(height))
            space.when_touched(self._space)
            self.ids.bar.add_widget(space)
            return
        words = view.pad_words
        self._candidates = CandidateBar(rows=1, key_mm=height, step="LEAD", more=words.more)
        self._candidates.bind(on_candidate=lambda _bar, candidate: self._choose(candidate))
        self.ids.bar.add_widget(self._candidates)
        turn = PlainButton(words=words.to_writing, touch_id="entry.turn", sign="pencil")
        turn.size_hint_x, turn.height = None, mm(height)
        turn.when_touched(lambda: self._write(words))
        self.ids.bar.add_widget(turn)


def _card(tile: TileView, act: Act) -> ChoiceCard:
    card = ChoiceCard(words=tile.button.words, note=tile.summary, touch_id=f"choice.{tile.id}")
    card.when_touched(lambda: act(tile.button.action))
    return card
