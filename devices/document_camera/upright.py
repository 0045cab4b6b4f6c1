"""Turns a page so that its lines of writing lie, by the writing itself.

Lines of print make dark and light bands; seen along them the bands are sharp,
seen across them the page is even. That tells lying from standing. Which way is
up cannot be told from bands: that is the reader's, who tries both, and who turns a page
that has too little writing to tell here.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small

_SMALL_PX = 500
_RIM = 0.06  # of the page's side: shadows and edges are no writing
_SURELY = 2.0  # how much sharper the bands must be, to turn a page
_INK = 10  # of 255, darker than what is around it
_AROUND_PX = 25
_FEWEST_INK = 0.004
_LONGEST = 0.12  # of the page's side: a ruled line is longer than any character


def upright(page: Frame) -> Frame:
    """Return the page with its lines lying; a page without clear lines stays as it is."""
    if not _stands(page):
        return page
    return np.asarray(cv2.rotate(page, cv2.ROTATE_90_CLOCKWISE), dtype=np.uint8)


def turned(page: Frame, degrees: int) -> Frame:
    """Return the page turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(page, -degrees // 90))


def _stands(page: Frame) -> bool:
    small, _ = made_small(page, _SMALL_PX)
    ink = _writing(np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), dtype=np.uint8))
    if float(ink.mean()) < _FEWEST_INK:
        return False
    return _banding(ink.T) > _SURELY * _banding(ink)


def _writing(grey: Frame) -> NDArray[np.float32]:
    """Return where the writing is, without the rim and without ruled lines."""
    high, wide = (max(1, round(side * _RIM)) for side in grey.shape)
    inner = np.ascontiguousarray(grey[high:-high, wide:-wide])
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    ink = cv2.adaptiveThreshold(inner, 1, method, kind, _AROUND_PX, _INK)
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    longest = np.maximum(found[:, cv2.CC_STAT_WIDTH], found[:, cv2.CC_STAT_HEIGHT])
    is_writing = longest < _LONGEST * max(grey.shape)
    is_writing[0] = False
    return np.asarray(is_writing[labels], dtype=np.float32)


def _banding(ink: NDArray[np.float32]) -> float:
    """Return how much the sums of rows go up and down, beside what chance alone would do."""
    rows = ink.sum(axis=1)
    steps = np.diff(cv2.GaussianBlur(rows[:, None], (0, 0), 1.0).ravel())
    return float((steps**2).sum()) / max(1.0, float(rows.sum()))
