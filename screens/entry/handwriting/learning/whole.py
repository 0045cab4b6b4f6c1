"""What happens to a writing as a whole: rounded corners, a shaky line, a slant, a crooked page."""

from typing import Final

import numpy as np
from numpy.random import Generator

from screens.entry.handwriting.ink import Floats, Ink

ROUNDS: Final = 4
CAREFUL: Final = 0.5  # of all writings: their corners stay as they are
KNOT: Final = 9  # points from one knot of the wobble to the next
LIFTED: Final = 0.0015  # of all steps: a finger that lost the glass


def smooth(ink: Ink, chance: Generator) -> Ink:
    """Round the corners where the pen is down; here and there it lifts by mistake."""
    hasty = chance.random((len(ink.pen), 1, 1)) >= CAREFUL
    pull = np.where(hasty, chance.random(hasty.shape) / 2, 0).astype(np.float32)
    held = ink.pen[..., None]
    points = ink.points
    for _ in range(ROUNDS):
        step = np.diff(points, axis=1) * held
        points = points.copy()
        points[:, :-1] += step * pull * 0.5
        points[:, 1:] -= step * pull * 0.5
    lifted = chance.random(ink.pen.shape) < LIFTED
    return Ink(points, np.where(lifted, np.float32(0), ink.pen))


def shake(points: Floats, chance: Generator) -> Floats:
    """Add a slow wobble and a quick tremor, of another strength in each writing."""
    count, length, _ = points.shape
    knots = length // KNOT + 2
    wobble = chance.normal(0, 1, (count, knots, 2))
    at = np.arange(length) / KNOT
    low = at.astype(np.intp)
    share = (at - low)[:, None]
    slow = wobble[:, low] * (1 - share) + wobble[:, low + 1] * share
    quick = chance.normal(0, 1, points.shape)
    slowly, quickly = chance.gamma(1.5, 0.01, (2, count, 1, 1))
    shaken: Floats = (points + slow * slowly + quick * quickly * 0.5).astype(np.float32)
    return shaken


def bend(points: Floats, chance: Generator) -> Floats:
    """Turn, slant, stretch and bend the page."""
    count = len(points)
    x, y = points[..., 0], points[..., 1]

    def drawn(spread: float) -> Floats:
        return chance.normal(0, spread, (count, 1)).astype(np.float32)

    x, y = x * np.exp(drawn(0.12)), y * np.exp(drawn(0.12))
    x, y = _waved(x, drawn(0.05), drawn(2.0)), _waved(y, drawn(0.05), drawn(2.0))
    x, y = x + drawn(0.1) * y + drawn(0.12) * y**2, y + drawn(0.1) * x + drawn(0.12) * x**2
    turn = drawn(0.09)
    cos, sin = np.cos(turn), np.sin(turn)
    return np.stack([x * cos - y * sin, x * sin + y * cos], axis=-1).astype(np.float32)


def _waved(places: Floats, height: Floats, phase: Floats) -> Floats:
    """Make some parts of a side wider and others narrower: a part too large beside another."""
    waved: Floats = places + height * np.sin(2 * np.pi * places + phase)
    return waved
