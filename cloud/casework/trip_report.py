"""How often people had to come, counted over cases, with the reason of every further trip (C06).

Made of the tables of now, which follow from the events (`rebuilding`): cases are counted by
where and when they were lodged, further trips one by one. Of a person nothing is read.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cloud.casework.model.trips import TripReason
from cloud.casework.moment import CIVIL_TIME
from cloud.casework.tables import CaseRow, TripRow
from provisioning.storage.database import Database

_DAY_MS: Final = 24 * 3600 * 1000
_AHEAD_MS: Final = int((CIVIL_TIME.utcoffset(None) or timedelta()) / timedelta(milliseconds=1))

Covers = Callable[[str, int], bool]
"""Says whether a case of a station, lodged at a moment, is somebody's to see."""


@dataclass(frozen=True, slots=True)
class FurtherTrip:
    """One trip above the first."""

    case: str
    title: str
    station: str
    at_ms: int
    reason: TripReason
    bodies: tuple[str, ...]
    avoidable: bool


@dataclass(frozen=True, slots=True)
class TripReport:
    """Cases by how many trips they took so far, and each trip above one, the newest first."""

    cases: int
    by_trips: dict[int, int]
    further: tuple[FurtherTrip, ...]

    @property
    def by_reason(self) -> Counter[tuple[TripReason, str]]:
        """Count further trips by reason and by who asked for them, "" where nobody did."""
        return Counter((one.reason, body) for one in self.further for body in one.bodies or ("",))


def trip_report(database: Database, since_ms: int, covers: Covers) -> TripReport:
    """Report on the cases that arrived since a moment, UTC milliseconds."""
    cases = sum(
        number for station, ms, number in _lodged(database, since_ms) if covers(station, ms)
    )
    further = tuple(_further(database, since_ms, covers))
    return TripReport(cases, _by_trips(cases, further), further)


def _lodged(database: Database, since_ms: int) -> list[tuple[str, int, int]]:
    """Count the cases of every station and civil day, and give a moment of that day."""
    rows = database.ask(
        f"SELECT station, (legal_ms + {_AHEAD_MS}) / {_DAY_MS} AS day, COUNT(*)"  # noqa: S608 - numbers of ours
        f" FROM casework_case WHERE arrived_ms >= {int(since_ms)} GROUP BY station, day"
    )
    return [(station, int(day) * _DAY_MS - _AHEAD_MS, int(number)) for station, day, number in rows]


def _further(database: Database, since_ms: int, covers: Covers) -> Iterable[FurtherTrip]:
    query = (
        TripRow.select(TripRow, CaseRow)
        .join(CaseRow)
        .where(CaseRow.arrived_ms >= since_ms)
        .order_by(TripRow.at_ms.desc(), TripRow.id.desc())
    )
    for row in database.rows(query):
        case = row.case
        if covers(case.station, case.legal_ms):
            yield FurtherTrip(
                case=case.number,
                title=case.title,
                station=case.station,
                at_ms=row.at_ms,
                reason=row.reason,
                bodies=tuple(row.bodies.split()),
                avoidable=bool(row.avoidable),
            )


def _by_trips(cases: int, further: tuple[FurtherTrip, ...]) -> dict[int, int]:
    above = Counter(Counter(one.case for one in further).values())
    once = {1: cases - sum(above.values())}
    return once | {more + 1: number for more, number in sorted(above.items())}
