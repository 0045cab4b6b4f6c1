"""The villages of one township, read when it was chosen: a file for each province. No Kivy here.

A line is a township's code of nine digits and its villages, with the tab between: each as it is
written in an address, that is without its committee. A village's number within the township
follows from the one before, counted from 000; one that does not stands before its name, with a
colon.
"""

import lzma
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("villages")
PROVINCES_KEPT: Final = 2  # in memory: the station's own, and one more
_NUMBER_ENDS: Final = ":"


def villages_of(township: str, folder: Path = FOLDER) -> dict[str, str]:
    """Return names by codes of twelve digits; none where the township is not known."""
    line = _province(folder / f"{township[:2]}.tsv.xz").get(township, "")
    return {f"{township}{number:03d}": name for number, name in _numbered(line)}


def _numbered(line: str) -> list[tuple[int, str]]:
    found, numbers = [], count()
    for said in filter(None, line.split("\t")):
        number, colon, name = said.partition(_NUMBER_ENDS)
        if colon:
            numbers = count(int(number))
        found.append((next(numbers), name if colon else said))
    return found


@lru_cache(maxsize=PROVINCES_KEPT)
def _province(file: Path) -> dict[str, str]:
    """Read a province, in some hundredths of a second; one without a file has no villages."""
    if not file.exists():
        return {}
    lines = lzma.decompress(file.read_bytes()).decode().splitlines()
    return {line[:9]: line[10:] for line in lines}
