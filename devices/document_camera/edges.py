"""Moves the sides of a found page to where the colour really changes, to a fraction of a pixel."""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import in_lab, made_small
from devices.document_camera.quadrilateral import Corners, in_order, inward

_LONG_SIDE_PX = 1600
_SAMPLES = 120  # along each side
_REACH_PX = 12.0  # to either side of the first guess
_STEP_PX = 0.5
_LEAST_CHANGE = 5.0  # of Lab units within one pixel
_PARALLEL = 1e-3

_Line = tuple[NDArray[np.float64], NDArray[np.float64]]  # a point and a direction


def refined(corners: Corners, frame: Frame) -> Corners:
    """Return better corners, or the same ones where the picture does not tell."""
    small, scale = made_small(frame, _LONG_SIDE_PX)
    lab = in_lab(small)
    first = np.asarray(corners * scale, dtype=np.float32)
    lines = [_line_near(first, side, lab) for side in range(4)]
    crossed = [_crossing(lines[side - 1], lines[side]) for side in range(4)]
    if any(point is None for point in crossed):
        return corners
    moved = in_order(np.array(crossed, dtype=np.float32))
    # A refinement that wanders off has followed something else.
    strayed = float(np.abs(moved - first).max())
    return np.asarray(moved / scale, dtype=np.float32) if strayed < 2 * _REACH_PX else corners


def _line_near(corners: Corners, side: int, lab: NDArray[np.float32]) -> _Line:
    """Fit a line to the steepest change across a side."""
    start, end = corners[side], corners[(side + 1) % 4]
    into = inward(start, end)
    along = np.linspace(0.05, 0.95, _SAMPLES)[:, None]
    points = start + (end - start) * along
    offsets = np.arange(-_REACH_PX, _REACH_PX + _STEP_PX, _STEP_PX)
    profile = np.stack([_smooth(lab, points + into * offset) for offset in offsets])
    change = np.linalg.norm(profile[2:] - profile[:-2], axis=2)
    steepest = offsets[1:-1][np.argmax(change, axis=0)]
    edge = (points + into * steepest[:, None])[change.max(axis=0) > _LEAST_CHANGE]
    if len(edge) < _SAMPLES // 4:
        edge = points
    fit = cv2.fitLine(edge.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    return fit[2:].astype(np.float64), fit[:2].astype(np.float64)


def _smooth(lab: NDArray[np.float32], points: NDArray[np.float32]) -> NDArray[np.float32]:
    xy = points.astype(np.float32)
    values = cv2.remap(
        lab, xy[:, 0:1], xy[:, 1:2], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(values[:, 0, :], dtype=np.float32)


def _crossing(one: _Line, other: _Line) -> NDArray[np.float64] | None:
    matrix = np.column_stack([one[1], -other[1]])
    if abs(float(np.linalg.det(matrix))) < _PARALLEL:
        return None
    steps = np.linalg.solve(matrix, other[0] - one[0])
    return np.asarray(one[0] + one[1] * steps[0], dtype=np.float64)
