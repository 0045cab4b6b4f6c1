"""How often somebody had to come for a case, and why: one trip a slip (row C06). Pure.

The first trip is the one that handed the application in. Every slip after it is a further
trip with its reason, made of the events alone; what one slip brought to several members is
one trip. What nobody tells the cloud of is not counted: a draft that was fetched on another
day, a call at an office's own counter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from cloud.casework.model import facts as f
from cloud.casework.model.events import AnyFact, Event

_AT_A_KIOSK = "kiosk:"
_COMES = (
    f.Lodged,
    f.Followed,
    f.NotBelieved,
    f.Signed,
    f.ConsentAnswered,
    f.Supplemented,
    f.Withdrawn,
)


class TripReason(Enum):
    """Why somebody came."""

    APPLY = "apply"
    COMPLETE = "complete"  # a completion notice asked for something
    BRING = "bring"  # documents pending were promised for later
    SIGN = "sign"  # a further signer, who was not there the first time
    CONSENT = "consent"  # one who signs nothing was asked
    WITHDRAW = "withdraw"
    NOT_BELIEVED = "not-believed"  # came, and could not show that the case is theirs
    OTHER = "other"  # brought something nobody had asked for


_REASONS: Final = {
    f.Lodged: TripReason.APPLY,
    f.Signed: TripReason.SIGN,
    f.ConsentAnswered: TripReason.CONSENT,
    f.Withdrawn: TripReason.WITHDRAW,
    f.NotBelieved: TripReason.NOT_BELIEVED,
}


@dataclass(frozen=True, slots=True)
class Trip:
    """One trip. ``bodies`` are those on whose word it was made.

    ``avoidable``: of a notice that could have been part of an earlier one (domain 18.2).
    """

    slip: str
    kiosk: str
    at_ms: int
    reason: TripReason
    bodies: tuple[str, ...] = ()
    avoidable: bool = False


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is open at one member when somebody comes."""

    body: str
    reason: TripReason
    avoidable: bool = False


def trips_of(events: Iterable[Event]) -> tuple[Trip, ...]:
    """Return every trip for a case in the order the cloud heard of them, the first one first."""
    found: dict[str, Trip] = {}
    for trip in _told(events):
        before = found.get(trip.slip)
        found[trip.slip] = trip if before is None else _together(before, trip)
    return tuple(found.values())


def _told(events: Iterable[Event]) -> Iterator[Trip]:
    """Tell every event that somebody's coming brought about, as if each were a trip of its own."""
    asked: dict[int, _Asked] = {}
    for event in events:
        fact = event.fact
        if isinstance(fact, _COMES) and event.actor.startswith(_AT_A_KIOSK):
            kiosk = event.actor.removeprefix(_AT_A_KIOSK)
            why = _why(fact, asked)
            bodies = (why.body,) if why.body else ()
            yield Trip(fact.slip, kiosk, event.at_ms, why.reason, bodies, why.avoidable)
        _remember(asked, event)


def _remember(asked: dict[int, _Asked], event: Event) -> None:
    fact = event.fact
    match fact:
        case f.AskedToComplete():
            why = _Asked(event.body, TripReason.COMPLETE, bool(fact.avoidable))
            asked[fact.position] = why
        case f.AcceptedWithGaps():
            asked[fact.position] = _Asked(event.body, TripReason.BRING)
        case f.Supplemented() if fact.position in asked:
            if asked[fact.position].reason is TripReason.COMPLETE:  # a notice is answered once
                del asked[fact.position]


def _why(fact: AnyFact, asked: dict[int, _Asked]) -> _Asked:
    nobody = _Asked("", _REASONS.get(type(fact), TripReason.OTHER))
    return asked.get(fact.position, nobody) if isinstance(fact, f.Supplemented) else nobody


def _together(before: Trip, then: Trip) -> Trip:
    """Join two events of one slip: what it did says more than that it came."""
    reason = then.reason if before.reason is TripReason.OTHER else before.reason
    bodies = tuple(dict.fromkeys((*before.bodies, *then.bodies)))
    return replace(
        before, reason=reason, bodies=bodies, avoidable=before.avoidable or then.avoidable
    )
