"""Cuts the committed font files from Debian's `fonts-noto-cjk`. Run by hand, seldom.

    apt-get install fonts-noto-cjk unicode-data
    python -m provisioning.typeface.build

Keeps the 8,105 characters of the Table of General Standard Chinese Characters
(2013; Unicode's kTGHZ2013 field lists them), ASCII, and the symbols that GB
2312 has. The collection's face 2 is the one with mainland shapes; face 0, which
SDL opens by itself, has Japanese ones (直, 骨 and 令 differ visibly).
"""

import bz2
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

from provisioning.typeface import BOLD, REGULAR

NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = Path("/usr/share/unicode/Unihan_Readings.txt.bz2")
SIMPLIFIED_FACE = 2


def general_characters() -> set[int]:
    """Return the code points of the 2013 table."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as lines:
        rows = (line.split("\t") for line in lines if "\tkTGHZ2013\t" in line)
        return {int(row[0].removeprefix("U+"), 16) for row in rows}


def symbols() -> set[int]:
    """Return ASCII and everything in GB 2312 that is not a hanzi (rows 1 to 9)."""
    found = set(range(0x20, 0x7F)) | {0xB7, 0xA5, 0x2713, 0x2715, 0x25CF, 0x25CB}
    for row in range(0xA1, 0xAA):
        for cell in range(0xA1, 0xFF):
            found |= {ord(c) for c in bytes((row, cell)).decode("gb2312", errors="ignore")}
    return found


def cut(collection: Path, target: Path, keep: set[int]) -> None:
    """Write one weight."""
    font = TTCollection(str(collection)).fonts[SIMPLIFIED_FACE]
    options = subset.Options(layout_features=["kern"], hinting=False, desubroutinize=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=keep)
    cutter.subset(font)
    font.save(str(target))


if __name__ == "__main__":
    wanted = general_characters() | symbols()
    cut(NOTO / "NotoSansCJK-Regular.ttc", REGULAR, wanted)
    cut(NOTO / "NotoSansCJK-Bold.ttc", BOLD, wanted)
