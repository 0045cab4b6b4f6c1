"""Whether a white core lies on a page that fades ring by ring: a small or a weak lamp's spot.

`mirrored` looks for the one spot that is lighter than all there is at some distance;
beside a lighter margin, or where the lamp is small, the rings around a core tell more.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small

_SMALL_PX = 320
_INK_PX = 7  # on the small copy, ink is narrower than that
_CORES = (  # level, falls by
    (235.0, 22.0, 8.0),
    (244.0, 10.0, 3.0),
    (252.0, 10.0, 3.0),
    (252.0, 7.5, 4.5),
)
_RINGS = ((0, 3), (4, 8), (9, 14))  # pixels around a reflection's core
_LEAST_PART, _MOST_PART = 0.0006, 0.65  # of the page
_FEWEST_PX = 20
_BRIGHT_SIDES = 80  # percentile: a reflection grows faint towards every side
_LEAST_FALL = 1.5
_STILL_WRITTEN, _LEAST_INK = 0.6, 20.0  # of the page's usual ink, and of 255
_INK_PERCENTILE = 90


def has_bright_core(page: Frame) -> bool:
    """Say whether a white core that fades to every side hides what is written in it."""
    small, _ = made_small(page, _SMALL_PX)
    darkest = np.ascontiguousarray(small.min(axis=2))
    filled = cv2.morphologyEx(darkest, cv2.MORPH_CLOSE, np.ones((_INK_PX, _INK_PX), np.uint8))
    bare = cv2.medianBlur(filled, _INK_PX).astype(np.float32)
    ink = np.asarray(cv2.subtract(filled, darkest), dtype=np.uint8)
    return any(
        _fades(bare, core, whole, near) and _hides(ink, core)
        for level, whole, near in _CORES
        for core in _cores(bare, level)
    )


def _hides(ink: Frame, core: NDArray[np.bool_]) -> bool:
    """Say whether what is written is fainter in the light than elsewhere; else it can be read."""
    usual = float(np.percentile(ink, _INK_PERCENTILE))
    lit = float(np.percentile(ink[core], _INK_PERCENTILE))
    return lit < max(_LEAST_INK, _STILL_WRITTEN * usual)


def _cores(bare: NDArray[np.float32], level: float) -> Iterator[NDArray[np.bool_]]:
    mask = (bare >= level).astype(np.uint8)
    count, labels, found, _ = cv2.connectedComponentsWithStats(mask)
    for number in range(1, count):
        part = found[number, cv2.CC_STAT_AREA] / bare.size
        if _LEAST_PART < part < _MOST_PART:
            yield labels == number


def _fades(bare: NDArray[np.float32], core: NDArray[np.bool_], whole: float, near: float) -> bool:
    far = cv2.distanceTransform((~core).astype(np.uint8), cv2.DIST_L2, 3)
    rings = [bare[(far > low) & (far <= high)] for low, high in _RINGS]
    if min(len(ring) for ring in rings) < _FEWEST_PX:
        return False
    usual = [float(np.median(ring)) for ring in rings]
    bright = [float(np.percentile(ring, _BRIGHT_SIDES)) for ring in rings]
    falls = min(usual[0] - usual[1], usual[1] - usual[2]) > _LEAST_FALL
    return falls and bright[0] - bright[2] > whole and bright[0] - bright[1] > near
