"""Moves the sides of a found page to where the colour really changes, to a fraction of a pixel.

Only strips along the four sides are looked at, in the full picture. Paper is
seldom flat: where a side is bent, its corners are where its two ends point to.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats
from devices.document_camera.contract import Frame

_APART = 3  # offsets between which a change is measured
_TELLING = 0.35  # of a side's usual change: less is noise, or a finger
_LEAST_CHANGE = 2.0  # of Lab units
_FEWEST = 0.1  # of the samples, to fit a line to
_BENT = 1.2  # offsets that a side usually lies off its straight line
_END = 0.3  # of a bent side, taken for its direction there
_ROUNDS = 5
_NARROW = 3.0  # how much nearer the second look is
_PARALLEL = 0.05

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Where one looks: parts of a side, and how many places across it."""

    along: Floats
    offsets: int

    @property
    def fewest(self) -> float:
        return _FEWEST * len(self.along)


_FINE = _Grid(np.linspace(0.02, 0.98, 96, dtype=np.float32), 41)
_COARSE = _Grid(np.linspace(0.03, 0.97, 48, dtype=np.float32), 27)
_ROUGH = _Grid(np.linspace(0.04, 0.96, 28, dtype=np.float32), 23)


def refined(shapes: Floats, frame: Frame, reach_px: float, *, is_coarse: bool = False) -> Floats:
    """Return better corners of shapes (n, 4, 2), or the same where the picture tells nothing.

    A coarse answer costs a fifth: it is near enough to be judged.
    """
    first = np.asarray(shapes, dtype=np.float32)
    now = _moved(first, frame, max(2.0, reach_px), _ROUGH if is_coarse else _COARSE)
    if not is_coarse:
        now = _moved(now, frame, max(2.0, reach_px / _NARROW), _FINE)
    strayed = np.abs(now - first).max(axis=(1, 2), keepdims=True)
    # A refinement that wanders off has followed something else.
    return np.asarray(np.where(strayed < _NARROW * reach_px, now, first), dtype=np.float32)


def _moved(shapes: Floats, frame: Frame, reach: float, grid: _Grid) -> Floats:
    """Move the sides of all shapes at once: four sides a shape, one behind the other."""
    corners, ends = shapes.reshape(-1, 2), np.roll(shapes, -1, axis=1).reshape(-1, 2)
    along = ends - corners
    unit = along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    into = np.stack([-unit[:, 1], unit[:, 0]], axis=1)
    points = corners[:, None] + along[:, None] * grid.along[:, None]
    far, is_telling = _steepest(frame, points, into, reach, grid)
    begin, finish = _lines(far, is_telling, reach, grid)
    first = _laid(corners, ends, into, begin)
    last = _laid(corners, ends, into, finish)
    before = np.roll(last.reshape(-1, 4, 2, 2), 1, axis=1).reshape(-1, 2, 2)
    return _corners(before, first, corners).reshape(shapes.shape)


def _steepest(
    frame: Frame, points: Floats, into: Floats, reach: float, grid: _Grid
) -> tuple[Floats, Flags]:
    """Return how far inward the colour changes most, in the way it does along most of the side."""
    offsets = np.linspace(-reach, reach, grid.offsets, dtype=np.float32)
    places = points[:, :, None] + into[:, None, None] * offsets[:, None]
    flat = places.reshape(-1, grid.offsets, 2)
    strip = cv2.remap(
        frame, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    lab = cv2.cvtColor(cv2.GaussianBlur(strip, (0, 0), 1.3), cv2.COLOR_BGR2LAB)
    change = cv2.subtract(lab[:, _APART:], lab[:, :-_APART], dtype=cv2.CV_32F)
    # Plane by plane: three numbers behind each other are slow to add up.
    planes = [one.reshape(len(points), len(grid.along), -1) for one in cv2.split(change)]
    loudest = (planes[0] ** 2 + planes[1] ** 2 + planes[2] ** 2).argmax(axis=2)[..., None]
    there = [np.take_along_axis(one, loudest, axis=2)[..., 0] for one in planes]
    usual = np.stack([np.median(one, axis=1) for one in there])
    size = np.linalg.norm(usual, axis=0)
    unit = (usual / np.maximum(size, 1e-6))[..., None, None]
    likeness = planes[0] * unit[0] + planes[1] * unit[1] + planes[2] * unit[2]
    best = np.clip(likeness.argmax(axis=2), 1, likeness.shape[2] - 2)
    before, peak, after = (
        np.take_along_axis(likeness, (best + shift)[..., None], axis=2)[..., 0]
        for shift in (-1, 0, 1)
    )
    bend = np.minimum(before - 2 * peak + after, -1e-3)
    fine = np.clip(0.5 * (before - after) / bend, -1, 1)
    far = offsets[0] + (best + _APART / 2 + fine) * (offsets[1] - offsets[0])
    return far.astype(np.float32), peak > np.maximum(_LEAST_CHANGE, _TELLING * size)[:, None]


def _lines(far: Floats, is_telling: Flags, reach: float, grid: _Grid) -> tuple[Floats, Floats]:
    """Return slope and level of each side at its beginning and at its end: arrays (n, 2)."""
    scale, along = reach / 8, grid.along
    whole = _robust(far, is_telling, scale, grid)
    rest = np.abs(far - (whole[:, :1] * along + whole[:, 1:]))
    usual = np.median(np.where(is_telling, rest, 0), axis=1)
    is_bent = usual > _BENT * 2 * reach / grid.offsets
    if not is_bent.any():
        return whole, whole
    near = is_telling[is_bent] & (rest[is_bent] < reach / 2)
    begin, finish = whole.copy(), whole.copy()
    for end, part in ((begin, along < _END), (finish, along > 1 - _END)):
        fits = near & part
        is_there = (fits.sum(axis=1) > grid.fewest / 2)[:, None]
        fitted = _robust(far[is_bent], fits, scale, grid)
        end[is_bent] = np.where(is_there, fitted, whole[is_bent])
    return begin, finish


def _robust(far: Floats, counted: Flags, scale: float, grid: _Grid) -> Floats:
    """Fit a line to each side's offsets, paying little heed to those far from it: (n, 2)."""
    middle = np.median(np.where(counted, far, 0), axis=1, keepdims=True)
    weight = counted / (1 + ((far - middle) / (4 * scale)) ** 2)
    along = grid.along
    slope = level = np.zeros((len(far), 1), np.float32)
    for _ in range(_ROUNDS):
        total = np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)
        x = (weight * along).sum(axis=1, keepdims=True) / total
        y = (weight * far).sum(axis=1, keepdims=True) / total
        spread = (weight * (along - x) ** 2).sum(axis=1, keepdims=True)
        slope = (weight * (along - x) * (far - y)).sum(axis=1, keepdims=True) / np.maximum(
            spread, 1e-6
        )
        level = y - slope * x
        weight = counted / (1 + ((far - slope * along - level) / scale) ** 2)
    is_enough = counted.sum(axis=1, keepdims=True) >= grid.fewest
    return np.asarray(np.where(is_enough, np.hstack([slope, level]), 0), dtype=np.float32)


def _laid(start: Floats, end: Floats, into: Floats, line: Floats) -> Floats:
    """Turn offsets along sides into lines of the picture: two points each, shape (n, 2, 2)."""
    first = start + into * line[:, 1:]
    last = end + into * (line[:, :1] + line[:, 1:])
    return np.stack([first, last], axis=1).astype(np.float32)


def _corners(before: Floats, after: Floats, old: Floats) -> Floats:
    """Cross each side with the one before it; where they run alike, keep the old corner."""
    one, two = before[:, 1] - before[:, 0], after[:, 1] - after[:, 0]
    det = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    size = np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1)
    is_crossing = np.abs(det) > _PARALLEL * np.maximum(size, 1e-6)
    between = after[:, 0] - before[:, 0]
    steps = (between[:, 0] * two[:, 1] - between[:, 1] * two[:, 0]) / np.where(is_crossing, det, 1)
    crossed = before[:, 0] + one * steps[:, None]
    return np.asarray(np.where(is_crossing[:, None], crossed, old), dtype=np.float32)
