"""The clock of one member: when it counts as received and accepted, and until when it must end.

Before acceptance a department has some days to say everything that is missing; the
application lies with the applicant while he completes it, and the days begin anew when
he has. Where the regime says so, silence accepts: the limit then runs from the day of
receipt, also where acceptance was typed in later (Licensing Law, art. 32). After it the
promised limit runs, and every suspension is outside it. More time counts only where it
was approved before the limit ended, for a reason that was told (art. 42). Pure.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from cloud.clock.counting import DueDay, IsWorkday, Pause, civil_day, last_day, pauses
from cloud.clock.rules import Acceptance, Rules
from cloud.clock.trace import Extension, MemberTrace, Step
from provisioning.catalogue.model import Limit


@dataclass(frozen=True, slots=True)
class Almanac:
    """The rules of a place and the calendar they are counted by."""

    rules: Rules
    known: IsWorkday


class Phase(Enum):
    """What a member's clock does now."""

    WAITING = "waiting"  # for a predecessor or a signer
    TO_SAY = "to-say"  # the days to accept or to say what is missing
    WITH_APPLICANT = "with-applicant"
    HANDLING = "handling"
    STANDING = "standing"  # suspended: nobody knows the last day yet
    OVER = "over"


@dataclass(frozen=True, slots=True)
class MemberClock:
    """How the clock of one member stands.

    ``received`` and ``accepted`` are the days of the events that are counted from.
    ``due`` is the promised last day with its extensions, ``legal_due`` the law's.
    """

    phase: Phase
    received: date | None = None
    say_by: DueDay | None = None
    accepted: date | None = None
    by_silence: bool = False
    due: DueDay | None = None
    legal_due: DueDay | None = None
    outside: tuple[Pause, ...] = ()


@dataclass(frozen=True, slots=True)
class _Receipt:
    day: date
    say_by: DueDay | None
    with_applicant: bool = False


def member_clock(member: MemberTrace, today: date, almanac: Almanac) -> MemberClock:
    """Work out how a member's clock stands on a day."""
    if member.begun_ms is None:
        return MemberClock(Phase.WAITING if member.decision is None else Phase.OVER)
    decided = member.decision
    asked_on = min(today, civil_day(decided.at_ms)) if decided else today
    receipt = _receipt(member, civil_day(member.begun_ms), almanac)
    accepted = _accepted(member, receipt, asked_on, almanac)
    outside = _outside(member)
    return MemberClock(
        phase=_phase(member, receipt, accepted),
        received=receipt.day,
        say_by=receipt.say_by,
        accepted=accepted,
        by_silence=_is_by_silence(member, accepted, almanac),
        due=_due(member, accepted, almanac),
        legal_due=last_day(accepted, member.legal_limit, almanac.known, outside)
        if accepted and member.legal_limit
        else None,
        outside=outside,
    )


def step_due(step: Step, outside: tuple[Pause, ...], almanac: Almanac) -> DueDay | None:
    """Return the last day of a step; None where it has no limit or stands still."""
    if step.limit is None:
        return None
    return last_day(civil_day(step.begun_ms), step.limit, almanac.known, outside)


def silent_due(member: MemberTrace, clock: MemberClock, almanac: Almanac) -> DueDay | None:
    """Return the last day to decide a renewal that silence grants; None for anything else."""
    if not member.silent_renewal or clock.accepted is None or member.legal_limit is None:
        return None
    most, limit = _acceptance(member, almanac).extension, member.legal_limit
    return extended(clock.accepted, limit, member.extensions, most, almanac, clock.outside)


def extended(
    event: date,
    limit: Limit,
    extensions: tuple[Extension, ...],
    most: Limit | None,
    almanac: Almanac,
    outside: tuple[Pause, ...] = (),
) -> DueDay | None:
    """Return the last day of a limit with what it was rightly extended by, at most ``most``."""
    last = last_day(event, limit, almanac.known, outside)
    spare = most.value if most else None
    for extension in sorted(extensions, key=lambda one: one.at_ms):
        if not _stands(extension, last):
            continue
        more = extension.more.value
        if most is not None and spare is not None and most.unit is extension.more.unit:
            more = min(more, spare)
            spare -= more
        if limit.unit is extension.more.unit:
            limit = _of(limit, limit.value + more)
        elif last is not None:
            event, limit = last.day, _of(extension.more, more)
        last = last_day(event, limit, almanac.known, outside)
    return last


def _stands(extension: Extension, last: DueDay | None) -> bool:
    in_time = last is None or civil_day(extension.at_ms) <= last.day
    return bool(in_time and extension.told and extension.reason and extension.approved_by)


def _of(limit: Limit, value: int) -> Limit:
    return Limit(value, limit.unit, limit.illustrative)


def _outside(member: MemberTrace) -> tuple[Pause, ...]:
    return pauses((s.begun_ms, s.ended_ms) for s in member.suspensions)


def _receipt(member: MemberTrace, day: date, almanac: Almanac) -> _Receipt:
    """Say from which day the days to say count, past every notice that came in time."""
    acceptance = _acceptance(member, almanac)
    for notice in sorted(member.notices, key=lambda one: one.at_ms):
        by = _say_by(day, acceptance, almanac)
        is_late = by is not None and civil_day(notice.at_ms) > by.day
        if is_late and acceptance.silence_accepts:
            break  # silence has accepted already: it stops nothing any more
        if member.accepted_ms is not None and notice.at_ms >= member.accepted_ms:
            break
        if notice.answered_ms is None:
            return _Receipt(day, None, with_applicant=True)
        day = civil_day(notice.answered_ms)
    return _Receipt(day, _say_by(day, acceptance, almanac))


def _say_by(day: date, acceptance: Acceptance, almanac: Almanac) -> DueDay | None:
    if acceptance.say is None:
        return None  # no procedure stops these days: none may begin before acceptance
    return last_day(day, acceptance.say, almanac.known)


def _accepted(member: MemberTrace, receipt: _Receipt, today: date, almanac: Almanac) -> date | None:
    """Return the day from which the member counts as accepted, if it does by ``today``."""
    acceptance = _acceptance(member, almanac)
    if receipt.with_applicant:
        return None
    if acceptance.say is None:
        return receipt.day
    accepted = None if member.accepted_ms is None else civil_day(member.accepted_ms)
    if not acceptance.silence_accepts or receipt.say_by is None:
        return accepted
    if accepted is not None and accepted <= receipt.say_by.day:
        return accepted
    return receipt.day if accepted or today > receipt.say_by.day else None


def _is_by_silence(member: MemberTrace, accepted: date | None, almanac: Almanac) -> bool:
    acceptance = _acceptance(member, almanac)
    if accepted is None or acceptance.say is None:
        return False
    return member.accepted_ms is None or civil_day(member.accepted_ms) != accepted


def _due(member: MemberTrace, accepted: date | None, almanac: Almanac) -> DueDay | None:
    if accepted is None:
        return None
    most = _acceptance(member, almanac).extension
    return extended(accepted, member.limit, member.extensions, most, almanac, _outside(member))


def _phase(member: MemberTrace, receipt: _Receipt, accepted: date | None) -> Phase:
    if member.decision is not None:
        return Phase.OVER
    if receipt.with_applicant:
        return Phase.WITH_APPLICANT
    if any(s.ended_ms is None for s in member.suspensions):
        return Phase.STANDING
    return Phase.TO_SAY if accepted is None else Phase.HANDLING


def _acceptance(member: MemberTrace, almanac: Almanac) -> Acceptance:
    return almanac.rules.acceptance[member.regime]
