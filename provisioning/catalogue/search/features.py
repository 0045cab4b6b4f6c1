"""Features: what of a text is compared, each with how much it says."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator
from enum import Enum
from itertools import pairwise

from provisioning.catalogue.search.lexicon import Lexicon
from provisioning.catalogue.search.syllables import pairs, sound, sounds_of, split

Features = dict[str, float]

_RUNS = re.compile(r"[a-z]+|[0-9]+|[\u3400-\U0003ffff]+")
_AGE = re.compile(
    r"(?<!\d)(\d{2,3})(?!\d)|([一二两三四五六七八九]?十[一二三四五六七八九]?|百)(?=多?[岁周]|了|的?老)"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NOT_THIS = re.compile(r"不是[^，。,；;]{1,12}[，。,；;]\s*(?=[是要想我])")
_OLD, _OLDEST, _YOUNGEST = 80, 120, 58
LONGEST_HEARD = 4
SHORTEST_STEM = 3


class Weight(float, Enum):
    """How much each kind of feature says."""

    MEANING = 3.0
    PAIR = 1.6
    CHARACTER = 0.4
    SOUND = 0.6
    WORD = 2.0
    HEARD = 1.5  # a meaning by its sound alone, where other characters stand
    MAYBE_WORD = 0.3  # letters that are pinyin as well


def plain(text: str) -> str:
    """Return a text in one width and case, without what it says it is not about."""
    return _NOT_THIS.sub("", unicodedata.normalize("NFKC", text).lower())


class Reader:
    """Takes texts apart by one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._meanings: dict[str, list[str]] = defaultdict(list)
        for meaning in lexicon.meaning:
            for word in meaning.words:
                self._meanings[" ".join(_stems(word)) or word].append(meaning.id)
        self._heard = _by_sound(self._meanings)
        self._patterns = [
            (meaning.id, re.compile("|".join(meaning.patterns)))
            for meaning in lexicon.meaning
            if meaning.patterns
        ]
        self._plainly = {said: one.word for one in lexicon.plainly for said in one.said}
        self._dialect = _any_of(self._plainly)
        self._empty = frozenset(lexicon.empty)
        self._longest = max((len(word) for word in (*self._meanings, *self._empty)), default=1)

    def features(self, text: str, *, forgiving: bool = True) -> Features:
        """Return the features of a text and their weights.

        A ``forgiving`` reading also takes words for what they sound like: right
        for what people type, and wrong for what the catalogue says.
        """
        found: Features = {}
        words: list[str] = []
        text = self._dialect.sub(lambda said: self._plainly[said[0]], plain(text))
        for age in _ages(text):
            found[f"m:{age}"] = Weight.MEANING
        for meaning, pattern in self._patterns:
            if pattern.search(text):
                found[f"m:{meaning}"] = Weight.MEANING
        for run in _RUNS.findall(text):
            if run[0].isdigit():
                continue
            if run.isascii():
                words.append(run)
            else:
                self._chinese(run, found, Weight.HEARD if forgiving else 0.0)
        self._latin(words, found)
        return found

    def _chinese(self, run: str, found: Features, heard: float) -> None:
        kept = ""
        for word in self._cut(run):
            for meaning in self._meanings.get(word, ()):
                found[f"m:{meaning}"] = Weight.MEANING
            kept += " " if word in self._empty else word
        for part in kept.split():
            for character in part:
                found[f"c:{character}"] = Weight.CHARACTER
            for first, second in pairwise(part):
                found[f"p:{first}{second}"] = Weight.PAIR
            self._sounds(sounds_of(part), heard, found)

    def _sounds(self, sounds: list[str], weight: float, found: Features) -> None:
        for pair in pairs(sounds):
            found[f"s:{pair}"] = Weight.SOUND
        for size in range(2, min(LONGEST_HEARD, len(sounds)) + 1 if weight else 0):
            for at in range(len(sounds) - size + 1):
                for meaning in self._heard.get(" ".join(sounds[at : at + size]), ()):
                    found[f"m:{meaning}"] = max(weight, found.get(f"m:{meaning}", 0.0))

    def _cut(self, run: str) -> Iterator[str]:
        """Yield the longest known words from the left, and single characters between them."""
        at = 0
        while at < len(run):
            size = next(
                (
                    n
                    for n in range(min(self._longest, len(run) - at), 1, -1)
                    if self._knows(run[at : at + n])
                ),
                1,
            )
            yield run[at : at + size]
            at += size

    def _knows(self, word: str) -> bool:
        return word in self._meanings or word in self._empty

    def _latin(self, words: list[str], found: Features) -> None:
        stems = [_stem(word) for word in words]
        for size in (3, 2, 1):
            for at in range(len(stems) - size + 1):
                for meaning in self._meanings.get(" ".join(stems[at : at + size]), ()):
                    found[f"m:{meaning}"] = Weight.MEANING
        letters = [split(word) for word in words]
        for word, stem, read in zip(words, stems, letters, strict=True):
            if word not in self._empty:
                is_pinyin = len(read) > 1
                found[f"w:{stem}"] = Weight.MAYBE_WORD if is_pinyin else Weight.WORD
        sounds = [sound(syllable) for read in letters for syllable in read]
        self._sounds(sounds, Weight.MEANING, found)


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    """Return what finds any of some words, the longest first; nothing if there are none."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def _by_sound(meanings: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the meanings of words of several characters by how they sound."""
    heard: dict[str, list[str]] = defaultdict(list)
    for word, named in meanings.items():
        sounds = sounds_of(word)
        if 1 < len(sounds) <= LONGEST_HEARD:
            heard[" ".join(sounds)] += named
    return heard


def _ages(text: str) -> Iterator[str]:
    for digits, numeral in _AGE.findall(text):
        age = int(digits) if digits else _number(numeral)
        if _YOUNGEST <= age <= _OLDEST:
            yield "age80" if age >= _OLD else "age60"


def _number(numeral: str) -> int:
    if numeral == "百":
        return 100
    tens, _, ones = numeral.partition("十")
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _stem(word: str) -> str:
    """Cut the endings of English words off, roughly: both sides are cut alike."""
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in text.lower().split() if word.isascii()]
