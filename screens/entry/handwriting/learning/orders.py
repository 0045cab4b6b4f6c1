"""In which order strokes are written, and from which end."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

AS_TAUGHT: Final = 0.5
TWO_SWAPPED: Final = 0.25  # and in all other writings no order at all
BACKWARDS: Final = 0.03

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Orders:
    """For each writing: which points come one after another, which strokes, where they end."""

    points: Indices
    strokes: Indices
    ends: Indices


def orders(stroke: Indices, count: int, chance: Generator) -> Orders:
    """Choose an order for each of ``count`` writings of points that belong to ``stroke``."""
    own = np.split(np.arange(len(stroke)), np.flatnonzero(np.diff(stroke)) + 1)
    sizes = np.array([len(one) for one in own])
    chosen = np.stack([_order(len(own), chance) for _ in range(count)])
    turned = chance.random((count, len(own))) < BACKWARDS
    points = np.stack(
        [
            np.concatenate([own[s][::-1] if turned[k, s] else own[s] for s in chosen[k]])
            for k in range(count)
        ]
    )
    return Orders(points, chosen, np.cumsum(sizes[chosen], axis=1) - 1)


def _order(strokes: int, chance: Generator) -> Indices:
    order = np.arange(strokes)
    kind = chance.random()
    if kind < AS_TAUGHT or strokes == 1:
        return order
    if kind < AS_TAUGHT + TWO_SWAPPED:
        first = chance.integers(strokes - 1)
        order[[first, first + 1]] = order[[first + 1, first]]
        return order
    return chance.permutation(strokes)
