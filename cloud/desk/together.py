"""What departments do with each other in a case: forms, tasks, visits, the lead's table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cloud.accounts.officers import Officer
from cloud.casework.model.deciding_visits import digest_of
from cloud.casework.model.now import Task, TaskKind, Visit
from cloud.casework.states import CONCLUDED, Act
from cloud.casework.views import CaseView, MemberView, OpinionLine
from cloud.desk.act_forms import ENUMS, ActForm, Choices, Given, Option, act_form
from cloud.desk.act_text import CHOICES, TASKS
from cloud.desk.inbox_page import Chip
from cloud.desk.text import ACTS
from cloud.desk.wording import TONES, Tone, Wording

_ANSWERS = {
    Act.GIVE_OPINION: TaskKind.OPINION,
    Act.ANSWER_QUESTION: TaskKind.QUESTION,
    Act.ANSWER_CORRECTION: TaskKind.CORRECTION,
    Act.SPEAK_AS_EXPERT: TaskKind.EXPERT,
    Act.DISMISS_EXPERT: TaskKind.EXPERT,
}
_OF_VISITS = frozenset({Act.REPORT_VISIT, Act.SIGN_VISIT})
_BESIDE = frozenset({Act.ASK_QUESTION, Act.ASK_CORRECTION})
"""Acts that stand once on the page, about the whole case, and not below every member."""

Again = Mapping[tuple[str, int], Given]
"""What was filled in and could not be taken, by act and position."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A form with its heading."""

    label: str
    form: ActForm


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One thing that was asked."""

    kind: str
    of: str
    asked_by: str
    by: str
    text: str
    answer: str
    chip: Chip
    about: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One joint visit."""

    day: str
    place: str
    bodies: str
    report: str
    unsigned: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the lead's table."""

    matter: str
    body: str
    chip: Chip
    decision: str
    opinions: tuple[str, ...]
    is_optional: bool


def member_forms(
    wording: Wording, view: CaseView, member: MemberView, again: Again
) -> tuple[Labelled, ...]:
    """Return the forms of a member beyond its plain answer."""
    acts = [act for act in member.possible if act not in member.acts and act not in _BESIDE]
    choices = _choices(wording, view, member)
    return tuple(
        Labelled(wording.words(ACTS[act]), _form(act, member.position, choices, again))
        for act in acts
    )


def case_forms(
    wording: Wording, view: CaseView, officer: Officer, again: Again
) -> tuple[Labelled, ...]:
    """Return the forms about the whole case, and one for each thing that was asked of us."""
    return tuple(_case_forms(wording, view, officer, again))


def _case_forms(
    wording: Wording, view: CaseView, officer: Officer, again: Again
) -> Iterator[Labelled]:
    choices = _choices(wording, view, None)
    for act in view.possible:
        label = wording.words(ACTS[act])
        if act in _ANSWERS:
            mine = {officer.department, f"expert:{officer.account}"}
            for task in _open_tasks(view, _ANSWERS[act], mine, is_asker=act is Act.DISMISS_EXPERT):
                hidden = Choices(choices.of_field, {"task": str(task.number)})
                told = f"{label}：{task.text}" if task.text else label
                yield Labelled(told, _form(act, task.position, hidden, again))
        elif act in _OF_VISITS:
            for visit in view.visits:
                if visit.is_open and (act is Act.REPORT_VISIT or visit.reported_ms):
                    hidden = Choices(choices.of_field, _of_visit(act, visit))
                    yield Labelled(f"{label}：{visit.place}", _form(act, 0, hidden, again))
        else:
            yield Labelled(label, _form(act, 0, choices, again))


def _of_visit(act: Act, visit: Visit) -> dict[str, str]:
    about = {"task": str(visit.number)}
    return about | {"sha256": digest_of(visit.report).hex()} if act is Act.SIGN_VISIT else about


def _open_tasks(
    view: CaseView, kind: TaskKind, mine: set[str], *, is_asker: bool
) -> Iterable[Task]:
    return (
        task
        for task in view.tasks
        if task.is_open and task.kind is kind and (task.asked_by if is_asker else task.of) in mine
    )


def _form(act: Act, position: int, choices: Choices, again: Again) -> ActForm:
    return act_form(act, position, choices, again.get((act.value, position)))


def _choices(wording: Wording, view: CaseView, member: MemberView | None) -> Choices:
    departments = tuple(
        Option(name, wording.words(one.name)) for name, one in wording.catalogue.departments.items()
    )
    members = tuple(
        Option(str(one.position), wording.title(one.matter))
        for one in view.members
        if one.state not in CONCLUDED
    )
    persons = tuple(Option(one.person, one.name or one.person) for one in view.persons)
    kinds = {
        name: tuple(Option(one.value, wording.words(CHOICES[one])) for one in kind)
        for name, kind in ENUMS.items()
    }
    return Choices(
        {
            **kinds,
            "of": departments,
            "body": departments,
            "bodies": departments,
            "positions": members,
            "person": persons,
            "element": _elements(wording, view),
            "line": _lines(wording, member, tolerable=False) if member else (),
            "gaps": _lines(wording, member, tolerable=True) if member else (),
        }
    )


def _elements(wording: Wording, view: CaseView) -> tuple[Option, ...]:
    named = {
        item.element: wording.element(member.matter, item.element)
        for member in view.members
        for item in member.form
    }
    return tuple(Option(element, label) for element, label in named.items())


def _lines(wording: Wording, member: MemberView, *, tolerable: bool) -> tuple[Option, ...]:
    return tuple(
        Option(line.line, wording.material(member.matter, line.line, line.material))
        for line in member.now.setup.lines
        if line.tolerable or not tolerable
    )


def task_lines(wording: Wording, view: CaseView) -> tuple[TaskLine, ...]:
    """Return what was asked in a case, in its order."""
    return tuple(_task(wording, view, task) for task in view.tasks)


def _task(wording: Wording, view: CaseView, task: Task) -> TaskLine:
    matter = next((m.matter for m in view.members if m.position == task.position), "")
    return TaskLine(
        kind=wording.words(TASKS[task.kind]),
        of=_body(wording, task.of),
        asked_by=_body(wording, task.asked_by),
        by=wording.say("TASK_BY", day=_written(task.by)) if task.by else "",
        text=task.text,
        answer=task.answer,
        chip=_task_chip(wording, task),
        about=wording.title(matter) if matter else "",
    )


def _task_chip(wording: Wording, task: Task) -> Chip:
    if task.is_open:
        name = "TASK_ESCALATED" if task.escalated else "TASK_OPEN"
        return Chip(wording.say(name), Tone.BAD if task.escalated else Tone.WAIT)
    if task.in_favour is None:
        return Chip(wording.say("TASK_DONE"), Tone.GOOD)
    name = "TASK_FAVOUR" if task.in_favour else "TASK_AGAINST"
    return Chip(wording.say(name), Tone.GOOD if task.in_favour else Tone.BAD)


def visit_lines(wording: Wording, view: CaseView) -> tuple[VisitLine, ...]:
    """Return the joint visits of a case."""
    return tuple(_visit(wording, visit) for visit in view.visits)


def _visit(wording: Wording, visit: Visit) -> VisitLine:
    unsigned = wording.joined(wording.department(body) for body in visit.unsigned)
    signed = wording.say("VISIT_SIGNED")
    return VisitLine(
        day=_written(visit.day),
        place=visit.place,
        bodies=wording.joined(wording.department(body) for body in visit.bodies),
        report=visit.report,
        unsigned=wording.say("VISIT_UNSIGNED", bodies=unsigned) if unsigned else signed,
    )


def table_lines(wording: Wording, view: CaseView) -> tuple[TableLine, ...]:
    """Return the lead's table; empty for everybody else."""
    return tuple(_table_line(wording, line) for line in view.table)


def _table_line(wording: Wording, line: OpinionLine) -> TableLine:
    return TableLine(
        matter=wording.title(line.matter),
        body=wording.department(line.body),
        chip=Chip(wording.state(line.state), TONES[line.state]),
        decision=line.decision,
        opinions=tuple(
            f"{_body(wording, task.of)}：{task.answer or wording.say('TASK_OPEN')}"
            for task in line.opinions
        ),
        is_optional=not line.mandatory,
    )


def _body(wording: Wording, name: str) -> str:
    return wording.department(name) if not name.startswith("expert:") else name.partition(":")[2]


def _written(day: str) -> str:
    """Write "20261130" as people do."""
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == len("20261130") else day
