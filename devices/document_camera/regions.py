"""Quadrilaterals around what stands still as a whole: areas of one tint, or of one light.

They find what lines miss: a sheet among hundreds of longer lines of wood or
cloth, and one whose sides are torn or hidden in places.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats
from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, area_of, in_order
from devices.document_camera.tints import even_areas

_LEAST_AREA = 0.025  # of the picture
_LEAST_FILL = 0.8  # of the quadrilateral by the shape that it was fitted to
_OUTLINES_A_MASK = 3
_COARSE = 2
_SAME_PX, _MOST = 3.5, 16
_TOLERANCES = (0.02, 0.04, 0.07)  # of the outline's length


def regions_in(lab: Frame, laid: Frame | None = None) -> Floats:
    """Return quadrilaterals of a small picture in Lab, shape (n, 4, 2).

    ``laid`` is a mask of what surely was laid on a known plate; it is asked first.
    """
    found: list[Corners] = []
    half = (max(1, lab.shape[1] // _COARSE), max(1, lab.shape[0] // _COARSE))
    coarse = np.asarray(cv2.resize(lab, half, interpolation=cv2.INTER_AREA), np.uint8)
    known = [] if laid is None else [_fitted(laid, half)]
    for mask in chain(known, even_areas(coarse)):
        for corners in _of_mask(mask):
            is_new = all(float(np.abs(corners - one).max()) > _SAME_PX for one in found)
            if is_new and len(found) < _MOST:
                found.append(corners)
    return np.stack(found) * np.float32(_COARSE) if found else np.zeros((0, 4, 2), np.float32)


def _fitted(mask: Frame, size: tuple[int, int]) -> Frame:
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def _of_mask(mask: Frame) -> Iterator[Corners]:
    outlines = _outlines(mask)
    large = sorted(outlines, key=cv2.contourArea, reverse=True)[:_OUTLINES_A_MASK]
    for outline in large:
        hull = cv2.convexHull(outline)
        area = float(cv2.contourArea(hull))
        if area < _LEAST_AREA * mask.size:
            continue
        for corners in _fits(hull):
            if area >= _LEAST_FILL * area_of(corners) > 0:
                yield corners


def _outlines(mask: Frame) -> list[NDArray[Any]]:
    """Return the outlines of all that hangs together, also of what lies in another's hole."""
    every, nested = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not every:
        return []  # and nothing is nested: not even an array
    return [one for one, place in zip(every, nested[0], strict=True) if place[3] < 0]


def _fits(hull: NDArray[Any]) -> Iterator[Corners]:
    """Fit four corners to an outline: by leaving out points, and by a rectangle."""
    length = cv2.arcLength(hull, closed=True)
    for tolerance in _TOLERANCES:
        outline = cv2.approxPolyDP(hull, tolerance * length, closed=True)
        if len(outline) == 4:  # noqa: PLR2004 - a page has four corners
            yield in_order(outline.reshape(4, 2).astype(np.float32))
            break
    yield in_order(cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float32))
