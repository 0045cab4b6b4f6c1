"""The finder: an index over one catalogue's titles, and the question put to it."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from provisioning.catalogue.model import Catalogue, Package
from provisioning.catalogue.rules.titles import Title, titles
from provisioning.catalogue.search.features import Features, Reader
from provisioning.catalogue.words import Words

LEAST_COMMON = 3.0  # weight and rarity that query and title must share, to speak of an answer
LEAST_SCORE = 0.1  # below it a title has hardly anything to do with the query

# How well a text stands for its title: its name, what people call it, what is said about it.
_NAME, _SAID, _SUMMARY, _MEMBER = 1.0, 1.0, 0.6, 0.4
_OF_PHRASE = 0.5  # of the score: how alike the closest way of asking is, as a whole
_UNHEARD_OF = 0.15  # of the rarest: what no title knows is most often a story told around


@dataclass(frozen=True, slots=True)
class Found:
    """A title that answers a query. ``score`` is between 0 and 1, alike for all queries."""

    id: str
    name: Words
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """One title: each of its features with its strength, and each way of asking for it."""

    title: Title
    features: Features
    phrases: tuple[Features, ...]
    masses: tuple[float, ...] = ()  # of the phrases: what they say if all of it is shared


class Finder:
    """Finds titles by plain words. Making one takes some tens of milliseconds, asking far less."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._reader = Reader(catalogue.lexicon)
        self._entries = [self._entry(catalogue, title) for title in titles(catalogue)]
        seen = Counter(feature for entry in self._entries for feature in entry.features)
        self._unseen = _UNHEARD_OF * self._rarity_of(0)
        self._rarity = {feature: self._rarity_of(count) for feature, count in seen.items()}
        self._entries = [
            replace(entry, masses=tuple(self._mass(phrase) for phrase in entry.phrases))
            for entry in self._entries
        ]

    def find(self, query: str, most: int = 10) -> tuple[Found, ...]:
        """Return the titles that answer a query, best first; none if nothing does."""
        asked = self._reader.features(query)
        if not asked:
            return ()
        whole = self._mass(asked)
        scored = ((self._score(asked, whole, entry), entry) for entry in self._entries)
        found = sorted((pair for pair in scored if pair[0] >= LEAST_SCORE), key=lambda p: -p[0])
        return tuple(
            Found(entry.title.id, entry.title.name, round(score, 3))
            for score, entry in found[:most]
        )

    def _score(self, asked: Features, whole: float, entry: _Entry) -> float:
        common = self._mass(asked, entry.features)
        if common < LEAST_COMMON:
            return 0.0
        phrases = zip(entry.phrases, entry.masses, strict=True)
        alike = (self._alike(asked, whole, phrase, mass) for phrase, mass in phrases)
        closest = max(alike, default=0.0)
        return (1 - _OF_PHRASE) * common / whole + _OF_PHRASE * closest

    def _alike(self, asked: Features, whole: float, phrase: Features, mass: float) -> float:
        """Return the cosine of the two, each feature counted by weight and rarity."""
        rarity = self._rarity
        common = sum(weight * rarity[f] for f, weight in asked.items() if f in phrase)
        return common / math.sqrt(whole * mass) if common else 0.0

    def _mass(self, features: Features, strengths: Features | None = None) -> float:
        rarity, unseen = self._rarity, self._unseen
        if strengths is None:
            return sum(w * rarity.get(f, unseen) for f, w in features.items())
        return sum(w * rarity[f] * strengths[f] for f, w in features.items() if f in strengths)

    def _rarity_of(self, count: int) -> float:
        """Return how much it says that a feature occurs: BM25's inverse document frequency."""
        return math.log(1 + (len(self._entries) - count + 0.5) / (count + 0.5))

    def _entry(self, catalogue: Catalogue, title: Title) -> _Entry:
        features: Features = {}
        phrases = []
        for text, strength in _texts(catalogue, title):
            found = self._reader.features(text, forgiving=False)
            phrases += [found] if strength >= _SAID and found else []
            for feature in found:
                features[feature] = max(strength, features.get(feature, 0.0))
        return _Entry(title, features, tuple(phrases))


def _texts(catalogue: Catalogue, title: Title) -> Iterator[tuple[str, float]]:
    """Yield all that stands for a title, in both languages, and how well it does."""
    for words, strength in ((title.name, _NAME), (title.summary, _SUMMARY)):
        yield words.zh, strength
        yield words.en, strength
    entry: Package | None = catalogue.packages.get(title.id)
    said = entry.spoken if entry else catalogue.matters[title.id].spoken
    for text in (
        *said,
        *(t for s in catalogue.lexicon.said if s.title == title.id for t in s.words),
    ):
        yield text, _SAID
    for member in entry.members if entry else ():
        yield from _member(catalogue, member.matter)


def _member(catalogue: Catalogue, matter_id: str) -> Iterator[tuple[str, float]]:
    """Yield the texts of a member: a matter lodged in a package alone leads to the package."""
    matter = catalogue.matters[matter_id]
    strength = _MEMBER if matter.offered else _NAME
    for text in (matter.name.zh, matter.name.en, *(() if matter.offered else matter.spoken)):
        yield text, strength
