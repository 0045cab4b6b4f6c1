"""The rule of rights asked about one case: as whom somebody looks, and as whom they act. Pure.

Somebody may have several rights: their own role, and others for a time (row R01). Each is
asked by itself; the one that allows an act says for which body and in which role it is done,
and casework then sees that officer. An expert's right is the invitation itself: it names one
step of one case and ends with its day, or with the opinion (row R03).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from cloud.accounts import rights
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.rights import Reach, Subject, WhyNot, World, rule_of
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.model.deciding import ACT_OF, AnyAct, is_theirs
from cloud.casework.model.now import CaseNow, MemberNow, Task
from cloud.casework.model.parts import bodies_of
from cloud.casework.possible import acts_about_all, acts_for
from cloud.casework.states import Act
from cloud.clock.counting import civil_day

RIGHT_OF: Final[dict[Act, rights.Act]] = {
    **dict.fromkeys(
        (
            *(Act.ACCEPT, Act.ACCEPT_WITH_GAPS, Act.ASK_TO_COMPLETE, Act.CORRECT, Act.RETURN),
            *(Act.ASK_EXTENSION, Act.DELIVER, Act.ANSWER_QUESTION),
        ),
        rights.Act.ANSWER,
    ),
    # What binds the applicant, stops the clock or opens the case to somebody outside.
    **dict.fromkeys(
        (
            *(Act.GRANT, Act.REFUSE, Act.DECLINE, Act.SEND_BACK, Act.EXPIRE, Act.SUSPEND),
            *(Act.RESUME, Act.ALLOW_EXTENSION, Act.CHECK_COMMITMENT),
            *(Act.INVITE_EXPERT, Act.DISMISS_EXPERT),
            *(Act.ASK_PACKAGE_EXTENSION, Act.ALLOW_PACKAGE_EXTENSION),
        ),
        rights.Act.DECIDE,
    ),
    # What somebody signs with their name for the one who decides.
    **dict.fromkeys(
        (
            *(Act.REVIEW, Act.PASS_UP, Act.GIVE_OPINION, Act.SPEAK_AS_EXPERT),
            *(Act.REPORT_VISIT, Act.SIGN_VISIT, Act.ANSWER_CORRECTION),
        ),
        rights.Act.OPINE,
    ),
    **dict.fromkeys(
        (Act.ASK_OPINION, Act.ASK_QUESTION, Act.ASK_CORRECTION, Act.PLAN_VISIT), rights.Act.ASK
    ),
    Act.ISSUE_LETTER: rights.Act.COLLECT,
    **dict.fromkeys((Act.OBJECT_TO, Act.LIFT_OBJECTION, Act.NOTE_REVIEW), rights.Act.OBJECT),
}
"""Which right every act of casework needs."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """As whom somebody looks or acts: the officer of one right, for its ``matters`` or all."""

    officer: Officer
    matters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseRights:
    """What the rule says of one account about one case on a day."""

    officer: Officer
    now: CaseNow
    day: date
    world: World

    def viewing(self) -> Capacity | WhyNot:
        """Say as whom somebody sees the case, or why not."""
        subjects = (*self._whole(), *self._by_member(), *self._by_task())
        for right, who in self._capacities():
            if any(self._allows(right, rights.Act.VIEW, subject) for subject in subjects):
                return who
        return self._reason(rights.Act.VIEW, subjects)

    def acting(self, act: AnyAct) -> Capacity | WhyNot:
        """Say as whom somebody does this, or why not."""
        task = self.now.task(getattr(act, "task", 0))
        position = getattr(act, "position", 0) or (task.position if task else 0)
        member = self.now.member(position)
        matter = member.setup.matter if member else ""
        speaks = isinstance(act, b.SpeakAsExpert)
        step = task.text if task and speaks else ""
        bodies = sorted(bodies_of(self.now), key=lambda body: not self._is_for(body, act, task))
        subjects = tuple(self._subject(body, matter, step) for body in bodies)
        wanted = RIGHT_OF[ACT_OF[type(act)]]
        for subject in subjects:
            for right, who in self._capacities():
                is_kind = (right.role is Role.EXPERT) == speaks
                if is_kind and self._allows(right, wanted, subject):
                    return who
        return self._reason(wanted, subjects)

    def about_member(self, member: MemberNow) -> tuple[Act, ...]:
        """Return what can be done with a member now, by any right."""
        found = {
            act
            for right, who in self._capacities()
            for act in acts_for(self.now, member, who.officer)
            if self._allows(right, RIGHT_OF[act], self._subject(right.body, member.setup.matter))
        }
        return tuple(act for act in Act if act in found)

    def about_all(self) -> tuple[Act, ...]:
        """Return what can be done about the whole case now, by any right."""
        found = {
            act
            for right, who in self._capacities()
            for act in acts_about_all(self.now, who.officer)
            if self._allows(right, RIGHT_OF[act], self._subject(right.body, "", right.step))
        }
        return tuple(act for act in Act if act in found)

    def _reason(self, wanted: rights.Act, subjects: tuple[Subject, ...]) -> WhyNot:
        held = replace(self.officer, grants=(*self.officer.grants, *self._invitations()))
        reasons = (
            rights.why_not(held, wanted, subject, self.day, self.world) for subject in subjects
        )
        found = tuple(reason for reason in reasons if reason)
        return max(found, key=tuple(WhyNot).index, default=WhyNot.OTHER_BODY)

    def _allows(self, right: Grant, wanted: rights.Act, subject: Subject) -> bool:
        return rights.may_by(self.officer, right, wanted, subject, self.day, self.world)

    def _capacities(self) -> Iterator[tuple[Grant, Capacity]]:
        """Rights over cases, each with the officer it makes; the own role comes first."""
        for right in (*self.officer.rights, *self._invitations()):
            reach = rule_of(right.role).reach
            if reach is Reach.BODY:
                who = replace(self.officer, department=right.body, role=right.role)
                yield right, Capacity(who, right.matters)
            elif reach is Reach.STEP:
                yield right, Capacity(self.officer)
            elif right.role is Role.LEGAL:
                yield right, Capacity(replace(self.officer, role=Role.LEGAL), right.matters)

    def _invitations(self) -> tuple[Grant, ...]:
        """An open invitation is a right. Who keeps duties that must be apart gets none by it."""
        if self.officer.role is not Role.EXPERT:
            return ()
        return tuple(
            Grant(
                role=Role.EXPERT,
                body=task.asked_by,
                last_day=date.fromisoformat(task.by),
                case=self.now.setup.number,
                step=task.text,
            )
            for task in self._invited()
        )

    def _invited(self) -> tuple[Task, ...]:
        mine = f"expert:{self.officer.account}"
        return tuple(task for task in self.now.tasks if task.of == mine and task.is_open)

    def _by_member(self) -> Iterator[Subject]:
        for member in self.now.members:
            for body in bodies_of(self.now):
                yield self._subject(body, member.setup.matter)

    def _by_task(self) -> Iterator[Subject]:
        for task in self._invited():
            yield self._subject(task.asked_by, "", task.text)

    def _whole(self) -> Iterator[Subject]:
        for body in bodies_of(self.now):
            yield self._subject(body, "")

    def _subject(self, body: str, matter: str, step: str = "") -> Subject:
        setup = self.now.setup
        since = civil_day(setup.legal_ms)
        return Subject(body, matter, setup.number, step, division=setup.station, since=since)

    def _is_for(self, body: str, act: AnyAct, task: Task | None) -> bool:
        """Say whether this body is the one whose act it is, of several that have a part."""
        if isinstance(act, a.MemberAct):
            member = self.now.member(act.position)
            return member is not None and is_theirs(self.now, member, act, body)
        if task is None:
            return body == self.officer.department
        return body == (task.asked_by if isinstance(act, b.DismissExpert) else task.of)
