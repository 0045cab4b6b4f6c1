"""The lead's one letter with all results (row P04)."""

from cloud.accounts.officers import Officer
from cloud.casework.model import facts_between as f
from cloud.casework.model.acts_between import IssueLetter
from cloud.casework.model.events import AnyFact
from cloud.casework.model.now import CaseNow, MemberNow
from cloud.casework.model.papers import Result
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from edge_sync.wire.application import Choice


def letter(now: CaseNow, act: IssueLetter, who: Officer) -> tuple[AnyFact, ...] | Refusal:
    """Return the letter, unless a mandatory decision or opinion is missing.

    One slow optional member holds nobody up (facts of the domain, 18.10): the letter
    says that it is still being worked on, and a later one tells its result.
    """
    if who.department != now.setup.lead:
        return Refusal(Why.NOT_YOURS)
    if not now.setup.is_package:
        return Refusal(Why.NOT_NOW)
    if waiting := now.letter_waits_for:
        return Refusal(Why.LETTER_TOO_EARLY, waiting)
    if not now.is_letter_due:
        return Refusal(Why.NOT_NOW)
    fact = f.LetterIssued(results=results_of(now), text=act.text)
    return missing_words(text=(act.text, False)) or (fact,)


def results_of(now: CaseNow) -> tuple[Result, ...]:
    """Return how every member stands that is part of the case."""
    return tuple(_result(one) for one in now.members if one.setup.choice is not Choice.LEFT_OUT)


def _result(member: MemberNow) -> Result:
    decision = member.decision
    return Result(
        position=member.setup.position,
        matter=member.setup.matter,
        body=member.setup.department,
        state=member.state.value,
        text=decision.text if decision else "",
        remedies=decision.remedies if decision else "",
    )
