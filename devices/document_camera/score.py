"""One number for every quadrilateral: how well it would do as a page.

A sum of a few things that hold for every sheet of paper, weighted as they told
pages from other things in rendered pictures (`tests/bench/papers`). The same sum
judges the first guesses and the refined ones, and it alone chooses.
"""

import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats, colour_features
from devices.document_camera.sides import UNSEEN, Measured, View

FEATURES = (
    "alike",
    "least alike",
    "anyhow",
    "least anyhow",
    "runs on",
    "rough",
    "roughest",
    "striped",
    "most striped",
    "shades",
    "unseen",
    "outside",
    "size",
    "square",
    "unlike",
    "long",
    "contrast",
    "least contrast",
    "rough outside",
    "unlike outside",
    "of one colour",
)
_WEIGHTS = np.array(
    [
        -0.57,
        2.81,
        26.92,
        -6.07,
        -17.51,
        -18.97,
        1.82,
        -2.59,
        1.19,
        0.65,
        -3.31,
        -16.08,
        2.78,
        -9.05,
        -2.26,
        -0.53,
        -9.53,
        6.44,
        8.57,
        6.12,
        -3.5,
    ],
    dtype=np.float32,
)
_BIAS = np.float32(-9.88)
_NEUTRAL = np.float32(0.6)  # a side outside the picture tells nothing
_TINT = np.array([0.3, 1, 1], np.float32)  # a shadow over one side changes its light alone
_OUT_PX = 1.5
_MOST_ASKED = 110  # of some three hundred guesses: the best was never farther down
_LEAST_AREA, _MOST_AREA = 0.025, 0.985  # of the picture
_LEAST_ANGLE = 38.0
_FAR_OUT = 0.6  # of the picture's side


def features(corners: Floats, seen: Measured, view: View) -> Floats:
    """Return what is known of quadrilaterals, shape (n, features)."""
    size = view.size
    is_unseen = seen.in_view < UNSEEN
    alike, anyhow = (np.where(is_unseen, _NEUTRAL, one) for one in (seen.alike, seen.anyhow))
    runs_on, rough, beyond, striped = (
        np.where(is_unseen, 0, one)
        for one in (seen.runs_on, seen.rough, seen.rough_outside, seen.striped)
    )
    weight = (~is_unseen).astype(np.float32)[..., None]
    usual = (seen.shade * weight).sum(axis=1, keepdims=True) / np.maximum(
        weight.sum(axis=1, keepdims=True), 1
    )
    apart = (np.linalg.norm((seen.shade - usual) * _TINT, axis=2) * weight[..., 0]).max(axis=1)
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    pairs = np.sort(sides.reshape(-1, 2, 2), axis=1)
    unlike = 1 - (pairs[:, 0] / np.maximum(pairs[:, 1], 1)).min(axis=1)
    across, down = (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2
    long = np.maximum(across, down) / np.maximum(np.minimum(across, down), 1)
    limits = np.array(size, np.float32) - 1
    out = ((corners < -_OUT_PX) | (corners > limits + _OUT_PX)).any(axis=2).sum(axis=1)
    area = _area(np.clip(corners, 0, limits)) / (size[0] * size[1])
    columns = [
        alike.mean(axis=1),
        np.where(is_unseen, 1, alike).min(axis=1),
        anyhow.mean(axis=1),
        np.where(is_unseen, 1, anyhow).min(axis=1),
        runs_on.mean(axis=1),
        rough.mean(axis=1),
        rough.max(axis=1),
        striped.mean(axis=1),
        striped.max(axis=1),
        apart / (apart + 12),
        is_unseen.sum(axis=1),
        out / 4,
        np.log(np.maximum(area, 1e-3)),
        np.cos(np.radians(_angles(corners))) ** 2,
        unlike,
        np.maximum(long - 2.2, 0),
        np.where(is_unseen, _NEUTRAL, seen.contrast).mean(axis=1),
        np.where(is_unseen, 1, seen.contrast).min(axis=1),
        beyond.mean(axis=1),
    ]
    known = np.stack(columns, axis=1).astype(np.float32)
    return np.hstack([known, _coloured(corners, known, view)]).astype(np.float32)


def _coloured(corners: Floats, known: Floats, view: View) -> Floats:
    """Return the colours' two features, asked of those alone that may still be the best.

    Colours cost more than all the rest together. What is not asked counts as alike
    inside and outside, and of one colour: the worst there is.
    """
    colours = np.tile(np.array([0, 1], np.float32), (len(corners), 1))
    promise = known @ _WEIGHTS[: known.shape[1]]
    asked = np.argsort(-promise)[:_MOST_ASKED]
    colours[asked] = colour_features(corners[asked], view.palette)
    return colours


def scores(known: Floats) -> Floats:
    """Return how surely each is a page: above zero rather so, below rather not."""
    return np.asarray(known @ _WEIGHTS + _BIAS, dtype=np.float32)


def possible(corners: Floats, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Say which quadrilaterals have the shape that a sheet can have in a picture."""
    limits = np.array(size, np.float32) - 1
    middle = np.abs(corners / limits - 0.5)
    near = (middle < 0.5 + _FAR_OUT).all(axis=(1, 2))
    part = _area(np.clip(corners, 0, limits)) / (size[0] * size[1])
    whole = _angles(corners) > _LEAST_ANGLE
    return np.asarray(near & whole & (part > _LEAST_AREA) & (part < _MOST_AREA), dtype=np.bool_)


def is_cut_off(corners: Floats, seen: Measured, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Say which quadrilaterals reach out of the picture, or lie with a side along its rim."""
    limits = np.array(size, np.float32) - 1
    out = ((corners < -_OUT_PX) | (corners > limits + _OUT_PX)).any(axis=(1, 2))
    return np.asarray(out | (seen.in_view < UNSEEN).any(axis=1))


def _area(corners: Floats) -> Floats:
    x, y = corners[..., 0], corners[..., 1]
    twice = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    return np.asarray(np.abs(twice) / 2, dtype=np.float32)


def _angles(corners: Floats) -> Floats:
    """Return the sharpest inner angle in degrees, 0 where a shape is folded or hollow."""
    onward = np.roll(corners, -1, axis=1) - corners
    back = np.roll(corners, 1, axis=1) - corners
    cross = onward[..., 0] * back[..., 1] - onward[..., 1] * back[..., 0]
    dot = (onward * back).sum(axis=2)
    inner = np.degrees(np.arctan2(cross, dot))
    turned = np.where(inner < 0, 0, np.minimum(inner, 180 - inner))
    return np.asarray(turned.min(axis=1), dtype=np.float32)
