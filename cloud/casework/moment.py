"""The legal moment of receipt (decision 8). A pure rule over three stored times.

The resident handed in at the kiosk, not when the link came back: days of no
network must not cost anybody a deadline. So the kiosk's time counts, corrected
by its last known error, and never later than the moment the cloud held it.
What makes that time doubtful is kept beside it for a person to judge.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum

from edge_sync.cloud.arrival import LARGE_ERROR_MS, legal_moment_ms
from edge_sync.wire.application import Stamp

IMPLAUSIBLE_AGE = timedelta(days=60)
LATE_ARRIVAL = timedelta(days=1)

CIVIL_TIME = timezone(timedelta(hours=8), "UTC+8")
"""Legal days are days of Beijing time, which knows no summer time."""

_ONE_MS = timedelta(milliseconds=1)


class Doubt(Enum):
    """Why an arrival should be looked at by a person."""

    NEVER_COMPARED = "never-compared"  # the kiosk's clock was never held against the cloud's
    LARGE_ERROR = "large-error"  # its known error is larger than ``LARGE_ERROR_MS``
    AFTER_ARRIVAL = "after-arrival"  # corrected, it still said clearly later than the cloud
    IMPLAUSIBLE_AGE = "implausible-age"  # earlier than any parcel may lie at a kiosk
    HELPER_ELSEWHERE = "helper-elsewhere"  # her code was used at another kiosk at the same time


@dataclass(frozen=True, slots=True)
class LegalMoment:
    """When the application counts as handed in (UTC ms), and what speaks against it."""

    at_ms: int
    doubts: tuple[Doubt, ...]


def legal_moment(lodged: Stamp, arrived_ms: int) -> LegalMoment:
    """Fix the legal moment of an application that the cloud held at ``arrived_ms``.

    The moment itself is the intake's rule; here is said what speaks against it.
    """
    at_ms, _ = legal_moment_ms(lodged, arrived_ms)
    corrected_ms = lodged.device_ms - (lodged.error_ms or 0)
    found = (
        (Doubt.NEVER_COMPARED, lodged.error_ms is None),
        (Doubt.LARGE_ERROR, abs(lodged.error_ms or 0) > LARGE_ERROR_MS),
        (Doubt.AFTER_ARRIVAL, corrected_ms > arrived_ms + LARGE_ERROR_MS),
        (Doubt.IMPLAUSIBLE_AGE, arrived_ms - at_ms > IMPLAUSIBLE_AGE // _ONE_MS),
    )
    return LegalMoment(at_ms, tuple(doubt for doubt, is_so in found if is_so))


def is_late(legal_ms: int, arrived_ms: int) -> bool:
    """Say whether an application lay so long at its kiosk that the desk marks it (row J02)."""
    return arrived_ms - legal_ms > LATE_ARRIVAL // _ONE_MS


def utc_ms(moment: datetime) -> int:
    """Turn an aware time into milliseconds since 1970."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // _ONE_MS


def civil_time(at_ms: int) -> datetime:
    """Turn milliseconds into the time on the wall, for people and for legal days.

    A kiosk's clock may have said anything: what no calendar holds becomes its first day.
    """
    try:
        return datetime(1970, 1, 1, tzinfo=UTC).astimezone(CIVIL_TIME) + at_ms * _ONE_MS
    except OverflowError:
        return datetime(1970, 1, 1, tzinfo=CIVIL_TIME)
