"""Follows one edge of a page column by column: above it the ground, below it paper.

Not the steepest place of each column is taken, which may be a line of print, but the way
from one side to the other that has most ground above and most paper below it.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

_OUTER, _INNER = 0.2, 0.8  # of the rim: so far out is ground, so far inside is paper
_EVEN_PX = 10.0
_STEP_PX, _STEEPEST, _STEEP_COSTS = 4, 4, 0.6
_LEAST_CONTRAST, _DEGREE = 14.0, 7  # Lab units; of the curve that a bent edge is
_BESIDE_PX, _LEAST_RISE, _SEEN = 4, 0.55, 0.85
_USUALLY_OFF_PX, _MOST_OFF_PX = 1.2, 4.0
_ENDS = 0.12  # of the way: there the edges beside may run where the corner was thought to be

Floats = NDArray[np.float32]


def edge_way(lab: Floats, rim: int) -> Floats | None:
    """Return how far below row ``rim`` the upper edge lies in each column; None if it is not seen.

    ``lab`` begins with ``rim`` rows of what is around the page; ink is filled in.
    """
    band = lab[: 3 * rim, ::_STEP_PX]
    outer = _even(band[: max(2, round(rim * _OUTER))].mean(axis=0))
    inner = _even(band[round(rim * (1 + _INNER)) : round(rim * (2 + _INNER))].mean(axis=0))
    apart = inner - outer
    contrast = np.linalg.norm(apart, axis=1)
    if float((contrast > _LEAST_CONTRAST).mean()) < _SEEN:
        return None
    middle, square = (inner + outer) / 2, np.maximum(contrast, 1) ** 2
    paper = ((band[: 2 * rim] - middle) * apart).sum(axis=2) / square
    paper = np.clip(paper, -0.5, 0.5).astype(np.float32)
    rows = _best_way(paper)
    across = np.linspace(-1, 1, len(rows))
    smooth = np.polynomial.chebyshev.Chebyshev.fit(across, rows, _DEGREE)(across)
    off = np.abs(smooth - rows)
    between = slice(round(_ENDS * len(rows)), -round(_ENDS * len(rows)))
    off = off[between]
    is_smooth = np.median(off) < _USUALLY_OFF_PX and np.percentile(off, 95) < _MOST_OFF_PX
    if not is_smooth or not _is_seen(paper[:, between], rows[between]):
        return None
    every = np.interp(np.arange(lab.shape[1]), np.arange(len(rows)) * _STEP_PX, smooth - rim)
    return np.asarray(every, np.float32)


def _best_way(paper: Floats) -> NDArray[np.intp]:
    """Return the rows of the best way from left to right, neither jumping nor often steep."""
    above = np.cumsum(paper, axis=0) - paper
    worth = paper.sum(axis=0) - 2 * above
    count, steps = len(worth), np.arange(-_STEEPEST, _STEEPEST + 1)
    total, came = worth[:, 0], []
    for column in range(1, worth.shape[1]):
        reach = np.pad(total, _STEEPEST, constant_values=-np.inf)
        ways = np.stack([reach[k : k + count] for k in range(len(steps))])
        ways = ways - _STEEP_COSTS * np.abs(steps)[:, None]
        best = ways.argmax(axis=0)
        came.append(np.arange(count) + steps[best])
        total = ways.max(axis=0) + worth[:, column]
    way = [int(total.argmax())]
    for before in reversed(came):
        way.append(int(before[way[-1]]))
    return np.array(way[::-1])


def _is_seen(paper: Floats, rows: NDArray[np.intp]) -> bool:
    """Say whether what lies just inside is paper and what lies just outside is not, all along."""
    columns, last = np.arange(len(rows)), len(paper) - 1
    inside = paper[np.minimum(rows + _BESIDE_PX, last), columns]
    outside = paper[np.maximum(rows - _BESIDE_PX, 0), columns]
    return float((inside - outside > _LEAST_RISE).mean()) > _SEEN


def _even(colours: Floats) -> Floats:
    """Smooth colours along a side."""
    row = colours[None].astype(np.float32)
    return np.asarray(cv2.GaussianBlur(row, (0, 0), _EVEN_PX)[0], np.float32)
