"""Ink: what a finger wrote, as evenly spaced points with a pen that is down or up between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

STEPS: Final = 26  # points along the longer side of the character
LEAST_SIDE: Final = 1e-6

Floats = NDArray[np.float32]
Stroke = Sequence[tuple[float, float]]
"""Places of one stroke, x to the right and y downwards, in any unit."""


@dataclass(frozen=True, slots=True)
class Ink:
    """``points`` is (writings, points, 2); ``pen`` (writings, points - 1) is 1 where it is down.

    Several writings of one character have the same number of points, so that
    training makes many at once; what a resident writes is one.
    """

    points: Floats
    pen: Floats


def ink_of(strokes: Sequence[Stroke]) -> Ink | None:
    """Return the ink of one character, or None where nothing was written."""
    drawn = [np.asarray(stroke, np.float32).reshape(-1, 2) for stroke in strokes if len(stroke)]
    if not drawn:
        return None
    everything = np.concatenate(drawn)
    side = float(np.ptp(everything, axis=0).max())
    spaced = [evenly(stroke, max(side, LEAST_SIDE) / STEPS) for stroke in drawn]
    points = np.concatenate(spaced)
    pen = np.ones(len(points) - 1, np.float32)
    ends = np.cumsum([len(stroke) for stroke in spaced])[:-1]
    pen[ends - 1] = 0
    return Ink(points[None], pen[None])


def evenly(stroke: Floats, spacing: float) -> Floats:
    """Return two points or more along a stroke, about as far apart as ``spacing``."""
    if len(stroke) == 1:
        # A dot that was only touched: a short stroke downwards, as dots are written.
        stroke = np.concatenate([stroke, stroke + np.array([0, spacing], np.float32)])
    steps = np.hypot(*np.diff(stroke, axis=0).T)
    along = np.concatenate([[0], np.cumsum(steps)])
    count = max(2, round(float(along[-1]) / spacing) + 1)
    wanted = np.linspace(0, along[-1], count)
    x, y = (np.interp(wanted, along, stroke[:, axis]) for axis in (0, 1))
    return np.stack([x, y], axis=1).astype(np.float32)
