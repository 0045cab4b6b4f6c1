"""Quadrilaterals around what stands out as a whole: lighter, redder, or unlike the rim.

They find what lines miss: a sheet among hundreds of longer lines of wood or
cloth, and one whose sides are torn or hidden in places.
"""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats, unlike_the_rim
from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, area_of, in_order

_LEAST_AREA = 0.025  # of the picture
_LEAST_FILL = 0.8  # of the quadrilateral by the shape that it was fitted to
_BORDER = 0.04  # of the picture's side, taken to be the ground
_OUTLINES_A_MASK = 2
_COARSE = 2
_SAME_PX, _MOST = 3.5, 8
_TOLERANCES = (0.02, 0.04, 0.07)  # of the outline's length
_PRINT_PX, _HOLE_PX, _FINGER_PX = 3, 5, 17
_ONE_SIDED = 2  # planes in which only what is high stands out


def regions_in(lab: Frame) -> Floats:
    """Return quadrilaterals of a small picture in Lab, shape (n, 4, 2)."""
    found: list[Corners] = []
    half = (max(1, lab.shape[1] // _COARSE), max(1, lab.shape[0] // _COARSE))
    coarse = np.asarray(cv2.resize(lab, half, interpolation=cv2.INTER_AREA), np.uint8)
    for mask in _masks(coarse):
        for corners in _of_mask(mask):
            is_new = all(float(np.abs(corners - one).max()) > _SAME_PX for one in found)
            if is_new and len(found) < _MOST:
                found.append(corners)
    return np.stack(found) * np.float32(_COARSE) if found else np.zeros((0, 4, 2), np.float32)


def _masks(lab: Frame) -> Iterator[Frame]:
    soft = np.asarray(cv2.medianBlur(lab, _PRINT_PX), np.uint8)
    rim = max(2, round(min(lab.shape[:2]) * _BORDER))
    ring = np.concatenate([soft[:rim], soft[-rim:]], axis=0).reshape(-1, 3)
    sides = np.concatenate([soft[:, :rim], soft[:, -rim:]], axis=1).reshape(-1, 3)
    usual = np.median(np.concatenate([ring, sides]), axis=0)
    apart = np.linalg.norm(soft.astype(np.float32) - usual.astype(np.float32), axis=2)
    planes = [unlike_the_rim(soft), np.clip(apart * 2, 0, 255).astype(np.uint8), *cv2.split(soft)]
    kernel = np.ones((_HOLE_PX, _HOLE_PX), np.uint8)
    wide = np.ones((_FINGER_PX, _FINGER_PX), np.uint8)
    for number, plane in enumerate(planes):
        _, mask = cv2.threshold(plane, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        for one in (mask,) if number < _ONE_SIDED else (mask, cv2.bitwise_not(mask)):
            filled = cv2.morphologyEx(one, cv2.MORPH_CLOSE, kernel)
            yield np.asarray(cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel), np.uint8)
            if number < _ONE_SIDED:
                yield np.asarray(cv2.morphologyEx(filled, cv2.MORPH_OPEN, wide), np.uint8)


def _of_mask(mask: Frame) -> Iterator[Corners]:
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    large = sorted(outlines, key=cv2.contourArea, reverse=True)[:_OUTLINES_A_MASK]
    for outline in large:
        hull = cv2.convexHull(outline)
        area = float(cv2.contourArea(hull))
        if area < _LEAST_AREA * mask.size:
            continue
        for corners in _fits(hull):
            if area >= _LEAST_FILL * area_of(corners) > 0:
                yield corners


def _fits(hull: NDArray[Any]) -> Iterator[Corners]:
    """Fit four corners to an outline: by leaving out points, and by a rectangle."""
    length = cv2.arcLength(hull, closed=True)
    for tolerance in _TOLERANCES:
        outline = cv2.approxPolyDP(hull, tolerance * length, closed=True)
        if len(outline) == 4:  # noqa: PLR2004 - a page has four corners
            yield in_order(outline.reshape(4, 2).astype(np.float32))
            break
    yield in_order(cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32))
