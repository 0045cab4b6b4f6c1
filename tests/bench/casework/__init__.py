"""What cases cost: opened beside the bare insert of the same rows, and shown among many.

    python main.py bench casework --json

The first figures are cases a second, taken in fifties as the intake takes them, on SQLite
and on PostgreSQL; the peer writes the very same rows with one prepared INSERT a table, in
the same fifties, in the same run. The others are milliseconds of a whole page over HTTP
(inbox, case) with 1,000, 10,000 and 100,000 cases, made by SQL out of a few real ones.
"""

from collections.abc import Iterator

from tests.bench.casework.opening import openings
from tests.bench.casework.pages import pages

SIZES = (1_000, 10_000, 100_000)

Row = dict[str, object]


def run(cases: int = 600, sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Measure opening on both engines, then the pages as the database grows."""
    yield from openings(cases)
    yield from pages(sizes)
