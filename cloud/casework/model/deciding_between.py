"""What departments do with each other, the lead does for all, and an expert may say."""

from datetime import date

from cloud.accounts.officers import Officer
from cloud.casework.model import acts_between as a
from cloud.casework.model import facts_between as f
from cloud.casework.model.days import wire_day
from cloud.casework.model.deciding_visits import VISITING, visiting
from cloud.casework.model.events import AnyFact
from cloud.casework.model.letters import letter
from cloud.casework.model.now import CaseNow, Task, TaskKind
from cloud.casework.model.parts import bodies_of
from cloud.casework.model.refusals import Refusal, Why
from cloud.casework.model.saying import missing_words
from cloud.casework.states import CONCLUDED
from cloud.clock.counting import civil_day

ASKING = a.AskOpinion | a.AskQuestion | a.AskCorrection | a.InviteExpert
ANSWERING = a.GiveOpinion | a.AnswerQuestion | a.AnswerCorrection | a.SpeakAsExpert
Decided = tuple[AnyFact, ...] | Refusal
_NOT_YOURS = Refusal(Why.NOT_YOURS)


def between(  # noqa: PLR0911 - one case an act
    now: CaseNow,
    act: ASKING | ANSWERING | VISITING | a.DismissExpert | a.IssueLetter,
    who: Officer,
    at_ms: int,
) -> Decided:
    """Return what an act between departments brings about."""
    if not (who.may_answer or isinstance(act, a.SpeakAsExpert)):
        return _NOT_YOURS
    if isinstance(act, ANSWERING):
        return _answered(now, act, who, at_ms)
    if who.department not in bodies_of(now):
        return _NOT_YOURS
    match act:
        case a.IssueLetter():
            return letter(now, act, who)
        case a.PlanVisit() | a.ReportVisit() | a.SignVisit():
            return visiting(now, act, who)
        case a.DismissExpert():
            return _dismissed(now, act, who)
        case _:
            return _asked(now, act, who)


def _asked(now: CaseNow, act: ASKING, who: Officer) -> Decided:
    if act.position and (refusal := _refused_position(now, act, who)):
        return refusal
    task, asker, number = now.next_task, who.department, act.position
    if not isinstance(act, a.InviteExpert) and act.of == asker:
        return Refusal(Why.INCOMPLETE, ("of",))
    match act:
        case a.AskOpinion():
            fact: AnyFact = f.OpinionAsked(
                position=number, task=task, of=act.of, by=wire_day(act.by), asked_by=asker,
                mandatory=act.mandatory, text=act.text,
            )  # fmt: skip
            return _for_member(act.position) or missing_words(text=(act.text, False)) or (fact,)
        case a.AskQuestion():
            by = wire_day(act.by)
            fact = f.QuestionAsked(
                position=number, task=task, of=act.of, by=by, asked_by=asker, text=act.text
            )
            return missing_words(text=(act.text, True)) or (fact,)
        case a.AskCorrection():
            fact = f.CorrectionAsked(
                position=number, task=task, of=act.of, asked_by=asker, element=act.element,
                person=act.person, text=act.text, proof=act.proof,
            )  # fmt: skip
            return missing_words(text=(act.text, True), element=(act.element, True)) or (fact,)
        case a.InviteExpert():
            fact = f.ExpertInvited(
                position=number, task=task, account=act.account, name=act.name, step=act.step,
                until=wire_day(act.until), asked_by=asker,
            )  # fmt: skip
            said = missing_words(
                account=(act.account, True), name=(act.name, True), step=(act.step, True)
            )
            return _for_member(act.position) or said or (fact,)


def _for_member(position: int) -> Refusal | None:
    return None if position else Refusal(Why.NO_SUCH_MEMBER)


def _refused_position(now: CaseNow, act: ASKING, who: Officer) -> Refusal | None:
    """About a member its own bodies and the lead ask; nothing is asked of what is concluded."""
    member = now.member(act.position)
    if member is None:
        return Refusal(Why.NO_SUCH_MEMBER)
    if who.department not in {*member.setup.bodies, now.setup.lead}:
        return _NOT_YOURS
    is_over = member.state in CONCLUDED and not isinstance(act, a.AskCorrection | a.AskQuestion)
    return Refusal(Why.NOT_NOW, (member.state.value,)) if is_over else None


_ANSWERS = {
    a.GiveOpinion: TaskKind.OPINION,
    a.AnswerQuestion: TaskKind.QUESTION,
    a.AnswerCorrection: TaskKind.CORRECTION,
    a.SpeakAsExpert: TaskKind.EXPERT,
}


def _answered(now: CaseNow, act: ANSWERING, who: Officer, at_ms: int) -> Decided:
    task = now.task(act.task)
    if task is None or task.kind is not _ANSWERS[type(act)]:
        return Refusal(Why.NO_SUCH_TASK)
    if task.of not in {who.department, f"expert:{who.account}"}:
        return _NOT_YOURS
    if not task.is_open or _has_ended(task, civil_day(at_ms)):
        return Refusal(Why.NOT_NOW)
    return missing_words(text=(act.text, True)) or (_answer(task, act),)


def _has_ended(task: Task, today: date) -> bool:
    """An invitation ends with its day; a question does not."""
    return task.kind is TaskKind.EXPERT and wire_day(today) > task.by


def _answer(task: Task, act: ANSWERING) -> AnyFact:
    match act:
        case a.GiveOpinion():
            return f.OpinionGiven(
                position=task.position, task=task.number, in_favour=act.in_favour, text=act.text,
                basis=act.basis,
            )  # fmt: skip
        case a.AnswerQuestion():
            return f.QuestionAnswered(position=task.position, task=task.number, text=act.text)
        case a.AnswerCorrection():
            return f.CorrectionAnswered(
                position=task.position, task=task.number, corrected=act.corrected, text=act.text
            )
        case a.SpeakAsExpert():
            return f.ExpertSpoke(
                position=task.position, task=task.number, in_favour=act.in_favour, text=act.text
            )


def _dismissed(now: CaseNow, act: a.DismissExpert, who: Officer) -> Decided:
    task = now.task(act.task)
    if task is None or task.kind is not TaskKind.EXPERT:
        return Refusal(Why.NO_SUCH_TASK)
    if task.asked_by != who.department:
        return _NOT_YOURS
    if not task.is_open:
        return Refusal(Why.NOT_NOW)
    fact = f.ExpertDismissed(position=task.position, task=task.number, text=act.text)
    return missing_words(text=(act.text, True)) or (fact,)
