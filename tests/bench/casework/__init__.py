"""What cases cost: opened beside the bare insert of the same rows, and shown among many.

    python main.py bench casework --json

The first figures are cases a second, taken in fifties as the intake takes them, on SQLite
and on PostgreSQL; the peer writes the very same rows, ready as the engine keeps them, with
one prepared INSERT a table, in the same fifties and as safely, in the same run. Processor
time stands beside them, for the wall counts the disk and whoever else is at work here. The
others are milliseconds of a whole page over HTTP (inbox, case) with 1,000, 10,000 and
100,000 cases, made by SQL out of a few real ones. No size begins after ``MOST_S``.
"""

from collections.abc import Iterator
from itertools import takewhile
from time import monotonic

from tests.bench.casework.opening import openings
from tests.bench.casework.pages import pages

SIZES = (1_000, 10_000, 100_000)
MOST_S = 240

Row = dict[str, object]


def run(cases: int = 600, sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Measure opening on both engines, then the pages as the database grows."""
    end = monotonic() + MOST_S
    yield from openings(cases)
    yield from pages(takewhile(lambda _size: monotonic() < end, sizes))
