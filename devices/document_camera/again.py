"""Whether a page is one that was laid down before: the same paper, not only the same form.

Two people's pages of one register differ in a few words. So the pictures are compared
place by place: of one page every place with ink is found again near where it was.
"""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes

_LONG_SIDE_PX = 640
_BLOCK_PX, _STEP_PX, _REACH_PX = 44, 30, 10
_SHAPES_ALIKE = 0.06  # by how much the sides' ratio may differ
_FEWEST_INK = 9.0  # of 255, as a deviation: bare paper is like any other
_FEWEST_BLOCKS = 6
_FOUND_AGAIN = 0.82  # of correlation; drawn pages of two people have places below 0.75
_WORST = 1  # percent of the places that may be hidden by a fold or a finger
_AROUND_PX = 31


def is_same_page(one: bytes, other: bytes) -> bool:
    """Say whether two pictures show one page, also if it lay upside down.

    Raises UnreadablePictureError.
    """
    first, second = _ink(frame_of_bytes(one)), _ink(frame_of_bytes(other))
    ratios = [plane.shape[1] / plane.shape[0] for plane in (first, second)]
    if abs(ratios[0] / ratios[1] - 1) > _SHAPES_ALIKE:
        return False
    fitted = cv2.resize(second, first.shape[::-1], interpolation=cv2.INTER_AREA)
    both = (fitted, np.ascontiguousarray(fitted[::-1, ::-1]))
    return any(_is_found_in(first, np.asarray(way, np.float32)) for way in both)


def _ink(frame: Frame) -> NDArray[np.float32]:
    """Return how much darker or lighter each place is than what is around it."""
    scale = _LONG_SIDE_PX / max(frame.shape[:2])
    grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(small, (0, 0), 1.2).astype(np.float32)
    return np.asarray(soft - cv2.blur(soft, (_AROUND_PX, _AROUND_PX)), dtype=np.float32)


def _is_found_in(page: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    likeness = np.array(list(_likeness(page, other)))
    if len(likeness) < _FEWEST_BLOCKS:
        return False
    return float(np.percentile(likeness, _WORST)) > _FOUND_AGAIN


def _likeness(page: NDArray[np.float32], other: NDArray[np.float32]) -> Iterator[float]:
    """Yield for every place with ink how alike the most similar place nearby is."""
    high, wide = page.shape
    for top in range(_REACH_PX, high - _BLOCK_PX - _REACH_PX, _STEP_PX):
        for left in range(_REACH_PX, wide - _BLOCK_PX - _REACH_PX, _STEP_PX):
            block = page[top : top + _BLOCK_PX, left : left + _BLOCK_PX]
            if float(block.std()) < _FEWEST_INK:
                continue
            around = other[
                top - _REACH_PX : top + _BLOCK_PX + _REACH_PX,
                left - _REACH_PX : left + _BLOCK_PX + _REACH_PX,
            ]
            yield float(cv2.matchTemplate(around, block, cv2.TM_CCOEFF_NORMED).max())
