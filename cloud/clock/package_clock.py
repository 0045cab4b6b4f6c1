"""The clock of a package: as long as its longest chain, never the sum of its members (row P02).

Beside the chain stands the package's own promise, and the law's for several bodies
together. A day is outside the package's promise only when nothing of it could go on: each
member that had begun and was not over stood still or lay with the applicant. Pure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cloud.clock.counting import DueDay, Pause, civil_day, last_day
from cloud.clock.member_clock import Almanac, MemberClock, Phase, extended, member_clock
from cloud.clock.trace import CaseTrace, MemberTrace, Outcome
from cloud.errors import TraceBrokenError
from provisioning.catalogue.model import Limit

_DAY = timedelta(days=1)
_NO_WORK = frozenset({Outcome.DONE_ALREADY, Outcome.LEFT_OUT})


@dataclass(frozen=True, slots=True)
class PackageClock:
    """How the clock of a whole case stands.

    ``chain`` is the last day of the longest chain, None while a link of it stands still;
    ``promised`` the package's own last day, ``legal`` the law's for joint handling.
    """

    members: dict[str, MemberClock]
    chain: DueDay | None
    promised: DueDay | None
    legal: DueDay

    @property
    def due(self) -> DueDay | None:
        """The day the lead is held to: the package's promise, else its longest chain."""
        return self.promised or self.chain


def package_clock(trace: CaseTrace, today: date, almanac: Almanac) -> PackageClock:
    """Work out how a case's clock stands on a day. Raises TraceBrokenError for a ring."""
    clocks = {m.matter: member_clock(m, today, almanac) for m in trace.members}
    received = civil_day(trace.legal_ms)
    joint = almanac.rules.joint
    legal = extended(received, joint.limit, trace.extensions, joint.extension, almanac)
    assert legal is not None  # noqa: S101 - nothing pauses it, and it is counted in days
    return PackageClock(
        members=clocks,
        chain=_Chain(trace, clocks, almanac).last(),
        promised=_promised(trace, today, almanac),
        legal=legal,
    )


def _promised(trace: CaseTrace, today: date, almanac: Almanac) -> DueDay | None:
    if trace.limit is None:
        return None
    received, most = civil_day(trace.legal_ms), almanac.rules.joint.extension
    outside = tuple(_standstill(trace, received, today))
    return extended(received, trace.limit, trace.extensions, most, almanac, outside)


def _standstill(trace: CaseTrace, first: date, today: date) -> Iterator[Pause]:
    """Find the days on which nothing of the case could go on; the last may have no end."""
    stretches = [(member, _idle(member)) for member in trace.members if member.begun_ms]
    day = first
    while day <= today:
        idle = _all_idle([pause for member, pause in stretches if _is_open(member, day)], day)
        if idle and day == today and trace.letter_ms is None:
            yield Pause(day)
        elif idle:
            yield Pause(day, day)
        day += _DAY


def _all_idle(open_members: list[tuple[Pause, ...]], day: date) -> bool:
    idle = [any(pause.holds(day) for pause in pauses) for pauses in open_members]
    return bool(idle) and all(idle)


def _is_open(member: MemberTrace, day: date) -> bool:
    has_begun = member.begun_ms is not None and civil_day(member.begun_ms) <= day
    return has_begun and (member.decision is None or day < civil_day(member.decision.at_ms))


def _idle(member: MemberTrace) -> tuple[Pause, ...]:
    """Return when a member stood still or lay with the applicant."""
    stretches = [(s.begun_ms, s.ended_ms) for s in member.suspensions]
    stretches += [(n.at_ms, n.answered_ms) for n in member.notices]
    return tuple(
        Pause(civil_day(begun), None if ended is None else civil_day(ended))
        for begun, ended in stretches
    )


class _Chain:
    """The longest way through the members, by the days that are known or promised."""

    def __init__(self, trace: CaseTrace, clocks: dict[str, MemberClock], almanac: Almanac) -> None:
        self._members = {member.matter: member for member in trace.members}
        self._clocks, self._almanac = clocks, almanac
        self._received = civil_day(trace.legal_ms)
        self._ends: dict[str, DueDay | None] = {}
        self._on_the_way: set[str] = set()

    def last(self) -> DueDay | None:
        """Return the end of the longest chain."""
        ends = [self._end(name) for name, m in self._members.items() if _takes_time(m)]
        return _latest(ends) if ends else DueDay(self._received)

    def _end(self, matter: str) -> DueDay | None:
        if matter in self._on_the_way:
            raise TraceBrokenError(f"{matter} waits for itself")
        if matter not in self._ends:
            self._on_the_way.add(matter)
            self._ends[matter] = self._work_out(self._members[matter])
            self._on_the_way.discard(matter)
        return self._ends[matter]

    def _work_out(self, member: MemberTrace) -> DueDay | None:
        clock = self._clocks[member.matter]
        if member.decision is not None:
            return DueDay(civil_day(member.decision.at_ms))
        if clock.phase in (Phase.STANDING, Phase.WITH_APPLICANT):
            return None
        if clock.due is not None:
            return clock.due
        begins = DueDay(clock.received) if clock.received else self._after(member)
        return None if begins is None else self._counted(begins, member.limit)

    def _after(self, member: MemberTrace) -> DueDay | None:
        known = [self._end(name) for name in member.needs if name in self._members]
        return _latest(known) if known else DueDay(self._received)

    def _counted(self, begins: DueDay, limit: Limit) -> DueDay:
        last = last_day(begins.day, limit, self._almanac.known) or begins
        return DueDay(last.day, last.provisional or begins.provisional)


def _takes_time(member: MemberTrace) -> bool:
    return member.decision is None or member.decision.outcome not in _NO_WORK


def _latest(ends: list[DueDay | None]) -> DueDay | None:
    found = [end for end in ends if end is not None]
    if len(found) < len(ends):
        return None
    return max(found, key=lambda end: (end.day, end.provisional))
