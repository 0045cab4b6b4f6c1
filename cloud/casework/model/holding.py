"""Whose every waiting minute is: exactly one holder at every moment (row P12). Pure.

A member that waits for another is held by whoever holds that one. What lies at a station
is "in transit", also what follows an application. What a decision cannot do without
(a mandatory opinion, an open question of its body, a visit) is held by who was asked.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

from cloud.casework.model import facts as f
from cloud.casework.model.events import Event
from cloud.casework.model.folding import folded
from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.states import CONCLUDED, IN_WORK, MemberState
from cloud.clock.trace import Holder, HolderKind, Holding

S = MemberState
_APPLICANT: Final = Holder(HolderKind.APPLICANT)


def holder_of(
    now: CaseNow, member: MemberNow, transit: Mapping[int, Holder] | None = None
) -> Holder | None:
    """Return who holds a member, or None when it is concluded."""
    held = (transit or {}).get(member.setup.position)
    if member.state in CONCLUDED:
        return None
    if held:
        return held
    match member.state:
        case S.AWAITING_SIGNER | S.TO_BE_COMPLETED:
            return _APPLICANT
        case S.WAITING:
            return _waiting(now, member, transit)
        case S.SUSPENDED:
            return Holder(HolderKind.OUTSIDE, member.carrier or member.acting)
        case _:
            return Holder(HolderKind.BODY, _asked_of(now, member) or member.acting)


def _waiting(now: CaseNow, member: MemberNow, transit: Mapping[int, Holder] | None) -> Holder:
    """Its first open predecessor's; when that was refused it is its own body's turn to ask."""
    if now.blocked_by(member) is not None:
        return _APPLICANT if member.wish else Holder(HolderKind.BODY, member.acting)
    held = (holder_of(now, one, transit) for one in now.waits_for(member))
    return next((holder for holder in held if holder), Holder(HolderKind.CLOUD))


def _asked_of(now: CaseNow, member: MemberNow) -> str:
    """Return the department whose word the acting body waits for, if it waits for one."""
    if member.state not in IN_WORK:
        return ""
    position = member.setup.position
    tasks = (
        task.of
        for task in now.tasks
        if task.is_open
        and task.position == position
        and (task.mandatory or (task.kind is TaskKind.QUESTION and task.asked_by == member.acting))
    )
    visits = (
        visit.unsigned[0] if visit.reported_ms and visit.unsigned else visit.organiser
        for visit in now.visits
        if visit.is_open and position in visit.positions
    )
    return next(chain(tasks, visits), "")


class Stretches:
    """Collects, for every member, the stretches of one holder each."""

    def __init__(self) -> None:
        self._done: dict[int, list[Holding]] = {}
        self._open: dict[int, tuple[Holder, int]] = {}

    def hold(self, position: int, holder: Holder | None, at_ms: int) -> None:
        """From now on it is this one's, or nobody's any more."""
        before = self._open.get(position)
        if before and before[0] == holder:
            return
        at_ms = max(at_ms, before[1]) if before else at_ms  # clocks of kiosks and desks may differ
        if before:
            self._open.pop(position)
            if at_ms > before[1]:
                stretch = Holding(before[0], before[1], at_ms)
                self._done.setdefault(position, []).append(stretch)
        if holder:
            self._open[position] = (holder, self._since(position, holder, at_ms))

    def _since(self, position: int, holder: Holder, at_ms: int) -> int:
        """Who had it until this very moment goes on having it."""
        done = self._done.get(position, [])
        if done and done[-1].holder == holder and done[-1].ended_ms == at_ms:
            return done.pop().begun_ms
        return at_ms

    def of(self, position: int) -> tuple[Holding, ...]:
        """Return a member's stretches in order; the last of an open one has no end."""
        last = self._open.get(position)
        still = (Holding(*last),) if last else ()
        return (*self._done.get(position, ()), *still)


def holdings_of(events: Sequence[Event]) -> dict[int, tuple[Holding, ...]]:
    """Return the holdings of every member from the legal moment of receipt on, by position."""
    stretches = Stretches()
    now: CaseNow | None = None
    for event in events:
        before, now = now, folded(now, event)
        if now is None:
            continue
        if before is None:
            _begin(stretches, now)
            continue
        _transit(stretches, before, event)
        for member in now.members:
            stretches.hold(member.setup.position, holder_of(now, member), event.at_ms)
    positions = (one.setup.position for one in now.members) if now else ()
    return {position: stretches.of(position) for position in positions}


def _begin(stretches: Stretches, now: CaseNow) -> None:
    """From the station to the cloud everything was in transit, and then it is somebody's."""
    station = Holder(HolderKind.TRANSIT, now.setup.station)
    for member in now.members:
        position, holder = member.setup.position, holder_of(now, member)
        if holder:
            stretches.hold(position, station, now.setup.legal_ms)
            stretches.hold(position, holder, max(now.setup.legal_ms, now.setup.arrived_ms))


def _transit(stretches: Stretches, before: CaseNow, event: Event) -> None:
    """What was handed in at a kiosk lay there before it arrived: nobody else's minutes."""
    fact = event.fact
    if isinstance(fact, f.Supplemented) and fact.lodged_ms is not None:
        waits, begun_ms, station = {fact.position}, fact.lodged_ms, fact.station
    elif isinstance(fact, f.Signed) and len(before.unsigned) == 1:
        waits = {one.setup.position for one in before.members if one.state is S.AWAITING_SIGNER}
        begun_ms, station = fact.signed_ms, fact.station
    else:
        return
    begun_ms = min(begun_ms, event.at_ms)
    lying = Holder(HolderKind.TRANSIT, station or before.setup.station)
    asked = {S.AWAITING_SIGNER, S.TO_BE_COMPLETED}
    transit = {
        one.setup.position: lying
        for one in before.members
        if one.setup.position in waits and one.state in asked
    }
    for member in before.members:
        holder = holder_of(before, member, transit)
        stretches.hold(member.setup.position, holder, begun_ms)
