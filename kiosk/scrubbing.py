"""Overwrites memory that was given back and not yet used again, when a person has gone.

A string that nobody holds is not erased: its bytes lie in the allocator's free blocks until
something else is put there. So something else is put there: blocks of every size, of zeros.
What the allocator keeps elsewhere, and what the graphics driver and C libraries hold, is not
reached; nothing of it can be asked for, but who reads the raw memory of the process may find it.
"""

from collections.abc import Iterator
from typing import Final

_HEADER: Final = 33
"""Bytes of CPython around the bytes of a bytes object."""
_SMALL: Final = range(48, 513, 16)
"""The size classes of CPython's own allocator."""
_LARGE: Final = tuple(768 * 2**step for step in range(10))
_PER_SIZE: Final = 1 << 21


def scrub() -> None:
    """Fill what is free with zeros and give it back: about 80 MB for a moment."""
    held = list(_blocks())
    held.clear()


def _blocks() -> Iterator[bytes]:
    for size in (*_SMALL, *_LARGE):
        for _ in range(_PER_SIZE // size):
            yield bytes(size - _HEADER)
