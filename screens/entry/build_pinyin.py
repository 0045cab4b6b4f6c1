"""Builds ``pinyin.tsv.xz`` from the readings of pypinyin and the frequencies of jieba. By hand.

    python -m screens.entry.build_pinyin

Both libraries (MIT licence) are needed here alone; a kiosk carries only the
file. Its first part has a line for each syllable with its characters, the most
used first; after an empty line its second part has words with their pinyin, the
most used first. Words of the kiosk's own field (``domain_words.txt``) go before
all others, and also by their initials.
"""

import lzma
from collections import defaultdict
from pathlib import Path

import jieba
from pypinyin import Style, lazy_pinyin, pinyin

from provisioning import typeface
from provisioning.typeface.coverage import Coverage

TARGET = Path(__file__).with_name("pinyin.tsv.xz")
DOMAIN = Path(__file__).with_name("domain_words.txt")

FIRST_HANZI = 0x3400
WORDS_KEPT = 60_000
SHORTEST_WORD, LONGEST_WORD = 2, 4
SECOND_READING = 0.002  # a reading beside the usual one must not push others off the page
# What stands in addresses, sums of money, and about health: in the papers of a village these
# are used far more than in the novels and news that jieba counted.
OF_THIS_FIELD = frozenset(
    "省市州县区镇乡村组寨庄屯湾坡岭沟河桥井街路巷号楼栋层室户社队元角分毛万千百亿银行卡账款钱"
    "医药病院诊疗症残疾癌肝肾肺胃血压糖瘫聋哑盲孕产婴年月日岁男女父母夫妻子孙"
)
MORE_USED_HERE = 12.0
# Typed as they are heard: pypinyin has lve and nve, many type lue and nue.
ALSO_TYPED = {"lve": "lue", "nve": "nue"}


def hanzi() -> set[str]:
    """Return the characters that the typeface can draw: all general ones of 2013."""
    return {chr(point) for point in Coverage.of(typeface.REGULAR) if point >= FIRST_HANZI}


def frequencies(drawable: set[str]) -> dict[str, int]:
    """Return jieba's words that can be drawn, with their counts."""
    jieba.initialize()
    counts: dict[str, int] = jieba.dt.FREQ
    return {word: count for word, count in counts.items() if count and set(word) <= drawable}


def weights(words: dict[str, int]) -> dict[str, float]:
    """Return how often a character is used, in words and alone."""
    total: dict[str, float] = defaultdict(float)
    for word, count in words.items():
        for character in word:
            total[character] += count
    return {
        character: weight * (MORE_USED_HERE if character in OF_THIS_FIELD else 1.0)
        for character, weight in total.items()
    }


def syllables(drawable: set[str], weight: dict[str, float]) -> dict[str, str]:
    """Return the characters of each syllable, the most used first."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for character in drawable:
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        usual = lazy_pinyin(character)[0]
        for reading in {usual, *readings}:
            share = 1.0 if reading == usual else SECOND_READING
            for typed in {reading, ALSO_TYPED.get(reading, reading)}:
                found[typed][character] = (weight.get(character, 0) + 0.1) * share
    return {
        syllable: "".join(sorted(chars, key=lambda c: (-chars[c], c)))
        for syllable, chars in sorted(found.items())
        if syllable.isascii() and syllable.isalpha()
    }


def domain() -> list[str]:
    """Return the words of the kiosk's own field."""
    return list(dict.fromkeys(DOMAIN.read_text(encoding="utf-8").split()))


def words(counts: dict[str, int]) -> list[tuple[str, str]]:
    """Return words with their pinyin, the most used first and our own before all."""
    usual = sorted(
        (word for word in counts if SHORTEST_WORD <= len(word) <= LONGEST_WORD),
        key=lambda word: -counts[word],
    )
    ours = [word for word in domain() if len(word) > 1]
    chosen = list(dict.fromkeys([*ours, *usual[:WORDS_KEPT]]))
    spelled = [(word, "".join(lazy_pinyin(word))) for word in chosen]
    initials = [
        (word, "".join(s[0] for s in lazy_pinyin(word)))
        for word in ours
        if len(word) > SHORTEST_WORD
    ]
    return [*spelled, *initials]


def build() -> None:
    """Write the file."""
    drawable = hanzi()
    counts = frequencies(drawable)
    first = [f"{key}\t{chars}" for key, chars in syllables(drawable, weights(counts)).items()]
    second = [f"{word}\t{key}" for word, key in words(counts)]
    text = "\n".join([*first, "", *second]) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    build()
