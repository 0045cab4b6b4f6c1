"""Many schedules, and what they found."""

import logging
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from edge_sync.simulation.checks import Outcome
from edge_sync.simulation.schedule import run_schedule
from provisioning.trust.suite import Suite

_AT_ONCE = 10  # schedules a process takes at a time


@dataclass(frozen=True, slots=True)
class Report:
    """The sum of many schedules. Times are in seconds."""

    schedules: int
    seed: int
    receipts: int
    crashes: int
    cuts: int
    lost: int
    duplicated: int
    corrupt: int
    unsealed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Findings:
    """A report, and the first schedules that went wrong."""

    report: Report
    wrong: tuple[Outcome, ...]


def simulate(
    suite: Suite,
    schedules: int,
    seed: int,
    processes: int = 1,
    only: Sequence[int] | None = None,
) -> Findings:
    """Run schedules with seeds from ``seed`` on, in this process or in several.

    ``only`` leaves out the other steps of a schedule, to see a shrunk one again.
    """
    started = time.monotonic()
    if only is None:
        outcomes = list(outcomes_of(suite, range(seed, seed + schedules), processes))
    else:
        outcomes = [one_outcome(suite, seed, only)]
    report = Report(
        schedules=len(outcomes),
        seed=seed,
        receipts=sum(outcome.receipts for outcome in outcomes),
        crashes=sum(outcome.crashes for outcome in outcomes),
        cuts=sum(outcome.cuts for outcome in outcomes),
        lost=sum(outcome.lost for outcome in outcomes),
        duplicated=sum(outcome.duplicated for outcome in outcomes),
        corrupt=sum(outcome.corrupt for outcome in outcomes),
        unsealed=sum(outcome.unsealed for outcome in outcomes),
        seconds=round(time.monotonic() - started, 1),
    )
    return Findings(report, tuple(outcome for outcome in outcomes if not outcome.is_right))


def outcomes_of(suite: Suite, seeds: range, processes: int = 1) -> Iterator[Outcome]:
    """Run schedules, and give each outcome in the order of the seeds."""
    if processes == 1:
        yield from _some(suite, seeds)
        return
    starts = range(seeds.start, seeds.stop, _AT_ONCE)
    parts = [range(start, min(start + _AT_ONCE, seeds.stop)) for start in starts]
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for outcomes in pool.imap(partial(_all, suite), parts):
            yield from outcomes


def one_outcome(suite: Suite, seed: int, only: Iterable[int] | None = None) -> Outcome:
    """Run one schedule, or some of its steps."""
    with _quietly(), _scratch() as folder:
        return run_schedule(folder, suite, seed, None if only is None else tuple(only))


def _all(suite: Suite, seeds: range) -> list[Outcome]:
    return list(_some(suite, seeds))


def _some(suite: Suite, seeds: range) -> Iterator[Outcome]:
    for seed in seeds:
        yield one_outcome(suite, seed)


@contextmanager
def _quietly() -> Iterator[None]:
    """What the parts log about accidents is no news here, and costs time."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _scratch() -> Iterator[Path]:
    """Give a folder for all that passes, TUF's too, in memory where there is such a place."""
    memory, before = Path("/dev/shm"), tempfile.tempdir  # noqa: S108 - a folder of our own is made there
    folder = tempfile.mkdtemp(prefix="doorstep-", dir=memory if memory.is_dir() else None)
    tempfile.tempdir = folder
    try:
        yield Path(folder)
    finally:
        tempfile.tempdir = before
        shutil.rmtree(folder)
