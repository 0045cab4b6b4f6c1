"""What enforcement is told: commitments that proved false, with what was found (row J12).

Enforcement itself is not done here. A notice names the case and its body, never a person:
whoever enforces asks that body by the case's number.
"""

from dataclasses import dataclass
from typing import Final, TypeVar

from cloud.casework.journal import Event, events_in
from cloud.casework.model.facts import CommitmentChecked
from cloud.casework.states import EventKind
from cloud.casework.tables import CaseRow, EventRow, MemberRow
from provisioning.storage.database import Database

MOST: Final = 100

_Row = TypeVar("_Row", CaseRow, MemberRow)


@dataclass(frozen=True, slots=True)
class Notice:
    """One commitment that proved false. ``found`` is the checking officer's own words."""

    case: str
    matter: str
    body: str
    at_ms: int
    found: str


def notices(database: Database) -> tuple[Notice, ...]:
    """Return the newest notices."""
    checks = EventRow.kind == EventKind.COMMITMENT_CHECKED
    rows = database.rows(EventRow.select().where(checks).order_by(EventRow.id.desc()).limit(MOST))
    cases = _by_id(database, CaseRow, {row.case_id for row in rows})
    members = _by_id(database, MemberRow, {row.member_id for row in rows})
    return tuple(
        _notice(cases[row.case_id], members[row.member_id], event, event.fact)
        for row, event in zip(rows, events_in(rows), strict=True)
        if isinstance(event.fact, CommitmentChecked) and not event.fact.held
    )


def _notice(case: CaseRow, member: MemberRow, event: Event, fact: CommitmentChecked) -> Notice:
    return Notice(case.number, member.matter, member.department, event.at_ms, fact.text)


def _by_id(database: Database, table: type[_Row], ids: set[int]) -> dict[int, _Row]:
    return {row.id: row for row in database.rows(table.select().where(table.id.in_(list(ids))))}
