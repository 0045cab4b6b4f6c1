"""Judges whether a page can be read, by what a reader can still read."""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small
from devices.document_camera.light import has_glare, is_too_dark
from devices.document_camera.scanned_page import PageFlag
from devices.document_camera.sharpness import softness

_SMALLEST_PX = 240  # a page's long side: below that the finest print is lost
_SMALL_PX = 240
_LEAST_INK = 8.0  # of 255: what differs less from its surroundings is paper
_FEWEST_INK = 0.0006  # of the page
_RIM = 0.04  # of the page's side
_SKIN_LEAST, _SKIN_MOST = (0, 138, 85), (255, 175, 125)  # YCrCb, as commonly published
_SKIN_FROM_PAPER = 12.0  # Cr and Cb units: pink paper is no finger
_FINGER_PART, _FINGER_DEEP = 0.012, 0.12  # of the page, and of its short side
_ALONG_A_SIDE, _HAND_DEEP = 0.7, 0.4  # of a side: what is longer is the card's own colour


def flaws(page: Frame) -> tuple[PageFlag, ...]:
    """Return what is wrong with a straightened page before it is cleaned, worst first."""
    blurred = softness(page)
    is_soft = blurred is not None and blurred.is_unreadable
    has_moved = blurred is not None and blurred.has_moved
    is_dark = is_too_dark(page)
    complaints = {
        PageFlag.TOO_DARK: is_dark,
        PageFlag.MOVED: is_soft and has_moved,
        PageFlag.BLURRED: is_soft and not has_moved,
        PageFlag.GLARE: has_glare(page),
        PageFlag.COVERED: has_finger(page),
        PageFlag.TOO_SMALL: max(page.shape[:2]) < _SMALLEST_PX,
        PageFlag.BLANK: blurred is None and not is_dark and is_blank(page),
    }
    return tuple(flag for flag, holds in complaints.items() if holds)


def is_blank(page: Frame) -> bool:
    """Say whether nothing at all is written or printed inside the page's rim."""
    grey = _inner(np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8))
    around = cv2.blur(grey, (31, 31))
    differs = cv2.absdiff(cv2.GaussianBlur(grey, (0, 0), 1.0), around) > _LEAST_INK
    return float(differs.mean()) < _FEWEST_INK


def has_finger(page: Frame) -> bool:
    """Say whether a finger reaches from the rim deep into the page."""
    small, _ = made_small(page, _SMALL_PX)
    tones = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2YCrCb), dtype=np.uint8)
    paper = np.median(tones[:, :, 1:].reshape(-1, 2), axis=0)
    far = np.linalg.norm(tones[:, :, 1:].astype(np.float32) - paper, axis=2)
    skin = np.asarray(cv2.inRange(tones, _SKIN_LEAST, _SKIN_MOST)) > 0
    mask = (skin & (far > _SKIN_FROM_PAPER)).astype(np.uint8)
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)), np.uint8)
    count, labels, found, _ = cv2.connectedComponentsWithStats(mask)
    least = _FINGER_PART * mask.size
    large = [n for n in range(1, count) if found[n, cv2.CC_STAT_AREA] > least]
    return any(_reaches_in(labels == number) for number in large)


def _reaches_in(mask: NDArray[np.bool_]) -> bool:
    """Say whether a spot begins at one side of the page and ends well inside it.

    What lies all along a side and is not deep is a colour that the card itself has there.
    """
    deep, hand = _FINGER_DEEP * min(mask.shape), _HAND_DEEP * min(mask.shape)
    rows, columns = np.nonzero(mask)
    high, wide = mask.shape
    tall, broad = float(np.ptp(rows) + 1) / high, float(np.ptp(columns) + 1) / wide
    sides = (
        (rows.min() <= 1, rows.max() + 1, broad),
        (rows.max() >= high - 2, high - rows.min(), broad),
        (columns.min() <= 1, columns.max() + 1, tall),
        (columns.max() >= wide - 2, wide - columns.min(), tall),
    )
    touching = [(float(depth), float(along)) for touches, depth, along in sides if touches]
    if len(touching) != 1:
        return False
    depth, along = touching[0]
    return bool(depth > (deep if along < _ALONG_A_SIDE else hand))


def _inner(grey: Frame) -> Frame:
    high, wide = (max(1, round(side * _RIM)) for side in grey.shape[:2])
    return np.ascontiguousarray(grey[high:-high, wide:-wide])
