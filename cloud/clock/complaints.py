"""Complaints about a unit, and their clock (domain 9).

Within five working days it is decided whether a complaint is taken; who gave a name is
answered in writing, also where it is not taken. One that was taken is answered within the
days the place has set. The days are rules (`rules.toml`); they go from reminder to yellow
to red like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from cloud.clock.counting import DueDay, civil_day, last_day
from cloud.clock.courses import Course, Turn, turns
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import Colour
from cloud.clock.signals import COMPLAINT, Signal
from cloud.clock.tables import ComplaintRow
from cloud.clock.trace import Holder, HolderKind
from cloud.clock.warning_book import LONGEST_ANSWER, Reply, reply_of
from cloud.errors import ComplaintRefusedError
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

MOST: Final = 200  # complaints a list shows
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody complains of. ``case`` is a number or empty; so is the name: anonymous."""

    unit: str
    text: str
    case: str = ""
    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint. ``taken`` is None until it is decided, ``why`` by whom and for what reason."""

    id: int
    said: Said
    received_ms: int
    received_by: str
    taken: bool | None = None
    why: Reply | None = None
    answer: Reply | None = None
    keeper: str = ""

    @property
    def responsible(self) -> str:
        """Who must see to it: who wrote it down; before that was kept, the unit itself."""
        return self.keeper or self.said.unit


class Stage(Enum):
    """What a complaint waits for."""

    DECISION = "decision"  # whether it is taken
    ANSWER = "answer"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ComplaintClock:
    """How the clock of a complaint stands: its stage, the last day, the colours it has earned."""

    stage: Stage
    due: DueDay | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def colour(self) -> Colour | None:
        """The gravest colour, or None."""
        return self.turns[-1].colour if self.turns else None

    @property
    def overdue_days(self) -> int:
        """The working days that are over."""
        return self.turns[-1].overdue_days if self.turns else 0


def complaint_clock(complaint: Complaint, today: date, almanac: Almanac) -> ComplaintClock:
    """Work out how the clock of a complaint stands on a day. Pure."""
    stage, limits = stage_of(complaint), almanac.rules.complaint
    if stage is Stage.CLOSED:
        return ComplaintClock(stage)
    begun, limit = civil_day(complaint.received_ms), limits.decide
    if stage is Stage.ANSWER and complaint.why is not None:
        begun, limit = civil_day(complaint.why.at_ms), limits.answer
    due = last_day(begun, limit, almanac.known)
    if due is None:
        return ComplaintClock(stage)
    return ComplaintClock(stage, due, tuple(turns(Course(begun, due), today, almanac)))


def complaint_signals(complaint: Complaint, today: date, almanac: Almanac) -> Iterator[Signal]:
    """Tell every reminder and card that a complaint has earned, to who must see to it. Pure."""
    clock = complaint_clock(complaint, today, almanac)
    for turn in clock.turns:
        yield Signal(
            trigger=COMPLAINT,
            colour=turn.colour,
            case=complaint.said.case,
            matter="",
            subject=f"{COMPLAINT}/{complaint.id}/{clock.stage.value}",
            unit=Holder(HolderKind.BODY, complaint.responsible),
            since=turn.since,
            due=clock.due.day if clock.due else None,
            overdue_days=turn.overdue_days,
            provisional=bool(clock.due and clock.due.provisional),
        )


def stage_of(complaint: Complaint) -> Stage:
    """Say what it waits for: an anonymous one that is not taken waits for nothing more."""
    if complaint.taken is None:
        return Stage.DECISION
    if complaint.answer is not None or not (complaint.taken or complaint.said.name):
        return Stage.CLOSED
    return Stage.ANSWER


class ComplaintBook:
    """All complaints of one database. Any thread.

    Everything here raises ComplaintRefusedError for what lacks words, has been done
    already, or speaks of a complaint that is not there.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def receive(self, said: Said, by: str, keeper: str = "") -> int:
        """Write a complaint down for the department that sees to it; return its number."""
        unit, text = _words(said.unit, "unit"), _words(said.text, "text")
        values = {
            "unit": unit,
            "text": text,
            "case_number": said.case.strip(),
            "name": said.name.strip()[:_LONGEST_NAME],
            "contact": said.contact.strip()[:_LONGEST_NAME],
            "received_ms": self._now(),
            "received_by": by,
            "keeper": keeper,
        }
        with self._database.transaction():
            return self._database.run(ComplaintRow.insert(values))

    def decide(self, complaint: int, by: str, why: str, *, taken: bool) -> None:
        """Take it, or not, for a reason."""
        told = _words(why, "why")
        with self._database.transaction():
            self._expect(complaint, Stage.DECISION)
            self._change(complaint, taken=taken, why=told, decided_by=by, decided_ms=self._now())

    def answer(self, complaint: int, by: str, text: str) -> None:
        """Keep what was answered in writing; that closes it."""
        told = _words(text, "answer")
        with self._database.transaction():
            self._expect(complaint, Stage.ANSWER)
            self._change(complaint, answer=told, answered_by=by, answered_ms=self._now())

    def newest(self) -> tuple[Complaint, ...]:
        """Return complaints, those that came last first."""
        rows = self._database.rows(
            ComplaintRow.select().order_by(ComplaintRow.id.desc()).limit(MOST)
        )
        return tuple(_complaint(row) for row in rows)

    def one(self, complaint: int) -> Complaint:
        """Return one complaint."""
        row = self._database.first(ComplaintRow.select().where(ComplaintRow.id == complaint))
        if row is None:
            raise ComplaintRefusedError(f"there is no complaint {complaint}")
        return _complaint(row)

    def waiting(self) -> tuple[Complaint, ...]:
        """Return the complaints that are neither answered nor left."""
        open_ = ComplaintRow.answered_ms.is_null()
        found = map(_complaint, self._database.rows(ComplaintRow.select().where(open_)))
        return tuple(one for one in found if stage_of(one) is not Stage.CLOSED)

    def _expect(self, complaint: int, stage: Stage) -> None:
        if stage_of(self.one(complaint)) is not stage:
            raise ComplaintRefusedError(f"complaint {complaint} does not wait for {stage.value}")

    def _change(self, complaint: int, **values: object) -> None:
        self._database.run(ComplaintRow.update(values).where(ComplaintRow.id == complaint))

    def _now(self) -> int:
        return milliseconds(self._clock.now())


def _words(text: str, what: str) -> str:
    told = text.strip()
    if not told or len(told) > LONGEST_ANSWER:
        raise ComplaintRefusedError(f"{what} has words, and not more than it may have")
    return told


def _complaint(row: ComplaintRow) -> Complaint:
    return Complaint(
        id=row.id,
        said=Said(row.unit, row.text, row.case_number, row.name, row.contact),
        received_ms=row.received_ms,
        received_by=row.received_by,
        taken=row.taken,
        why=reply_of(row.decided_ms, row.decided_by, row.why),
        answer=reply_of(row.answered_ms, row.answered_by, row.answer),
        keeper=row.keeper,
    )
