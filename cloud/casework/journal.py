"""The journal of a case: every event in its order, added in the transaction that it tells of."""

from dataclasses import dataclass, field

import peewee

from cloud.casework.states import EventKind
from cloud.casework.tables import EventRow
from provisioning.storage.database import Database

CLOUD = "cloud"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a case, or to one member of it.

    ``actor`` is ``kiosk:<id>``, ``officer:<account>`` or ``cloud``. ``told``
    keeps what a later reader needs and could not look up any more.
    """

    kind: EventKind
    actor: str
    at_ms: int
    member: int | None = None
    told: dict[str, str] = field(default_factory=dict)
    key: str | None = None


def add(database: Database, case: int, event: Event) -> None:
    """Append one event. Only inside a transaction."""
    last = database.first(
        EventRow.select(peewee.fn.MAX(EventRow.sequence).alias("last")).where(EventRow.case == case)
    )
    database.run(
        EventRow.insert(
            case=case,
            sequence=((last.last if last else None) or 0) + 1,
            member=event.member,
            kind=event.kind,
            actor=event.actor,
            at_ms=event.at_ms,
            told=event.told,
            key=event.key,
        )
    )


def is_known(database: Database, key: str) -> bool:
    """Say whether an act with this key has happened already."""
    return database.first(EventRow.select().where(EventRow.key == key)) is not None
