"""Places to be chosen one after the other in an address: from the province down to the village.

No Kivy here. What follows is found by the text itself, so it does not matter whether the
first part was chosen, written, or came from a card. The station's own places stand first: its
township and its county whole, for one touch, then at every level the one that it lies in.
"""

import lzma
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final, Self

from screens.entry.pinyin import Candidate
from screens.entry.villages import villages_of

DATA: Final = Path(__file__).with_name("places.tsv.xz")
LONGEST: Final = 15
"""双江拉祜族佤族布朗族傣族自治县; what is longer is an industrial zone, and nobody's home."""
_LEVELS: Final = (2, 4, 6, 9)  # digits of a code
_TOWNSHIP, _COUNTY = 9, 6
_NOT_WRITTEN: Final = frozenset(
    ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
)  # levels of the statistics that no address has


class Places:
    """Names by the code of what they lie in, those that a station lies in before others."""

    def __init__(self, names: dict[str, str], division: str = "") -> None:
        """``division`` is the station's code of twelve digits, or nothing."""
        self._names, self._division = names, division
        self._below: dict[str, list[str]] = defaultdict(list)
        for code in names:
            at = _LEVELS.index(len(code))
            self._below[code[: _LEVELS[at - 1]] if at else ""].append(code)

    @classmethod
    def read(cls, source: Path = DATA, division: str = "") -> Self:
        """Read the data file."""
        lines = lzma.decompress(source.read_bytes()).decode().splitlines()
        return cls(dict(line.split("\t") for line in lines), division)

    def after(self, text: str) -> list[str]:
        """Return what may come next; nothing where the text is no chain of places."""
        within = ""
        while text:
            names = self._in(within)
            found = next((code for code in names if text.startswith(names[code])), None)
            if found is None:
                return []
            text, within = text.removeprefix(names[found]), found
        names = self._in(within)
        own_first = sorted(names, key=lambda code: not self._division.startswith(code))
        return [names[code] for code in own_first if len(names[code]) <= LONGEST]

    def offers(self, text: str) -> list[Candidate]:
        """Return what may come next as it is touched: in an empty field the station's own whole."""
        own = () if text else (self._whole(digits) for digits in (_TOWNSHIP, _COUNTY))
        here = [candidate for candidate in own if candidate is not None]
        return [*here, *(Candidate(name, 0) for name in self.after(text))]

    def _whole(self, digits: int) -> Candidate | None:
        """Return the station's own township or county, written with all that it lies in."""
        codes = [self._division[:n] for n in _LEVELS if n <= digits]
        if not all(code in self._names for code in codes):
            return None
        written = [name for code in codes if (name := self._names[code]) not in _NOT_WRITTEN]
        return Candidate("".join(written), 0, shown=written[-1])

    def _in(self, code: str) -> dict[str, str]:
        """Return what lies in a place, through levels that are not written."""
        if len(code) == _TOWNSHIP:
            return villages_of(code)
        found: dict[str, str] = {}
        for below in self._below.get(code, ()):
            name = self._names[below]
            found |= self._in(below) if name in _NOT_WRITTEN else {below: name}
        return found


_here: list[str] = [""]


def stand_in(division: str) -> None:
    """Say where this station stands: a code of twelve digits, one that nobody knows being none."""
    _here[0] = division
    places.cache_clear()


@cache
def places() -> Places:
    """Return the one table of this process, read when first needed."""
    return Places.read(division=_here[0])
