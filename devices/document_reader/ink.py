"""The ink of a line: whether it is a seal's, or dark ink over which a seal was pressed.

A seal's red is as light as paper where red alone is looked at. So what is ink there is
print or writing; where there is none, the line is the seal's own words, which are
nobody's value.
"""

from enum import Enum

import numpy as np

from devices.document_camera.contract import Frame
from devices.document_reader.contract import TextLine

_RED = 35  # of 255: by how much red is more than the others
_INK = 0.72  # of the place's paper, in red alone: what is darker is ink
_SEAL_AT_LEAST = 0.8  # the same: no seal is darker in red alone
_PAPER_PERCENTILE = 90
_FEWEST, _MOST = 0.02, 0.6  # of a line's place that is red: more is a red ground
_STROKES = 0.015  # of a line's place: less is no writing


class Ink(Enum):
    """What a line is written in."""

    PLAIN = "no seal there"
    SEAL = "a seal's own words"
    UNDER_A_SEAL = "writing over which a seal was pressed"


def place_on(line: TextLine, page: Frame) -> Frame:
    """Cut the place of a line out of its page."""
    top, left = max(0, int(line.top)), max(0, int(line.left))
    return page[top : int(line.bottom) + 1, left : int(line.right) + 1]


def ink_of(place: Frame) -> Ink:
    """Say what the line at a place is written in."""
    if not place.size:
        return Ink.PLAIN
    red = place[:, :, 2].astype(np.int16)
    is_red = float((red - place[:, :, :2].max(axis=2) > _RED).mean())
    if not _FEWEST < is_red < _MOST:
        return Ink.PLAIN
    ink = float((red < _INK * np.percentile(red, _PAPER_PERCENTILE)).mean())
    return Ink.UNDER_A_SEAL if ink > _STROKES else Ink.SEAL


def without_seal(place: Frame) -> Frame:
    """Return the place as red light alone shows it, with all that is nearly paper as white."""
    red = place[:, :, 2].astype(np.float32)
    white = _SEAL_AT_LEAST * max(1.0, float(np.percentile(red, _PAPER_PERCENTILE)))
    even = np.clip(red * (255 / white), 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(even[:, :, None], 3, axis=2))
