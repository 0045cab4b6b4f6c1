"""From letters to characters and words: full pinyin, ü typed as v. No Kivy here."""

import lzma
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Self

DATA = Path(__file__).with_name("pinyin.tsv.xz")
LEADING_CHARACTERS = 12
MOST_COMPLETIONS = 12
MOST_KEYS = 300  # looked at for completions
LEAST_LETTERS_TO_COMPLETE = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters that fit the first ``used`` of the letters typed.

    ``shown`` stands on the key where the whole text is too long for one.
    """

    text: str
    used: int
    shown: str = ""

    @property
    def on_key(self) -> str:
        """What stands on its key."""
        return self.shown or self.text


class Pinyin:
    """Characters by syllable and words by their letters, the most used first."""

    def __init__(self, characters: dict[str, str], words: list[tuple[str, str]]) -> None:
        self._characters = characters
        self._words: dict[str, list[str]] = defaultdict(list)
        self._rank: dict[str, int] = {}
        for rank, (word, letters) in enumerate(words):
            self._words[letters].append(word)
            self._rank.setdefault(word, rank)
        self._sorted = sorted(self._words)

    @classmethod
    def read(cls, source: Path = DATA) -> Self:
        """Read the data file, in about a tenth of a second."""
        first, second = lzma.decompress(source.read_bytes()).decode().split("\n\n")
        characters = dict(line.split("\t") for line in first.splitlines())
        pairs = (line.split("\t") for line in second.splitlines())
        return cls(characters, [(word, letters) for word, letters in pairs])

    def candidates(self, letters: str) -> list[Candidate]:
        """Return what the letters may stand for, the likeliest first, each text once.

        First what uses all the letters, then words that begin so, then what
        uses only the first of them; the rest stays to be chosen from.
        """
        found: dict[str, int] = {}
        for text in (*self._exact(letters), *self._completions(letters)):
            found.setdefault(text, len(letters))
        for used in range(len(letters) - 1, 0, -1):
            for text in self._exact(letters[:used]):
                found.setdefault(text, used)
        if not found:
            found = dict.fromkeys(self._begun(letters), len(letters))
        return [Candidate(text, used) for text, used in found.items()]

    def words(self) -> list[str]:
        """Return every word once, the most used first."""
        return list(self._rank)

    def spelling(self, character: str) -> str | None:
        """Return a syllable under which a character is found early, or None if under none."""
        places = {
            syllable: characters.index(character)
            for syllable, characters in self._characters.items()
            if character in characters
        }
        return min(places, key=lambda syllable: places[syllable], default=None)

    def _exact(self, letters: str) -> list[str]:
        """Return what the letters are in full; where they are one syllable, characters lead."""
        characters, words = self._characters.get(letters, ""), self._words.get(letters, [])
        return [*characters[:LEADING_CHARACTERS], *words, *characters[LEADING_CHARACTERS:]]

    def _completions(self, letters: str) -> list[str]:
        """Return the most used words that begin with the letters."""
        if len(letters) < LEAST_LETTERS_TO_COMPLETE:
            return []
        start = bisect_left(self._sorted, letters)
        keys = islice(self._sorted, start, start + MOST_KEYS)
        words = [word for key in keys if key.startswith(letters) for word in self._words[key]]
        return sorted(words, key=lambda word: self._rank[word])[:MOST_COMPLETIONS]

    def _begun(self, letters: str) -> list[str]:
        """Return the first characters of every syllable that begins with the letters."""
        lists = [chars for key, chars in self._characters.items() if key.startswith(letters)]
        return [chars[at] for at in range(6) for chars in lists if at < len(chars)]


@cache
def pinyin() -> Pinyin:
    """Return the one table of this process, read when first needed."""
    return Pinyin.read()
