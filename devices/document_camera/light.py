"""Whether the light on a page lets it be read: too little, or a lamp's reflection."""

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.cores import has_bright_core
from devices.document_camera.fading import is_faded
from devices.document_camera.mirrored import is_mirrored

_DARK_BELOW = 50.0  # of 255: how light the paper is, not the mean, which ink pulls down
_PAPER_PERCENTILE = 95


def is_too_dark(page: Frame) -> bool:
    """Say whether there is too little light, judged on the page before it is cleaned.

    In the dark a reader keeps 99.9 % of the characters at a quarter of the light
    and 78 % at an eighth (measured).
    """
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY)
    return float(np.percentile(grey, _PAPER_PERCENTILE)) < _DARK_BELOW


def has_glare(page: Frame) -> bool:
    """Say whether a lamp is mirrored in the page and hides what is written there.

    On paper that is darker than the lamp its spot tells (`mirrored`, and `cores` for
    what is small), on white paper the ink about it does (`fading`).
    """
    return is_mirrored(page) or has_bright_core(page) or is_faded(page)
