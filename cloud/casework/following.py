"""What follows an application: applied to its case, or kept until the case is there.

Kiosks are apart from each other, so a follower may arrive before the
application it speaks of. It has its receipt then and waits here; as soon as
the application's case opens, everything that waited for it is applied in the
order of its arrival. Each kind has one small function of its own module.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from cloud.casework import journal
from cloud.casework.tables import CaseRow, EarlyRow
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.submissions import Countersignature, Follower, Submitted, Supplement, Withdrawal
from provisioning.storage.database import Database

logger = logging.getLogger(__name__)

_SUBMITTED: msgspec.msgpack.Decoder[Submitted] = msgspec.msgpack.Decoder(Submitted)


@dataclass(frozen=True, slots=True)
class Following:
    """A follower at its case. ``arrived_ms`` is when the cloud held it, UTC."""

    case: CaseRow
    follower: Follower
    arrived_ms: int

    @property
    def key(self) -> str:
        """Return what makes the follower count once: the key of its event in the journal."""
        return f"follower:{self.follower.id}"

    @property
    def actor(self) -> str:
        """Return who is said to have done it in the journal."""
        return f"kiosk:{self.follower.kiosk}"


Apply = Callable[[Any], None]
"""Applies one `Following`; must add an event under its key. Never raises for what is in it."""


class Followers:
    """Every follower of one database. Only inside the intake's transaction."""

    def __init__(self, database: Database, apply: Mapping[type[Follower], Apply]) -> None:
        self._database = database
        self._apply = apply

    def take(self, follower: Follower, arrived_ms: int) -> None:
        """Apply a follower to its case, or keep it until the case opens. Twice is once."""
        case = self._case(follower.of)
        if case is None:
            self._keep(follower, arrived_ms)
        else:
            self._apply_one(Following(case, follower, arrived_ms))

    def cases_opened(self, slips: Collection[SlipNumber]) -> None:
        """Apply what waited for the applications with these slips, and keep it no longer."""
        waiting = self._database.seek(EarlyRow, ("slip",), [(slip,) for slip in slips])
        for row in sorted(waiting, key=lambda row: int(row.id)):
            case, follower = self._case(row.slip), _SUBMITTED.decode(row.content)
            if case and isinstance(follower, Countersignature | Supplement | Withdrawal):
                self._apply_one(Following(case, follower, row.arrived_ms))
            self._database.run(EarlyRow.delete().where(EarlyRow.id == row.id))

    def _case(self, slip: SlipNumber) -> CaseRow | None:
        """Return the case as it stands now: what came before may have changed it."""
        row: CaseRow | None = self._database.first(CaseRow.select().where(CaseRow.slip == slip))
        return row

    def _keep(self, follower: Follower, arrived_ms: int) -> None:
        self._database.run(
            EarlyRow.insert(
                submission=follower.id,
                slip=follower.of,
                content=msgspec.msgpack.encode(follower),
                arrived_ms=arrived_ms,
            ).on_conflict_ignore()
        )
        logger.info("slip %s came before the application it follows", follower.slip)

    def _apply_one(self, following: Following) -> None:
        if not journal.is_known(self._database, following.key):
            self._apply[type(following.follower)](following)
