"""The inbox as values: one line a case, its dates in sight, late arrivals marked."""

from dataclasses import dataclass
from datetime import date, timedelta

from cloud.casework.moment import civil_time, is_late
from cloud.casework.numbers import grouped
from cloud.casework.policy import Policy
from cloud.casework.states import CaseState, PartState
from cloud.casework.views import InboxItem
from cloud.clock.calendar import is_workday
from cloud.clock.counting import days_passed
from cloud.desk.text import CASE_STATES, DOUBTS
from cloud.desk.wording import TONES, Tone, Wording
from provisioning.catalogue.model import Unit

_DRAWERS = {
    PartState.TO_DO: "TAB_TO_DO",
    PartState.WAITING: "TAB_WAITING",
    PartState.DONE: "TAB_DONE",
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A short word on a coloured ground."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class OwnMember:
    """One matter of the case that the department handles, and how far it is."""

    name: str
    chip: Chip
    limit: str


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which a department must act: in words, and how near it is."""

    day: str
    left: Chip
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class InboxLine:
    """One case in the list. ``late`` and ``doubts`` are empty when all is well."""

    number: str
    number_parts: tuple[str, ...]
    title: str
    applicant: str
    slip: str
    received: str
    since: str
    late: str
    doubts: tuple[str, ...]
    own: tuple[OwnMember, ...]
    due: Due | None
    team: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One drawer's label, its number of cases, and whether it is open."""

    drawer: str
    label: str
    count: int
    is_open: bool


def tabs(wording: Wording, counts: dict[PartState, int], opened: PartState) -> tuple[Tab, ...]:
    """Return the drawers in their order."""
    return tuple(
        Tab(state.value, wording.say(name), counts[state], state is opened)
        for state, name in _DRAWERS.items()
    )


def inbox_line(wording: Wording, item: InboxItem, now_ms: int, team: str = "") -> InboxLine:
    """Turn one item into what the list shows; ``team`` is the name of whose inbox it is."""
    return InboxLine(
        number=item.number,
        number_parts=tuple(grouped(item.number).split()),
        title=wording.title(item.title),
        applicant=item.applicant,
        slip=item.slip,
        received=wording.moment(item.legal_ms),
        since=wording.since(item.legal_ms, now_ms),
        late=late_words(wording, item.legal_ms, item.arrived_ms),
        doubts=tuple(wording.words(DOUBTS[doubt]) for doubt in item.doubts),
        own=_own(wording, item),
        due=due_words(wording, item.due_day, item.provisional, now_ms),
        team=team,
    )


def team_name(wording: Wording, policy: Policy, team: str) -> str:
    """Name a team, also one that this place's rules no longer know."""
    known = policy.team.get(team)
    return wording.words(known.name) if known else team


def due_words(wording: Wording, day: str, provisional: bool, now_ms: int) -> Due | None:  # noqa: FBT001 - as casework says it
    """Say by when a department must act, and how many working days are left."""
    if not day:
        return None
    due, today = date.fromisoformat(day), civil_time(now_ms).date()
    written = wording.say("DUE_BY", day=due.isoformat())
    if today == due:
        return Due(written, Chip(wording.say("DUE_TODAY"), Tone.WAIT), provisional)
    begin, end = sorted((today, due))
    days = days_passed(begin, end, Unit.WORKING_DAY, is_workday)
    if today > due:
        return Due(written, Chip(wording.say("DUE_OVER", days=days), Tone.BAD), provisional)
    tone = Tone.WAIT if days <= 1 else Tone.QUIET
    return Due(written, Chip(wording.say("DUE_LEFT", days=days), tone), provisional)


def late_words(wording: Wording, legal_ms: int, arrived_ms: int) -> str:
    """Say how late an application arrived, or nothing."""
    if not is_late(legal_ms, arrived_ms):
        return ""
    return wording.say("LATE", span=wording.span(timedelta(milliseconds=arrived_ms - legal_ms)))


def _own(wording: Wording, item: InboxItem) -> tuple[OwnMember, ...]:
    """List the department's own members; for a lead without any, the case as a whole."""
    if not item.own:
        tone = Tone.GOOD if item.state is CaseState.FINISHED else Tone.WAIT
        whole = Chip(wording.words(CASE_STATES[item.state]), tone)
        return (OwnMember(wording.say("LED_BY_YOU"), whole, ""),)
    return tuple(
        OwnMember(
            "" if matter == item.title else wording.title(matter),
            Chip(wording.state(state), TONES[state]),
            wording.limit(matter),
        )
        for matter, state in item.own
    )
