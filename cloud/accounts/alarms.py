"""One account at two places at once raises an alarm: a password has been shared (row R09)."""

import logging
from dataclasses import dataclass

from cloud.accounts.tables import OfficerAlarmRow
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Alarm:
    """An account was signed in at ``first_place`` when it signed in at ``second_place``."""

    id: int
    account: str
    at_ms: int
    first_place: str
    second_place: str
    seen_by: str


class Alarms:
    """The alarms of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def raise_for(self, account: str, first_place: str, second_place: str) -> None:
        """Write one down. Only inside a transaction."""
        logger.warning("account %s is at two places at once", account)
        self._database.run(
            OfficerAlarmRow.insert(
                account=account,
                at_ms=milliseconds(self._clock.now()),
                first_place=first_place,
                second_place=second_place,
            )
        )

    def see(self, alarm: int, by: str) -> None:
        """Note that somebody has looked after it; the first one stands."""
        with self._database.transaction():
            now = milliseconds(self._clock.now())
            seen = OfficerAlarmRow.update(seen_by=by, seen_ms=now)
            here = OfficerAlarmRow.id == alarm
            self._database.run(seen.where(here, OfficerAlarmRow.seen_ms.is_null()))

    def all(self) -> tuple[Alarm, ...]:
        """Return every alarm, newest first."""
        rows = self._database.rows(OfficerAlarmRow.select().order_by(OfficerAlarmRow.id.desc()))
        return tuple(
            Alarm(r.id, r.account, r.at_ms, r.first_place, r.second_place, r.seen_by or "")
            for r in rows
        )
