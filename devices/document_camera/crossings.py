"""Quadrilaterals between lines: every two that lie with every two that stand.

All are measured at once: along each line the changes are summed up one time, and
what lies between two of its crossings is the difference of two sums.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats
from devices.document_camera.lines import Lines
from devices.document_camera.sides import (
    BEHIND,
    BEYOND_PX,
    UNSEEN,
    Measured,
    View,
    summed,
    traced,
)

_STEP_PX = 2.0
_LAG = 3  # steps between which an edge is compared with itself
_LEAST_SUPPORT = 0.22  # of every side: below that no guess has ever been right
_HOPELESS = -1e3
_UNKNOWN = 3.0  # the promise of a side that lies outside the picture
_MOST = 400  # quadrilaterals that are looked at more closely
_TRIM, _NEAR, _FAR = 2, round(BEYOND_PX[0] / _STEP_PX), round(BEYOND_PX[1] / _STEP_PX)
_PARALLEL = 1e-3

Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Between:
    """Quadrilaterals, and the measures of their top, right, bottom and left: arrays (n, 4)."""

    corners: Floats
    measures: Measured


def between(view: View, lines: Lines) -> Between:
    """Return the quadrilaterals whose four sides all show some difference."""
    points = _crossings(lines)
    rows, columns = (np.triu_indices(len(one), 1) for one in (lines.lying, lines.standing))
    lying = _measured(view, lines.lying, points, columns)
    standing = _measured(view, lines.standing, points.transpose(1, 0, 2), rows)
    row, column = _chosen(lying, standing, rows, columns)
    top, bottom = rows[0][row], rows[1][row]
    left, right = columns[0][column], columns[1][column]
    ends = [(top, left), (top, right), (bottom, right), (bottom, left)]
    corners = np.stack([points[one] for one in ends], axis=1)
    # Normals point down and to the right: into the page from its top and left alone.
    four = [
        (lying[0], top, column),
        (standing[1], right, row),
        (lying[1], bottom, column),
        (standing[0], left, row),
    ]
    return Between(corners, _together(four))


def _together(four: list[tuple[Measured, Indices, Indices]]) -> Measured:
    stacked = [
        np.stack([getattr(one, name)[line, pair] for one, line, pair in four], axis=1)
        for name in Measured.__slots__
    ]
    return Measured(*stacked)


def _crossings(lines: Lines) -> Floats:
    """Return where each lying line crosses each standing one: shape (lying, standing, 2)."""
    one, two = lines.lying[:, None], lines.standing[None]
    det = one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0]
    far = np.abs(det) < _PARALLEL
    safe = np.where(far, 1, det)
    x = (one[..., 2] * two[..., 1] - one[..., 1] * two[..., 2]) / safe
    y = (one[..., 0] * two[..., 2] - one[..., 2] * two[..., 0]) / safe
    nowhere = np.float32(-1e6)
    points = np.stack([np.where(far, nowhere, x), np.where(far, nowhere, y)], axis=-1)
    return np.asarray(points, dtype=np.float32)


def _measured(
    view: View, lines: Floats, points: Floats, pairs: tuple[Indices, Indices]
) -> tuple[Measured, Measured]:
    """Measure each line between each pair of its crossings: arrays (lines, pairs).

    The first answer takes the page to lie where the normal points, the second behind it.
    """
    normal, distance = lines[:, :2], lines[:, 2:3]
    along = np.stack([normal[:, 1], -normal[:, 0]], axis=1)
    middle = np.array(view.size, np.float32) / 2
    reach = float(np.hypot(*middle))
    steps = np.arange(-reach, reach, _STEP_PX, dtype=np.float32)
    # Each line from its point nearest to the picture's middle: nothing is seen farther out.
    nearest = middle + normal * (distance - normal @ middle[:, None])
    every = nearest[:, None] + along[:, None] * steps[:, None]
    running = _running(traced(view, every, normal[:, None], _LAG))
    place = (np.einsum("lpc,lc->lp", points - nearest[:, None], along) + reach) / _STEP_PX
    low = np.minimum(place[:, pairs[0]], place[:, pairs[1]])
    high = np.maximum(place[:, pairs[0]], place[:, pairs[1]])
    side = _span(running, low + _TRIM, high - _TRIM)
    few = np.ascontiguousarray(running[..., :BEHIND])
    ends = _span(few, low - _FAR, low - _NEAR), _span(few, high + _NEAR, high + _FAR)
    count = np.maximum(high - low - 2 * _TRIM, 1).astype(np.float32)
    ahead = summed(side, count, ends, is_inside_right=True)
    return ahead, summed(side, count, ends, is_inside_right=False)


def _running(values: Floats) -> Floats:
    sums = np.zeros((len(values), values.shape[1] + 1, values.shape[2]), np.float32)
    np.cumsum(values, axis=1, out=sums[:, 1:])
    return sums


def _span(running: Floats, low: Floats, high: Floats) -> Floats:
    """Return the sums between two places of each line; places outside are the line's ends."""
    lines, places, channels = running.shape
    flat = running.reshape(-1, channels)
    first = (np.arange(lines, dtype=np.int32) * places)[:, None]
    start = np.clip(low, 0, places - 1).astype(np.int32)
    end = np.maximum(np.clip(high, 0, places - 1).astype(np.int32), start)
    sums = np.take(flat, first + end, axis=0)
    sums -= np.take(flat, first + start, axis=0)
    return np.asarray(sums, dtype=np.float32)


def _chosen(
    lying: tuple[Measured, Measured],
    standing: tuple[Measured, Measured],
    rows: tuple[Indices, Indices],
    columns: tuple[Indices, Indices],
) -> tuple[Indices, Indices]:
    """Return which pairs of rows go with which pairs of columns: the most promising."""
    promise = _promise(lying[0])[rows[0]] + _promise(lying[1])[rows[1]]
    promise += (_promise(standing[0])[columns[0]] + _promise(standing[1])[columns[1]]).T
    flat = promise.ravel()
    count = min(_MOST, int((flat > _HOPELESS).sum()))
    best = np.argpartition(flat, len(flat) - max(1, count))[len(flat) - count :]
    row, column = np.unravel_index(best, promise.shape)
    return row, column


def _promise(one: Measured) -> Floats:
    """Add up what speaks for a side, as `score` does, before its quadrilateral is known."""
    looks = (
        1.2 * one.alike
        + 5 * one.anyhow
        - 3 * one.runs_on
        - one.striped
        + 0.5 * np.log(np.maximum(one.in_view * one.count, 1))
    )
    seen = np.where(one.anyhow > _LEAST_SUPPORT, looks, _HOPELESS)
    return np.asarray(np.where(one.in_view < UNSEEN, _UNKNOWN, seen), dtype=np.float32)
