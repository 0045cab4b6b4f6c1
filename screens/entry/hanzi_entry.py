"""Entering Chinese: the field, and below it a square to write in or letters to touch."""

from enum import Enum, auto
from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, ListProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.entry.composing import Composing
from screens.entry.handwriting.recogniser import recogniser
from screens.entry.hanzi_pads import LetterPads, WritingPads
from screens.entry.pad_words import PadWords
from screens.entry.pinyin import Candidate, pinyin
from screens.entry.places import places
from screens.entry.surnames import with_surnames
from screens.widgets import banner, text_field  # noqa: F401 - their kv rules

Builder.load_file(str(Path(__file__).with_name("hanzi_entry.kv")))

ERASE = "erase"
OFFERED = 10


class Way(Enum):
    """How characters are entered."""

    WRITING = auto()
    LETTERS = auto()


class HanziEntry(BoxLayout):
    """Holds the text; ink and letters stay in their pads until a candidate is chosen.

    The way a resident chose stays for the next questions, until somebody else comes.
    """

    text = StringProperty("")
    letters = StringProperty("")
    prompt = StringProperty("")
    note = StringProperty("")
    error = StringProperty("")
    first_offers = ListProperty([])
    is_place = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    chosen_way: Way | None = None

    def __init__(self, most: int, words: PadWords, usual: Way, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._most, self._words = most, words
        self._pads: WritingPads | LetterPads | None = None
        self._way = HanziEntry.chosen_way or usual
        self.bind(is_wide=lambda *_: self._lay())
        for name in ("text", "first_offers", "is_place"):
            self.fbind(name, lambda *_: self._offer_first())

    @classmethod
    def forget_way(cls) -> None:
        """Offer the usual way first again: the next person is another."""
        cls.chosen_way = None

    def lay(self) -> None:
        """Put the pads of the way below the field, once it is known how wide the page is."""
        if self._pads is None:
            self._lay()

    def press(self, key: str) -> bool:
        """Take a key of a pad or of a keyboard; False if it is none of them."""
        now = Composing(self.text, self.letters)
        if key == ERASE:
            self._erase(now)
        elif key.isascii() and key.isalpha() and len(key) == 1:
            self._use(Way.LETTERS)
            self._take(now.letter(key.lower()))
        elif key == " " and self.letters:
            for first in self._candidates(self.letters)[:1]:
                self._take(now.choose(first))
        elif len(key) == 1 and key.isprintable() and not self.letters:
            self._take(now.sign(key))
        else:
            return False
        return True

    def _erase(self, now: Composing) -> None:
        """Take back what was written last: ink before letters before characters."""
        if isinstance(self._pads, WritingPads) and self._pads.has_ink:
            self._pads.clear()
        else:
            self._take(now.erase())

    def _take(self, now: Composing) -> None:
        self.text, self.letters = now.text[: self._most], now.letters
        if isinstance(self._pads, LetterPads):
            self._pads.fill(self._candidates(self.letters))

    def _candidates(self, letters: str) -> list[Candidate]:
        """Return what the letters may be; a name begins with a surname, an address with a place."""
        if not letters:
            return places().offers(self.text) if self.is_place else []
        found = pinyin().candidates(letters)
        return with_surnames(letters, found) if self.first_offers and not self.text else found

    def _read(self, pads: WritingPads) -> None:
        pads.fill(recogniser().candidates(pads.strokes, OFFERED, after=self.text))

    def _choose(self, candidate: Candidate) -> None:
        if isinstance(self._pads, WritingPads):
            self._pads.clear()
        self._take(Composing(self.text, self.letters).choose(candidate))

    def _turn(self, *, to_signs: bool = False) -> None:
        """Change to the other way; what was not chosen yet is let go."""
        is_writing = self._way is Way.WRITING
        self._use(Way.LETTERS if is_writing else Way.WRITING)
        if to_signs and isinstance(self._pads, LetterPads):
            self._pads.show_signs()

    def _use(self, way: Way) -> None:
        if way is self._way and self._pads is not None:
            return
        self._way = HanziEntry.chosen_way = way
        self.letters = ""
        self._lay()

    def _lay(self) -> None:
        words = self._words
        if self._way is Way.WRITING:
            pads: WritingPads | LetterPads = WritingPads(words, is_wide=self.is_wide)
            pads.bind(on_ink=self._read)
            pads.bind(on_signs=lambda _pads: self._turn(to_signs=True))
            self.prompt = words.write_here
        else:
            pads = LetterPads(words, is_wide=self.is_wide)
            self.prompt = words.touch_letters
        pads.bind(on_candidate=lambda _pads, candidate: self._choose(candidate))
        pads.bind(on_key=lambda _pads, key: self.press(key))
        pads.bind(on_turn=lambda _pads: self._turn())
        self.ids.pads.clear_widgets()
        self.ids.pads.add_widget(pads)
        self._place_beside(pads)
        self._pads = pads
        self._offer_first()

    def _offer_first(self) -> None:
        """While nothing stands there, offer what is often chosen; ink brings its own offers."""
        if isinstance(self._pads, WritingPads) and not self._pads.has_ink:
            self._pads.offer([] if self.text else self.first_offers)
        elif isinstance(self._pads, LetterPads) and not self.letters:
            self._pads.fill(self._candidates(""))

    def _place_beside(self, pads: WritingPads | LetterPads) -> None:
        """In a wide window the way back to writing stands beside the field."""
        first = self.ids.first
        if isinstance(self._pads, LetterPads) and self._pads.turn.parent is not None:
            self._pads.turn.parent.remove_widget(self._pads.turn)
        if self.is_wide and isinstance(pads, LetterPads):
            first.add_widget(pads.turn)
