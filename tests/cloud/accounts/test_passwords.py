"""What hashing passwords costs, however many people sign in at once."""

import resource
from concurrent.futures import ThreadPoolExecutor

from cloud.accounts.passwords import hash_password, is_right

MEBIBYTE_IN_KIB = 1024


def peak_kib() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_many_who_sign_in_at_once_take_the_memory_of_one() -> None:
    stored = hash_password("a password of an officer")
    before = peak_kib()
    with ThreadPoolExecutor(8) as crowd:
        answers = crowd.map(lambda number: is_right(stored, f"wrong {number}"), range(8))
        assert not any(answers)
    assert peak_kib() - before < 64 * MEBIBYTE_IN_KIB
