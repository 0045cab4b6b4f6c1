"""A case as the public may see it: how far, who has it, until when; of a person nothing.

The same events as the work page and the supervision page, with the fewest fields of the three
(rows J11 and V09). No name, answer, paper, station, kiosk, slip, account or hour stands here,
and no name of an office inside where this place says so (row P15).
"""

from dataclasses import dataclass

from cloud.casework.book import Entry
from cloud.casework.model.now import MemberNow
from cloud.casework.moment import civil_time
from cloud.casework.numbers import grouped
from cloud.casework.sight import PUBLIC
from cloud.casework.standing import UNNAMED
from cloud.casework.states import OFFICERS_TURN
from cloud.casework.traces import Days, next_days
from cloud.desk.inbox_page import Chip
from cloud.desk.text import EVENTS
from cloud.desk.wording import TONES, Wording
from edge_sync.wire.application import Choice


@dataclass(frozen=True, slots=True)
class PublicMember:
    """One member; ``who`` and ``due`` are empty where nobody in an office must act."""

    matter: str
    chip: Chip
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One thing that happened, on its day."""

    day: str
    what: str
    matter: str


@dataclass(frozen=True, slots=True)
class PublicCase:
    """Everything on the page."""

    number_parts: tuple[str, ...]
    title: str
    state: str
    members: tuple[PublicMember, ...]
    steps: tuple[PublicStep, ...]


def public_case(wording: Wording, entry: Entry, *, named: bool) -> PublicCase:
    """Turn a case into what anybody may see of it. ``named``: departments by their names."""
    now = entry.now
    days = next_days(now, entry.events)
    matters = {one.setup.position: one.setup.matter for one in now.members}
    return PublicCase(
        number_parts=tuple(grouped(now.setup.number).split()),
        title=wording.title(now.setup.title),
        state=wording.case_state(now.state),
        members=tuple(
            _member(wording, one, days, named=named)
            for one in now.members
            if one.setup.choice is not Choice.LEFT_OUT
        ),
        steps=tuple(
            PublicStep(
                f"{civil_time(one.at_ms):%Y-%m-%d}",
                wording.words(EVENTS[one.kind]),
                _about(wording, matters.get(one.fact.position, "")),
            )
            for one in entry.events
            if one.kind in PUBLIC
        ),
    )


def _about(wording: Wording, matter: str) -> str:
    return wording.title(matter) if matter else wording.say("WHOLE_CASE")


def _member(wording: Wording, member: MemberNow, days: Days, *, named: bool) -> PublicMember:
    due = days.get(member.setup.position)
    name = wording.department(member.acting) if named else wording.words(UNNAMED)
    return PublicMember(
        matter=wording.title(member.setup.matter),
        chip=Chip(wording.state(member.state), TONES[member.state]),
        who=name if member.state in OFFICERS_TURN else "",
        due=due.day.isoformat() if due else "",
    )
