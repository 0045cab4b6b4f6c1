"""The register of accounts: opening them, signing in, and who a session belongs to.

A session is a random token that only the browser holds; here lies its hash. It
ends after half an hour without use or after twelve hours. Five wrong passwords
lock an account for a quarter of an hour; an unknown account is refused exactly
like a wrong password.
"""

import hashlib
import logging
import re
import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import NewType

from cloud.accounts.officers import Officer, Role
from cloud.accounts.passwords import (
    hash_password,
    is_long_enough,
    is_right,
    spend_the_same_time,
)
from cloud.accounts.tables import OfficerAccountRow, OfficerSessionRow
from cloud.errors import AccountRefusedError, SignInRefusedError
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

SessionToken = NewType("SessionToken", str)

IDLE_LIFE = timedelta(minutes=30)
WHOLE_LIFE = timedelta(hours=12)
WRONG_TRIES = 5
LOCKED_FOR = timedelta(minutes=15)

_ACCOUNT = re.compile(r"[a-z][a-z0-9.-]{1,31}\Z")
_TOKEN_BYTES = 32


class Accounts:
    """All accounts of one database. Any thread."""

    def __init__(self, database: Database, clock: Clock, departments: Collection[str]) -> None:
        self._database = database
        self._clock = clock
        self._departments = departments

    def open_account(
        self, account: str, name: str, department: str, password: str, role: Role = Role.OFFICER
    ) -> Officer:
        """Open an account for one named person. Raises AccountRefusedError."""
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
                    account=account, name=name, department=department, role=role, password=hashed
                )
            )
        return Officer(account, name, department, role)

    def sign_in(self, account: str, password: str) -> SessionToken:
        """Begin a session. Raises SignInRefusedError, which never says what was wrong."""
        row = self._find(account)
        if row is None or not row.is_open or row.locked_until_ms > self._now_ms():
            spend_the_same_time(password)
            raise SignInRefusedError("not let in")
        if not is_right(row.password, password):
            self._count_wrong_try(row)
            raise SignInRefusedError("not let in")
        return self._begin(row)

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
        if row is None or not row.is_open:
            return None
        self._touch(session, now)
        return _officer(row)

    def _find(self, account: str) -> OfficerAccountRow | None:
        found: OfficerAccountRow | None = self._database.first(
            OfficerAccountRow.select().where(OfficerAccountRow.account == account)
        )
        return found

    def _begin(self, row: OfficerAccountRow) -> SessionToken:
        token = SessionToken(secrets.token_urlsafe(_TOKEN_BYTES))
        now = self._now_ms()
        with self._database.transaction():
            self._database.run(
                OfficerAccountRow.update(wrong_tries=0).where(OfficerAccountRow.id == row.id)
            )
            self._database.run(
                OfficerSessionRow.insert(
                    token_hash=_hash(token), officer=row.id, began_ms=now, used_ms=now
                )
            )
        return token

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


def _officer(row: OfficerAccountRow) -> Officer:
    return Officer(row.account, row.name, row.department, row.role)


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
