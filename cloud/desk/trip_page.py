"""What supervisors and leaders read of how often people had to come (row C06)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cloud.casework.model.trips import TripReason
from cloud.casework.trip_report import FurtherTrip, TripReport
from cloud.desk.wording import Wording

MOST: Final = 200  # trips that are listed one by one
_REASONS: Final = {
    TripReason.APPLY: "TRIP_APPLY",
    TripReason.COMPLETE: "TRIP_COMPLETE",
    TripReason.BRING: "TRIP_BRING",
    TripReason.SIGN: "TRIP_SIGN",
    TripReason.CONSENT: "TRIP_CONSENT",
    TripReason.WITHDRAW: "TRIP_WITHDRAW",
    TripReason.NOT_BELIEVED: "TRIP_NOT_BELIEVED",
    TripReason.OTHER: "TRIP_OTHER",
}


@dataclass(frozen=True, slots=True)
class TripLine:
    """One further trip. ``fault`` is what was wrong with asking for it, or empty."""

    at: str
    case: str
    title: str
    reason: str
    bodies: str
    fault: str


@dataclass(frozen=True, slots=True)
class TripsPage:
    """Everything on the page."""

    cases: int
    once: str
    counted: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, str, int], ...]
    lines: tuple[TripLine, ...]


def trips_page(wording: Wording, report: TripReport) -> TripsPage:
    """Turn a report into what is read."""
    share = report.by_trips.get(1, 0) / report.cases * 100 if report.cases else 0.0
    return TripsPage(
        cases=report.cases,
        once=f"{share:.0f}%" if report.cases else "",
        counted=tuple(
            (wording.say("TRIPS_TIMES", count=trips), cases)
            for trips, cases in report.by_trips.items()
        ),
        reasons=tuple(
            (reason_of(wording, reason), wording.department(body) if body else "", number)
            for (reason, body), number in report.by_reason.most_common()
        ),
        lines=tuple(_line(wording, one) for one in report.further[:MOST]),
    )


def reason_of(wording: Wording, reason: TripReason) -> str:
    """Say why somebody came."""
    return wording.say(_REASONS[reason])


def _line(wording: Wording, trip: FurtherTrip) -> TripLine:
    return TripLine(
        at=wording.moment(trip.at_ms),
        case=trip.case,
        title=wording.title(trip.title),
        reason=reason_of(wording, trip.reason),
        bodies=_named(wording, trip.bodies),
        fault=wording.say("TRIP_AVOIDABLE") if trip.avoidable else "",
    )


def _named(wording: Wording, bodies: Iterable[str]) -> str:
    return "、".join(wording.department(body) for body in bodies)
