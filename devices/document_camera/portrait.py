"""Whether a picture of a person will do as the photograph that a matter wants.

Three things are asked: its shape and size, a plain light ground, and a face in the
middle of its upper half. The face is looked for by the colour of skin against the
ground and by its place and shape, without a model: it says that somebody is on the
picture and where, and nothing of who.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.scanned_page import PageFlag

_LEAST_HIGH_PX = 200  # 33 mm at 150 dots an inch
_LEAST_SHAPE, _MOST_SHAPE = 1.15, 1.65  # height over width: 1.22 to 1.5 are usual, cut by hand
_UNLIKE_PAPER = 9.0  # of Lab units
_FRAMED, _ABOVE_HAIR = 0.92, 0.12  # of the box that a figure fills; of its height
_LEAST_OF_PAGE = 0.04
_RIM = 0.03
_SMALL_PX = 200  # a portrait is judged on a copy that high
_SIDES, _UPPER = 0.17, 0.45  # of width and height: there is nothing but ground
_LIGHT = 178.0  # of 255
_EVEN = 15.0  # of Lab units, as a deviation
_MOST_TINT = 17.0  # of Lab units: pale blue still passes, red and deep blue do not
_SKIN_LEAST, _SKIN_MOST = (0, 135, 80), (255, 178, 127)  # YCrCb, as commonly published
_FACE_TOP, _FACE_BOTTOM = 0.12, 0.72  # of the height
_FACE_WIDE = (0.22, 0.75)  # of the width
_OFF_MIDDLE = 0.14  # of the width
_FULL = 0.45  # of the face's box is skin; the rest are hair, eyes, glasses


@dataclass(frozen=True, slots=True)
class _Box:
    left: int
    top: int
    wide: int
    high: int

    def of(self, frame: Frame) -> Frame:
        return frame[self.top : self.top + self.high, self.left : self.left + self.wide]


def portrait_flaws(page: Frame) -> tuple[PageFlag, ...]:
    """Return what speaks against the photograph on an upright page, worst first."""
    box = _photograph(page)
    shape = box.high / max(1, box.wide)
    if box.high < _LEAST_HIGH_PX or not _LEAST_SHAPE < shape < _MOST_SHAPE:
        return (PageFlag.PORTRAIT_SIZE,)
    scale = _SMALL_PX / box.high
    size = (max(1, round(box.wide * scale)), _SMALL_PX)
    small = np.asarray(cv2.resize(box.of(page), size, interpolation=cv2.INTER_AREA), np.uint8)
    complaints = {
        PageFlag.PORTRAIT_FACE: not _has_face(small),
        PageFlag.PORTRAIT_GROUND: not _is_plain(small),
    }
    return tuple(flag for flag, holds in complaints.items() if holds)


def _photograph(page: Frame) -> _Box:
    """Return where the photograph is: on a sheet, or the page itself.

    A photograph on white, glued to white paper, shows no edge: then it is as wide as the
    shoulders, with a little ground above the hair.
    """
    high, wide = page.shape[:2]
    rim = max(2, round(_RIM * min(high, wide)))
    box, filled = _figure(page, rim)
    is_on_sheet = rim < box.left and rim < box.top and box.left + box.wide < wide - rim
    if not is_on_sheet or box.top + box.high > high - rim:
        return _Box(0, 0, wide, high)
    if filled > _FRAMED:
        return box
    above = min(box.top, round(_ABOVE_HAIR * box.high))
    return _Box(box.left, box.top - above, box.wide, box.high + above)


def _figure(page: Frame, rim: int) -> tuple[_Box, float]:
    """Return the largest thing that is unlike the paper, and how much of its box it fills."""
    lab = _lab(np.asarray(cv2.medianBlur(page, 5), np.uint8))
    edge = np.concatenate([lab[:rim].reshape(-1, 3), lab[-rim:].reshape(-1, 3)])
    off = np.linalg.norm(lab - np.median(edge, axis=0), axis=2) > _UNLIKE_PAPER
    closed = cv2.morphologyEx(off.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    solid = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    outlines, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(outlines, key=cv2.contourArea, default=None)
    whole = _Box(0, 0, page.shape[1], page.shape[0])
    if largest is None or cv2.contourArea(largest) < _LEAST_OF_PAGE * solid.size:
        return whole, 1.0
    box = _Box(*(int(value) for value in cv2.boundingRect(largest)))
    return box, float(cv2.contourArea(largest)) / max(1, box.wide * box.high)


def _is_plain(small: Frame) -> bool:
    """Say whether the ground beside the head is light and of one pale colour."""
    high, wide = small.shape[:2]
    rim, side = max(3, round(0.06 * wide)), round(_SIDES * wide)
    upper = _lab(small)[rim : round(_UPPER * high)]
    ground = np.concatenate([upper[:, rim:side], upper[:, wide - side : wide - rim]]).reshape(-1, 3)
    usual = np.median(ground, axis=0)
    tint = float(np.linalg.norm(usual[1:] - 128))
    spread = float(np.percentile(np.linalg.norm(ground - usual, axis=1), 90))
    return float(usual[0]) > _LIGHT and tint < _MOST_TINT and spread < _EVEN


def _has_face(small: Frame) -> bool:
    """Say whether one patch of skin lies where a face lies on such a picture."""
    high, wide = small.shape[:2]
    tones = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.5), cv2.COLOR_BGR2YCrCb)
    skin = np.asarray(cv2.inRange(tones, _SKIN_LEAST, _SKIN_MOST), dtype=np.uint8)
    skin[: round(_FACE_TOP * high)] = 0
    skin[round(_FACE_BOTTOM * high) :] = 0
    kernel = np.ones((7, 7), np.uint8)
    whole = cv2.morphologyEx(cv2.erode(skin, kernel[:3, :3]), cv2.MORPH_CLOSE, kernel)
    count, _, found, _ = cv2.connectedComponentsWithStats(whole)
    faces = [one for one in found[1:count] if _is_placed(one, wide)]
    return len(faces) == 1


def _is_placed(one: NDArray[np.int32], wide: int) -> bool:
    left, _, box_wide, box_high, area = (int(value) for value in one)
    middle = (left + box_wide / 2) / wide
    is_wide = _FACE_WIDE[0] < box_wide / wide < _FACE_WIDE[1]
    is_round = 0.75 < box_high / max(1, box_wide) < 2.1  # noqa: PLR2004 - a face with its neck
    return (
        is_wide
        and is_round
        and abs(middle - 0.5) < _OFF_MIDDLE
        and area > _FULL * (box_wide * box_high)
    )


def _lab(frame: Frame) -> NDArray[np.float32]:
    return np.asarray(cv2.cvtColor(frame, cv2.COLOR_BGR2LAB), dtype=np.float32)
