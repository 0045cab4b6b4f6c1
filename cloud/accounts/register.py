"""The register of accounts: opening them, signing in, and who a session belongs to.

A session is a random token that only the browser holds; here lies its hash. It
ends after half an hour without use, after twelve hours, or with its account. Five wrong
passwords or codes lock an account for a quarter of an hour; an unknown account is refused
exactly like a wrong password. Who keeps the system, its accounts or its logs signs in with
a second factor, others where they have one.
"""

import hashlib
import logging
import re
import secrets
from collections.abc import Collection
from datetime import date, timedelta
from typing import NewType

from cloud.accounts.alarms import Alarms
from cloud.accounts.factors import address, new_secret, step_of
from cloud.accounts.grants import Grants, refuse_endless
from cloud.accounts.officers import Grant, Officer, Role
from cloud.accounts.passwords import (
    hash_password,
    is_long_enough,
    is_right,
    spend_the_same_time,
)
from cloud.accounts.tables import OfficerAccountRow, OfficerSessionRow
from cloud.errors import AccountRefusedError, SecondFactorNeededError, SignInRefusedError
from provisioning.clock import Clock, today
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

SessionToken = NewType("SessionToken", str)

IDLE_LIFE = timedelta(minutes=30)
WHOLE_LIFE = timedelta(hours=12)
WRONG_TRIES = 5
NEED_A_FACTOR = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})
LOCKED_FOR = timedelta(minutes=15)

_ACCOUNT = re.compile(r"[a-z][a-z0-9.-]{1,31}\Z")
_TOKEN_BYTES = 32


class Accounts:
    """All accounts of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock, departments: Collection[str]) -> None:
        self._database = database
        self._clock = clock
        self._departments = departments
        self._grants = Grants(database, clock)
        self._alarms = Alarms(database, clock)

    def open_account(
        self,
        account: str,
        name: str,
        department: str,
        password: str,
        role: Role = Role.OFFICER,
        place: str = "",
        last_day: date | None = None,
    ) -> Officer:
        """Open an account for one named person.

        Raises AccountRefusedError, and GrantRefusedError for a role that must have an end.
        """
        refuse_endless(role, last_day, today(self._clock))
        if _ACCOUNT.match(account) is None:
            raise AccountRefusedError("an account is 2 to 32 of a-z 0-9 . - and begins with a-z")
        if department not in self._departments:
            raise AccountRefusedError(f"the catalogue has no department {department}")
        if not is_long_enough(password):
            raise AccountRefusedError("the password is too short or too long")
        hashed = hash_password(password)
        with self._database.transaction():
            if self._find(account) is not None:
                raise AccountRefusedError(f"there is an account {account} already")
            self._database.run(
                OfficerAccountRow.insert(
                    account=account,
                    name=name,
                    department=department,
                    role=role,
                    password=hashed,
                    place=place,
                    last_day=last_day.isoformat() if last_day else "",
                )
            )
        return Officer(account, name, department, role, place, last_day)

    def close_account(self, account: str) -> None:
        """Close an account for good; its sessions end with it."""
        with self._database.transaction():
            here = OfficerAccountRow.account == account
            self._database.run(OfficerAccountRow.update(is_open=False).where(here))

    def add_factor(self, account: str) -> str:
        """Give an account a second factor; return the address its device reads.

        A new one takes the place of the old. Raises AccountRefusedError.
        """
        secret = new_secret()
        with self._database.transaction():
            if self._find(account) is None:
                raise AccountRefusedError(f"there is no account {account}")
            here = OfficerAccountRow.account == account
            self._database.run(OfficerAccountRow.update(factor=secret, factor_step=0).where(here))
        return address(secret, account)

    def sign_in(self, account: str, password: str, code: str = "", place: str = "") -> SessionToken:
        """Begin a session at a place, which may be unknown.

        Raises SignInRefusedError, which never says what was wrong, and of it
        SecondFactorNeededError where all was right but the code is missing.
        """
        row = self._find(account)
        if row is None or not self._is_usable(row) or row.locked_until_ms > self._now_ms():
            spend_the_same_time(password)
            raise SignInRefusedError("not let in")
        if not is_right(row.password, password):
            self._count_wrong_try(row)
            raise SignInRefusedError("not let in")
        step = self._second_factor(row, code)
        return self._begin(row, step, place)

    def _second_factor(self, row: OfficerAccountRow, code: str) -> int:
        """Return the step of the code that was given, or the last one where none is wanted."""
        if not row.factor and row.role not in NEED_A_FACTOR:
            return int(row.factor_step)
        if not row.factor or not code:
            raise SecondFactorNeededError("the second factor is wanted")
        step = step_of(row.factor, code.strip(), self._clock.now(), row.factor_step)
        if step is None:
            self._count_wrong_try(row)
            raise SignInRefusedError("not let in")
        return step

    def sign_out(self, token: str) -> None:
        """End a session. Does nothing twice."""
        with self._database.transaction():
            self._database.run(
                OfficerSessionRow.delete().where(OfficerSessionRow.token_hash == _hash(token))
            )

    def officer_of(self, token: str) -> Officer | None:
        """Say whose session this is, and keep it alive; None if it is nobody's any more."""
        here = OfficerSessionRow.token_hash == _hash(token)
        session = self._database.first(OfficerSessionRow.select().where(here))
        if session is None:
            return None
        now = self._now_ms()
        if not _is_alive(session, now):
            self.sign_out(token)
            return None
        row = self._database.first(
            OfficerAccountRow.select().where(OfficerAccountRow.id == session.officer_id)
        )
        if row is None or not self._is_usable(row):
            return None
        self._touch(session, now)
        return _officer(row, self._grants.of(row.account))

    def named(self, account: str) -> Officer | None:
        """Return an account that can be used today, signed in or not."""
        row = self._find(account)
        if row is None or not self._is_usable(row):
            return None
        return _officer(row, self._grants.of(account))

    def _is_usable(self, row: OfficerAccountRow) -> bool:
        has_ended = row.last_day and row.last_day < today(self._clock).isoformat()
        return bool(row.is_open and not has_ended)

    def _find(self, account: str) -> OfficerAccountRow | None:
        found: OfficerAccountRow | None = self._database.first(
            OfficerAccountRow.select().where(OfficerAccountRow.account == account)
        )
        return found

    def _begin(self, row: OfficerAccountRow, step: int, place: str) -> SessionToken:
        token = SessionToken(secrets.token_urlsafe(_TOKEN_BYTES))
        now = self._now_ms()
        with self._database.transaction():
            # Of two who come with one code at once, the second changes no row and is refused.
            here = (
                OfficerAccountRow.id == row.id,
                OfficerAccountRow.factor_step == row.factor_step,
            )
            used = OfficerAccountRow.update(wrong_tries=0, factor_step=step).where(*here)
            if not self._database.run(used):
                raise SignInRefusedError("not let in")
            self._alarm_if_elsewhere(row, place, now)
            self._database.run(
                OfficerSessionRow.insert(
                    token_hash=_hash(token), officer=row.id, began_ms=now, used_ms=now, place=place
                )
            )
        return token

    def _alarm_if_elsewhere(self, row: OfficerAccountRow, place: str, now: int) -> None:
        """Raise an alarm if the account has a living session at another known place."""
        query = OfficerSessionRow.select().where(OfficerSessionRow.officer == row.id)
        for session in self._database.rows(query):
            if place and session.place not in ("", place) and _is_alive(session, now):
                self._alarms.raise_for(row.account, session.place, place)
                return

    def _count_wrong_try(self, row: OfficerAccountRow) -> None:
        here = OfficerAccountRow.id == row.id
        with self._database.transaction():
            tries = OfficerAccountRow.wrong_tries + 1
            self._database.run(OfficerAccountRow.update(wrong_tries=tries).where(here))
            now = self._database.first(OfficerAccountRow.select().where(here))
            if now is not None and now.wrong_tries >= WRONG_TRIES:
                until = milliseconds(self._clock.now() + LOCKED_FOR)
                lock = OfficerAccountRow.update(wrong_tries=0, locked_until_ms=until)
                self._database.run(lock.where(here))
                logger.warning("CLD-05: account %s is locked after wrong passwords", row.account)

    def _touch(self, session: OfficerSessionRow, now: int) -> None:
        if now - session.used_ms < _milliseconds_of(timedelta(minutes=1)):
            return  # one write a minute keeps a session alive; one a page would only cost
        here = OfficerSessionRow.token_hash == session.token_hash
        with self._database.transaction():
            self._database.run(OfficerSessionRow.update(used_ms=now).where(here))

    def _now_ms(self) -> int:
        return milliseconds(self._clock.now())


def _milliseconds_of(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)


def _is_alive(session: OfficerSessionRow, now: int) -> bool:
    is_used = 0 <= now - session.used_ms < _milliseconds_of(IDLE_LIFE)
    return bool(is_used and now - session.began_ms < _milliseconds_of(WHOLE_LIFE))


def _officer(row: OfficerAccountRow, grants: tuple[Grant, ...]) -> Officer:
    last = date.fromisoformat(row.last_day) if row.last_day else None
    return Officer(
        row.account, row.name, row.department, row.role, row.place, last, grants, row.team
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
