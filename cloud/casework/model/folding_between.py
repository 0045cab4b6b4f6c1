"""What a fact between departments makes of a case."""

from dataclasses import replace

from cloud.casework.model import facts_between as b
from cloud.casework.model.events import AnyFact, Event
from cloud.casework.model.now import CaseNow, Letter, Task, TaskKind, Visit, VisitSignature


def folded_between(now: CaseNow, event: Event, fact: AnyFact) -> CaseNow:
    """Return a case after one fact between departments."""
    match fact:
        case b.VisitPlanned() | b.VisitReported() | b.VisitSigned():
            return _visited(now, event, fact)
        case b.LetterIssued():
            return replace(now, letters=(*now.letters, Letter(event.at_ms, fact.results)))
        case b.QuestionEscalated():
            return _changed(now, fact.task, escalated=True)
        case b.OpinionAsked() | b.QuestionAsked() | b.CorrectionAsked() | b.ExpertInvited():
            return replace(now, tasks=(*now.tasks, _task(event, fact)))
        case _:
            return _answered(now, event, fact)


def _task(
    event: Event,
    fact: b.OpinionAsked | b.QuestionAsked | b.CorrectionAsked | b.ExpertInvited,
) -> Task:
    kind, of, by, text = _asking(fact)
    return Task(
        number=fact.task,
        kind=kind,
        position=fact.position,
        of=of,
        asked_by=fact.asked_by,
        by=by,
        text=text,
        asked_ms=event.at_ms,
        mandatory=isinstance(fact, b.OpinionAsked) and fact.mandatory,
        about=_about(fact),
    )


def _asking(
    fact: b.OpinionAsked | b.QuestionAsked | b.CorrectionAsked | b.ExpertInvited,
) -> tuple[TaskKind, str, str, str]:
    """What was asked, of whom, until when, in which words."""
    match fact:
        case b.OpinionAsked():
            return TaskKind.OPINION, fact.of, fact.by, fact.text
        case b.QuestionAsked():
            return TaskKind.QUESTION, fact.of, fact.by, fact.text
        case b.CorrectionAsked():
            return TaskKind.CORRECTION, fact.of, "", fact.text
        case b.ExpertInvited():
            return TaskKind.EXPERT, f"expert:{fact.account}", fact.until, fact.step


def _about(
    fact: b.OpinionAsked | b.QuestionAsked | b.CorrectionAsked | b.ExpertInvited,
) -> tuple[str, ...]:
    """A correction names person, element and proof; an expert has a name."""
    if isinstance(fact, b.CorrectionAsked):
        return (fact.person, fact.element, fact.proof)
    return (fact.name,) if isinstance(fact, b.ExpertInvited) else ()


def _answered(now: CaseNow, event: Event, fact: AnyFact) -> CaseNow:
    account = event.actor.partition(":")[2]
    match fact:
        case b.OpinionGiven() | b.ExpertSpoke():
            in_favour: bool | None = fact.in_favour
        case b.CorrectionAnswered():
            in_favour = fact.corrected
        case b.QuestionAnswered() | b.ExpertDismissed():
            in_favour = None
        case _:
            return now
    return _changed(
        now,
        fact.task,
        answer=fact.text,
        in_favour=in_favour,
        done_ms=event.at_ms,
        account=account,
    )


def _changed(now: CaseNow, number: int, **changes: object) -> CaseNow:
    tasks = tuple(
        replace(task, **changes) if task.number == number else task  # type: ignore[arg-type]
        for task in now.tasks
    )
    return replace(now, tasks=tasks)


def _visited(
    now: CaseNow, event: Event, fact: b.VisitPlanned | b.VisitReported | b.VisitSigned
) -> CaseNow:
    if isinstance(fact, b.VisitPlanned):
        planned = Visit(
            number=fact.task,
            organiser=fact.organiser,
            bodies=fact.bodies,
            positions=fact.positions,
            day=fact.day,
            place=fact.place,
            route=fact.route,
            kind=fact.kind,
            asked_ms=event.at_ms,
        )
        return replace(now, visits=(*now.visits, planned))
    visits = tuple(
        _reported_or_signed(visit, event, fact) if visit.number == fact.task else visit
        for visit in now.visits
    )
    return replace(now, visits=visits)


def _reported_or_signed(visit: Visit, event: Event, fact: b.VisitReported | b.VisitSigned) -> Visit:
    if isinstance(fact, b.VisitReported):
        return replace(visit, report=fact.text, reported_ms=event.at_ms, signatures=())
    account = event.actor.partition(":")[2]
    signature = VisitSignature(fact.body, account, event.at_ms)
    return replace(visit, signatures=(*visit.signatures, signature))
