"""The journal of a case: every event in its order, added in the transaction that it tells of."""

from collections.abc import Iterable, Mapping
from functools import cache

from cloud.casework.model.events import CLOUD, AnyFact, Event, packed, unpacked
from cloud.casework.tables import EventRow, MemberRow
from provisioning.storage.database import Database
from provisioning.storage.many import Row

__all__ = ["CLOUD", "Event", "append", "events_in", "events_of", "is_known", "told_in"]

_SAID = (
    "text",
    "remedies",
    "slip",
    "person",
    "by",
    "body",
    "of",
    "how",
    "place",
    "day",
    "basis",
    "ruling",
)


def events_of(database: Database, case: int) -> tuple[Event, ...]:
    """Return everything that happened to a case."""
    query = EventRow.select().where(EventRow.case == case).order_by(EventRow.sequence)
    return events_in(database.rows(query))


def events_in(rows: Iterable[EventRow]) -> tuple[Event, ...]:
    """Return the events of rows, in their order."""
    return tuple(
        Event(
            fact=unpacked(row.content),
            actor=row.actor,
            at_ms=row.at_ms,
            noted_ms=row.at_ms if row.noted_ms is None else row.noted_ms,
            name=row.told.get("officer", ""),
            body=row.told.get("department", ""),
            key=row.key,
            paper=row.paper,
        )
        for row in rows
    )


def append(database: Database, case: int, events: Iterable[Event], after: int) -> None:
    """Add events behind the first ``after``. Only inside a transaction."""
    known = members_of(database, case)
    database.insert(EventRow, rows_for(case, events, after, known))


def rows_for(
    case: int, events: Iterable[Event], after: int, members: Mapping[int, int]
) -> list[Row]:
    """Return the rows of events that come behind the first ``after``."""
    return [
        {
            "case": case,
            "sequence": sequence,
            "member": members.get(event.fact.position),
            "kind": event.kind,
            "actor": event.actor,
            "at_ms": event.at_ms,
            "told": told_in(event),
            "key": event.key,
            "content": packed(event.fact),
            "noted_ms": event.noted_ms,
            "paper": event.paper,
        }
        for sequence, event in enumerate(events, start=after + 1)
    ]


def members_of(database: Database, case: int) -> dict[int, int]:
    """Return the rows of a case's members by their position."""
    query = MemberRow.select(MemberRow.id, MemberRow.position).where(MemberRow.case == case)
    return {row.position: row.id for row in database.rows(query)}


def told_in(event: Event) -> dict[str, str]:
    """Return the words of an event, for who reads a timeline without knowing every fact."""
    told = {"officer": event.name, "department": event.body} if event.name else {}
    said = ((name, getattr(event.fact, name)) for name in _said_by(type(event.fact)))
    told |= {name: text for name, text in said if isinstance(text, str) and text}
    if getattr(event.fact, "again", False):
        told["again"] = "yes"
    return told


@cache
def _said_by(kind: type[AnyFact]) -> tuple[str, ...]:
    """Name what a kind of fact has to say."""
    return tuple(name for name in _SAID if hasattr(kind, name))


def is_known(database: Database, key: str) -> bool:
    """Say whether an act with this key has happened already."""
    return database.first(EventRow.select().where(EventRow.key == key)) is not None
