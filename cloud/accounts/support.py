"""Support by outsourced staff: every session has a ticket and an end (row R08).

A session sees the system and no applicant's data. It is over at its end even where nobody
signs out; what is done in it stands in the log kept apart, under the ticket.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from cloud.accounts.access import AccessLog
from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act, Subject, World, may
from cloud.accounts.tables import SupportSessionRow
from cloud.errors import SupportRefusedError
from provisioning.clock import Clock, today
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

LONGEST: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class SupportSession:
    """One session. ``ended_ms`` is None while nobody has ended it early."""

    id: int
    account: str
    ticket: str
    begun_ms: int
    until_ms: int
    ended_ms: int | None


class Support:
    """The support sessions of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock, log: AccessLog) -> None:
        self._database, self._clock, self._log = database, clock, log

    def begin(self, officer: Officer, ticket: str, length: timedelta) -> SupportSession:
        """Begin a session on a ticket. Raises SupportRefusedError, and logs it."""
        named = ticket.strip()
        fits = bool(named) and timedelta(0) < length <= LONGEST
        is_allowed = may(officer, Act.SUPPORT, Subject(), today(self._clock), World())
        self._log.note(officer, "support", named, allowed=fits and is_allowed)
        if not (fits and is_allowed):
            raise SupportRefusedError("a session has a vendor's account, a ticket and an end")
        now = self._clock.now()
        begun, until = milliseconds(now), milliseconds(now + length)
        with self._database.transaction():
            session = self._database.run(
                SupportSessionRow.insert(
                    account=officer.account, ticket=named, begun_ms=begun, until_ms=until
                )
            )
        return SupportSession(session, officer.account, named, begun, until, None)

    def note(self, officer: Officer, session: int, what: str) -> None:
        """Log an act under the session's ticket. Raises SupportRefusedError once it is over."""
        found = self._one(officer, session)
        self._log.note(officer, what, found.ticket if found else "", allowed=found is not None)
        if found is None:
            raise SupportRefusedError("the session is over")

    def end(self, officer: Officer, session: int) -> None:
        """End one's own session early. Does nothing twice."""
        here = (SupportSessionRow.id == session, SupportSessionRow.account == officer.account)
        now = milliseconds(self._clock.now())
        with self._database.transaction():
            ended = SupportSessionRow.update(ended_ms=now)
            self._database.run(ended.where(*here, SupportSessionRow.ended_ms.is_null()))

    def _one(self, officer: Officer, session: int) -> SupportSessionRow | None:
        row: SupportSessionRow | None = self._database.first(
            SupportSessionRow.select().where(
                SupportSessionRow.id == session,
                SupportSessionRow.account == officer.account,
                SupportSessionRow.ended_ms.is_null(),
                SupportSessionRow.until_ms > milliseconds(self._clock.now()),
            )
        )
        return row
