"""The live board: how every open case stands today, and what came late is shown as late.

A case that lay at its kiosk is counted from the day the resident handed in; the board says
that day, when it reached the cloud, and how long it was under way (row J02). Pure.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from cloud.clock.counting import DueDay, Pause, days_passed
from cloud.clock.member_clock import Almanac, MemberClock, Phase
from cloud.clock.package_clock import PackageClock, package_clock
from cloud.clock.rules import Colour
from cloud.clock.signals import Signal
from cloud.clock.trace import CaseTrace, MemberTrace
from cloud.clock.triggers import signals
from provisioning.catalogue.model import Unit

_MS = timedelta(milliseconds=1)
_GRAVITY = {Colour.REMINDER: 1, Colour.YELLOW: 2, Colour.RED: 3}


@dataclass(frozen=True, slots=True)
class Lateness:
    """The three times of a case (UTC ms), and what speaks against taking them as they are.

    ``is_late``: it lay longer than the place allows. ``is_doubtful``: the kiosk's clock.
    """

    lodged_ms: int
    legal_ms: int
    arrived_ms: int
    is_late: bool
    is_doubtful: bool

    @property
    def under_way(self) -> timedelta:
        """How long it was between the resident's hand and the cloud."""
        return (self.arrived_ms - self.legal_ms) * _MS


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member on the board. ``days_left`` are working days, below 0 when it is over."""

    matter: str
    department: str
    phase: Phase
    by: DueDay | None
    days_left: int | None
    by_silence: bool
    colour: Colour | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One case on the board; ``colour`` is its gravest."""

    case: str
    title: str
    station: str
    lateness: Lateness
    due: DueDay | None
    days_left: int | None
    members: tuple[MemberLine, ...]
    colour: Colour | None


def board_row(trace: CaseTrace, today: date, almanac: Almanac) -> BoardRow:
    """Show a case as it stands on a day. Raises TraceBrokenError."""
    found = signals(trace, today, almanac)
    clock = package_clock(trace, today, almanac)
    return BoardRow(
        case=trace.number,
        title=trace.title,
        station=trace.station,
        lateness=lateness(trace, almanac),
        due=clock.due,
        days_left=days_left(clock.due, today, almanac),
        members=tuple(_line(member, clock, found, today, almanac) for member in trace.members),
        colour=_gravest(found),
    )


def lateness(trace: CaseTrace, almanac: Almanac) -> Lateness:
    """Say how late a case came, and keep its true time."""
    allowed = timedelta(hours=almanac.rules.supervision.late_arrival_hours)
    return Lateness(
        lodged_ms=trace.lodged_ms,
        legal_ms=trace.legal_ms,
        arrived_ms=trace.arrived_ms,
        is_late=(trace.arrived_ms - trace.legal_ms) * _MS > allowed,
        is_doubtful=trace.doubtful,
    )


def days_left(
    due: DueDay | None, today: date, almanac: Almanac, outside: tuple[Pause, ...] = ()
) -> int | None:
    """Return the working days that are left after today; below 0 those that are over."""
    if due is None:
        return None
    if today <= due.day:
        return days_passed(today, due.day, Unit.WORKING_DAY, almanac.known, outside)
    return -days_passed(due.day, today, Unit.WORKING_DAY, almanac.known, outside)


def _line(
    member: MemberTrace,
    clock: PackageClock,
    found: tuple[Signal, ...],
    today: date,
    almanac: Almanac,
) -> MemberLine:
    own = clock.members[member.matter]
    by = _by(own)
    return MemberLine(
        matter=member.matter,
        department=member.department,
        phase=own.phase,
        by=by,
        days_left=days_left(by, today, almanac, own.outside),
        by_silence=own.by_silence,
        colour=_gravest(tuple(one for one in found if one.matter == member.matter)),
    )


def _by(clock: MemberClock) -> DueDay | None:
    """The day until which its department must act next; None while it need not."""
    if clock.phase is Phase.TO_SAY:
        return clock.say_by
    return clock.due if clock.phase is Phase.HANDLING else None


def _gravest(found: tuple[Signal, ...]) -> Colour | None:
    return max((one.colour for one in found), key=_GRAVITY.__getitem__, default=None)
