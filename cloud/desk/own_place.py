"""Which warnings a supervisor sees: all of the region, or those of the cases of their own place.

A case belongs where its station stood when it was lodged, or to what that place is part of
today (row R11). A warning without a case, such as a complaint's, is the region's.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cloud.accounts.officers import Officer
from cloud.accounts.rights import World, is_within
from cloud.casework.reading import CaseReader
from cloud.clock.counting import civil_day
from cloud.clock.rules import Colour
from cloud.clock.warning_book import Fired, WarningBook


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """What one supervisor sees of the warnings."""

    officer: Officer
    reader: CaseReader
    world: Callable[[], World]
    day: date

    def board(
        self, book: WarningBook, count: int, colour: Colour | None
    ) -> tuple[Sequence[Fired], dict[Colour, tuple[int, int]]]:
        """Return the newest warnings, of one colour or all, and how many stand of each."""
        if not self.officer.place:
            return book.newest(count, colour), book.standing()
        seen = [one for some in book.every() for one in self.seen(some)]
        shown = [one for one in seen if colour in {None, one.colour}]
        return shown[:count], _standing(seen)

    def seen(self, fired: Iterable[Fired]) -> list[Fired]:
        """Return those of some warnings that are this supervisor's to see."""
        some = list(fired)
        if not self.officer.place:
            return some
        stations = self.reader.stations({one.case for one in some})
        mine = {case for case, (station, ms) in stations.items() if self._is_mine(station, ms)}
        return [one for one in some if one.case in mine]

    def _is_mine(self, station: str, legal_ms: int) -> bool:
        since, divisions = civil_day(legal_ms), self.world().divisions
        return is_within(self.officer.place, station, since, self.day, divisions)


def _standing(fired: Iterable[Fired]) -> dict[Colour, tuple[int, int]]:
    found = {colour: [0, 0] for colour in Colour}
    for one in fired:
        if one.undone is None:
            found[one.colour][0] += 1
            found[one.colour][1] += one.answer is None
    return {colour: (count, left) for colour, (count, left) in found.items()}
