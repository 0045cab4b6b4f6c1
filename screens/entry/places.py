"""Places to be chosen one after the other in an address: province, prefecture, county, township.

No Kivy here. What follows is found by the text itself, so it does not matter whether the
first part was chosen, written, or came from a card.
"""

import lzma
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final, Self

DATA: Final = Path(__file__).with_name("places.tsv.xz")
LONGEST: Final = 15
"""双江拉祜族佤族布朗族傣族自治县; what is longer is an industrial zone, and nobody's home."""
_LEVELS: Final = (2, 4, 6, 9)  # digits of a code
_NOT_WRITTEN: Final = frozenset(
    ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
)  # levels of the statistics that no address has


class Places:
    """Names by the code of what they lie in."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names
        self._below: dict[str, list[str]] = defaultdict(list)
        for code in names:
            at = _LEVELS.index(len(code))
            self._below[code[: _LEVELS[at - 1]] if at else ""].append(code)

    @classmethod
    def read(cls, source: Path = DATA) -> Self:
        """Read the data file."""
        lines = lzma.decompress(source.read_bytes()).decode().splitlines()
        return cls(dict(line.split("\t") for line in lines))

    def after(self, text: str) -> list[str]:
        """Return what may come next; nothing where the text is no chain of places."""
        within = ""
        while text:
            found = next((c for c in self._in(within) if text.startswith(self._names[c])), None)
            if found is None:
                return []
            text, within = text.removeprefix(self._names[found]), found
        names = (self._names[code] for code in self._in(within))
        return [name for name in names if len(name) <= LONGEST]

    def _in(self, code: str) -> list[str]:
        """Return what lies in a place, through levels that are not written."""
        found: list[str] = []
        for below in self._below.get(code, ()):
            found += self._in(below) if self._names[below] in _NOT_WRITTEN else [below]
        return found


@cache
def places() -> Places:
    """Return the one table of this process, read when first needed."""
    return Places.read()
