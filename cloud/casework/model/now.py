"""How a case stands now: immutable values that `folding` makes of its events, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from cloud.casework.model.facts import Brought, Gap, Wish
from cloud.casework.model.papers import Result
from cloud.casework.model.setup import CaseSetup, MemberSetup
from cloud.casework.states import (
    CLOSES_FOLLOWERS,
    CONCLUDED,
    OPENS_FOLLOWERS,
    CaseState,
    MemberState,
    whole,
)
from edge_sync.wire.application import Choice


@dataclass(frozen=True, slots=True)
class NoticeNow:
    """A completion notice: what it asked for, and when it was answered."""

    at_ms: int
    by: str
    lines: tuple[str, ...]
    answered_ms: int | None = None


@dataclass(frozen=True, slots=True)
class BroughtNow:
    """Something that the resident brought for a line, by its own legal moment."""

    lodged_ms: int
    submission: str
    what: Brought


@dataclass(frozen=True, slots=True)
class ReviewNow:
    """One officer's word before the decision."""

    account: str
    name: str
    body: str
    in_favour: bool
    text: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class DecisionNow:
    """How a member was decided."""

    account: str
    granted: bool
    text: str
    basis: str
    remedies: str
    at_ms: int
    overturned: bool = False  # by a later review, of the number ``ruling`` (row J09)
    ruling: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionNow:
    """More time that was asked for; ``allowed`` is None while nobody has said."""

    account: str
    days: int
    text: str
    at_ms: int
    allowed: bool | None = None


@dataclass(frozen=True, slots=True)
class MemberNow:
    """One member. ``resume_to`` is where a suspended one goes on."""

    setup: MemberSetup
    state: MemberState
    resume_to: MemberState | None = None
    begun_ms: int | None = None
    accepted_ms: int | None = None
    passed_ms: int | None = None
    delivered_ms: int | None = None
    gaps: tuple[Gap, ...] = ()
    notices: tuple[NoticeNow, ...] = ()
    brought: tuple[BroughtNow, ...] = ()
    reviews: tuple[ReviewNow, ...] = ()
    extensions: tuple[ExtensionNow, ...] = ()
    decision: DecisionNow | None = None
    wish: Wish | None = None
    carrier: str = ""  # of the special procedure that is under way
    objected: bool = False  # it stands still because the legal office objected
    checked_lines: tuple[tuple[str, bool], ...] = ()  # commitments looked into
    last_ms: int = 0

    @property
    def acting(self) -> str:
        """Return the body whose turn it is, or would be."""
        is_below = self.setup.first and self.passed_ms is None
        return self.setup.first if is_below else self.setup.department

    @property
    def extension_days(self) -> int:
        """Return how many days were allowed in addition."""
        return sum(one.days for one in self.extensions if one.allowed)


class TaskKind(Enum):
    """What one department waits for from another, or from somebody outside."""

    OPINION = "opinion"
    QUESTION = "question"
    VISIT = "visit"
    CORRECTION = "correction"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that somebody was asked. ``of`` is a department, or ``expert:<account>``.

    ``by`` is the last day, or empty. ``position`` is 0 where it concerns the whole case.
    ``in_favour`` of a correction says that the datum was wrong and is corrected.
    """

    number: int
    kind: TaskKind
    position: int
    of: str
    asked_by: str
    by: str
    text: str
    asked_ms: int
    mandatory: bool = False
    answer: str = ""
    in_favour: bool | None = None
    done_ms: int | None = None
    account: str = ""
    escalated: bool = False
    about: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.done_ms is None


@dataclass(frozen=True, slots=True)
class VisitSignature:
    """One department's signature under the shared report."""

    body: str
    account: str
    at_ms: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A joint site visit: one car, one survey, one report signed by all."""

    number: int
    organiser: str
    bodies: tuple[str, ...]
    positions: tuple[int, ...]
    day: str
    place: str
    route: str
    kind: str
    asked_ms: int
    report: str = ""
    reported_ms: int | None = None
    signatures: tuple[VisitSignature, ...] = ()

    @property
    def unsigned(self) -> tuple[str, ...]:
        """Return the departments whose signature is missing."""
        signed = {one.body for one in self.signatures}
        return tuple(body for body in self.bodies if body not in signed)

    @property
    def is_open(self) -> bool:
        """Whether the report is not there, or not signed by all."""
        return self.reported_ms is None or bool(self.unsigned)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the lead with all results."""

    at_ms: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case. ``legal_ms`` is the last signature's where several sign."""

    setup: CaseSetup
    members: tuple[MemberNow, ...]
    legal_ms: int
    unsigned: tuple[str, ...] = ()
    signed_ms: tuple[int, ...] = ()
    tasks: tuple[Task, ...] = ()
    visits: tuple[Visit, ...] = ()
    letters: tuple[Letter, ...] = ()
    extensions: tuple[ExtensionNow, ...] = ()  # of the whole package
    last_ms: int = field(default=0)

    @property
    def state(self) -> CaseState:
        """Say how far it is as a whole."""
        return whole([member.state for member in self.members])

    @property
    def extension_asked(self) -> ExtensionNow | None:
        """Return more time for the package that nobody has allowed or denied yet."""
        return next((one for one in self.extensions if one.allowed is None), None)

    @property
    def next_task(self) -> int:
        """Return the number for the next task or visit."""
        numbers = [task.number for task in self.tasks] + [visit.number for visit in self.visits]
        return max(numbers, default=0) + 1

    def member(self, position: int) -> MemberNow | None:
        """Return the member at a position, if there is one."""
        return next((one for one in self.members if one.setup.position == position), None)

    def of_matter(self, matter: str) -> MemberNow | None:
        """Return the member of a matter, if there is one."""
        return next((one for one in self.members if one.setup.matter == matter), None)

    def waits_for(self, member: MemberNow) -> tuple[MemberNow, ...]:
        """Return the predecessors that do not let a member begin yet."""
        needs = (self.of_matter(need) for need in member.setup.needs)
        return tuple(one for one in needs if one and one.state not in OPENS_FOLLOWERS)

    def blocked_by(self, member: MemberNow) -> MemberNow | None:
        """Return a predecessor that will never be granted, if there is one (row P05)."""
        return next((one for one in self.waits_for(member) if one.state in CLOSES_FOLLOWERS), None)

    def task(self, number: int) -> Task | None:
        """Return a task by its number."""
        return next((task for task in self.tasks if task.number == number), None)

    def visit(self, number: int) -> Visit | None:
        """Return a visit by its number."""
        return next((visit for visit in self.visits if visit.number == number), None)

    def open_for(self, position: int) -> Iterator[Task]:
        """Go through what a member's decision waits for from others: mandatory and open."""
        return (
            task
            for task in self.tasks
            if task.is_open and task.mandatory and task.position in {0, position}
        )

    @property
    def letter_waits_for(self) -> tuple[str, ...]:
        """Return the matters whose mandatory decision or opinion is missing (row P04)."""
        return tuple(
            one.setup.matter
            for one in self.members
            if one.setup.choice is Choice.APPLY
            and (
                (one.setup.mandatory and one.state not in CONCLUDED)
                or (one.state not in CONCLUDED and any(self.open_for(one.setup.position)))
            )
        )

    @property
    def is_letter_due(self) -> bool:
        """Whether the lead has results to tell that no letter has told."""
        if not self.setup.is_package or self.letter_waits_for:
            return False
        concluded = [one for one in self.members if one.state in CONCLUDED]
        told = {(r.position, r.state) for letter in self.letters for r in letter.results}
        results = {
            (one.setup.position, one.state.value)
            for one in concluded
            if one.setup.choice is Choice.APPLY
        }
        return bool(results - told)
