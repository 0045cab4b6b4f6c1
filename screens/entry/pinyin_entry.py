"""Entering Chinese: the field, the letters so far, candidates, keys."""

from pathlib import Path

from kivy.lang import Builder
from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from screens.entry import pinyin_pad  # noqa: F401 - its kv rule
from screens.entry.composing import Composing
from screens.entry.pinyin import Candidate, pinyin
from screens.widgets import banner, text_field  # noqa: F401 - their kv rules

Builder.load_file(str(Path(__file__).with_name("pinyin_entry.kv")))

ERASE = "erase"


class PinyinEntry(BoxLayout):
    """Holds the text; letters stand in the field until a candidate is chosen."""

    text = StringProperty("")
    letters = StringProperty("")
    prompt = StringProperty("")
    note = StringProperty("")
    error = StringProperty("")
    is_wide = BooleanProperty(False)  # noqa: FBT003 - Kivy's way
    more = StringProperty("")
    to_letters = StringProperty("")
    to_signs = StringProperty("")

    def __init__(self, most: int, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._most = most
        self.ids.candidates.bind(on_candidate=lambda _bar, candidate: self.choose(candidate))
        self.ids.letters.bind(on_key=lambda _letters, key: self.press(key))

    def press(self, key: str) -> bool:
        """Take a key of the pad or of a keyboard; False if it is none of them."""
        now = Composing(self.text, self.letters)
        if key == ERASE:
            self._take(now.erase())
        elif key.isascii() and key.isalpha() and len(key) == 1:
            self._take(now.letter(key.lower()))
        elif key == " " and self.letters:
            self._take_first()
        elif len(key) == 1 and key.isprintable() and not self.letters:
            self._take(now.sign(key))
        else:
            return False
        return True

    def choose(self, candidate: Candidate) -> None:
        """Put a candidate into the text."""
        self._take(Composing(self.text, self.letters).choose(candidate))

    def _take_first(self) -> None:
        for first in pinyin().candidates(self.letters)[:1]:
            self.choose(first)

    def _take(self, now: Composing) -> None:
        self.text, self.letters = now.text[: self._most], now.letters
        found = pinyin().candidates(self.letters) if self.letters else []
        self.ids.candidates.fill(found)
