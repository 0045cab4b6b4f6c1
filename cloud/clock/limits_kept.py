"""Triggers that look at a time: the promise, a step, the first check below. Pure.

The card goes to who answers for the days: to the body whose step was late; where none
was, to who held the case when the limit passed; and to the station where the application
lay until after its own last day. The first check that is late is the township's alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cloud.clock.counting import DueDay, civil_day
from cloud.clock.courses import Course, Turn, turns
from cloud.clock.member_clock import Almanac, MemberClock, silent_due, step_due
from cloud.clock.package_clock import PackageClock
from cloud.clock.rules import Colour, Trigger
from cloud.clock.signals import Signal
from cloud.clock.trace import CaseTrace, Holder, HolderKind, MemberTrace, Step, StepKind


@dataclass(frozen=True, slots=True)
class Seen:
    """A case on a day, with its clocks: all that a trigger looks at."""

    trace: CaseTrace
    clock: PackageClock
    today: date
    almanac: Almanac


def beyond_promise(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Look at every member's promised limit, and at the package's own."""
    for member in seen.trace.members:
        clock = seen.clock.members[member.matter]
        if clock.due is None or clock.accepted is None:
            continue
        course = Course(clock.accepted, clock.due, _decided(member))
        for unit in _answers_for(seen, member, clock.due):
            yield from _told(trigger, seen, course, (member.matter, "limit"), unit)
    if seen.clock.promised is not None:
        begun, sent = civil_day(seen.trace.legal_ms), seen.trace.letter_ms
        course = Course(begun, seen.clock.promised, civil_day(sent) if sent else None)
        yield from _told(trigger, seen, course, ("", "limit"), _body(seen.trace.lead))


def step_late(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Look at every step but the first check, while the whole is not late."""
    for member, clock in _members(seen):
        yield from _answer_late(trigger, seen, member, clock)
        for step in member.steps:
            if step.kind is not StepKind.FIRST_CHECK:
                for signal in _step(trigger, seen, member, step):
                    if clock.due is None or signal.since <= clock.due.day:
                        yield signal


def first_check_late(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Look at the first check alone: it is late when it is not passed up in its own days."""
    for member in seen.trace.members:
        for step in member.steps:
            if step.kind is StepKind.FIRST_CHECK:
                yield from _step(trigger, seen, member, step)


def renewal_lapses(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Look at renewals that silence grants: warned of while most is used up, red once it has."""
    for member, clock in _members(seen):
        due = silent_due(member, clock, seen.almanac)
        if due is None or clock.accepted is None:
            continue
        units = _answers_for(seen, member, due)
        decided = member.decision
        if decided is not None and decided.by_silence:
            for unit in units:
                yield _by_silence(trigger, seen, member, due, unit)
        if decided is None:
            course = Course(clock.accepted, due, None, member.legal_limit, clock.outside)
            for unit in units:
                yield from _told(trigger, seen, course, (member.matter, "renewal"), unit)


def _by_silence(
    trigger: Trigger, seen: Seen, member: MemberTrace, due: DueDay, unit: Holder
) -> Signal:
    return Signal(
        trigger=trigger.id,
        colour=Colour.RED,
        case=seen.trace.number,
        matter=member.matter,
        subject="renewal",
        unit=unit,
        since=due.day + timedelta(days=1),
        due=due.day,
        provisional=due.provisional,
    )


def _members(seen: Seen) -> Iterator[tuple[MemberTrace, MemberClock]]:
    for member in seen.trace.members:
        yield member, seen.clock.members[member.matter]


def _answer_late(
    trigger: Trigger, seen: Seen, member: MemberTrace, clock: MemberClock
) -> Iterator[Signal]:
    """The days to accept or to say what is missing are a step too, where the regime has them."""
    if clock.say_by is None or clock.received is None:
        return
    said = [member.accepted_ms] if member.accepted_ms is not None else []
    said += [n.at_ms for n in member.notices if civil_day(n.at_ms) >= clock.received]
    said += [member.decision.at_ms] if member.decision else []
    ended = civil_day(min(said)) if said else None
    course = Course(clock.received, clock.say_by, ended)
    subject = (member.matter, f"say:{clock.received:%Y%m%d}")
    yield from _told(trigger, seen, course, subject, _late_by_way(seen, member, clock.say_by))


def _step(trigger: Trigger, seen: Seen, member: MemberTrace, step: Step) -> Iterator[Signal]:
    outside = seen.clock.members[member.matter].outside
    due = step_due(step, outside, seen.almanac)
    if due is None:
        return
    ended = civil_day(step.ended_ms) if step.ended_ms is not None else None
    course = Course(civil_day(step.begun_ms), due, ended, step.limit, outside)
    subject = (member.matter, f"{step.kind.value}:{step.begun_ms}")
    yield from _told(trigger, seen, course, subject, _body(step.body))


def _told(
    trigger: Trigger, seen: Seen, course: Course, subject: tuple[str, str], unit: Holder
) -> Iterator[Signal]:
    for turn in turns(course, seen.today, seen.almanac):
        matter, what = subject
        yield Signal(
            trigger=trigger.id,
            colour=turn.colour,
            case=seen.trace.number,
            matter=matter,
            subject=_subject(what, course, turn),
            unit=unit,
            since=turn.since,
            due=course.due.day,
            overdue_days=turn.overdue_days,
            provisional=course.due.provisional,
        )


def _subject(what: str, course: Course, turn: Turn) -> str:
    """A limit that moved is reminded of again; its yellow and red card come once."""
    is_reminder = turn.colour is Colour.REMINDER
    return f"{what}:{course.due.day:%Y%m%d}" if is_reminder else what


def _answers_for(seen: Seen, member: MemberTrace, due: DueDay) -> list[Holder]:
    late = {step.body for step in member.steps if _is_late(step, seen, member)}
    if late:
        return [_body(name) for name in sorted(late)]
    held = [
        holding.holder
        for holding in member.holdings
        if civil_day(holding.begun_ms) <= due.day
        and (holding.ended_ms is None or civil_day(holding.ended_ms) > due.day)
    ]
    if held and held[0].kind is HolderKind.BODY:
        return held[:1]
    return [_late_by_way(seen, member, due)]


def _late_by_way(seen: Seen, member: MemberTrace, due: DueDay) -> Holder:
    """The department, unless the application had not reached it by its last day."""
    trace = seen.trace
    if member.begun_ms == trace.legal_ms and civil_day(trace.arrived_ms) > due.day:
        return Holder(HolderKind.TRANSIT, trace.station)
    return _body(member.department)


def _is_late(step: Step, seen: Seen, member: MemberTrace) -> bool:
    due = step_due(step, seen.clock.members[member.matter].outside, seen.almanac)
    if due is None:
        return False
    return (civil_day(step.ended_ms) if step.ended_ms is not None else seen.today) > due.day


def _decided(member: MemberTrace) -> date | None:
    return civil_day(member.decision.at_ms) if member.decision else None


def _body(name: str) -> Holder:
    return Holder(HolderKind.BODY, name)
