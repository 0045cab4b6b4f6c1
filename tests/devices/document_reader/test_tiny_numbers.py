"""Tiny numbers count as nothing within, and for this thread alone; afterwards as before."""

import platform
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from devices.document_reader.tiny_numbers import tiny_numbers_as_nothing

TINY = np.float32(1e-38)
IN_PARTS = np.float32(64)
IS_KNOWN = platform.machine() == "x86_64"


def is_nothing() -> bool:
    return bool(TINY / IN_PARTS == 0)


def test_tiny_numbers_count_as_nothing_within_and_as_themselves_afterwards() -> None:
    assert not is_nothing()
    with tiny_numbers_as_nothing():
        assert is_nothing() is IS_KNOWN
    assert not is_nothing()


def test_the_setting_is_put_back_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), tiny_numbers_as_nothing():
        raise ZeroDivisionError
    assert not is_nothing()


def test_other_threads_keep_every_digit() -> None:
    with ThreadPoolExecutor(1) as other:
        assert not other.submit(is_nothing).result()
        with tiny_numbers_as_nothing():
            assert not other.submit(is_nothing).result()
