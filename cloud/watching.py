"""The clock's process put together: a watch over every town, each opened in its own thread.

A town that cannot be opened is tried again at every round and stops no other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Protocol

from cloud.clock.calendar import shipped
from cloud.clock.member_clock import Almanac
from cloud.clock.rules import SHIPPED, read_rules
from cloud.clock.supervision import Regions, Round, Supervision, Watch, supervise
from cloud.clock.working_days import read_year

EVERY_S = 60.0


def almanac(rules: Path | None = None, years: tuple[Path, ...] = ()) -> Almanac:
    """Put rules and calendar together, with years published since the library was.

    Raises ClockRulesRefusedError and CalendarRefusedError.
    """
    calendar = shipped()
    for path in years:
        calendar = calendar.with_year(read_year(path))
    return Almanac(read_rules(rules or SHIPPED), calendar.is_workday)


class Supervised(Protocol):
    """A town, as far as the clock needs it."""

    def watch(self, almanac: Almanac) -> Supervision:
        """Return the supervision of its cases."""


def opened_towns(
    files: Sequence[Path],
    opening: Callable[[Path], Supervised],
    rules: Path | None = None,
    years: tuple[Path, ...] = (),
) -> dict[str, Watch]:
    """Return a watch over every town by its file, none of them opened yet."""
    ours = almanac(rules, years)
    return {str(file): TownWatch(_opener(opening, file, ours)) for file in files}


def _opener(
    opening: Callable[[Path], Supervised], file: Path, ours: Almanac
) -> Callable[[], Supervision]:
    return lambda: opening(file).watch(ours)


class TownWatch:
    """The watch over one town, opened at its first round. Called by one thread."""

    def __init__(self, opening: Callable[[], Supervision]) -> None:
        self._opening = opening
        self._opened: Supervision | None = None

    def round(self) -> Round:
        """Look at every case that wants it. Raises what opening and looking raise."""
        if self._opened is None:
            self._opened = self._opening()
        return self._opened.round()

    def close(self) -> None:
        """Close this thread's connection, if there is one."""
        if self._opened is not None:
            self._opened.close()


@contextmanager
def watched(watches: Mapping[str, Watch], every_s: float = EVERY_S) -> Iterator[None]:
    """Have supervision look beside whatever runs in the ``with`` block."""
    stop = Event()
    with Regions(watches) as regions, ThreadPoolExecutor(1, "clock") as worker:
        worker.submit(supervise, regions, stop, every_s)
        try:
            yield
        finally:
            stop.set()
