"""Places to be chosen one after the other in an address: from the province down to the village.

No Kivy here. What follows is found by the text itself, so it does not matter whether the
first part was chosen, written, or came from a card. The station's own places stand first: its
township and its county whole, for one touch, then at every level the one that it lies in.

A station may bring places of its own, in a file of lines as the table has them, a code and a
name with a tab between, down to the village's twelve digits: of divisions that have changed since
the table was made. What it names replaces what the table has of that code and all that lies in it.
"""

import logging
import lzma
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Self

from screens.entry.pinyin import Candidate
from screens.entry.villages import villages_of

logger = logging.getLogger(__name__)

DATA: Final = Path(__file__).with_name("places.tsv.xz")
LONGEST: Final = 15
"""双江拉祜族佤族布朗族傣族自治县; what is longer is an industrial zone, and nobody's home."""
_LEVELS: Final = (2, 4, 6, 9)  # digits of a code
_VILLAGE, _TOWNSHIP, _COUNTY = 12, 9, 6
_NOT_WRITTEN: Final = frozenset(
    ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
)  # levels of the statistics that no address has


class Places:
    """Names by the code of what they lie in, those that a station lies in before others."""

    def __init__(
        self, names: dict[str, str], division: str = "", own: dict[str, str] | None = None
    ) -> None:
        """``division`` is the station's code of twelve digits, or nothing; ``own`` its places."""
        own = own or {}
        heads = tuple(code for code in own if _is_head(code, own))
        self._villages = {code: name for code, name in own.items() if len(code) == _VILLAGE}
        names = {code: name for code, name in names.items() if not code.startswith(heads)}
        names |= {code: name for code, name in own.items() if code not in self._villages}
        self._names, self._division, self._own = names, division, heads
        self._below: dict[str, list[str]] = defaultdict(list)
        for code in names:
            at = _LEVELS.index(len(code))
            self._below[code[: _LEVELS[at - 1]] if at else ""].append(code)

    @classmethod
    def read(cls, source: Path = DATA, division: str = "", own: Path | None = None) -> Self:
        """Read the data file, and the station's own where it has one."""
        names = _lines(lzma.decompress(source.read_bytes()).decode())
        return cls(names, division, _own_lines(own) if own else None)

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
            is_own = code.startswith(self._own)
            here = ((one, name) for one, name in self._villages.items() if one[:9] == code)
            return dict(here) if is_own else villages_of(code)
        found: dict[str, str] = {}
        for below in self._below.get(code, ()):
            name = self._names[below]
            found |= self._in(below) if name in _NOT_WRITTEN else {below: name}
        return found


def _lines(text: str) -> dict[str, str]:
    pairs = (line.split("\t") for line in text.splitlines() if line)
    return {code: name for code, name in pairs}  # noqa: C416 - two and no more


def _own_lines(file: Path) -> dict[str, str]:
    """Read a station's file; one that is none costs its places, and not the kiosk."""
    try:
        found = _lines(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        logger.warning("the station's own places cannot be read")
        return {}
    return {code: name for code, name in found.items() if len(code) in (*_LEVELS, _VILLAGE)}


def _is_head(code: str, names: Container[str]) -> bool:
    """Say whether nothing else of these names lies around this one."""
    return not any(code[:digits] in names for digits in _LEVELS if digits < len(code))


@dataclass(slots=True)
class _Here:
    """Where this process stands."""

    division: str = ""
    own: Path | None = None


_here: Final = _Here()


def stand_in(division: str, own: Path | None = None) -> None:
    """Say where this station stands: a code of twelve digits, one that nobody knows being none.

    ``own`` is its file of places, see above.
    """
    _here.division, _here.own = division, own
    places.cache_clear()


@cache
def places() -> Places:
    """Return the one table of this process, read when first needed."""
    return Places.read(division=_here.division, own=_here.own)
