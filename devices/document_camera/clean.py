"""Makes a page out of a photograph: cut out, straightened, evenly lit, in its own colours."""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, side_lengths

LONG_SIDE_PX = 1700  # an A4 page at 145 dpi; readers lose nothing at that size
AROUND = 0.1  # of a page's side: how far a side that nobody sees may lie farther out

_PAPER_LIGHT = 235.0  # what the paper itself becomes
_MOST_GAIN = 2.6
_SURELY_PALE, _SURELY_COLOURED = 0.34, 0.50  # colour over lightness, both in Lab units
_MOSTLY = 0.5
_SHADOW = 0.45  # of the lightest paper's lightness: what is darker is no shadow but a picture
_SAME_TINT = 7.0  # of Lab units
_PAPER_PERCENTILE = 90
_THIN = 1e-3  # where nothing is known, the page's usual light
_SMALL_PX = 240  # the light is estimated on a copy of this size
_INK_PX = 17  # on that copy, ink is narrower than this


def straightened(frame: Frame, corners: Corners, shape: float | None = None) -> Frame:
    """Cut the page out and undo the perspective; its long side becomes at most 1700 px.

    ``shape`` is its true width over its height, if that is known.
    """
    width, height = page_size(corners, shape)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    page = cv2.warpPerspective(
        frame, matrix, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(page, dtype=np.uint8)


def with_what_is_around(frame: Frame, corners: Corners) -> Frame:
    """Do the same and keep a rim of what is around it; what no picture shows is white."""
    width, height = page_size(corners)
    across, down = round(width * AROUND), round(height * AROUND)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target + np.array([across, down], np.float32))
    size = (width + 2 * across, height + 2 * down)
    page = cv2.warpPerspective(
        frame, matrix, size, flags=cv2.INTER_AREA, borderValue=(_PAPER_LIGHT,) * 3
    )
    return np.asarray(page, dtype=np.uint8)


def without_what_is_around(page: Frame) -> Frame:
    """Return the page that `with_what_is_around` left a rim about."""
    down, across = (round(side * AROUND / (1 + 2 * AROUND)) for side in page.shape[:2])
    return np.ascontiguousarray(page[down:-down, across:-across] if down and across else page)


def page_size(corners: Corners, shape: float | None = None) -> tuple[int, int]:
    """Return width and height that a page gets in pixels."""
    top, right, bottom, left = side_lengths(corners)
    wide, high = max(top, bottom), max(left, right)
    if shape is not None:
        wide, high = max(wide, high * shape), max(high, wide / shape)
    scale = min(1.0, LONG_SIDE_PX / max(wide, high))
    return max(1, round(wide * scale)), max(1, round(high * scale))


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
    even = cv2.medianBlur(bare, 2 * (_INK_PX // 2) + 1).astype(np.float32)
    paper = _is_paper(even).astype(np.float32)
    if float(paper.mean()) < _MOSTLY:
        return np.asarray(cv2.GaussianBlur(even, (0, 0), _INK_PX / 2), dtype=np.float32)
    # Under a photograph the paper is as light as around it.
    near, far = (_spread(even, paper, reach) for reach in (_INK_PX / 2, _INK_PX * 2))
    known = np.clip(near[1], 0, 1)[:, :, None]
    return np.asarray(near[0] * known + far[0] * (1 - known), dtype=np.float32)


def _spread(
    even: NDArray[np.float32], paper: NDArray[np.float32], reach: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Carry the paper's light over to places that show something else, and say how well known."""
    weight = cv2.GaussianBlur(paper, (0, 0), reach)
    total = cv2.GaussianBlur(even * paper[:, :, None], (0, 0), reach)
    usual = np.median(even[paper > 0], axis=0)
    thin = _THIN * usual
    light = (total + thin) / (weight[:, :, None] + _THIN)
    return light.astype(np.float32), np.asarray(weight, dtype=np.float32)


def _is_paper(even: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell paper, also in a shadow, from photographs and coloured fields: it keeps its tint."""
    lab = cv2.cvtColor(even / 255, cv2.COLOR_BGR2LAB)
    lightest = float(np.percentile(lab[:, :, 0], _PAPER_PERCENTILE))
    likely = lab[lab[:, :, 0] > _SHADOW * lightest]
    tint = np.median(likely[:, 1:] / np.maximum(likely[:, :1], 1), axis=0)
    off = np.linalg.norm(lab[:, :, 1:] - tint * lab[:, :, :1], axis=2)
    return np.asarray((lab[:, :, 0] > _SHADOW * lightest) & (off < _SAME_TINT), dtype=np.bool_)


def _paleness(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Say how surely each place is pale paper, from 0 to 1."""
    lab = cv2.cvtColor(light / 255, cv2.COLOR_BGR2LAB)
    colour = np.linalg.norm(lab[:, :, 1:], axis=2) / np.maximum(lab[:, :, 0], 1)
    surely = (_SURELY_COLOURED - colour) / (_SURELY_COLOURED - _SURELY_PALE)
    return np.asarray(np.clip(surely, 0, 1), dtype=np.float32)
