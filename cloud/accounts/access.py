"""The access log: every look, every act, every refusal (rows R01 and P03).

It names account, department and case, and nothing of what was seen. A refusal
stands in the program's log too, where supervision hears of it at once.
"""

import logging
from dataclasses import dataclass
from typing import Any

from cloud.accounts.officers import Officer
from cloud.accounts.rights import rule_of
from cloud.accounts.tables import OfficerAccessRow
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class Access:
    """One line of the log.

    ``subject`` is a case number, a number and a scan's id, or one page of a list.
    """

    at_ms: int
    account: str
    department: str
    what: str
    subject: str
    allowed: bool


class AccessLog:
    """The log of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def note(self, officer: Officer, what: str, subject: str, *, allowed: bool) -> None:
        """Write one line."""
        if not allowed:
            logger.warning(
                "CLD-01: %s of %s was refused: %s %s",
                officer.account,
                officer.department,
                what,
                subject,
            )
        with self._database.transaction():
            self._database.run(
                OfficerAccessRow.insert(
                    at_ms=milliseconds(self._clock.now()),
                    account=officer.account,
                    department=officer.department,
                    what=what,
                    subject=subject,
                    allowed=allowed,
                    apart=is_apart(officer),
                )
            )

    def kept_apart(self) -> tuple[Access, ...]:
        """Return the own log of outsourced and temporary staff, oldest first (R08, R09)."""
        query = OfficerAccessRow.select().where(OfficerAccessRow.apart)
        return self._told(query)

    def by(self, account: str) -> tuple[Access, ...]:
        """Return what one account did and was refused, oldest first."""
        return self._told(OfficerAccessRow.select().where(OfficerAccessRow.account == account))

    def since(self, first_ms: int, account: str = "") -> tuple[Access, ...]:
        """Return everything from a moment on, of one account or of all, oldest first."""
        here = OfficerAccessRow.at_ms >= first_ms
        mine = here & (OfficerAccessRow.account == account) if account else here
        return self._told(OfficerAccessRow.select().where(mine))

    def found(self, about: str, *, only_refused: bool = False) -> tuple[Access, ...]:
        """Return the newest lines of an account, or about what begins like this; "" is all."""
        query = OfficerAccessRow.select()
        if about:
            begins = OfficerAccessRow.subject.startswith(about)
            query = query.where((OfficerAccessRow.account == about) | begins)
        if only_refused:
            query = query.where(OfficerAccessRow.allowed == False)  # noqa: E712 - a query
        rows = self._database.rows(query.order_by(OfficerAccessRow.id.desc()).limit(MOST_FOUND))
        return tuple(_access(row) for row in rows)

    def about(self, subject: str) -> tuple[Access, ...]:
        """Return what was noted about one subject, oldest first."""
        return self._told(OfficerAccessRow.select().where(OfficerAccessRow.subject == subject))

    def _told(self, query: Any) -> tuple[Access, ...]:  # noqa: ANN401 - a peewee query
        rows = self._database.rows(query.order_by(OfficerAccessRow.id))
        return tuple(_access(row) for row in rows)


def is_apart(officer: Officer) -> bool:
    """Say whether what an officer does stands in the log kept apart."""
    return rule_of(officer.role).logged_apart


def _access(row: OfficerAccessRow) -> Access:
    return Access(row.at_ms, row.account, row.department, row.what, row.subject, row.allowed)
