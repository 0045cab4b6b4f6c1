"""Many schedules, and what they found."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from edge_sync.simulation.schedule import Outcome, Schedule
from provisioning.trust.suite import Suite


@dataclass(frozen=True, slots=True)
class Report:
    """The sum of many schedules; ``wrong`` are the seeds to run again."""

    schedules: int
    seed: int
    lodged: int
    receipts: int
    crashes: int
    cuts: int
    lost: int
    duplicated: int
    wrong: tuple[int, ...]


def simulate(folder: Path, suite: Suite, schedules: int, seed: int) -> Report:
    """Run schedules with seeds from ``seed`` on. ``folder`` is used and left empty."""
    outcomes = list(outcomes_of(folder, suite, schedules, seed))
    return Report(
        schedules=len(outcomes),
        seed=seed,
        lodged=sum(outcome.lodged for outcome in outcomes),
        receipts=sum(outcome.receipts for outcome in outcomes),
        crashes=sum(outcome.crashes for outcome in outcomes),
        cuts=sum(outcome.cuts for outcome in outcomes),
        lost=sum(outcome.lost for outcome in outcomes),
        duplicated=sum(outcome.duplicated for outcome in outcomes),
        wrong=tuple(outcome.seed for outcome in outcomes if not outcome.is_right),
    )


def outcomes_of(folder: Path, suite: Suite, schedules: int, seed: int) -> Iterator[Outcome]:
    """Run schedules one by one, each when its outcome is asked for."""
    for number in range(seed, seed + schedules):
        place = Path(tempfile.mkdtemp(dir=folder))
        try:
            yield Schedule(place, suite, number).run()
        finally:
            shutil.rmtree(place)
