"""Four corners: their order, their angles, and how two quadrilaterals compare."""

import cv2
import numpy as np
from numpy.typing import NDArray

Corners = NDArray[np.float32]
"""Four points, x and y in pixels: top left, top right, bottom right, bottom left."""


def in_order(points: NDArray[np.float32]) -> Corners:
    """Order four points clockwise as seen, beginning at the corner nearest the top left."""
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    clockwise = points[np.argsort(angles)]
    first = int(np.argmin(clockwise.sum(axis=1)))
    return np.asarray(np.roll(clockwise, -first, axis=0), dtype=np.float32)


def area_of(corners: Corners) -> float:
    """Return the area in square pixels."""
    return float(cv2.contourArea(corners))


def side_lengths(corners: Corners) -> NDArray[np.float64]:
    """Return the lengths of top, right, bottom and left."""
    sides = np.roll(corners, -1, axis=0) - corners
    return np.asarray(np.linalg.norm(sides.astype(np.float64), axis=1), dtype=np.float64)


def sharpest_angle(corners: Corners) -> float:
    """Return the smallest inner angle in degrees; 0 if the shape is not convex."""
    if not cv2.isContourConvex(corners):
        return 0.0
    onward = np.roll(corners, -1, axis=0) - corners
    back = np.roll(corners, 1, axis=0) - corners
    lengths = np.linalg.norm(onward, axis=1) * np.linalg.norm(back, axis=1)
    cosines = (onward * back).sum(axis=1) / np.maximum(lengths, 1e-6)
    return float(np.degrees(np.arccos(np.clip(cosines, -1, 1))).min())


def overlap(one: Corners, other: Corners) -> float:
    """Return intersection over union of two convex quadrilaterals."""
    shared, _ = cv2.intersectConvexConvex(one, other)
    together = area_of(one) + area_of(other) - shared
    return float(shared / together) if together > 0 else 0.0


def inward(start: NDArray[np.float32], end: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the unit vector from a side into the page; corners run clockwise, y downwards."""
    along = end - start
    turned = np.array([-along[1], along[0]], dtype=np.float32)
    return np.asarray(turned / max(1e-6, float(np.linalg.norm(turned))), dtype=np.float32)
