"""Finds the page in a picture.

Several kinds of guesses (`candidates`) are judged by one measure: along each
side, does what lies just inside differ from what lies just outside, and all
along the side in the same way? Printed boxes and table lines have the same
paper on both sides and fall through.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from devices.document_camera.candidates import quadrilaterals
from devices.document_camera.contract import Frame
from devices.document_camera.edges import refined
from devices.document_camera.frames import in_lab, made_small
from devices.document_camera.quadrilateral import (
    Corners,
    area_of,
    inward,
    sharpest_angle,
)

_LONG_SIDE_PX = 640
_LEAST_SUPPORT = 0.62  # below that, rather say "no page" than cut a wrong one
_LEAST_ANGLE = 50.0
_LARGEST_PART = 0.97  # a quadrilateral that is the frame itself is no page
_SAMPLES = 48  # along each side
_STEP_PX = 4.0  # from the side to where inside and outside are compared
_LEAST_DIFFERENCE = 7.0  # of Lab units, to count as a difference at all
_AT_THE_RIM_PX = 6.0
_SIZE_WEIGHT = 0.15  # of two that fit as well, the larger is the page
_RIM_SIDES_OF_A_CUT_PAGE = (1, 2)
_LARGEST_PART_OF_A_CUT_PAGE = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class FoundPage:
    """A page: its corners in the pixels of the frame, how well they fit, and if it is cut off."""

    corners: Corners
    support: float
    is_cut_off: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    corners: Corners
    support: float
    rim_sides: int
    score: float


def find_page(frame: Frame) -> FoundPage | None:
    """Return the page in a picture, or None. 50 to 100 ms on one core for five megapixels."""
    small, scale = made_small(frame, _LONG_SIDE_PX)
    lab = in_lab(small)
    judged = [_judge(corners, lab) for corners in quadrilaterals(small)]
    best = _best([guess for guess in judged if guess is not None])
    if best is None:
        return None
    corners = np.asarray(best.corners / scale, dtype=np.float32)
    if best.rim_sides == 0:
        corners = refined(corners, frame)
    return FoundPage(corners, best.support, best.rim_sides > 0)


def _best(judged: list[_Judged]) -> _Judged | None:
    """Choose a whole page, unless a larger one that reaches the rim contains it."""
    good = [guess for guess in judged if guess.support >= _LEAST_SUPPORT]
    whole = max((g for g in good if g.rim_sides == 0), key=lambda g: g.score, default=None)
    cut = max((g for g in good if g.rim_sides > 0), key=lambda g: g.score, default=None)
    if whole is None or cut is None:
        return whole or cut
    # A part of a cut-off page may look like a page; the plate around a page never is one.
    is_a_part = area_of(whole.corners) < _LARGEST_PART_OF_A_CUT_PAGE * area_of(cut.corners)
    return cut if is_a_part and cut.score > whole.score else whole


def _judge(corners: Corners, lab: NDArray[np.float32]) -> _Judged | None:
    height, width = lab.shape[:2]
    part = area_of(corners) / (height * width)
    if sharpest_angle(corners) < _LEAST_ANGLE or part > _LARGEST_PART:
        return None
    at_rim = _sides_at_rim(corners, width, height)
    rim_sides = int(at_rim.sum())
    if rim_sides and rim_sides not in _RIM_SIDES_OF_A_CUT_PAGE:
        return None
    supports = np.array([_support(corners, side, lab) for side in range(4) if not at_rim[side]])
    support = float(0.5 * supports.mean() + 0.5 * supports.min())
    return _Judged(corners, support, rim_sides, support * part**_SIZE_WEIGHT)


def _sides_at_rim(corners: Corners, width: int, height: int) -> NDArray[np.bool_]:
    """Say which sides run along the rim of the picture: there the page goes on outside."""
    x, y = corners[:, 0], corners[:, 1]
    far = _AT_THE_RIM_PX
    rims = np.stack([x < far, y < far, x > width - 1 - far, y > height - 1 - far])
    return np.asarray((rims & np.roll(rims, -1, axis=1)).any(axis=0))


def _support(corners: Corners, side: int, lab: NDArray[np.float32]) -> float:
    """Return the part of a side along which inside and outside differ, in one and the same way."""
    start, end = corners[side], corners[(side + 1) % 4]
    into = inward(start, end)
    along = np.linspace(0.03, 0.97, _SAMPLES)[:, None]
    points = start + (end - start) * along
    inside = _sampled(lab, points + into * _STEP_PX)
    outside = _sampled(lab, points - into * _STEP_PX)
    difference = inside - outside
    usual = np.median(difference, axis=0)
    agrees = (difference @ usual) > 0
    strong = np.linalg.norm(difference, axis=1) > _LEAST_DIFFERENCE
    return float((agrees & strong).mean())


def _sampled(lab: NDArray[np.float32], points: NDArray[np.float32]) -> NDArray[np.float32]:
    height, width = lab.shape[:2]
    x = np.clip(np.rint(points[:, 0]).astype(int), 0, width - 1)
    y = np.clip(np.rint(points[:, 1]).astype(int), 0, height - 1)
    return np.asarray(lab[y, x], dtype=np.float32)
