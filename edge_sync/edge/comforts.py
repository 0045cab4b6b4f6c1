"""Recordings on their way down: after everything else, and on a metered card a little a day.

What a kiosk serves from never waits for them. On a metered card they may cost a quarter
of the day's bytes, so that documents always find the rest; what does not fit comes
another day, or by stick, which costs nothing.
"""

from collections.abc import Iterator

from provisioning.clock import Clock
from provisioning.edge.shelf import Shelf
from provisioning.wire.repository import MOST_PACK_BYTES, Index, Listed, recordings_at

SHARE = 4  # of the day's bytes, one part
_DAY_S = 24 * 3600.0


class Comforts:
    """What one kiosk still lacks of its voice packs. One thread; a restart begins a new day."""

    def __init__(self, shelf: Shelf, clock: Clock, daily_bytes: int | None) -> None:
        self._shelf, self._clock = shelf, clock
        self._a_day = daily_bytes // SHARE if daily_bytes else None
        self._left, self._since = self._a_day, clock.monotonic()
        self._listed: tuple[Listed, ...] = ()
        self._paid: set[str] = set()
        self._handed_on: set[str] = set()

    def look(self, index: Index) -> None:
        """Note what the edition that is served now has for this station."""
        packs = self._shelf.packs
        fitting = (_fitting(recordings_at(index, [pack])) for pack in packs)
        self._listed = tuple(one for some in fitting for one in some)

    def wanted(self) -> tuple[Listed, ...]:
        """Return the recordings to ask for now; what was asked for once costs nothing again."""
        lacking = self._shelf.lacks(one.sha256 for one in self._listed) - self._handed_on
        return tuple(one for one in self._listed if one.sha256 in lacking and self._may(one))

    def hand_on(self, come: tuple[Listed, ...]) -> None:
        """Note what goes to the shelf: if it is refused there, it is not asked for again."""
        self._handed_on |= {one.sha256 for one in come}

    def begin(self) -> None:
        """Another edition was announced: what was refused may be good in it."""
        self._handed_on.clear()

    def _may(self, one: Listed) -> bool:
        if one.sha256 in self._paid or self._left is None:
            return True
        now = self._clock.monotonic()
        if now - self._since >= _DAY_S:
            self._left, self._since = self._a_day or 0, now
        if one.size > self._left:
            return False
        self._left -= one.size
        self._paid.add(one.sha256)
        return True


def _fitting(listed: tuple[Listed, ...]) -> Iterator[Listed]:
    """No pack is larger than what was agreed, whoever signed it."""
    taken = 0
    for one in listed:
        taken += one.size
        if taken <= MOST_PACK_BYTES:
            yield one
