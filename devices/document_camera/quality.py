"""Judges whether a page can be read, by what a reader can still read.

The textbook gates refuse good pages: the variance of the Laplacian falls on a
page with little writing, whatever its sharpness. Here sharpness is the width of
the sharpest edges, so a page with two words is judged by those two words, and
a blank page is not blurred. Limits from measurements: at 150 dpi a reader keeps
85 % of the characters at a defocus of 3 px and 36 % at 3.5 px; in the dark it
keeps 99.9 % at a quarter of the light and 78 % at an eighth.
"""

import cv2
import numpy as np

from devices.document_camera.contract import Frame

_BLURRED_FROM_PX = 3.4  # standard deviation of the blur
_DARK_BELOW = 44.0  # of 255: how light the paper is, not the mean, which ink pulls down
_PAPER_PERCENTILE = 95
_WINDOW_PX = 31
_LEAST_CONTRAST = 22.0  # within a window, to be judged as an edge
_OF_THE_BEST = 0.8  # of the page's best contrast: blur takes contrast from thin strokes
_SHARPEST = 0.02  # of those edges
_FEWEST_EDGES = 200
_GAUSSIAN_PEAK = 2.507  # the square root of two pi


def is_too_dark(page: Frame) -> bool:
    """Say whether there is too little light, judged on the page before it is cleaned."""
    return float(np.percentile(_grey(page), _PAPER_PERCENTILE)) < _DARK_BELOW


def is_blurred(page: Frame) -> bool:
    """Say whether the writing is too soft to be read, at the size that is handed in."""
    width = blur_px(page)
    return width is not None and width > _BLURRED_FROM_PX


def blur_px(page: Frame) -> float | None:
    """Estimate the blur from the sharpest edges, or None if there is nothing to judge by.

    An edge of contrast c, blurred with standard deviation s, rises by at most
    c / (s · sqrt(2π)) a pixel.
    """
    grey = cv2.GaussianBlur(_grey(page), (0, 0), 0.8).astype(np.float32)
    kernel = np.ones((_WINDOW_PX, _WINDOW_PX), np.uint8)
    contrast = cv2.dilate(grey, kernel) - cv2.erode(grey, kernel)
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0, ksize=3) / 8
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1, ksize=3) / 8
    slope = np.hypot(across, down)
    edges = contrast > max(_LEAST_CONTRAST, _OF_THE_BEST * float(np.percentile(contrast, 99.5)))
    if int(edges.sum()) < _FEWEST_EDGES:
        return None
    widths = contrast[edges] / np.maximum(slope[edges], 1e-3) / _GAUSSIAN_PEAK
    return float(np.percentile(widths, _SHARPEST * 100))


def _grey(page: Frame) -> Frame:
    return np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
