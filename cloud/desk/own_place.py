"""What a supervisor sees of warnings and complaints: the region's, or those of their own place.

A case belongs where its station stood when it was lodged, or to what that place is part of
today (row R11). A warning without a case, such as a complaint's, is the region's; a complaint
without a case belongs to the place of who wrote it down.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cloud.accounts.officers import Officer
from cloud.accounts.rights import World, is_within
from cloud.casework.reading import CaseReader
from cloud.clock.complaints import Complaint
from cloud.clock.counting import civil_day
from cloud.clock.rules import Colour
from cloud.clock.warning_book import Fired, WarningBook


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """What one supervisor sees of warnings, complaints and cases."""

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
        mine = {case for case, (station, ms) in stations.items() if self.covers(station, ms)}
        return [one for one in some if one.case in mine]

    def complaints(
        self, found: Iterable[Complaint], homes: Mapping[str, str]
    ) -> tuple[Complaint, ...]:
        """Return those of some complaints that are this supervisor's; ``homes`` by account."""
        some = tuple(found)
        if not self.officer.place:
            return some
        stations = self.reader.stations({one.said.case for one in some if one.said.case})
        return tuple(one for one in some if self._is_ours(one, stations, homes))

    def _is_ours(
        self,
        complaint: Complaint,
        stations: Mapping[str, tuple[str, int]],
        homes: Mapping[str, str],
    ) -> bool:
        if complaint.received_by == self.officer.account:
            return True
        if complaint.said.case in stations:
            return self.covers(*stations[complaint.said.case])
        home = homes.get(complaint.received_by, "")
        return bool(home) and self.covers(home, complaint.received_ms)

    def covers(self, station: str, legal_ms: int) -> bool:
        """Say whether a case of a station, lodged at a moment, is of this officer's place."""
        if not self.officer.place:
            return True
        since, divisions = civil_day(legal_ms), self.world().divisions
        return is_within(self.officer.place, station, since, self.day, divisions)


def _standing(fired: Iterable[Fired]) -> dict[Colour, tuple[int, int]]:
    found = {colour: [0, 0] for colour in Colour}
    for one in fired:
        if one.undone is None:
            found[one.colour][0] += 1
            found[one.colour][1] += one.answer is None
    return {colour: (count, left) for colour, (count, left) in found.items()}
