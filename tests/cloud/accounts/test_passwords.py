"""What hashing passwords costs, however many people sign in at once."""

import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cloud.accounts.passwords import RECOMMENDED, hash_password, is_right

MEBIBYTE_IN_KIB = 1024


def peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_what_ships_costs_what_is_recommended() -> None:
    hashing = "from cloud.accounts.passwords import hash_password as h; print(h('a password'))"
    done = subprocess.run([sys.executable, "-c", hashing], capture_output=True, check=True)
    assert done.stdout.startswith(b"$argon2id$v=19$m=65536,t=3,p=1$")


def test_many_who_sign_in_at_once_take_the_memory_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cloud.accounts.passwords.COST", RECOMMENDED)
    stored = hash_password("a password of an officer")
    before = peak_kib()
    with ThreadPoolExecutor(8) as crowd:
        answers = crowd.map(lambda number: is_right(stored, f"wrong {number}"), range(8))
        assert not any(answers)
    assert peak_kib() - before < 64 * MEBIBYTE_IN_KIB
