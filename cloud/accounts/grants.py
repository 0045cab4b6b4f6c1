"""Rights beside an account's own role: given by the security administrator, with an end.

Duties that must be apart stay apart: system, security and audit are three persons, and
none of them has a part in a case. Nobody gives a right to themselves.
"""

from datetime import date

from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.rights import Act, rule_of
from cloud.accounts.tables import OfficerGrantRow
from cloud.errors import GrantRefusedError
from provisioning.clock import Clock, today
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds


class Grants:
    """The grants of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def give(self, by: Officer, to: Officer, grant: Grant) -> int:
        """Give a right; return its id. Raises GrantRefusedError."""
        day = today(self._clock)
        if not any(_may_give(own, day) for own in by.rights):
            raise GrantRefusedError(f"{by.account} gives no rights")
        if by.account == to.account:
            raise GrantRefusedError("nobody gives a right to themselves")
        refuse_endless(grant.role, grant.last_day, day)
        refuse_joined(grant.role, {own.role for own in to.rights if own.stands(day)} | {to.role})
        if grant.role is Role.EXPERT and not (grant.case and grant.step):
            raise GrantRefusedError("an expert is invited to one step of one case")
        with self._database.transaction():
            return self._database.run(
                OfficerGrantRow.insert(
                    account=to.account,
                    role=grant.role,
                    body=grant.body,
                    matters=grant.matters,
                    first_day=grant.first_day.isoformat(),
                    last_day=grant.last_day.isoformat() if grant.last_day else "",
                    case_number=grant.case,
                    step=grant.step,
                    given_by=by.account,
                    given_ms=milliseconds(self._clock.now()),
                )
            )

    def take(self, by: Officer, grant: int) -> None:
        """Take a right back; it stays here with who took it. Raises GrantRefusedError."""
        day = today(self._clock)
        if not any(_may_give(own, day) for own in by.rights):
            raise GrantRefusedError(f"{by.account} takes no rights")
        now = milliseconds(self._clock.now())
        here = OfficerGrantRow.id == grant
        taken = OfficerGrantRow.update(taken_by=by.account, taken_ms=now)
        with self._database.transaction():
            self._database.run(taken.where(here, OfficerGrantRow.taken_ms.is_null()))

    def of(self, account: str) -> tuple[Grant, ...]:
        """Return what an account has been given and not lost, ended ones included."""
        return tuple(self.held(account).values())

    def held(self, account: str) -> dict[int, Grant]:
        """Return the same by their ids, which `take` wants."""
        query = OfficerGrantRow.select().where(
            OfficerGrantRow.account == account, OfficerGrantRow.taken_ms.is_null()
        )
        rows = self._database.rows(query.order_by(OfficerGrantRow.id))
        return {row.id: _grant(row) for row in rows}


def refuse_endless(role: Role, last_day: date | None, day: date) -> None:
    """Raise GrantRefusedError for a role that must end and does not, or has ended."""
    if last_day is None and rule_of(role).ends:
        raise GrantRefusedError(f"{role.value} must have a last day")
    if last_day is not None and last_day < day:
        raise GrantRefusedError(f"{last_day} has passed")


def refuse_joined(role: Role, others: set[Role]) -> None:
    """Raise GrantRefusedError where duties would come together that must be apart."""
    for other in others - {role}:
        if rule_of(role).apart or rule_of(other).apart:
            raise GrantRefusedError(f"{role.value} and {other.value} are not one person's")


def _may_give(grant: Grant, day: date) -> bool:
    return Act.MANAGE_ACCOUNTS in rule_of(grant.role).acts and grant.stands(day)


def _grant(row: OfficerGrantRow) -> Grant:
    return Grant(
        role=row.role,
        body=row.body,
        matters=tuple(row.matters),
        first_day=date.fromisoformat(row.first_day),
        last_day=date.fromisoformat(row.last_day) if row.last_day else None,
        case=row.case_number,
        step=row.step,
    )
