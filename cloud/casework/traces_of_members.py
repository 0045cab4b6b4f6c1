"""The trace of one member: its steps, notices, procedures and deeds, from its events. Pure."""

from collections.abc import Sequence
from typing import Final

from cloud.casework.model import facts as f
from cloud.casework.model import facts_above as c
from cloud.casework.model.days import limit_until
from cloud.casework.model.events import Event
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.states import EventKind, MemberState
from cloud.clock import trace as t
from cloud.clock.trace import Holding, MemberTrace, Step, StepKind
from provisioning.catalogue.model import Limit, Unit

S = MemberState
_OUTCOMES: Final = {
    S.GRANTED: t.Outcome.GRANTED,
    S.REFUSED: t.Outcome.REFUSED,
    S.NOT_ACCEPTED: t.Outcome.NOT_ACCEPTED,
    S.EXPIRED: t.Outcome.NOT_ACCEPTED,
    S.RETURNED: t.Outcome.RETURNED,
    S.WITHDRAWN: t.Outcome.WITHDRAWN,
    S.DONE_ALREADY: t.Outcome.DONE_ALREADY,
    S.LEFT_OUT: t.Outcome.LEFT_OUT,
}
_GROUNDS: Final = {
    f.Ground.NO_LICENCE_NEEDED: t.Ground.NO_LICENCE_NEEDED,
    f.Ground.WRONG_BODY: t.Ground.WRONG_BODY,
}
_PROCEDURES: Final = {one: t.SuspensionKind(one.value) for one in f.Procedure}
_ENDING: Final = (
    f.Granted | f.DeemedGranted | f.Refused | f.NotAccepted | f.Returned | f.Withdrawn | f.Expired
)


def member_trace(
    now: CaseNow,
    member: MemberNow,
    events: Sequence[Event],
    holdings: tuple[Holding, ...] = (),
    deeds: Sequence[tuple[int, t.Deed]] = (),
) -> MemberTrace:
    """Return what the clock needs of one member."""
    setup, position = member.setup, member.setup.position
    own = [event for event in events if event.fact.position == position]
    return MemberTrace(
        matter=setup.matter,
        department=setup.department,
        regime=setup.regime,
        limit=setup.limit,
        legal_limit=setup.legal_limit if setup.legal_limit.unit is not Unit.NONE else None,
        needs=setup.needs,
        silent_renewal=bool(setup.renewal),
        begun_ms=member.begun_ms,
        accepted_ms=_accepted_ms(own),
        decision=_decision(now, member, own),
        steps=(*_steps(member, own), *_asked_steps(now, position)),
        holdings=holdings,
        suspensions=_suspensions(own),
        extensions=_extensions(own),
        notices=_notices(member, own),
        deeds=tuple(deed for at, deed in deeds if at == position),
    )


def _accepted_ms(own: list[Event]) -> int | None:
    acts = (e.at_ms for e in own if isinstance(e.fact, f.Accepted | f.AcceptedWithGaps))
    return next(acts, None)


def _decision(now: CaseNow, member: MemberNow, own: list[Event]) -> t.Decision | None:
    outcome = _OUTCOMES.get(member.state)
    if outcome is None:
        return None
    ends = [event for event in own if isinstance(event.fact, _ENDING)]
    if not ends:  # done before, or never wanted
        return t.Decision(outcome, now.legal_ms)
    fact = ends[-1].fact
    ground = t.Ground.NOT_COMPLETED if isinstance(fact, f.Expired) else None
    if isinstance(fact, f.NotAccepted):
        ground = _GROUNDS[fact.ground]
    return t.Decision(
        outcome=outcome,
        at_ms=ends[-1].at_ms,
        with_reasons=not isinstance(fact, f.Refused) or bool(fact.text),
        with_remedies=not isinstance(fact, f.Refused) or bool(fact.remedies),
        ground=ground,
        overturned=bool(member.decision and member.decision.overturned),
        by_silence=isinstance(fact, f.DeemedGranted),
    )


def _steps(member: MemberNow, own: list[Event]) -> tuple[Step, ...]:
    """Acceptance, the first check and the decision, one step each time they are done."""
    steps: list[Step] = []
    open_step: Step | None = None
    acceptor = member.setup.first or member.setup.department
    if member.begun_ms is not None:
        open_step = Step(StepKind.ACCEPTANCE, acceptor, member.begun_ms)
    for event in own:
        ended, begun = _turn(member, event)
        if ended and open_step:
            steps.append(_ended(open_step, event.at_ms))
            open_step = None
        if begun and open_step is None:
            open_step = begun
    return (*steps, open_step) if open_step else tuple(steps)


def _ended(step: Step, at_ms: int) -> Step:
    return Step(step.kind, step.body, step.begun_ms, max(at_ms, step.begun_ms), step.limit)


def _turn(member: MemberNow, event: Event) -> tuple[bool, Step | None]:  # noqa: PLR0911 - one case a fact
    """Say whether an event ends the step at hand, and which it begins."""
    setup, at_ms = member.setup, event.at_ms
    decision = Step(StepKind.DECISION, setup.department, at_ms)
    check = Step(StepKind.FIRST_CHECK, setup.first, at_ms, limit=setup.first_limit)
    match event.fact:
        case f.Accepted() | f.AcceptedWithGaps() | f.DeemedAccepted():
            return True, check if setup.first else decision
        case f.PassedUp():
            return True, decision
        case f.SentBack():
            return True, check
        case f.AskedToComplete() | f.Suspended():
            return isinstance(event.fact, f.AskedToComplete), None
        case f.Supplemented():
            acceptor = setup.first or setup.department
            return False, Step(StepKind.ACCEPTANCE, acceptor, at_ms)
        case (
            f.Granted()
            | f.DeemedGranted()
            | f.Refused()
            | f.NotAccepted()
            | f.Withdrawn()
            | f.Expired()
        ):
            return True, None
        case _:
            return False, None


def _asked_steps(now: CaseNow, position: int) -> tuple[Step, ...]:
    """Opinions and visits: each a step of the body that was asked, with its own days."""
    opinions = (
        Step(
            StepKind.OPINION,
            task.of,
            task.asked_ms,
            task.done_ms,
            limit_until(task.asked_ms, task.by),
        )
        for task in now.tasks
        if task.position == position and task.kind.value == "opinion"
    )
    visits = (
        Step(
            StepKind.SITE_VISIT,
            visit.organiser,
            visit.asked_ms,
            None if visit.is_open else max(one.at_ms for one in visit.signatures),
            limit_until(visit.asked_ms, visit.day),
        )
        for visit in now.visits
        if position in visit.positions
    )
    return (*opinions, *visits)


def _suspensions(own: list[Event]) -> tuple[t.Suspension, ...]:
    found: list[t.Suspension] = []
    begun: tuple[f.Suspended | c.Objected, int] | None = None
    for event in own:
        if isinstance(event.fact, f.Suspended | c.Objected):
            begun = (event.fact, event.at_ms)
        elif begun and isinstance(event.fact, f.Resumed | c.ObjectionLifted | f.Withdrawn):
            found.append(_suspension(*begun, event.at_ms))
            begun = None
    return (*found, _suspension(*begun, None)) if begun else tuple(found)


def _suspension(
    fact: f.Suspended | c.Objected, begun_ms: int, ended_ms: int | None
) -> t.Suspension:
    if isinstance(fact, c.Objected):  # nobody knows its length: the news say that it stands still
        return t.Suspension(t.SuspensionKind.LEGAL_OBJECTION, begun_ms, ended_ms)
    told = bool(fact.text and fact.by)
    return t.Suspension(_PROCEDURES[fact.procedure], begun_ms, ended_ms, told=told)


def _extensions(own: list[Event]) -> tuple[t.Extension, ...]:
    return tuple(
        _extension(event, event.fact) for event in own if isinstance(event.fact, f.Extended)
    )


def extensions_of_package(events: Sequence[Event]) -> tuple[t.Extension, ...]:
    """Return what more time the whole package was given."""
    return tuple(
        _extension(event, event.fact)
        for event in events
        if isinstance(event.fact, c.PackageExtended)
    )


def _extension(event: Event, fact: f.Extended | c.PackageExtended) -> t.Extension:
    return t.Extension(
        more=Limit(fact.days, Unit.WORKING_DAY, illustrative=False),
        at_ms=event.at_ms,
        approved_by=event.actor.partition(":")[2],
        reason=fact.text,
    )


def _notices(member: MemberNow, own: list[Event]) -> tuple[t.Notice, ...]:
    asked = [event for event in own if isinstance(event.fact, f.AskedToComplete)]
    return tuple(
        t.Notice(event.at_ms, notice.answered_ms, avoidable=bool(_avoidable(event)))
        for event, notice in zip(asked, member.notices, strict=True)
    )


def _avoidable(event: Event) -> tuple[str, ...]:
    return event.fact.avoidable if isinstance(event.fact, f.AskedToComplete) else ()


def deeds_in(events: Sequence[Event]) -> tuple[tuple[int, t.Deed], ...]:
    """Return every act of an officer with the position it is about: done then, typed in then."""
    return tuple(
        (event.fact.position, t.Deed(_name(event.kind), event.body, event.at_ms, event.noted_ms))
        for event in events
        if event.actor.startswith("officer:")
    )


def _name(kind: EventKind) -> str:
    return kind.value
