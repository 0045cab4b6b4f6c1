"""The journal of a case: every event in its order, added in the transaction that it tells of."""

from dataclasses import dataclass, field

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
    here = EventRow.select(EventRow.sequence).where(EventRow.case == case)
    last = database.first(here.order_by(EventRow.sequence.desc()))
    database.run(
        EventRow.insert(
            case=case,
            sequence=(last.sequence if last else 0) + 1,
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
