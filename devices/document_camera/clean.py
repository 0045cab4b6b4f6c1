"""Makes a page out of a photograph: cut out, straightened, evenly lit, in its own colours."""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, side_lengths

LONG_SIDE_PX = 1700  # an A4 page at 145 dpi; readers lose nothing at that size

_PAPER_LIGHT = 235.0  # what the paper itself becomes
_MOST_GAIN = 2.6
_SURELY_PALE, _SURELY_COLOURED = 0.34, 0.50  # colour over lightness, both in Lab units
_MOSTLY = 0.5
_SMALL_PX = 240  # the light is estimated on a copy of this size
_INK_PX = 17  # on that copy, ink is narrower than this


def straightened(frame: Frame, corners: Corners) -> Frame:
    """Cut the page out and undo the perspective; its long side becomes at most 1700 px."""
    top, right, bottom, left = side_lengths(corners)
    wide, high = max(top, bottom), max(left, right)
    scale = min(1.0, LONG_SIDE_PX / max(wide, high))
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    page = cv2.warpPerspective(
        frame, matrix, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(page, dtype=np.uint8)


def cleaned(page: Frame) -> Frame:
    """Take out shadow and the tint of the lamp; seals, stamps and coloured print keep their colour.

    Where the page is no pale paper (a bank card, the cover of a booklet) it is left as it is.
    """
    light = _paper_light(page)
    gain = np.clip(_PAPER_LIGHT / np.maximum(light, 1), 1.0, _MOST_GAIN)
    pale = _paleness(light)
    if float(np.median(pale)) < _MOSTLY:
        return page
    gain = 1 + (gain - 1) * pale[:, :, None]
    size = (page.shape[1], page.shape[0])
    full = cv2.resize(gain.astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(page * full, 0, 255), dtype=np.uint8)


def _paper_light(page: Frame) -> NDArray[np.float32]:
    """Estimate how the bare paper would look at each place, on a small copy."""
    scale = _SMALL_PX / max(page.shape[:2])
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_INK_PX, _INK_PX))
    bare = cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel)
    smooth = cv2.GaussianBlur(cv2.medianBlur(bare, 2 * (_INK_PX // 2) + 1), (0, 0), _INK_PX / 2)
    return np.asarray(smooth, dtype=np.float32)


def _paleness(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Say how surely each place is pale paper, from 0 to 1."""
    lab = cv2.cvtColor(light / 255, cv2.COLOR_BGR2LAB)
    colour = np.linalg.norm(lab[:, :, 1:], axis=2) / np.maximum(lab[:, :, 0], 1)
    surely = (_SURELY_COLOURED - colour) / (_SURELY_COLOURED - _SURELY_PALE)
    return np.asarray(np.clip(surely, 0, 1), dtype=np.float32)
