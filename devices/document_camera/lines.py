"""Straight lines in a picture: sides of a sheet, or of a table, or joints of the floor."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from devices.document_camera.colours import Floats
from devices.document_camera.contract import Frame
from devices.document_camera.sides import REACH_PX

MOST_LINES = 20  # in each of the two directions
_SHORTEST = 0.045  # of the picture's long side
_NEAR_PX, _NEAR_COSINE = 2.2, 0.998
_STEEPEST = 0.53  # cosine: lines may stand 58 degrees off the picture's own directions
_PRINT_PX = 5  # strokes narrower than half of it vanish
_AROUND_PX, _GAIN = 81, 3.0
# Of the small picture: of its light, at 0.7 a shadow wins now and then; colour is coarse anyhow.
_LOOKED_AT = (0.8, 0.5)
_MOST_SEGMENTS = 300
_BINS = 256  # steps in which the detector sorts its pixels: most of its time is the sorting
_ALIKE_DEGREES, _MOST_ALIKE = 8, 10
_LOUD = 40.0  # of Lab units: what changes more is no better a side


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines as n·p = d, unit normals; those that lie, from the top, and those that stand.

    The pieces that all lines were made of come with them, from the longest on.
    """

    lying: Floats
    standing: Floats
    pieces: Floats


def lines_in(lab: Frame) -> Lines:
    """Find the longest lines of a small picture in Lab."""
    segments = np.concatenate(
        [_segments(plane, part) for plane, part in zip(_planes(lab), _LOOKED_AT, strict=True)]
    )
    high, wide = lab.shape[:2]
    least = _SHORTEST * max(high, wide)
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    order = np.argsort(-lengths)
    order = order[lengths[order] > least]
    order = order[:_MOST_SEGMENTS]
    merged = _merged(segments[order], lengths[order], _loudness(lab, segments[order]))
    lying = _best(merged[np.abs(merged[:, 1]) > _STEEPEST])
    standing = _best(merged[np.abs(merged[:, 0]) > _STEEPEST])
    rims = _rims(high, wide)
    return Lines(
        _sorted(np.vstack([lying, rims[:2]]), 1, wide / 2),
        _sorted(np.vstack([standing, rims[2:]]), 0, high / 2),
        segments[order],
    )


def _best(merged: Floats) -> Floats:
    """Return the longest lines and the ones that change most: grain is long and faint."""
    longest = np.argsort(-merged[:, 3])[: 2 * MOST_LINES]
    loudest = np.argsort(-merged[:, 4])[: 2 * MOST_LINES]
    both = [one for pair in zip(longest, loudest, strict=True) for one in pair]
    return merged[_mixed(list(dict.fromkeys(both)), merged)[:MOST_LINES], :3]


def _mixed(order: list[int], merged: Floats) -> list[int]:
    """Put lines last whose direction many before them have: stripes hide what lies on them."""
    seen: dict[int, int] = {}
    first: list[int] = []
    last: list[int] = []
    for one in order:
        turn = int(np.degrees(np.arctan2(merged[one, 1], merged[one, 0])) % 180 // _ALIKE_DEGREES)
        seen[turn] = seen.get(turn, 0) + 1
        (first if seen[turn] <= _MOST_ALIKE else last).append(one)
    return first + last


def _rims(high: int, wide: int) -> Floats:
    """Return the picture's own rims: a page that reaches out has no other side there."""
    rows = [(0, 1, 0), (0, 1, high - 1), (1, 0, 0), (1, 0, wide - 1)]
    return np.array(rows, dtype=np.float32)


def _planes(lab: Frame) -> list[Frame]:
    """Return two grey pictures without fine print: what is light, and what is red or blue."""
    soft = cv2.medianBlur(lab, _PRINT_PX)
    light, red, yellow = cv2.split(soft)
    colour = cv2.addWeighted(red, 1, cv2.bitwise_not(yellow), 1, -128)
    return [_louder(_bytes(light)), _louder(_bytes(colour))]


def _louder(plane: Frame) -> Frame:
    """Make faint edges three times as strong: a white paper on a white desk has no others."""
    around = cv2.blur(plane, (_AROUND_PX, _AROUND_PX))
    risen = cv2.addWeighted(plane, _GAIN, around, 0, 0, dtype=cv2.CV_16S)
    rest = cv2.addWeighted(around, -_GAIN, around, 0, 128, dtype=cv2.CV_16S)
    return np.asarray(np.clip(risen + rest, 0, 255), dtype=np.uint8)


def _bytes(plane: object) -> Frame:
    return np.asarray(plane, dtype=np.uint8)


def _segments(plane: Frame, part: float) -> Floats:
    finder = cv2.createLineSegmentDetector(cv2.LSD_REFINE_NONE, scale=part, n_bins=_BINS)
    found: Any = finder.detect(plane)[0]  # None where there is no line at all
    rows = [] if found is None else found
    return np.asarray(rows, dtype=np.float32).reshape(-1, 4)


def _loudness(lab: Frame, segments: Floats) -> Floats:
    """Return how much the picture changes across each segment's middle, in Lab units."""
    middle = (segments[:, 2:] + segments[:, :2]) / 2
    along = segments[:, 2:] - segments[:, :2]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    across *= REACH_PX / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1)
    limits = np.array([lab.shape[1] - 1, lab.shape[0] - 1])
    one, two = (
        np.clip(np.rint(place), 0, limits).astype(np.int32)
        for place in (middle + across, middle - across)
    )
    change = lab[one[:, 1], one[:, 0]].astype(np.float32) - lab[two[:, 1], two[:, 0]]
    return np.asarray(np.minimum(np.linalg.norm(change, axis=1), _LOUD), np.float32)


def _merged(segments: Floats, lengths: Floats, loudness: Floats) -> Floats:
    """Join segments that lie on one line; rows of normal, distance, length, and total change."""
    lines: list[list[float]] = []
    along = (segments[:, 2:] - segments[:, :2]) / lengths[:, None]
    normals = np.stack([-along[:, 1], along[:, 0]], axis=1)
    middles = (segments[:, 2:] + segments[:, :2]) / 2
    distances = (normals * middles).sum(axis=1)
    free = np.ones(len(segments), bool)
    for index in range(len(segments)):
        if not free[index]:
            continue
        normal, distance = normals[index], distances[index]
        one = np.abs(segments[:, :2] @ normal - distance)
        two = np.abs(segments[:, 2:] @ normal - distance)
        same = free & (one < _NEAR_PX) & (two < _NEAR_PX)
        free &= ~same
        lines.append(
            [
                float(normal[0]),
                float(normal[1]),
                float(distance),
                float(lengths[same].sum()),
                float((lengths * loudness)[same].sum()),
            ]
        )
    return np.array(lines, dtype=np.float32).reshape(-1, 5)


def _sorted(lines: Floats, axis: int, middle: float) -> Floats:
    """Sort lines by where they cross the picture's middle; normals point down or to the right."""
    turned = lines * np.where(lines[:, axis : axis + 1] < 0, -1, 1).astype(np.float32)
    crossing = (turned[:, 2] - turned[:, 1 - axis] * middle) / turned[:, axis]
    return np.asarray(turned[np.argsort(crossing)], dtype=np.float32)
