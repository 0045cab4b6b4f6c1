"""Builds ``syllables.tsv`` from the readings of pypinyin (MIT licence). By hand.

    python -m provisioning.catalogue.search.build_syllables

One line a syllable: its letters and the characters usually read so, all of the
general ones of 2013 that the typeface can draw. The search compares how two
texts sound, so each character has one reading, the usual one.
"""

from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont
from pypinyin import lazy_pinyin

from provisioning import typeface

TARGET = Path(__file__).with_name("syllables.tsv")
FIRST_HANZI = 0x3400


def main() -> None:
    """Write the file anew."""
    found: dict[str, list[str]] = defaultdict(list)
    for point in sorted(TTFont(typeface.REGULAR).getBestCmap()):
        if point >= FIRST_HANZI and (syllable := lazy_pinyin(chr(point))[0]).isascii():
            found[syllable].append(chr(point))
    lines = (f"{syllable}\t{''.join(characters)}\n" for syllable, characters in found.items())
    TARGET.write_text("".join(sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
