"""The accounts of a desk as their keeper sees them, and the passwords that are made anew.

No password and no secret of a second factor can be read here: what is forgotten is made anew.
"""

from dataclasses import dataclass, field
from datetime import date

from cloud.accounts.grants import Grants
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.passwords import hash_password, is_long_enough, is_right, new_password
from cloud.accounts.tables import OfficerAccountRow, OfficerSessionRow
from cloud.errors import AccountRefusedError
from provisioning.clock import Clock, today
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds


@dataclass(frozen=True, slots=True)
class Held:
    """One account. ``grants`` are the rights beside its own role, by their ids."""

    account: str
    name: str
    department: str
    role: Role
    place: str
    last_day: date | None
    is_open: bool
    has_ended: bool
    has_factor: bool
    is_locked: bool
    grants: dict[int, Grant] = field(default_factory=dict)
    team: str = ""

    @property
    def officer(self) -> Officer:
        """The account as the rule of rights reads it."""
        rights = tuple(self.grants.values())
        return Officer(
            self.account,
            self.name,
            self.department,
            self.role,
            self.place,
            self.last_day,
            rights,
            self.team,
        )


class Keeping:
    """All accounts of one database, for who keeps them. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock
        self._grants = Grants(database, clock)

    def all(self) -> tuple[Held, ...]:
        """Return every account without its grants, open ones first."""
        order = (OfficerAccountRow.is_open.desc(), OfficerAccountRow.account)
        rows = self._database.rows(OfficerAccountRow.select().order_by(*order))
        return tuple(self._held(row, {}) for row in rows)

    def one(self, account: str) -> Held:
        """Return one account with its grants. Raises AccountRefusedError where there is none."""
        return self._held(self._row(account), self._grants.held(account))

    def assign(self, account: str, team: str) -> None:
        """Put an account into a team of its body, or into none. Raises AccountRefusedError."""
        here = OfficerAccountRow.id == self._row(account).id
        with self._database.transaction():
            self._database.run(OfficerAccountRow.update(team=team).where(here))

    def renew_password(self, account: str) -> str:
        """Give an account a new password, returned this once; all its sessions end.

        Raises AccountRefusedError.
        """
        row, password = self._row(account), new_password()
        hashed = hash_password(password)
        with self._database.transaction():
            self._put(row, hashed)
            mine = OfficerSessionRow.officer == row.id
            self._database.run(OfficerSessionRow.delete().where(mine))
        return password

    def change_password(self, account: str, before: str, after: str) -> None:
        """Change one's own password. Raises AccountRefusedError for a wrong or a poor one."""
        row = self._row(account)
        if not is_right(row.password, before) or not is_long_enough(after) or before == after:
            raise AccountRefusedError("the old password is wrong or the new one no good")
        hashed = hash_password(after)
        with self._database.transaction():
            self._put(row, hashed)

    def _put(self, row: OfficerAccountRow, hashed: str) -> None:
        here = OfficerAccountRow.id == row.id
        change = OfficerAccountRow.update(password=hashed, wrong_tries=0, locked_until_ms=0)
        self._database.run(change.where(here))

    def _row(self, account: str) -> OfficerAccountRow:
        here = OfficerAccountRow.account == account
        found: OfficerAccountRow | None = self._database.first(
            OfficerAccountRow.select().where(here)
        )
        if found is None:
            raise AccountRefusedError("there is no such account")
        return found

    def _held(self, row: OfficerAccountRow, grants: dict[int, Grant]) -> Held:
        now, last = self._clock.now(), row.last_day
        return Held(
            account=row.account,
            name=row.name,
            department=row.department,
            role=row.role,
            place=row.place,
            last_day=date.fromisoformat(last) if last else None,
            is_open=row.is_open,
            has_ended=bool(last and last < today(self._clock).isoformat()),
            has_factor=bool(row.factor),
            is_locked=row.locked_until_ms > milliseconds(now),
            grants=grants,
            team=row.team,
        )
