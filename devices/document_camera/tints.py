"""Areas of one tint: a sheet under whatever shadow, among stripes, tiles, keys or print.

A shadow changes the light of a place and hardly its tint, which is colour over
lightness. Where the tint stands still, or where it and the light without the ink
change little, there may be a sheet: its outline is where they begin to change.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from devices.document_camera.colours import Floats
from devices.document_camera.contract import Frame

_INK_PX, _TINT_PX = 9, 5  # of the coarse copy: ink and specks are narrower
_DARKEST = 12  # of Lab's bytes: in less light tint is noise
_TINT, _LIGHT = 100.0, 60.0  # how tint and the light's logarithm become steps of one size
_STEPS_OF_TINT = (3, 6, 12, 24)  # what changes less from place to place stands still
_STEPS_OF_BOTH = (8, 14, 24, 44)
_OPENED_PX = 5  # a bridge to the ground that is narrower is broken


def even_areas(lab: Frame) -> Iterator[Frame]:
    """Return masks of what stands still in a coarse picture in Lab, from little to much."""
    light, red, yellow = cv2.split(lab)
    least = np.maximum(cv2.medianBlur(light, 3), _DARKEST).astype(np.float32)
    tint = np.maximum(_changes(_tint(red, least)), _changes(_tint(yellow, least)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_INK_PX, _INK_PX))
    bare = cv2.medianBlur(cv2.morphologyEx(light, cv2.MORPH_CLOSE, kernel), _TINT_PX)
    lit = np.log(np.maximum(bare, 8).astype(np.float32)) * np.float32(_LIGHT)
    both = np.maximum(_changes(lit), tint * 2)
    opening = np.ones((_OPENED_PX, _OPENED_PX), np.uint8)
    for changes, steps in ((tint, _STEPS_OF_TINT), (both, _STEPS_OF_BOTH)):
        for step in steps:
            still = (changes < step).astype(np.uint8)
            yield np.asarray(cv2.morphologyEx(still, cv2.MORPH_OPEN, opening), np.uint8)


def _tint(colour: object, light: Floats) -> Floats:
    soft = cv2.medianBlur(np.asarray(colour, np.uint8), _TINT_PX).astype(np.float32) - 128
    return np.asarray(cv2.GaussianBlur(soft / light * _TINT, (0, 0), 1), np.float32)


def _changes(plane: Floats) -> Floats:
    across, down = cv2.Sobel(plane, cv2.CV_32F, 1, 0), cv2.Sobel(plane, cv2.CV_32F, 0, 1)
    return np.asarray(cv2.magnitude(across, down), np.float32)
