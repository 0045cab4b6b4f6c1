"""Moves the sides of a found page to where the colour really changes, to a fraction of a pixel.

Only strips along the four sides are looked at, in the full picture. Paper is
seldom flat: where a side is bent, its corners are where its two ends point to.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import Corners
from devices.document_camera.sides import Floats

_SAMPLES = 96  # along each side
_OFFSETS = 41  # across it
_APART = 3  # offsets between which a change is measured
_TELLING = 0.35  # of a side's usual change: less is noise, or a finger
_LEAST_CHANGE = 2.0  # of Lab units
_FEWEST = 18  # samples to fit a line to
_BENT = 1.2  # offsets that a side usually lies off its straight line
_END = 0.3  # of a bent side, taken for its direction there
_ROUNDS = 6
_NARROW = 3.0  # how much nearer the second look is
_PARALLEL = 0.05

_ALONG = np.linspace(0.02, 0.98, _SAMPLES, dtype=np.float32)
Flags = NDArray[np.bool_]


def refined(corners: Corners, frame: Frame, reach_px: float, *, is_coarse: bool = False) -> Corners:
    """Return better corners, or the same ones where the picture does not tell.

    A coarse answer costs half: it is near enough to be judged.
    """
    first = np.asarray(corners, dtype=np.float32)
    now = first
    for reach in (reach_px,) if is_coarse else (reach_px, reach_px / _NARROW):
        now = _moved(now, frame, max(2.0, reach))
    strayed = float(np.abs(now - first).max())
    # A refinement that wanders off has followed something else.
    return now if strayed < _NARROW * reach_px else first


def _moved(corners: Corners, frame: Frame, reach: float) -> Corners:
    ends = np.roll(corners, -1, axis=0)
    along = ends - corners
    unit = along / np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    into = np.stack([-unit[:, 1], unit[:, 0]], axis=1)
    points = corners[:, None] + along[:, None] * _ALONG[:, None]
    far, is_telling = _steepest(frame, points, into, reach)
    begin, finish = _lines(far, is_telling, reach)
    first = _laid(corners, ends, into, begin)
    last = _laid(corners, ends, into, finish)
    return _corners(last[[3, 0, 1, 2]], first, corners)


def _steepest(frame: Frame, points: Floats, into: Floats, reach: float) -> tuple[Floats, Flags]:
    """Return how far inward the colour changes most, in the way it does along most of the side."""
    offsets = np.linspace(-reach, reach, _OFFSETS, dtype=np.float32)
    places = points[:, :, None] + into[:, None, None] * offsets[:, None]
    flat = places.reshape(-1, _OFFSETS, 2)
    strip = cv2.remap(
        frame, flat[..., 0], flat[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    lab = cv2.cvtColor(cv2.GaussianBlur(strip, (0, 0), 1.3), cv2.COLOR_BGR2LAB)
    four = lab.astype(np.float32).reshape(4, _SAMPLES, _OFFSETS, 3)
    change = four[:, :, _APART:] - four[:, :, :-_APART]
    loudest = np.einsum("sijc,sijc->sij", change, change).argmax(axis=2)
    usual = np.median(np.take_along_axis(change, loudest[..., None, None], axis=2)[:, :, 0], axis=1)
    size = np.linalg.norm(usual, axis=1)
    likeness = np.einsum("sijc,sc->sij", change, usual / np.maximum(size, 1e-6)[:, None])
    best = np.clip(likeness.argmax(axis=2), 1, likeness.shape[2] - 2)
    before, peak, after = (
        np.take_along_axis(likeness, (best + shift)[..., None], axis=2)[..., 0]
        for shift in (-1, 0, 1)
    )
    bend = np.minimum(before - 2 * peak + after, -1e-3)
    fine = np.clip(0.5 * (before - after) / bend, -1, 1)
    far = offsets[0] + (best + _APART / 2 + fine) * (offsets[1] - offsets[0])
    return far.astype(np.float32), peak > np.maximum(_LEAST_CHANGE, _TELLING * size)[:, None]


def _lines(far: Floats, is_telling: Flags, reach: float) -> tuple[Floats, Floats]:
    """Return slope and level of each side at its beginning and at its end: arrays (4, 2)."""
    scale = reach / 8
    whole = _robust(far, is_telling, scale)
    rest = np.abs(far - (whole[:, :1] * _ALONG + whole[:, 1:]))
    usual = np.median(np.where(is_telling, rest, 0), axis=1)
    is_bent = usual > _BENT * 2 * reach / _OFFSETS
    near = is_telling & (rest < reach / 2)
    ends = []
    for part in (_ALONG < _END, _ALONG > 1 - _END):
        fits = near & part
        is_there = is_bent & (fits.sum(axis=1) > _FEWEST // 2)
        ends.append(np.where(is_there[:, None], _robust(far, fits, scale), whole))
    return ends[0], ends[1]


def _robust(far: Floats, counted: Flags, scale: float) -> Floats:
    """Fit a line to each side's offsets, paying little heed to those far from it: (4, 2)."""
    middle = np.median(np.where(counted, far, 0), axis=1, keepdims=True)
    weight = counted / (1 + ((far - middle) / (4 * scale)) ** 2)
    slope = level = np.zeros((len(far), 1), np.float32)
    for _ in range(_ROUNDS):
        total = np.maximum(weight.sum(axis=1, keepdims=True), 1e-6)
        x = (weight * _ALONG).sum(axis=1, keepdims=True) / total
        y = (weight * far).sum(axis=1, keepdims=True) / total
        spread = (weight * (_ALONG - x) ** 2).sum(axis=1, keepdims=True)
        slope = (weight * (_ALONG - x) * (far - y)).sum(axis=1, keepdims=True) / np.maximum(
            spread, 1e-6
        )
        level = y - slope * x
        weight = counted / (1 + ((far - slope * _ALONG - level) / scale) ** 2)
    is_enough = counted.sum(axis=1, keepdims=True) >= _FEWEST // 2
    return np.asarray(np.where(is_enough, np.hstack([slope, level]), 0), dtype=np.float32)


def _laid(start: Floats, end: Floats, into: Floats, line: Floats) -> Floats:
    """Turn offsets along sides into lines of the picture: two points each, shape (4, 2, 2)."""
    first = start + into * line[:, 1:]
    last = end + into * (line[:, :1] + line[:, 1:])
    return np.stack([first, last], axis=1).astype(np.float32)


def _corners(before: Floats, after: Floats, old: Corners) -> Corners:
    """Cross each side with the one before it; where they run alike, keep the old corner."""
    one, two = before[:, 1] - before[:, 0], after[:, 1] - after[:, 0]
    det = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    size = np.linalg.norm(one, axis=1) * np.linalg.norm(two, axis=1)
    is_crossing = np.abs(det) > _PARALLEL * np.maximum(size, 1e-6)
    between = after[:, 0] - before[:, 0]
    steps = (between[:, 0] * two[:, 1] - between[:, 1] * two[:, 0]) / np.where(is_crossing, det, 1)
    crossed = before[:, 0] + one * steps[:, None]
    return np.asarray(np.where(is_crossing[:, None], crossed, old), dtype=np.float32)
