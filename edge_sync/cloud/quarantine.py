"""What could not be taken, and the way out of it for a person.

A row of the quarantine holds the message whole and why it was refused. After its
cause is gone (a program repaired, a key restored, a kiosk enrolled again) a person
asks for a retry; the intake process looks for such rows as it looks for news, takes
the message again as if it had just come, and sends the answer to its kiosk.
"""

from dataclasses import dataclass

from edge_sync.cloud.limits import Limits
from edge_sync.cloud.tables import QuarantineRow
from edge_sync.wire.application import ApplicationId, KioskId
from provisioning.storage.database import Database

_LYING = """
SELECT count(*), sum(length(payload)) FROM quarantine WHERE kiosk = ? AND settled_ms IS NULL
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One message in quarantine. ``settled_ms`` is when a retry brought it out."""

    place: int
    kiosk: KioskId
    application: ApplicationId | None
    code: str
    payload: bytes
    since_ms: int
    times: int
    retry_ms: int | None
    settled_ms: int | None


class Quarantine:
    """Every query of the quarantine. Methods that change something open their own transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, settled: bool = False) -> list[Kept]:
        """Return what is kept, oldest first; also what has come out, if asked for."""
        which = "TRUE" if settled else "settled_ms IS NULL"
        rows = self._database.where(QuarantineRow, f"{which} ORDER BY place")
        return [_kept(row) for row in rows]

    def find(self, place: int) -> Kept | None:
        """Return one message."""
        row = self._database.first(QuarantineRow.select().where(QuarantineRow.place == place))
        return _kept(row) if row else None

    def keep(
        self,
        kiosk: KioskId,
        application: ApplicationId | None,
        code: str,
        payload: bytes,
        sha256: bytes,
        now_ms: int,
    ) -> None:
        """Keep something whole; the same bytes are kept once. In a transaction."""
        came = QuarantineRow.insert(
            kiosk=kiosk,
            application=application,
            code=code,
            payload=payload,
            sha256=sha256,
            since_ms=now_ms,
            times=1,
        )
        again = {QuarantineRow.times: QuarantineRow.times + 1, QuarantineRow.settled_ms: None}
        here = [QuarantineRow.sha256]
        self._database.run(came.on_conflict(conflict_target=here, update=again))

    def has_room(self, kiosk: KioskId, length: int, sha256: bytes, limits: Limits) -> bool:
        """Say whether so many bytes more of a kiosk may lie here, or exactly these do already."""
        ((number, size),) = self._database.ask(_LYING, kiosk)
        if number < limits.kept and (size or 0) + length <= limits.kept_bytes:
            return True
        return bool(self._database.ask("SELECT 1 FROM quarantine WHERE sha256 = ?", sha256))

    def ask_retry(self, places: list[int], now_ms: int) -> int:
        """Have the intake take these again; return how many are on their way."""
        waiting = QuarantineRow.place.in_(places) & QuarantineRow.settled_ms.is_null()
        with self._database.transaction():
            return self._database.run(QuarantineRow.update(retry_ms=now_ms).where(waiting))

    def ask_retry_of(self, code: str, now_ms: int) -> int:
        """Have the intake take again all that lies here for this reason; return how many."""
        return self.ask_retry([one.place for one in self.all() if one.code == code], now_ms)

    def take_asked(self, most: int) -> list[Kept]:
        """Return what is to be tried now. It is asked for no more: it may end the process."""
        asked = QuarantineRow.retry_ms.is_null(is_null=False) & QuarantineRow.settled_ms.is_null()
        with self._database.transaction():
            rows = self._database.rows(QuarantineRow.select().where(asked).limit(most))
            here = QuarantineRow.place.in_([row.place for row in rows])
            self._database.run(QuarantineRow.update(retry_ms=None).where(here))
        return [_kept(row) for row in rows]

    def settle(self, place: int, now_ms: int) -> None:
        """Note that a message has come out."""
        with self._database.transaction():
            changed = QuarantineRow.update(settled_ms=now_ms)
            self._database.run(changed.where(QuarantineRow.place == place))


def _kept(row: QuarantineRow) -> Kept:
    return Kept(
        place=row.place,
        kiosk=KioskId(row.kiosk),
        application=ApplicationId(row.application) if row.application else None,
        code=row.code,
        payload=row.payload,
        since_ms=row.since_ms,
        times=row.times,
        retry_ms=row.retry_ms,
        settled_ms=row.settled_ms,
    )
