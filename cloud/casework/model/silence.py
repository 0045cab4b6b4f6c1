"""What time alone brings about: silence that accepts, questions that nobody answered. Pure.

The law speaks here and no rule of ours: an application under the Licensing Law that
nobody answered within five working days counts as accepted (art. 32).
"""

from cloud.casework.model import facts as f
from cloud.casework.model import facts_between as b
from cloud.casework.model.days import wire_day
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow, TaskKind
from cloud.casework.states import MemberState
from cloud.clock.calendar import due
from cloud.clock.counting import DueDay, civil_day
from cloud.clock.rules import shipped_rules


def say_by(member: MemberNow) -> DueDay | None:
    """Return the last day to accept or to say what is missing, where silence accepts."""
    acceptance = shipped_rules().acceptance[member.setup.regime]
    if acceptance.say is None or not acceptance.silence_accepts or member.begun_ms is None:
        return None
    return due(civil_day(received_ms(member)), acceptance.say)


def received_ms(member: MemberNow) -> int:
    """Return when all of it was received, from which silence accepts it: UTC milliseconds."""
    answered = [one.answered_ms for one in member.notices if one.answered_ms is not None]
    return max([member.begun_ms or 0, *answered])


def silence(now: CaseNow, position: int, at_ms: int) -> tuple[AnyFact, ...]:
    """Return that silence has accepted a member, if it has by this moment."""
    member = now.member(position)
    if member is None or member.state is not MemberState.RECEIVED:
        return ()
    last = say_by(member)
    if last is None or civil_day(at_ms) <= last.day:
        return ()
    return (f.DeemedAccepted(position=position),)


def overdue(now: CaseNow, at_ms: int) -> tuple[AnyFact, ...]:
    """Return the questions whose day has passed, each once."""
    today = wire_day(civil_day(at_ms))
    return tuple(
        b.QuestionEscalated(position=task.position, task=task.number)
        for task in now.tasks
        if task.kind is TaskKind.QUESTION
        and task.is_open
        and not task.escalated
        and task.by
        and task.by < today
    )
