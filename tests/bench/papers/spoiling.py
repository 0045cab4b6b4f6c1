"""Spoils a good picture as cameras and lamps do, so that a reader loses what stands on it."""

from collections.abc import Callable

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners, side_lengths

# Of the page's side at which a page of 30 pixel characters is some 1600 pixels long.
_BLUR, _MOTION = 4.5 / 1600, 17 / 1600
_LIGHT = 0.12
_NOISE = 2.0


def blurred(frame: Frame, corners: Corners, rng: np.random.Generator) -> Frame:
    """Put the page out of focus."""
    size = max(2.0, _BLUR * _long_side(corners) * rng.uniform(1, 1.4))
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), size), np.uint8)


def moved(frame: Frame, corners: Corners, rng: np.random.Generator) -> Frame:
    """Move the camera along a straight way while the picture is taken."""
    length = max(9, round(_MOTION * _long_side(corners) * rng.uniform(1, 1.4))) | 1
    kernel, half, angle = np.zeros((length, length), np.float32), length // 2, rng.uniform(0, np.pi)
    for step in np.linspace(-half, half, 4 * length):
        kernel[round(half + step * np.sin(angle)), round(half + step * np.cos(angle))] = 1
    return np.asarray(cv2.filter2D(frame, -1, kernel / kernel.sum()), np.uint8)


def glaring(frame: Frame, corners: Corners, rng: np.random.Generator) -> Frame:
    """Mirror a lamp somewhere in the middle of the page."""
    a, b = rng.uniform(0.3, 0.7, 2)
    top, bottom = (corners[i] * (1 - a) + corners[j] * a for i, j in ((0, 1), (3, 2)))
    x, y = top * (1 - b) + bottom * b
    wide = float(np.sqrt(cv2.contourArea(corners))) * rng.uniform(0.06, 0.12)
    ys, xs = np.mgrid[0 : frame.shape[0], 0 : frame.shape[1]].astype(np.float32)
    lamp = np.exp(-((xs - x) ** 2 + (ys - y) ** 2) / (2 * wide**2)) * rng.uniform(150, 300)
    return np.asarray(np.clip(frame + lamp[:, :, None], 0, 255), np.uint8)


def darkened(frame: Frame, _corners: Corners, rng: np.random.Generator) -> Frame:
    """Leave an eighth of the light."""
    noise = rng.standard_normal(frame.shape, dtype=np.float32) * _NOISE
    return np.clip(frame * _LIGHT + noise, 0, 255).astype(np.uint8)


def _long_side(corners: Corners) -> float:
    return float(side_lengths(corners).max())


SPOILED: dict[str, Callable[[Frame, Corners, np.random.Generator], Frame]] = {
    "blur": blurred,
    "motion": moved,
    "glare": glaring,
    "dark": darkened,
}
