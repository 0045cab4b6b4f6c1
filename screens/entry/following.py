"""Which characters often come after another, from the words that pinyin knows. No Kivy here."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from math import log

from screens.entry.pinyin import pinyin


def following(character: str) -> Mapping[str, float]:
    """Return what may come after, each with 1 for the commonest word down to 0."""
    return _table().get(character, {})


@cache
def _table() -> Mapping[str, Mapping[str, float]]:
    """Make the table once: the commonest word that has a pair tells how common it is."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    words = pinyin().words()
    for rank, word in enumerate(words):
        often = 1 - log(rank + 1) / log(len(words) + 1)
        for before, after in pairwise(word):
            found[before].setdefault(after, often)
    return found
