"""How characters sound, roughly: so roughly that the wrong character and a dialect are forgiven."""

from functools import cache
from itertools import pairwise
from pathlib import Path

TABLE = Path(__file__).with_name("syllables.tsv")

# Heard as the same by many people of the south, and typed so.
_SAME_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))


@cache
def readings() -> dict[str, str]:
    """Return the usual reading of each character, in letters without tones."""
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {character: syllable for syllable, characters in lines for character in characters}


@cache
def syllables() -> frozenset[str]:
    """Return all syllables there are."""
    return frozenset(readings().values())


@cache
def _begun_syllables() -> frozenset[str]:
    """Return every way in which a syllable begins."""
    return frozenset(one[:end] for one in syllables() for end in range(len(one) + 1))


@cache
def sound(syllable: str) -> str:
    """Return a syllable as a hard of hearing neighbour hears it: "zheng" and "zen" are one."""
    for heard, same in _SAME_INITIALS:
        if syllable.startswith(heard):
            syllable = same + syllable.removeprefix(heard)
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def sounds_of(text: str) -> list[str]:
    """Return the sounds of the characters; what has no reading is passed over."""
    table = readings()
    return [sound(table[character]) for character in text if character in table]


def split(letters: str) -> list[str]:
    """Cut letters into syllables, as few as possible; a begun last one is left away.

    Returns nothing where they are no pinyin.
    """
    best: list[list[str] | None] = [[], *([None] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            if before is None or letters[start:end] not in syllables():
                continue
            best[end] = min(best[end] or [*before, "?"] * 9, [*before, letters[start:end]], key=len)
    whole = best[-1]
    return whole if whole is not None else _begun(letters, best)


def _begun(letters: str, best: list[list[str] | None]) -> list[str]:
    """Return the syllables before a last one that is only begun."""
    for end in range(len(letters) - 1, max(0, len(letters) - 6), -1):
        before, rest = best[end], letters[end:]
        if before and rest in _begun_syllables():
            return before
    return []


def pairs(sounds: list[str]) -> list[str]:
    """Return each two sounds that follow each other."""
    return [f"{first} {second}" for first, second in pairwise(sounds)]
