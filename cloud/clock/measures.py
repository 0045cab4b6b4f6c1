"""Three measures of every department in every package: efficiency, effect, cooperation.

They are sums of small counts, so that anybody can add them up again from the events with
a pencil (rows P10, J04); docs/measures.md does it for one case. A score is a share in
thousandths; where nothing was counted there is none. Pure.

| count | of a department |
|---|---|
| decided | its members granted, refused or not accepted |
| in_time | of them, those that ended by their promised last day |
| days_used, days_promised | counted days from acceptance to the end; what was promised |
| sound | of the decided: reasons and remedies given, told once, not overturned |
| held_minutes | how long members of the case lay with it |
| asked, answered | questions of other departments whose day came; those answered by it |
| overturned | of the decided: set aside by a later review |
| rated, satisfied | ratings by those who applied; of them, satisfied or better |
| waited_for, let_go | its members that others waited for; those that ended in time |
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from datetime import date

from cloud.clock.counting import civil_day, days_passed, last_day
from cloud.clock.member_clock import Almanac, member_clock
from cloud.clock.trace import CaseTrace, HolderKind, MemberTrace, Outcome, Question

_DECIDED = frozenset({Outcome.GRANTED, Outcome.REFUSED, Outcome.NOT_ACCEPTED})
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted. Counts are added up; their order does not matter."""

    decided: int = 0
    in_time: int = 0
    days_used: int = 0
    days_promised: int = 0
    sound: int = 0
    held_minutes: int = 0
    asked: int = 0
    answered: int = 0
    waited_for: int = 0
    let_go: int = 0
    overturned: int = 0
    rated: int = 0
    satisfied: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add two counts up."""
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True, slots=True)
class Tally:
    """What one subject of one case adds to a department's counts.

    ``subject`` is a member, a member that a department held, or a question; ``period`` is
    the quarter in which it ended, such as "2026Q4".
    """

    case: str
    subject: str
    department: str
    title: str
    period: str
    counts: Counts


def tallies(trace: CaseTrace, today: date, almanac: Almanac) -> Iterator[Tally]:
    """Count a case: every member that is decided, every question whose day has come."""
    awaited = {needed for member in trace.members for needed in member.needs}
    for member in trace.members:
        if member.decision is not None and member.decision.outcome in _DECIDED:
            yield from _of_member(trace, member, almanac, is_awaited=member.matter in awaited)
    for number, question in enumerate(trace.questions):
        yield from _of_question(trace, number, question, today, almanac)


def added(
    found: Iterable[Tally], period: str, *, by_title: bool = True
) -> dict[tuple[str, str], Counts]:
    """Add up a period by department and title, or by department alone (title "")."""
    sums: dict[tuple[str, str], Counts] = {}
    for tally in found:
        if tally.period == period:
            key = (tally.department, tally.title if by_title else "")
            sums[key] = sums.get(key, Counts()) + tally.counts
    return sums


def quarter(day: date) -> str:
    """Name the quarter of a day."""
    return f"{day.year}Q{(day.month + 2) // 3}"


def _of_member(
    trace: CaseTrace, member: MemberTrace, almanac: Almanac, *, is_awaited: bool
) -> Iterator[Tally]:
    decision = member.decision
    if decision is None:
        return
    ended = civil_day(decision.at_ms)
    clock = member_clock(member, ended, almanac)
    in_time = clock.due is None or ended <= clock.due.day
    begun, unit = clock.accepted or ended, member.limit.unit
    sound = decision.with_reasons and decision.with_remedies and not decision.overturned
    sound = sound and not any(notice.avoidable for notice in member.notices)
    counts = Counts(
        decided=1,
        in_time=int(in_time),
        days_used=days_passed(begun, ended, unit, almanac.known, clock.outside),
        days_promised=member.limit.value,
        sound=int(sound),
        waited_for=int(is_awaited),
        let_go=int(is_awaited and in_time),
        overturned=int(decision.overturned),
    )
    period = quarter(ended)
    yield Tally(trace.number, member.matter, member.department, trace.title, period, counts)
    for body, minutes in sorted(_held(member).items()):
        subject, held = f"{member.matter}@{body}", Counts(held_minutes=minutes)
        yield Tally(trace.number, subject, body, trace.title, period, held)


def _held(member: MemberTrace) -> dict[str, int]:
    """Whole minutes that a member lay with each body; a started minute is none."""
    held: dict[str, int] = {}
    for holding in member.holdings:
        if holding.holder.kind is HolderKind.BODY and holding.ended_ms is not None:
            name = holding.holder.name
            held[name] = held.get(name, 0) + holding.ended_ms - holding.begun_ms
    return {name: spent // _MINUTE_MS for name, spent in held.items()}


def _of_question(
    trace: CaseTrace, number: int, question: Question, today: date, almanac: Almanac
) -> Iterator[Tally]:
    if question.limit is None:
        return
    due = last_day(civil_day(question.at_ms), question.limit, almanac.known)
    if due is None or today <= due.day:
        return
    answered = question.answered_ms
    in_time = answered is not None and civil_day(answered) <= due.day
    counts = Counts(asked=1, answered=int(in_time))
    name, period = f"question:{number}", quarter(due.day)
    yield Tally(trace.number, name, question.asked_of, trace.title, period, counts)
