"""The inbox as values: one line a case, its dates in sight, late arrivals marked."""

from dataclasses import dataclass
from datetime import timedelta

from cloud.casework.moment import is_late
from cloud.casework.numbers import grouped
from cloud.casework.states import PartState
from cloud.casework.views import InboxItem
from cloud.desk.text import CASE_STATES, DOUBTS
from cloud.desk.wording import TONES, Tone, Wording

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
class InboxLine:
    """One case in the list. ``late`` and ``doubts`` are empty when all is well."""

    number: str
    number_parts: tuple[str, ...]
    title: str
    matters: str
    applicant: str
    slip: str
    received: str
    since: str
    late: str
    doubts: tuple[str, ...]
    chips: tuple[Chip, ...]
    limit: str


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


def inbox_line(wording: Wording, item: InboxItem, now_ms: int) -> InboxLine:
    """Turn one item into what the list shows."""
    matters = [wording.title(matter) for matter, _ in item.own if matter != item.title]
    return InboxLine(
        number=item.number,
        number_parts=tuple(grouped(item.number).split()),
        title=wording.title(item.title),
        matters=wording.joined(matters),
        applicant=item.applicant,
        slip=item.slip,
        received=wording.moment(item.legal_ms),
        since=wording.since(item.legal_ms, now_ms),
        late=late_words(wording, item.legal_ms, item.arrived_ms),
        doubts=tuple(wording.words(DOUBTS[doubt]) for doubt in item.doubts),
        chips=_chips(wording, item),
        limit=wording.limit(item.own[0][0]) if item.own else "",
    )


def late_words(wording: Wording, legal_ms: int, arrived_ms: int) -> str:
    """Say how late an application arrived, or nothing."""
    if not is_late(legal_ms, arrived_ms):
        return ""
    return wording.say("LATE", span=wording.span(timedelta(milliseconds=arrived_ms - legal_ms)))


def _chips(wording: Wording, item: InboxItem) -> tuple[Chip, ...]:
    """Show each different state of the department's own members once; the lead's whole else."""
    states = dict.fromkeys(state for _, state in item.own)
    if not states or (item.is_lead and not item.own):
        return (Chip(wording.words(CASE_STATES[item.state]), Tone.WAIT),)
    return tuple(Chip(wording.state(state), TONES[state]) for state in states)
