"""How soft a page's writing is, and whether it is too soft for its size.

The textbook gate, the variance of the Laplacian, refuses pages with little
writing. Here softness is the width of the sharpest edges, so a page with two
words is judged by those two words. It is taken for each direction by itself:
what moved is soft along its way and sharp across it. What a reader bears grows
with the writing: at 30 pixels a character it keeps 99.8 % of them at a blur of
2.5 pixels (standard deviation), 85 % at 3 and 36 % at 3.5 (measured). Large
writing has small labels beside it: of a household register ten are lost at 2.8.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame

_WINDOW_PX = 31
_LEAST_CONTRAST = 22.0  # within a window, to be judged as an edge
_OF_THE_BEST = 0.6  # of the page's best contrast: blur takes contrast from thin strokes
_SHARPEST = 3.0  # percent of a direction's edges
_FEWEST_EDGES = 200
_FEWEST_IN_A_DIRECTION = 150
_DIRECTIONS = 4
_LEAST_SLOPE = 0.5  # of 255, a pixel
_RIM_PX = 8
_WIDEST_PX = 14.0  # what is softer is a shadow or a fold, and no writing
_GAUSSIAN_PEAK = 2.507  # the square root of two pi
_CLEARLY_SHARPER = 0.8  # than the strongest edges: then those are no writing
_MOVED = 1.5  # softer along one direction than along the sharpest
_BEARABLE = ((10.0, 16.0, 22.0, 30.0), (2.15, 2.4, 2.7, 2.96))  # size of the writing, blur it bears
_ALWAYS_BEARABLE, _OF_THE_PAGE = 2.25, 0.0036
_LEAST_PART, _MOST_PART = 5, 1 / 6  # of a character, in pixels; of a page's side
_FEWEST_PARTS, _SPECK_PX = 8, 8
_INK = 12  # of 255, darker than what is around it
_PARTS_PERCENTILE = 70

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Softness:
    """The blur along the sharpest and the softest direction, in pixels, and the writing's size."""

    least_px: float
    most_px: float
    writing_px: float
    page_px: int = 10_000  # its long side

    @property
    def is_unreadable(self) -> bool:
        """Say whether a reader would lose characters."""
        bearable = float(np.interp(self.writing_px, *_BEARABLE))
        # Of a page that is seen small only the headings are left once it is blurred.
        return self.most_px > min(bearable, max(_ALWAYS_BEARABLE, _OF_THE_PAGE * self.page_px))

    @property
    def has_moved(self) -> bool:
        """Say whether it is soft along one direction alone."""
        return self.most_px > _MOVED * self.least_px


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Where anything changes, by how much within a window, and its slope across and down."""

    are: Mask
    contrast: Floats
    across: Floats
    down: Floats


def softness(page: Frame) -> Softness | None:
    """Measure how soft the writing is; None if there is nothing to judge by.

    The strongest edges may be a shadow's or a table's. So where they are too soft, or wider than
    any writing, narrow strokes alone are asked; they count where they are clearly sharper.
    """
    plain = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    grey = np.asarray(cv2.GaussianBlur(plain, (0, 0), 0.8), np.uint8)
    edges = _edges(grey.astype(np.float32))
    writing = _writing_px(plain)
    first = _softness(_widths(edges, edges.contrast), writing, plain)
    if first is not None and not first.is_unreadable:
        return first
    strokes = _softness(_widths(edges, _strokes(grey)), writing, plain)
    if first is None or strokes is None:
        return first or strokes
    return strokes if strokes.most_px < _CLEARLY_SHARPER * first.most_px else first


def _softness(widths: list[float], writing: float, plain: Frame) -> Softness | None:
    return Softness(min(widths), max(widths), writing, max(plain.shape)) if widths else None


def _edges(grey: Floats) -> _Edges:
    kernel = np.ones((_WINDOW_PX, _WINDOW_PX), np.uint8)
    contrast = np.asarray(cv2.dilate(grey, kernel) - cv2.erode(grey, kernel), np.float32)
    across = np.asarray(cv2.Sobel(grey, cv2.CV_32F, 1, 0, ksize=3) / 8, np.float32)
    down = np.asarray(cv2.Sobel(grey, cv2.CV_32F, 0, 1, ksize=3) / 8, np.float32)
    return _Edges(_within(grey) & (np.hypot(across, down) > _LEAST_SLOPE), contrast, across, down)


def _strokes(grey: Frame) -> Floats:
    """Return how strong the strongest narrow stroke within a window is, dark or light.

    At the page's rim a strip of the table is as narrow, and no stroke.
    """
    kernel = np.ones((_WINDOW_PX, _WINDOW_PX), np.uint8)
    ways = (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)
    dark, light = (cv2.morphologyEx(grey, way, kernel) for way in ways)
    strokes = np.where(_within(grey, _WINDOW_PX), np.maximum(dark, light), np.uint8(0))
    return np.asarray(cv2.dilate(strokes, kernel), np.float32)


def _widths(edges: _Edges, strength: Floats) -> list[float]:
    """Return the blur of the sharpest edges, a number for each direction that has enough of them.

    Only those count that are nearly as strong as the best. An edge of contrast c, blurred with
    standard deviation s, rises by at most c / (s · sqrt(2π)) a pixel.
    """
    if not edges.are.any():
        return []
    best = float(np.percentile(strength[edges.are], 99.5))
    strong = edges.are & (strength > max(_LEAST_CONTRAST, _OF_THE_BEST * best))
    if int(strong.sum()) < _FEWEST_EDGES:
        return []
    across, down = edges.across[strong], edges.down[strong]
    turn = np.degrees(np.arctan2(down, across)) % 180
    width = edges.contrast[strong] / np.hypot(across, down) / _GAUSSIAN_PEAK
    is_edge = width < _WIDEST_PX
    turn, width = turn[is_edge], width[is_edge]
    step = 180 / _DIRECTIONS
    parts = [
        width[np.abs((turn - i * step + 90) % 180 - 90) < step / 2] for i in range(_DIRECTIONS)
    ]
    return [
        float(np.percentile(part, _SHARPEST))
        for part in parts
        if len(part) >= _FEWEST_IN_A_DIRECTION
    ]


def _within(grey: Frame | Floats, rim: int = _RIM_PX) -> Mask:
    inner = np.zeros(grey.shape, bool)
    inner[rim:-rim, rim:-rim] = True
    return inner


def _writing_px(plain: Frame) -> float:
    """Return the usual size of what is written, 0 where nothing can be told apart."""
    around = max(15, (min(plain.shape) // 25) | 1)
    soft = cv2.GaussianBlur(plain, (0, 0), 0.8)
    method, kind = cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV
    ink = cv2.adaptiveThreshold(soft, 255, method, kind, around, _INK)
    found = cv2.connectedComponentsWithStats(ink, connectivity=8)[2][1:]
    size = np.maximum(found[:, cv2.CC_STAT_HEIGHT], found[:, cv2.CC_STAT_WIDTH])
    is_part = (size >= _LEAST_PART) & (size < min(plain.shape) * _MOST_PART)
    size = size[is_part & (found[:, cv2.CC_STAT_AREA] >= _SPECK_PX)]
    return float(np.percentile(size, _PARTS_PERCENTILE)) if len(size) >= _FEWEST_PARTS else 0.0
