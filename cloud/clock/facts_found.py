"""Triggers that look at a fact: turned away, no reasons, off the system, a fee, and the rest.

Each is worked out from what the record says; what no record can say is a supervisor's
finding. Pure.
"""

from collections.abc import Iterator
from datetime import date

from cloud.clock.counting import civil_day, last_day
from cloud.clock.limits_kept import Seen
from cloud.clock.rules import Colour, Trigger
from cloud.clock.signals import Signal
from cloud.clock.trace import Ground, Holder, HolderKind, MemberTrace, Outcome

_HOUR_MS = 3_600_000
_REFUSALS = frozenset({Outcome.REFUSED, Outcome.NOT_ACCEPTED})


def turned_away(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """An application was not accepted, on no ground that the law knows."""
    for member in seen.trace.members:
        decided = member.decision
        if decided is None or decided.outcome is not Outcome.NOT_ACCEPTED:
            continue
        if decided.ground in (None, Ground.NONE):
            yield _signal(trigger, seen, member, "turned-away", decided.at_ms)


def no_reasons(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """A refusal lacks its reasons, or does not say where to turn against it."""
    for member in seen.trace.members:
        decided = member.decision
        if decided is None or decided.outcome not in _REFUSALS:
            continue
        if not (decided.with_reasons and decided.with_remedies):
            yield _signal(trigger, seen, member, "refusal", decided.at_ms)


def off_system(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Something was done first and typed in long after."""
    allowed = seen.almanac.rules.supervision.late_recording_hours * _HOUR_MS
    for member in seen.trace.members:
        for deed in member.deeds:
            late = deed.recorded_ms - deed.at_ms
            if late > allowed:
                subject = f"deed:{deed.at_ms}:{deed.what}"
                hours = f"{deed.what} +{late // _HOUR_MS} h"
                yield _signal(trigger, seen, member, subject, deed.recorded_ms, deed.body, hours)


def unlawful_fee(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """A fee that no rule names, or more than the rule allows."""
    for member in seen.trace.members:
        for charge in member.charges:
            if charge.allowed_fen is None or charge.fen > charge.allowed_fen:
                subject = f"charge:{charge.at_ms}:{charge.name}"
                yield _signal(
                    trigger, seen, member, subject, charge.at_ms, charge.body, charge.name
                )


def something_else(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """A second notice that could have been spared, a silence, a question, a finding."""
    for member in seen.trace.members:
        for notice in member.notices:
            if notice.avoidable:
                yield _signal(trigger, seen, member, f"notice:{notice.at_ms}", notice.at_ms)
        for stop in member.suspensions:
            if not stop.told:
                subject = f"untold:{stop.begun_ms}"
                yield _signal(trigger, seen, member, subject, stop.begun_ms)
        for found in member.findings:
            subject = f"finding:{found.at_ms}"
            yield _signal(trigger, seen, member, subject, found.at_ms, found.body, found.about)
    yield from _unanswered(trigger, seen)


def _unanswered(trigger: Trigger, seen: Seen) -> Iterator[Signal]:
    """Questions between departments that passed their day (row P13)."""
    for question in seen.trace.questions:
        if question.limit is None:
            continue
        due = last_day(civil_day(question.at_ms), question.limit, seen.almanac.known)
        answered = question.answered_ms
        until = seen.today if answered is None else civil_day(answered)
        if due is not None and until > due.day:
            yield Signal(
                trigger=trigger.id,
                colour=trigger.colour or Colour.YELLOW,
                case=seen.trace.number,
                matter="",
                subject=f"question:{question.at_ms}:{question.asked_by}",
                unit=Holder(HolderKind.BODY, question.asked_of),
                since=date.fromordinal(due.day.toordinal() + 1),
                due=due.day,
                provisional=due.provisional,
            )


def _signal(
    trigger: Trigger,
    seen: Seen,
    member: MemberTrace,
    subject: str,
    at_ms: int,
    body: str = "",
    about: str = "",
) -> Signal:
    return Signal(
        trigger=trigger.id,
        colour=trigger.colour or Colour.YELLOW,
        case=seen.trace.number,
        matter=member.matter,
        subject=subject,
        unit=Holder(HolderKind.BODY, body or member.department),
        since=civil_day(at_ms),
        about=about,
    )
