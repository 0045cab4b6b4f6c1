"""A case as supervision sees it: states, moments and who held every minute; of a person nothing.

The same events as the page officers work on, with other fields (rows R07 and J11): no name,
no answer, no paper, and no word that anybody wrote.
"""

from dataclasses import dataclass

from cloud.casework.book import Entry
from cloud.casework.model.events import Event
from cloud.casework.model.holding import holdings_of
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.trips import Trip, trips_of
from cloud.casework.numbers import grouped
from cloud.casework.states import OFFICERS_TURN
from cloud.casework.traces import Days, next_days
from cloud.clock.trace import Holding
from cloud.desk.board_page import unit_name
from cloud.desk.inbox_page import Chip
from cloud.desk.text import EVENTS
from cloud.desk.trip_page import reason_of
from cloud.desk.wording import TONES, Wording


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of waiting with its one holder."""

    holder: str
    begun: str
    ended: str
    spent: str


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member. ``reminds`` is the name of the unit a reminder would go to, or empty."""

    position: int
    matter: str
    department: str
    chip: Chip
    due: str
    stretches: tuple[Stretch, ...]
    reminds: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: what, when it counts, when the system was told, and which party."""

    what: str
    matter: str
    at: str
    noted: str
    who: str


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Everything on the page."""

    number: str
    number_parts: tuple[str, ...]
    title: str
    lead: str
    state: str
    members: tuple[MemberLine, ...]
    trips: tuple[tuple[str, str, str], ...]  # when, why, on whose word
    events: tuple[Happening, ...]


def timeline_page(wording: Wording, entry: Entry, now_ms: int) -> TimelinePage:
    """Turn a case into what supervision sees of it."""
    now, events = entry.now, entry.events
    held, days = holdings_of(events), next_days(now, events)
    return TimelinePage(
        number=now.setup.number,
        number_parts=tuple(grouped(now.setup.number).split()),
        title=wording.title(now.setup.title),
        lead=wording.department(now.setup.lead),
        state=wording.case_state(now.state),
        members=tuple(
            _member(wording, one, days, held.get(one.setup.position, ()), now_ms)
            for one in now.members
        ),
        trips=tuple(_trip(wording, one) for one in trips_of(events)),
        events=tuple(_happening(wording, now, one) for one in events),
    )


def _member(
    wording: Wording, member: MemberNow, days: Days, held: tuple[Holding, ...], now_ms: int
) -> MemberLine:
    due = days.get(member.setup.position)
    return MemberLine(
        position=member.setup.position,
        matter=wording.title(member.setup.matter),
        department=wording.department(member.setup.department),
        chip=Chip(wording.state(member.state), TONES[member.state]),
        due=wording.say("WARNING_DUE", day=due.day.isoformat()) if due else "",
        stretches=tuple(_stretch(wording, one, now_ms) for one in held),
        reminds=wording.department(member.acting) if member.state in OFFICERS_TURN else "",
    )


def _stretch(wording: Wording, held: Holding, now_ms: int) -> Stretch:
    ended = held.ended_ms
    return Stretch(
        holder=unit_name(wording, held.holder),
        begun=wording.moment(held.begun_ms),
        ended=wording.moment(ended) if ended is not None else wording.say("TIMELINE_STILL"),
        spent=wording.say("TIMELINE_MINUTES", minutes=_minutes(held, now_ms)),
    )


def _minutes(held: Holding, now_ms: int) -> str:
    until = now_ms if held.ended_ms is None else held.ended_ms
    return f"{max(until - held.begun_ms, 0) // 60_000:,}"


def _trip(wording: Wording, trip: Trip) -> tuple[str, str, str]:
    bodies = "、".join(wording.department(body) for body in trip.bodies)
    return wording.moment(trip.at_ms), reason_of(wording, trip.reason), bodies


def _happening(wording: Wording, now: CaseNow, event: Event) -> Happening:
    member = now.member(event.fact.position)
    late = event.noted_ms != event.at_ms
    return Happening(
        what=wording.words(EVENTS[event.kind]),
        matter=wording.title(member.setup.matter) if member else "",
        at=wording.moment(event.at_ms),
        noted=wording.say("TIMELINE_NOTED", time=wording.moment(event.noted_ms)) if late else "",
        who=_who(wording, event),
    )


def _who(wording: Wording, event: Event) -> str:
    if event.body:
        return wording.department(event.body)
    kind, _, name = event.actor.partition(":")
    return f"{wording.say('KIOSK')} {name}" if kind == "kiosk" else wording.say("CLOUD")
