"""Composing Chinese from letters: what is typed, what it may stand for, what is chosen. No Kivy."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.entry.pinyin import Candidate

MOST_LETTERS = 24

Candidates = Callable[[str], list[Candidate]]


@dataclass(frozen=True, slots=True)
class Composing:
    """The text so far and the letters that are not characters yet."""

    text: str
    letters: str = ""

    def letter(self, letter: str) -> "Composing":
        """Add one letter."""
        return replace(self, letters=(self.letters + letter)[:MOST_LETTERS])

    def sign(self, sign: str) -> "Composing":
        """Add a digit or a mark to the text as it is."""
        return replace(self, text=self.text + sign)

    def choose(self, candidate: Candidate) -> "Composing":
        """Take a candidate; letters that it did not use remain."""
        return Composing(self.text + candidate.text, self.letters[candidate.used :])

    def erase(self) -> "Composing":
        """Take back the last letter, or with none the last character."""
        if self.letters:
            return replace(self, letters=self.letters[:-1])
        return replace(self, text=self.text[:-1])
