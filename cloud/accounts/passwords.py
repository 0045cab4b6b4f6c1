"""Passwords of officers: argon2id. The only module that imports argon2."""

import secrets
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


@dataclass(frozen=True, slots=True)
class Cost:
    """What it takes to hash one password: passes over so much memory."""

    passes: int
    memory_kib: int


RECOMMENDED: Final = Cost(3, 64 * 1024)  # RFC 9106, the second option it recommends
COST = RECOMMENDED  # hundreds of sign-ins of tests pay less

SHORTEST = 10  # characters
LONGEST = 256  # hashing is paid for by us, so its length is bounded

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another on paper
_GROUPS, _IN_A_GROUP = 4, 4  # 79 bits

_ONE_AT_A_TIME = Lock()  # 64 MiB each: forty at once would take the intake's memory away


def is_long_enough(password: str) -> bool:
    """Say whether a password may be given to an account."""
    return SHORTEST <= len(password) <= LONGEST


def new_password() -> str:
    """Return a password to begin with, such as "k7m2-p9qd-xh4t-b3wn": told once, then changed."""
    letters = (
        "".join(secrets.choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS)
    )
    return "-".join(letters)


def hash_password(password: str) -> str:
    """Return what may be stored: salt, cost and digest in one text."""
    with _ONE_AT_A_TIME:
        return _hasher(COST).hash(password)


def is_right(stored: str, password: str) -> bool:
    """Say whether ``password`` made ``stored``. Takes tens of milliseconds, on purpose."""
    if len(password) > LONGEST:
        return False
    try:
        with _ONE_AT_A_TIME:
            return _hasher(COST).verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def spend_the_same_time(password: str) -> None:
    """Hash in vain, so that an unknown account answers as slowly as a wrong password."""
    is_right(_nobody(COST), password)


@cache
def _hasher(cost: Cost) -> PasswordHasher:
    # One lane: a desk has few cores.
    return PasswordHasher(cost.passes, cost.memory_kib, parallelism=1)


@cache
def _nobody(_cost: Cost) -> str:
    return hash_password("nobody has this password")
