"""Direction maps: how much ink runs in which of eight directions, in which part of the square.

The order of the strokes and their number leave no trace here, and a stroke that
joins two others only adds a little. After C.-L. Liu, X.-D. Zhou, "Online
Japanese character recognition using trajectory-based normalization and
direction feature extraction" (2006), without its imaginary strokes.
"""

from typing import Final

import numpy as np

from screens.entry.handwriting.ink import Floats, Ink

DIRECTIONS: Final = 8
CELLS: Final = 8  # along a side
FEATURES: Final = DIRECTIONS * CELLS * CELLS
REACH: Final = 2.1  # standard deviations of the ink that the square holds to each side
BLUR: Final = 0.16  # standard deviation of a map's blur, the square being 2 wide
LEAST_SPREAD: Final = 1e-6
FLAT: Final = 0.06  # a lone stroke like 一 stays flat: no side is stretched further than this

_CENTRES: Final = ((np.arange(CELLS) + 0.5) * 2 / CELLS - 1).astype(np.float32)


def features(ink: Ink) -> Floats:
    """Return (writings, FEATURES): the square roots of the blurred maps."""
    middle: Floats = (ink.points[:, 1:] + ink.points[:, :-1]) * np.float32(0.5)
    step: Floats = np.diff(ink.points, axis=1)
    placed, step = _squared(middle, step, ink.pen)
    length = np.hypot(step[..., 0], step[..., 1]) * ink.pen
    across, down = (_near(placed[..., axis]) for axis in (0, 1))
    cells = (down[..., :, None] * across[..., None, :]).reshape(*length.shape, CELLS * CELLS)
    ways = _directions(step, length)
    maps = np.matmul(cells.transpose(0, 2, 1), ways)
    roots: Floats = np.sqrt(maps).reshape(len(maps), FEATURES)
    return roots


def _squared(middle: Floats, step: Floats, pen: Floats) -> tuple[Floats, Floats]:
    """Place the ink about its centre, both sides alike but for a little of its own shape."""
    weight = np.hypot(step[..., 0], step[..., 1]) * pen
    total = np.maximum(weight.sum(axis=1, keepdims=True), LEAST_SPREAD)
    weight = (weight / total)[..., None]
    apart = middle - (middle * weight).sum(axis=1, keepdims=True)
    spread = np.sqrt((apart**2 * weight).sum(axis=1, keepdims=True))
    widest = np.maximum(spread.max(axis=2, keepdims=True), LEAST_SPREAD)
    ratio = np.maximum(spread / widest, FLAT)
    scale = np.sqrt(np.sin(np.pi / 2 * ratio)) / (ratio * widest * REACH)
    return apart * scale, step * scale


def _near(places: Floats) -> Floats:
    """Return how near each place is to each cell's centre along one side."""
    apart = (places[..., None] - _CENTRES) / np.float32(BLUR)
    return np.exp(-(apart**2) / 2)


def _directions(step: Floats, length: Floats) -> Floats:
    """Share each step's length between the two of the eight directions that it lies between."""
    turn = np.arctan2(step[..., 1], step[..., 0]) * np.float32(DIRECTIONS / (2 * np.pi))
    below = np.floor(turn)
    share = turn - below
    first = below.astype(np.intp) % DIRECTIONS
    ways = np.zeros((*length.shape, DIRECTIONS), np.float32)
    np.put_along_axis(ways, first[..., None], (length * (1 - share))[..., None], axis=-1)
    second = (first + 1) % DIRECTIONS
    np.put_along_axis(ways, second[..., None], (length * share)[..., None], axis=-1)
    return ways
