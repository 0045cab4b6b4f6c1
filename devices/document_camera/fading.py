"""Whether what is written fades by and by around a white place: a lamp on white paper.

There the paper itself tells nothing, for it is as white as the lamp. But around the
lamp's core no stroke at all is as dark as elsewhere, and the nearer the fainter; around a
place that is merely empty writing stands in full at once. So the darkest strokes are
taken in rings about each white place that may be a core, and held against two courses:
one that rises as a lamp's light falls, and one that is there at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small

_LONG_PX, _CELL_PX = 1000, 8
_SECOND_DARKEST, _EIGHTH_LIGHTEST = 1, -8  # of a cell's pixels
_PAPER_CELLS = 5  # writing is narrower
_LEAST_INK = 14.0  # of 255, to count as written on
_FEWEST_CELLS = 60
_USUAL_PERCENTILE, _STRONG = 80, 0.4  # of the usual ink: a core has no stronger
_WHITE, _WHITEST_PERCENTILE, _AS_WHITE = 240.0, 97, 3.0
_LEAST_FREE, _MOST_FREE = 0.03, 0.36  # of the root of the page's area, as all that follows
_FAR, _RING = 0.6, 0.025
_MARGIN = 0.03
_MOST_PLACES, _APART_CELLS = 40, 7
_FEWEST_NEAR, _FEWEST_RINGS, _FEWEST_IN_RING, _ENOUGH_IN_RING = 30, 4, 4, 25
_DARKEST_PERCENTILE = 88  # of what is written in a ring: the strokes that stand in full
_MOST_SHARE = 1.15
_WIDTHS = np.array(
    [0.03, 0.04, 0.05, 0.06, 0.07, 0.085, 0.1, 0.12, 0.14, 0.17, 0.2, 0.24], np.float32
)
_NARROWEST = 0.045  # what fits narrower is a gap between lines
_STRENGTHS = np.array([1.0, 1.3, 1.7, 2.2], np.float32)
_TOPS = np.array([0.85, 1.0, 1.1], np.float32)
_STEP_TOPS, _IN_AN_EMPTY_PLACE = np.array([0.7, 0.85, 1.0, 1.1], np.float32), 0.15
_SKIRT = (0.2, 0.75)  # of the usual ink: where a lamp leaves something of a stroke
_SECTORS, _FEWEST_SECTORS, _FEWEST_IN_SECTOR, _WEAK = 8, 4, 2, 0.8
_FEWEST_IN_SKIRT, _STANDS_OUT, _MOST_STANDING_OUT = 12, 0.25, 0.06
_MOST_OFF, _LEAST_GAIN = 0.13, 0.03
_FEWEST_FAINT = 2  # rings

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Ink:
    """How white the paper is in each cell, and the ink in it as a share of the page's usual."""

    bare: Floats
    share: Floats
    is_written: NDArray[np.bool_]
    unit: float


@dataclass(frozen=True, slots=True, eq=False)
class _Around:
    """What is written about a place: how far from it, in which direction, how strongly."""

    far: Floats
    turn: Floats
    share: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Lamp:
    """The lamp that fits best: how far off the fit is, and the share of ink it leaves."""

    off: float
    width: float
    strength: float
    top: float

    def leaves(self, far: Floats) -> Floats:
        light = self.strength * np.exp(-(far**2) / (2 * self.width**2))
        return np.asarray(np.maximum(self.top - light, 0), np.float32)


def is_faded(page: Frame) -> bool:
    """Say whether the ink fades towards some white place, as a lamp's light rises."""
    ink = _ink_of(page)
    return ink is not None and any(_is_lamp(ink, *place) for place in _places(ink))


def _ink_of(page: Frame) -> _Ink | None:
    small, _ = made_small(page, _LONG_PX)
    darkest = small.min(axis=2)
    high, wide = (side // _CELL_PX for side in darkest.shape)
    whole = darkest[: high * _CELL_PX, : wide * _CELL_PX]
    cells = whole.reshape(high, _CELL_PX, wide, _CELL_PX).transpose(0, 2, 1, 3)
    pixels = np.partition(cells.reshape(high, wide, -1), (_SECOND_DARKEST, _EIGHTH_LIGHTEST))
    kernel = np.ones((_PAPER_CELLS, _PAPER_CELLS), np.uint8)
    filled = cv2.morphologyEx(pixels[:, :, _EIGHTH_LIGHTEST], cv2.MORPH_CLOSE, kernel)
    bare = cv2.medianBlur(filled, _PAPER_CELLS).astype(np.float32)
    ink = np.maximum(bare - pixels[:, :, _SECOND_DARKEST], 0)
    is_written = ink > _LEAST_INK
    if int(is_written.sum()) < _FEWEST_CELLS:
        return None
    usual = np.percentile(ink[is_written], _USUAL_PERCENTILE)
    share = np.asarray(ink / usual, np.float32)
    return _Ink(bare, share, is_written, float(np.sqrt(ink.size)))


def _places(ink: _Ink) -> Iterator[tuple[int, int]]:
    """Yield the middles of white places without strong strokes, the largest first."""
    is_free = (ink.share <= _STRONG).astype(np.uint8)
    far = np.asarray(cv2.distanceTransform(is_free, cv2.DIST_L2, 5), np.float32) / ink.unit
    apart = np.arange(far.size, dtype=np.float32).reshape(far.shape) * 1e-7  # no two alike
    free = np.asarray(far + apart, np.float32)
    white = max(_WHITE, float(np.percentile(ink.bare, _WHITEST_PERCENTILE)) - _AS_WHITE)
    is_peak = free == cv2.dilate(free, np.ones((_APART_CELLS, _APART_CELLS), np.uint8))
    is_peak &= (free > _LEAST_FREE) & (free < _MOST_FREE) & (ink.bare >= white)
    rim = max(1, round(_MARGIN * ink.unit))
    is_peak[:rim], is_peak[-rim:], is_peak[:, :rim], is_peak[:, -rim:] = (False,) * 4
    rows, columns = np.nonzero(is_peak)
    for at in np.argsort(-free[rows, columns])[:_MOST_PLACES]:
        yield int(rows[at]), int(columns[at])


def _is_lamp(ink: _Ink, row: int, column: int) -> bool:
    around = _around(ink, row, column)
    rings = _rings(around)
    if rings is None:
        return False
    lamp = _lamp(*rings)
    faint = int((lamp.leaves(rings[0]) < _SKIRT[1]).sum())
    if lamp.width < _NARROWEST or faint < _FEWEST_FAINT or lamp.off > _MOST_OFF:
        return False
    if _step_off(*rings) - lamp.off < _LEAST_GAIN:
        return False
    left = lamp.leaves(around.far)
    is_skirt = (left > _SKIRT[0]) & (left < _SKIRT[1])
    shares = around.share[is_skirt]
    if len(shares) < _FEWEST_IN_SKIRT:
        return False
    if float((shares > left[is_skirt] + _STANDS_OUT).mean()) > _MOST_STANDING_OUT:
        return False
    return _is_weak_all_round(around.turn[is_skirt], shares)


def _around(ink: _Ink, row: int, column: int) -> _Around:
    rows, columns = np.nonzero(ink.is_written)
    down, right = (rows - row) / ink.unit, (columns - column) / ink.unit
    far = np.hypot(down, right)
    near = far < _FAR
    turn = np.arctan2(down[near], right[near]).astype(np.float32)
    return _Around(far[near].astype(np.float32), turn, ink.share[rows[near], columns[near]])


def _rings(around: _Around) -> tuple[Floats, Floats, Floats] | None:
    """Return of each ring with enough in it: how far, how dark its darkest strokes, its weight."""
    if len(around.far) < _FEWEST_NEAR:
        return None
    which = (around.far / _RING).astype(int)
    rings = [which == number for number in range(int(_FAR / _RING) + 1)]
    rings = [ring for ring in rings if int(ring.sum()) >= _FEWEST_IN_RING]
    if len(rings) < _FEWEST_RINGS:
        return None
    dark = [np.percentile(around.share[ring], _DARKEST_PERCENTILE) for ring in rings]
    weight = [min(int(ring.sum()), _ENOUGH_IN_RING) for ring in rings]
    far = [around.far[ring].mean() for ring in rings]
    shares = np.minimum(np.array(dark, np.float32), np.float32(_MOST_SHARE))
    return np.array(far, np.float32), shares, np.array(weight, np.float32)


def _lamp(far: Floats, shares: Floats, weight: Floats) -> _Lamp:
    light = np.exp(-(far**2) / (2 * _WIDTHS[:, None] ** 2))
    left = _TOPS[:, None] - (_STRENGTHS[:, None] * light[:, None])[:, :, None]
    off = _off(np.maximum(left, 0), shares, weight)
    width, strength, top = np.unravel_index(int(off.argmin()), off.shape)
    return _Lamp(
        float(off.min()), float(_WIDTHS[width]), float(_STRENGTHS[strength]), float(_TOPS[top])
    )


def _step_off(far: Floats, shares: Floats, weight: Floats) -> float:
    """Return how far off the best course is that stands in full from some ring on."""
    begins = np.append(0, far).astype(np.float32)
    is_out = far > begins[:, None]
    left = np.where(is_out, _STEP_TOPS[:, None, None], np.float32(_IN_AN_EMPTY_PLACE))
    return float(_off(left.astype(np.float32), shares, weight).min())


def _off(left: Floats, shares: Floats, weight: Floats) -> Floats:
    square = (weight * (left - shares) ** 2).sum(axis=-1) / weight.sum()
    return np.asarray(np.sqrt(square), np.float32)


def _is_weak_all_round(turn: Floats, shares: Floats) -> bool:
    """Say whether strokes are faint in every direction in which there are any, but for one."""
    which = ((turn + np.pi) / (2 * np.pi) * _SECTORS).astype(int) % _SECTORS
    sectors = [shares[which == number] for number in range(_SECTORS)]
    sectors = [sector for sector in sectors if len(sector) >= _FEWEST_IN_SECTOR]
    weak = sum(float(np.percentile(one, _DARKEST_PERCENTILE)) < _WEAK for one in sectors)
    return len(sectors) >= _FEWEST_SECTORS and weak >= len(sectors) - 1
