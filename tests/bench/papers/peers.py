"""How others find a page, written after their published steps with OpenCV alone."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, in_order

Finder = Callable[[Frame], Corners | None]
_USUAL_HEIGHT_PX = 500


def jscanify(frame: Frame) -> Corners | None:
    """Canny, blur, Otsu, the largest contour, its farthest point in each quarter."""
    edges = cv2.Canny(frame, 50, 200)
    soft = cv2.GaussianBlur(edges, (3, 3), 0)
    _, mask = cv2.threshold(soft, 0, 255, cv2.THRESH_OTSU)
    outline = _largest(np.asarray(mask, np.uint8), cv2.RETR_CCOMP)
    if outline is None:
        return None
    middle = np.array(cv2.minAreaRect(outline)[0], np.float32)
    points = outline.reshape(-1, 2).astype(np.float32)
    off = points - middle
    far = np.hypot(off[:, 0], off[:, 1])
    found = []
    for right, below in ((False, False), (True, False), (True, True), (False, True)):
        quarter = ((off[:, 0] > 0) == right) & ((off[:, 1] > 0) == below)
        if not quarter.any():
            return None
        found.append(points[np.where(quarter, far, -1).argmax()])
    return np.array(found, np.float32)


def usual_recipe(frame: Frame) -> Corners | None:
    """Shrink to 500 pixels, blur, Canny; the first large contour with four points."""
    scale = _USUAL_HEIGHT_PX / frame.shape[0]
    small = cv2.resize(frame, None, fx=scale, fy=scale)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    outlines, _ = cv2.findContours(cv2.Canny(grey, 75, 200), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for outline in sorted(outlines, key=cv2.contourArea, reverse=True)[:5]:
        corners = cv2.approxPolyDP(outline, 0.02 * cv2.arcLength(outline, closed=True), closed=True)
        if len(corners) == 4:
            return in_order(corners.reshape(4, 2).astype(np.float32)) / np.float32(scale)
    return None


def otsu_rectangle(frame: Frame) -> Corners | None:
    """Split by lightness and put the smallest rectangle around the largest light part."""
    grey = cv2.GaussianBlur(cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    _, mask = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    outline = _largest(np.asarray(mask, np.uint8), cv2.RETR_EXTERNAL)
    if outline is None:
        return None
    return in_order(cv2.boxPoints(cv2.minAreaRect(outline)).astype(np.float32))


def _largest(mask: Frame, how: int) -> NDArray[np.int32] | None:
    outlines, _ = cv2.findContours(mask, how, cv2.CHAIN_APPROX_SIMPLE)
    best = max(outlines, key=cv2.contourArea, default=None)
    return None if best is None else np.asarray(best, np.int32)


FINDERS: dict[str, Finder] = {
    "jscanify's steps": jscanify,
    "Canny and four points": usual_recipe,
    "Otsu and minAreaRect": otsu_rectangle,
}


def is_blurred_as_usual(page: Frame) -> bool:
    """Judge by the variance of the Laplacian, below 100."""
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    return float(cv2.Laplacian(grey, cv2.CV_64F).var()) < 100


def has_glare_as_usual(page: Frame) -> bool:
    """Judge by more than two in a hundred pixels of 250 and more."""
    return float((cv2.cvtColor(page, cv2.COLOR_BGR2GRAY) >= 250).mean()) > 0.02


def is_dark_as_usual(page: Frame) -> bool:
    """Judge by a mean below 60."""
    return float(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).mean()) < 60
