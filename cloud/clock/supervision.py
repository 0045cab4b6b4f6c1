"""Supervision at work: round after round over the cases of every region.

One region's trouble is its own: each has a thread and a database, and what one raises is
told of it and keeps nobody else waiting. A broken case is told of too, and the others of
its region go on. A round repeats what the last one saw and fires nothing twice.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import date
from itertools import islice
from threading import Event
from types import TracebackType
from typing import Protocol, Self

from cloud.clock.complaints import ComplaintBook, complaint_signals
from cloud.clock.member_clock import Almanac
from cloud.clock.signals import Signal
from cloud.clock.tallies import Tallies
from cloud.clock.trace import CaseTrace
from cloud.clock.triggers import signals
from cloud.clock.warning_book import WarningBook
from cloud.errors import SupervisionStoppedError, TraceBrokenError
from provisioning.clock import Clock, today
from provisioning.storage.database import Database

logger = logging.getLogger(__name__)

TraceSource = Callable[[], Iterable[CaseTrace]]
"""Gives the cases to look at: the open ones, and those that ended since the last rounds."""

_AT_ONCE = 500  # cases a transaction
_CODE = SupervisionStoppedError.code


@dataclass(frozen=True, slots=True)
class Round:
    """What one round over one region did. ``broken`` are numbers of cases."""

    cases: int
    fired: tuple[Signal, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """How one region's round went: its result, or the name of what stopped it."""

    region: str
    result: Round | None
    trouble: str = ""

    @property
    def line(self) -> str:
        """Say it in one line, for whoever runs the clock by hand."""
        if self.result is None:
            return f"{self.region}: {_CODE} {self.trouble}"
        told, broken = self.result, len(self.result.broken)
        return f"{self.region}: {told.cases} cases, {len(told.fired)} warnings, {broken} broken"


class Supervision:
    """The supervision of one region's database."""

    def __init__(
        self, traces: TraceSource, database: Database, almanac: Almanac, clock: Clock
    ) -> None:
        self._traces, self._database = traces, database
        self._book, self._tallies = WarningBook(database, clock), Tallies(database)
        self._complaints = ComplaintBook(database, clock)
        self._almanac, self._clock = almanac, clock

    def round(self) -> Round:
        """Look at every case once. Raises what the database and the source raise."""
        day, cases = today(self._clock), 0
        fired: list[Signal] = []
        broken: list[str] = []
        for some in _in_parts(self._traces()):
            cases += len(some)
            seen = [(trace, self._look(trace, day)) for trace in some]
            fired += self._book.fire(one for _trace, found in seen for one in found or ())
            sound = [trace for trace, found in seen if found is not None]
            self._tallies.keep(sound, day, self._almanac)
            broken += [trace.number for trace, found in seen if found is None]
        fired += self._book.fire(self._late_complaints(day))
        return Round(cases, tuple(fired), tuple(broken))

    def _late_complaints(self, day: date) -> Iterator[Signal]:
        for one in self._complaints.waiting():
            yield from complaint_signals(one, day, self._almanac)

    def close(self) -> None:
        """Close this thread's connection."""
        self._database.close()

    def _look(self, trace: CaseTrace, day: date) -> tuple[Signal, ...] | None:
        """Return what a case has to be warned of; None for one that is broken."""
        try:
            return signals(trace, day, self._almanac)
        except TraceBrokenError as error:
            logger.warning("%s: %s", error.code, error)
            return None


class Watch(Protocol):
    """The watch over one region: `Supervision`, called by one thread."""

    def round(self) -> Round:
        """Look at every case once."""

    def close(self) -> None:
        """Let go of what this thread holds."""


class Regions:
    """The rounds of several regions, each in a thread of its own. Used by one thread.

    Leaving the ``with`` block waits for the rounds that run.
    """

    def __init__(self, watches: Mapping[str, Watch]) -> None:
        self._watches = dict(watches)
        self._workers = {name: ThreadPoolExecutor(1, f"clock-{name}") for name in watches}
        self._running: dict[str, Future[Round]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        for name, worker in self._workers.items():
            worker.submit(self._watches[name].close)
            worker.shutdown(wait=True)

    def look(self, patience_s: float) -> tuple[Told, ...]:
        """Have every region do its round; a slow one is left to itself and asked next time."""
        for name, watch in self._watches.items():
            if name not in self._running:
                self._running[name] = self._workers[name].submit(watch.round)
        wait(self._running.values(), timeout=patience_s)
        return tuple(self._told(name) for name in self._watches)

    def _told(self, name: str) -> Told:
        if not self._running[name].done():
            logger.warning("%s: the round over %s still runs", _CODE, name)
            return Told(name, None, "still runs")
        error = (ended := self._running.pop(name)).exception()
        if error is None:
            return Told(name, ended.result())
        logger.error("%s: the round over %s stopped: %s", _CODE, name, type(error).__name__)
        return Told(name, None, type(error).__name__)


def supervise(regions: Regions, stop: Event, every_s: float) -> None:
    """Do a round now and then until ``stop`` is set. Blocks."""
    while not stop.is_set():
        for told in regions.look(every_s):
            if told.result is not None and told.result.fired:
                logger.info("%s: %d warnings fired", told.region, len(told.result.fired))
        stop.wait(every_s)


def _in_parts(traces: Iterable[CaseTrace]) -> Iterator[list[CaseTrace]]:
    rest = iter(traces)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
