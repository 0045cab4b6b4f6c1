"""A part of a measurement ends in time; what it had by then counts."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

_Thing = TypeVar("_Thing")


class TimeBox:
    """So many seconds for one part. A busy machine measures fewer things, never for hours."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds
        self.is_cut = False

    def of(self, things: Iterable[_Thing]) -> Iterator[_Thing]:
        """Yield things while there is time, at least one; `is_cut` says that some were left."""
        for at, one in enumerate(things):
            if at and monotonic() > self._until:
                self.is_cut = True
                return
            yield one
