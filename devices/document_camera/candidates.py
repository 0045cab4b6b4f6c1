"""Guesses at where the page is: many, from views that fail on different pictures.

No single way of finding a page is right on more than two pictures in three
(measured). So several ways each give quadrilaterals, and `page` judges them all
by one measure. Frames here are small copies, about 640 pixels long.
"""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, area_of, in_order

_LEAST_AREA = 0.02  # of the frame: a bank card on an A4 plate takes 0.06
_LEAST_FILL = 0.80  # of the quadrilateral by the shape that it was fitted to
_BORDER = 0.04  # of the frame's side, taken to be the plate
_CONTOURS_A_MASK = 4

Mask = NDArray[np.uint8]


def quadrilaterals(frame: Frame) -> list[Corners]:
    """Return every quadrilateral that one of the views suggests, in no order."""
    return [corners for mask in _masks(frame) for corners in _of_mask(mask)]


def _masks(frame: Frame) -> Iterator[Mask]:
    smooth = cv2.bilateralFilter(cv2.medianBlur(frame, 5), 7, 40, 7)
    lab = _bytes(cv2.cvtColor(smooth, cv2.COLOR_BGR2LAB))
    yield from _unlike_the_border(lab)
    yield from _split_by_channel(lab)
    yield from _inside_edges(lab)


def _unlike_the_border(lab: Frame) -> Iterator[Mask]:
    """See what differs in colour from the rim of the picture, which mostly shows the plate."""
    rim = max(2, round(min(lab.shape[:2]) * _BORDER))
    ring = np.ones(lab.shape[:2], bool)
    ring[rim:-rim, rim:-rim] = False
    usual = np.median(lab[ring], axis=0)
    distance = np.linalg.norm(lab.astype(np.float32) - usual, axis=2)
    level = np.clip(distance * 2, 0, 255).astype(np.uint8)
    cut, mask = cv2.threshold(level, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield _closed(_bytes(mask))
    yield _closed(_above(level, cut * 0.6))


def _split_by_channel(lab: Frame) -> Iterator[Mask]:
    """See what is lighter or darker, redder or bluer than the rest."""
    for channel in cv2.split(lab):
        _, mask = cv2.threshold(channel, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        yield _closed(_bytes(mask))
        yield _closed(_bytes(cv2.bitwise_not(mask)))


def _inside_edges(lab: Frame) -> Iterator[Mask]:
    """See what closed outlines enclose, for a page of nearly the plate's colour."""
    for low, high in ((10, 30), (30, 90)):
        edges = np.zeros(lab.shape[:2], np.uint8)
        for channel in cv2.split(lab):
            edges |= _bytes(cv2.Canny(channel, low, high))
        yield _bytes(cv2.dilate(edges, np.ones((3, 3), np.uint8), iterations=2))


def _bytes(picture: NDArray[Any]) -> NDArray[np.uint8]:
    return np.asarray(picture, dtype=np.uint8)


def _above(level: Mask, cut: float) -> Mask:
    return np.where(level > cut, 255, 0).astype(np.uint8)


def _closed(mask: Mask) -> Mask:
    """Fill the writing on the page, and wipe away specks beside it."""
    side = max(3, round(min(mask.shape) * 0.02)) | 1
    kernel = np.ones((side, side), np.uint8)
    filled = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
    return _bytes(cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel))


def _of_mask(mask: Mask) -> Iterator[Corners]:
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    least = _LEAST_AREA * mask.size
    large = sorted(contours, key=cv2.contourArea, reverse=True)[:_CONTOURS_A_MASK]
    for contour in large:
        hull = cv2.convexHull(contour)
        area = cv2.contourArea(hull)
        if area < least:
            continue
        for corners in _fits(hull):
            # The outline of an open curve has little area of its own: its hull counts.
            if area >= _LEAST_FILL * area_of(corners) > 0:
                yield corners


def _fits(hull: NDArray[Any]) -> Iterator[Corners]:
    """Fit four corners to an outline in two ways: by leaving out points, and by a rectangle."""
    length = cv2.arcLength(hull, closed=True)
    for part in (0.01, 0.02, 0.03, 0.05, 0.08):
        outline = cv2.approxPolyDP(hull, part * length, closed=True)
        if len(outline) == 4:  # noqa: PLR2004 - a page has four corners
            yield in_order(outline.reshape(4, 2).astype(np.float32))
            break
    yield in_order(cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32))
