"""The warnings of one database: fired once, answered by the unit they went to, kept for good."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cloud.clock.rules import Colour
from cloud.clock.signals import Signal
from cloud.clock.tables import WarningRow
from cloud.clock.trace import Holder
from cloud.errors import AnswerIncompleteError, NoSuchWarningError, NotYoursError
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

LONGEST_ANSWER = 2000  # characters


@dataclass(frozen=True, slots=True)
class Reply:
    """Who answered a warning or a complaint, or took it back, when, and in what words."""

    at_ms: int
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Fired:
    """One warning as it lies here. ``since`` and ``due`` are days, ``due`` may be empty."""

    id: int
    rule: str
    colour: Colour
    case: str
    matter: str
    subject: str
    unit: Holder
    since: str
    due: str
    overdue_days: int
    provisional: bool
    about: str
    fired_ms: int
    answer: Reply | None
    undone: Reply | None


class WarningBook:
    """All warnings of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def fire(self, signals: Iterable[Signal]) -> tuple[Signal, ...]:
        """Write down those that were not here yet, and return them. Twice is harmless."""
        wanted = {signal.key: signal for signal in signals}
        with self._database.transaction():
            known = self._database.seek(
                WarningRow, ("key",), [(key,) for key in wanted], only=("key",)
            )
            new = [wanted[key] for key in wanted.keys() - {row.key for row in known}]
            new.sort(key=lambda signal: (signal.since, signal.key))
            now = milliseconds(self._clock.now())
            self._database.insert(WarningRow, [_row(signal, now) for signal in new])
        return tuple(new)

    def answer(self, warning: int, unit: str, by: str, text: str) -> None:
        """Store what the unit answers; the first answer stands.

        Raises NoSuchWarningError, NotYoursError for another unit's warning, and
        AnswerIncompleteError for an empty or endless answer.
        """
        told = _words(text)
        if self._one(warning).unit != unit:
            raise NotYoursError(f"warning {warning} went to another unit")
        self._write(warning, "answer", by, told)

    def undo(self, warning: int, by: str, why: str) -> None:
        """Take back a card that was wrong: a supervisor's act, with its reason."""
        told = _words(why)
        self._one(warning)
        self._write(warning, "undo", by, told)

    def of_unit(self, unit: str, *, unanswered: bool = False) -> tuple[Fired, ...]:
        """Return a unit's warnings, newest first; those taken back ask for no answer."""
        query = WarningRow.select().where(WarningRow.unit == unit)
        if unanswered:
            query = query.where(WarningRow.answered_ms.is_null(), WarningRow.undone_ms.is_null())
        return self._told(query.order_by(WarningRow.fired_ms.desc(), WarningRow.id.desc()))

    def of_case(self, number: str) -> tuple[Fired, ...]:
        """Return all warnings about a case, oldest first."""
        query = WarningRow.select().where(WarningRow.case_number == number)
        return self._told(query.order_by(WarningRow.id))

    def newest(self, count: int = 200, colour: Colour | None = None) -> tuple[Fired, ...]:
        """Return the newest warnings of all units, or of one colour: the supervisor's list."""
        query = WarningRow.select()
        if colour is not None:
            query = query.where(WarningRow.colour == colour)
        return self._told(query.order_by(WarningRow.id.desc()).limit(count))

    def every(self, at_once: int = 500) -> Iterator[tuple[Fired, ...]]:
        """Go through all warnings, the newest first, some at a time."""
        before: int | None = None
        while True:
            query = WarningRow.select().order_by(WarningRow.id.desc()).limit(at_once)
            here = query if before is None else query.where(WarningRow.id < before)
            if not (some := self._told(here)):
                return
            yield some
            before = some[-1].id

    def one(self, warning: int) -> Fired:
        """Return one warning. Raises NoSuchWarningError."""
        return _fired(self._one(warning))

    def standing(self) -> dict[Colour, tuple[int, int]]:
        """Return how many warnings of each colour stand, and how many nobody answered."""
        standing = WarningRow.undone_ms.is_null()
        open_ = standing & WarningRow.answered_ms.is_null()
        return {
            colour: (self._count(standing, colour), self._count(open_, colour)) for colour in Colour
        }

    def _count(self, which: Any, colour: Colour) -> int:  # noqa: ANN401 - a peewee expression
        return self._database.count(WarningRow.select().where(which, WarningRow.colour == colour))

    def _told(self, query: Any) -> tuple[Fired, ...]:  # noqa: ANN401 - a peewee query
        return tuple(_fired(row) for row in self._database.rows(query))

    def _one(self, warning: int) -> WarningRow:
        row: WarningRow | None = self._database.first(
            WarningRow.select().where(WarningRow.id == warning)
        )
        if row is None:
            raise NoSuchWarningError(f"there is no warning {warning}")
        return row

    def _write(self, warning: int, what: str, by: str, text: str) -> None:
        now = milliseconds(self._clock.now())
        query = (
            WarningRow.update(answered_ms=now, answered_by=by, answer=text).where(
                WarningRow.id == warning, WarningRow.answered_ms.is_null()
            )
            if what == "answer"
            else WarningRow.update(undone_ms=now, undone_by=by, undone_why=text).where(
                WarningRow.id == warning, WarningRow.undone_ms.is_null()
            )
        )
        with self._database.transaction():
            self._database.run(query)


def _words(text: str) -> str:
    told = text.strip()
    if not told or len(told) > LONGEST_ANSWER:
        raise AnswerIncompleteError("an answer has words, and not more than it may have")
    return told


def _row(signal: Signal, now: int) -> dict[str, Any]:
    return {
        "key": signal.key,
        "case_number": signal.case,
        "matter": signal.matter,
        "rule": signal.trigger,
        "subject": signal.subject,
        "colour": signal.colour,
        "unit_kind": signal.unit.kind,
        "unit": signal.unit.name,
        "since": signal.since.isoformat(),
        "due": signal.due.isoformat() if signal.due else "",
        "overdue_days": signal.overdue_days,
        "provisional": signal.provisional,
        "about": signal.about,
        "fired_ms": now,
    }


def _fired(row: WarningRow) -> Fired:
    return Fired(
        id=row.id,
        rule=row.rule,
        colour=row.colour,
        case=row.case_number,
        matter=row.matter,
        subject=row.subject,
        unit=Holder(row.unit_kind, row.unit),
        since=row.since,
        due=row.due,
        overdue_days=row.overdue_days,
        provisional=row.provisional,
        about=row.about,
        fired_ms=row.fired_ms,
        answer=reply_of(row.answered_ms, row.answered_by, row.answer),
        undone=reply_of(row.undone_ms, row.undone_by, row.undone_why),
    )


def reply_of(at_ms: int | None, by: str | None, text: str | None) -> Reply | None:
    """Return what three columns of a row say together; None while nobody has replied."""
    return None if at_ms is None else Reply(at_ms, by or "", text or "")
