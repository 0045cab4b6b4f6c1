"""Whether a lamp is mirrored in a page: a white spot from which the paper darkens to every side.

The share of white pixels tells nothing, for well-lit paper is white too. A lamp's
spot is lighter than the paper around it whichever way one looks, and it fades:
a white label on a coloured page ends at once.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small

_SMALL_PX = 400
_INK_PX = 9  # on the small copy, ink is narrower than that
_COARSE = 3  # spots are looked for on a copy as many times smaller again
_REACHES = (0.10, 0.16, 0.24, 0.34)  # of the root of the page's area
_DIRECTIONS = 12
_FEWEST_SEEN = 7  # of the directions, inside the page
_WHITE, _LEAST_DROP = 236.0, 36.0
_LIGHT, _MOST_OF_THE_PAGE, _LIGHTER_THAN_MOST = 205.0, 90, 15.0
_LEAST_VEIL, _SUDDEN_FOR_A_VEIL = 42.0, 0.45
_SUDDEN = 0.85  # of the whole drop, within a seventh of the way: the rim of a label
_RAYS, _ON_A_RAY, _WITHIN = 16, 40, 6
_STILL_WRITTEN, _LEAST_INK = 0.6, 20.0  # of the page's usual ink, and of 255
_BURNT, _STILL_WRITTEN_IN_BURNT = 250.0, 0.85  # where nothing is left of the paper's tint
_HEART, _STILL_WRITTEN_AT_HEART = 0.035, 0.7  # of the root of the page's area; of the usual ink
_WRITTEN, _FEWEST_WRITTEN, _STROKES_PERCENTILE = 10, 12, 85
_INK_PERCENTILE, _IN_THE_SPOT = 90, 8.0
_NOWHERE = -1e3
_FULL, _NOT_FULL, _LEAST_BURNT_DROP = 254.0, 247.0, 8.0  # where light paper has room for no more

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Spot:
    """The place from which the paper darkens most, in pixels of the small copy."""

    x: float
    y: float
    reach: float
    drop: float
    white: float


def is_mirrored(page: Frame) -> bool:
    """Say whether a lamp's spot lies on the page and hides what is written in it."""
    small, _ = made_small(page, _SMALL_PX)
    darkest = np.ascontiguousarray(small.min(axis=2))
    bare = bare_paper(darkest)
    ink = np.asarray(cv2.subtract(bare, darkest), np.uint8)
    lightest, full, veil = _spots(bare)
    spots = [one for one in (lightest, full) if one.white >= _WHITE and one.drop >= _LEAST_DROP]
    if not spots and _is_burnt_in(bare, lightest):
        spots = [lightest]
    if any(_suddenness(bare, one) < _SUDDEN and _hides(ink, bare, one) for one in spots):
        return True
    is_veil = veil.drop >= _LEAST_VEIL and _suddenness(bare, veil) < _SUDDEN_FOR_A_VEIL
    return is_veil and _hides(ink, bare, veil)


def bare_paper(darkest: Frame) -> Frame:
    """Return how light the paper is at each place: ink is narrower than what is filled."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_INK_PX, _INK_PX))
    filled = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, kernel)
    return np.asarray(cv2.medianBlur(filled, _INK_PX), np.uint8)


def _spots(bare: Frame) -> list[_Spot]:
    """Return the places from which the page darkens most: of the white, the full white, the light.

    Light is what is lighter than nearly all of the page: a lamp through a cover is not white.
    """
    coarse = cv2.resize(
        bare, None, fx=1 / _COARSE, fy=1 / _COARSE, interpolation=cv2.INTER_AREA
    ).astype(np.float32)
    around, middle = (np.asarray(cv2.blur(coarse, (n, n)), np.float32) for n in (3, 5))
    falls = [(_falls(around, middle, part), part) for part in _REACHES]
    light = max(_LIGHT, float(np.percentile(bare, _MOST_OF_THE_PAGE)) + _LIGHTER_THAN_MOST)
    return [
        max(
            (_of_falls(fall, middle, part, least) for fall, part in falls), key=lambda one: one.drop
        )
        for least in (_WHITE, _FULL, light)
    ]


def _falls(around: Floats, middle: Floats, part: float) -> Floats:
    """Return by how much each place is lighter than all there is at one distance from it."""
    reach = part * float(np.sqrt(around.size))
    turns = np.arange(_DIRECTIONS) * 2 * np.pi / _DIRECTIONS
    drops = [middle - _shifted(around, reach * np.cos(t), reach * np.sin(t)) for t in turns]
    every = np.stack(drops)
    is_seen = ~np.isnan(every)
    # One direction may be odd: a fold, or another light thing.
    least = np.sort(np.where(is_seen, every, -_NOWHERE), axis=0)[1]
    return np.where(is_seen.sum(axis=0) >= _FEWEST_SEEN, least, _NOWHERE).astype(np.float32)


def _of_falls(falls: Floats, middle: Floats, part: float, at_least: float) -> _Spot:
    """Return the place that is most lighter, of those that are as white as that."""
    least = np.where(middle >= at_least, falls, _NOWHERE)
    reach = part * float(np.sqrt(falls.size))
    row, column = np.unravel_index(int(least.argmax()), least.shape)
    drop, white = float(least[row, column]), float(middle[row, column])
    return _Spot(float(column) * _COARSE, float(row) * _COARSE, reach * _COARSE, drop, white)


def _shifted(plane: Floats, right: float, down: float) -> Floats:
    """Return what lies so far to the right and below each place; beyond the page, not a number."""
    matrix = np.array([[1, 0, -right], [0, 1, -down]], np.float32)
    size = (plane.shape[1], plane.shape[0])
    moved = cv2.warpAffine(
        plane, matrix, size, borderMode=cv2.BORDER_CONSTANT, borderValue=(float("nan"),)
    )
    return np.asarray(moved, np.float32)


def _is_burnt_in(bare: Frame, spot: _Spot) -> bool:
    """Say whether a spot is as white as a picture can be on paper that is light and is not."""
    is_full = spot.white >= _FULL and spot.drop >= _LEAST_BURNT_DROP
    return is_full and float(np.median(bare)) <= _NOT_FULL


def _suddenness(bare: Frame, spot: _Spot) -> float:
    """Return which part of the whole drop lies on the steepest piece of the way, usually."""
    far = np.linspace(0, 1.2 * spot.reach, _ON_A_RAY, dtype=np.float32)
    turns = np.arange(_RAYS, dtype=np.float32)[:, None] * np.float32(2 * np.pi / _RAYS)
    xs, ys = spot.x + np.cos(turns) * far, spot.y + np.sin(turns) * far
    inside = (xs >= 0) & (ys >= 0) & (xs < bare.shape[1] - 1) & (ys < bare.shape[0] - 1)
    seen = cv2.remap(bare.astype(np.float32), xs, ys, cv2.INTER_LINEAR)[inside.all(axis=1)]
    if not len(seen):
        return 1.0
    steepest = (seen[:, :-_WITHIN] - seen[:, _WITHIN:]).max(axis=1)
    whole = np.maximum(seen[:, :3].mean(axis=1) - seen.min(axis=1), 5)
    return float(np.median(steepest / whole))


def _hides(ink: Frame, bare: Frame, spot: _Spot) -> bool:
    """Say whether what is written is fainter in the spot than elsewhere; else it can be read."""
    core = np.zeros(bare.shape, np.uint8)
    middle = (round(spot.x), round(spot.y))
    cv2.circle(core, middle, max(3, round(spot.reach / 2)), 1, -1)
    is_core = (core > 0) & (bare >= spot.white - _IN_THE_SPOT)
    if not is_core.any():
        return False
    is_burnt = spot.white >= _BURNT
    if is_burnt and spot.drop >= _LEAST_DROP:
        return _is_faint_at_heart(ink, is_core)
    usual = float(np.percentile(ink, _INK_PERCENTILE))
    lit = float(np.percentile(ink[is_core], _INK_PERCENTILE))
    least = _STILL_WRITTEN_IN_BURNT if is_burnt else _STILL_WRITTEN
    return lit < max(_LEAST_INK, least * usual)


def _is_faint_at_heart(ink: Frame, core: NDArray[np.bool_]) -> bool:
    """Say whether the strokes are faint where the lamp is strongest: deepest in its spot.

    Where nothing is written there, those that are nearest count.
    """
    deep = cv2.distanceTransform(core.astype(np.uint8), cv2.DIST_L2, 5)
    row, column = np.unravel_index(int(deep.argmax()), core.shape)
    rows, columns = np.nonzero(core & (ink >= _WRITTEN))
    usual = ink[~core & (ink >= _WRITTEN)]
    if len(rows) < _FEWEST_WRITTEN or not len(usual):
        return True
    far = np.hypot(rows - row, columns - column)
    radius = max(_HEART * float(np.sqrt(core.size)), float(np.sort(far)[_FEWEST_WRITTEN - 1]))
    lit = ink[rows, columns][far <= radius]
    strokes = [float(np.percentile(one, _STROKES_PERCENTILE)) for one in (lit, usual)]
    return strokes[0] < _STILL_WRITTEN_AT_HEART * strokes[1]
