"""Whether a lamp has washed out what is written: on white paper nothing else tells of it.

Well-lit paper is as white as a reflection. But the ink around a reflection's core
returns by and by, over a tenth of the page, where around a place that is merely
empty it stands in full at once.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small

_SMALL_PX = 420
_INK_PX, _NEAR_PX = 9, 13  # ink is narrower than the one; the strongest within the other counts
_USUAL_PERCENTILE = 80
_LEAST_INK = 40.0  # of 255: on a page with less nothing can be told
_WHITE, _PALE = 238, 190
_GONE = 0.22  # of the usual ink
_LEAST_PART, _MOST_PART = 0.004, 0.15  # of the page
_RINGS = ((0, 5), (5, 10), (10, 15), (15, 20), (20, 26), (26, 32))  # pixels around the core
_FEWEST_PX = 40
_RING_PERCENTILE = 70
_LEAST_OF_USUAL = 0.3
_MOST = np.array([0.405, 0.705, 0.905])  # of the ink farther out, in the first three rings
_LEAST_STEP = 0.045


def is_washed_out(page: Frame) -> bool:
    """Say whether the ink fades towards some white place, from all that is around it."""
    small, _ = made_small(page, _SMALL_PX)
    darkest = np.ascontiguousarray(small.min(axis=2))
    bare = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, np.ones((_INK_PX, _INK_PX), np.uint8))
    strongest = cv2.dilate(cv2.subtract(bare, darkest), np.ones((_NEAR_PX, _NEAR_PX), np.uint8))
    ink = cv2.GaussianBlur(strongest.astype(np.float32), (0, 0), 2)
    usual = float(np.percentile(ink, _USUAL_PERCENTILE))
    if usual < _LEAST_INK:
        return False
    paper = cv2.medianBlur(bare, _INK_PX)
    shares = np.asarray(ink / usual, np.float32)
    cores = _cores((shares < _GONE) & (paper >= _WHITE))
    return any(_fades(shares, core, paper >= _PALE) for core in cores)


def _cores(white: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    opened = cv2.morphologyEx(white.astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, found, _ = cv2.connectedComponentsWithStats(opened)
    for number in range(1, count):
        if _LEAST_PART < found[number, cv2.CC_STAT_AREA] / white.size < _MOST_PART:
            yield labels == number


def _fades(ink: NDArray[np.float32], core: NDArray[np.bool_], lit: NDArray[np.bool_]) -> bool:
    far = cv2.distanceTransform((~core).astype(np.uint8), cv2.DIST_L2, 3)
    rings = [ink[(far > low) & (far <= high) & lit] for low, high in _RINGS]
    if min(len(ring) for ring in rings) <= _FEWEST_PX:
        return False
    levels = np.array([np.percentile(ring, _RING_PERCENTILE) for ring in rings])
    outer = float(levels[-2:].mean())
    parts = levels / max(outer, 1e-6)
    rises = bool((np.diff(parts[:4]) > _LEAST_STEP).all())
    return outer > _LEAST_OF_USUAL and rises and bool((parts[:3] < _MOST).all())
