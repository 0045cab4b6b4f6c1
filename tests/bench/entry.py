"""`bench entry`: handwriting beside zinnia, and how quickly pinyin finds its candidates.

Every hand writes the same characters for both; each reads a sample right after
the other, so that a busy machine is busy for both. A share is of the samples
whose character is the first, or among the first five or ten.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter

import numpy as np

from screens.entry.handwriting.recogniser import recogniser
from screens.entry.pinyin import pinyin
from tests.bench.handwriting.samples import OLD_SHAPES, samples
from tests.bench.handwriting.spoiling import KINDS, as_touches
from tests.bench.handwriting.zinnia import Zinnia

Row = dict[str, object]
SEED = 20_261_122
OFFERED = 10
FIRST = (1, 5, 10)
TYPED = ("yi", "shi", "yanglaojin", "zhongguo", "sfz", "w", "zhangxiaohong", "nongcunxinyongshe")


@dataclass(slots=True)
class Reader:
    """One recogniser under the clock."""

    read: Callable[[object], list[str]]
    times_ms: list[float] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)

    def try_on(self, strokes: object, meant: str) -> None:
        """Read one sample."""
        start = perf_counter()
        offered = self.read(strokes)
        self.times_ms.append((perf_counter() - start) * 1000)
        self.ranks.append(offered.index(meant) if meant in offered else OFFERED)

    def told(self, name: str) -> Row:
        """Return shares in per cent and the latency."""
        shares = {
            f"{name}_top{first}": round(100 * float(np.mean(np.array(self.ranks) < first)), 1)
            for first in FIRST
        }
        late = quantiles(self.times_ms, n=20)[-1]
        return {
            **shares,
            f"{name}_ms": round(median(self.times_ms), 2),
            f"{name}_ms_p95": round(late, 2),
        }


def run() -> Iterator[Row]:
    """Measure; rows come as they are ready."""
    zinnia = Zinnia()
    known = zinnia.known()
    chosen = {c: s for c, s in samples().items() if c in known and c not in OLD_SHAPES}
    recogniser().candidates([[(0, 0), (1, 0)]])
    for name, spoil in KINDS.items():
        chance = np.random.default_rng(SEED)
        ours = Reader(lambda strokes: recogniser().candidates(strokes, OFFERED))  # type: ignore[arg-type]
        peer = Reader(lambda strokes: zinnia.candidates(strokes, OFFERED))  # type: ignore[arg-type]
        for character, strokes in chosen.items():
            touches = as_touches(spoil(strokes, chance))
            ours.try_on(touches, character)
            peer.try_on(touches, character)
        hand: Row = {"name": "handwriting", "hand": name, "samples": len(chosen)}
        yield hand | ours.told("ours") | peer.told("zinnia")
    yield _pinyin_row()


def _pinyin_row() -> Row:
    """Time a look-up for every letter typed, as the page does."""
    table = pinyin()
    times = []
    for word in TYPED * 5:
        for typed in range(1, len(word) + 1):
            start = perf_counter()
            table.candidates(word[:typed])
            times.append((perf_counter() - start) * 1000)
    return {
        "name": "pinyin",
        "look_ups": len(times),
        "ms": round(median(times), 3),
        "ms_p95": round(quantiles(times, n=20)[-1], 3),
    }
