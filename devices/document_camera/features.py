"""What is known of quadrilaterals that may be a page: numbers of about one size, one a column.

The first columns come from the sides and the shape alone and are asked of every
guess; colours and the rest cost more than all of those together and are asked of
the likeliest (`score`).
"""

import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats, colour_features
from devices.document_camera.sides import UNSEEN, Measured, View

_NEUTRAL = np.float32(0.6)  # a side outside the picture tells nothing
_TINT = np.array([0.3, 1, 1], np.float32)  # a shadow over one side changes its light alone
_APART = 12  # of Lab units: sides whose colours differ as much are half unlike
_TINTED = 15  # of Lab units: a paper so far off grey is half coloured
_LIGHTER = 60  # of Lab units: between the lightest side and the darkest
_OUT_PX = 1.5
_LONG = 2.2  # longer than that are few papers
_NEAR_RIM = (-0.1, 0.15)  # of the long side: farther in or out is all one
_TELLING = 7.0  # of Lab units: the most that a difference must be to tell

FIRST = (
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
)
REST = (
    "unlike outside",
    "of one colour",
    "unlike around",
    "fine inside",
    "fine outside",
    "fine around",
    "around of one colour",
    "lighter",
    "least lighter",
    "most lighter",
    "tinted",
    "light apart",
    "soft",
    "softest",
    "ratio",
    "second least anyhow",
    "second least alike",
    "most runs on",
    "margin",
    "off the middle",
    "telling",
    "second least contrast",
    "roughest outside",
)


def first_features(corners: Floats, seen: Measured, view: View) -> Floats:
    """Return what the sides and the shape tell, shape (n, first features)."""
    is_unseen = seen.in_view < UNSEEN
    alike, anyhow, contrast = (
        np.where(is_unseen, _NEUTRAL, one) for one in (seen.alike, seen.anyhow, seen.contrast)
    )
    runs_on, rough, beyond, striped = (
        np.where(is_unseen, 0, one)
        for one in (seen.runs_on, seen.rough, seen.rough_outside, seen.striped)
    )
    usual, weight = _usual(seen, is_unseen)
    apart = (np.linalg.norm((seen.shade - usual[:, None]) * _TINT, axis=2) * weight).max(axis=1)
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    pairs = np.sort(sides.reshape(-1, 2, 2), axis=1)
    limits = np.array(view.size, np.float32) - 1
    out = ((corners < -_OUT_PX) | (corners > limits + _OUT_PX)).any(axis=2).sum(axis=1)
    area = areas(np.clip(corners, 0, limits)) / (view.size[0] * view.size[1])
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
        apart / (apart + _APART),
        is_unseen.sum(axis=1),
        out / 4,
        np.log(np.maximum(area, 1e-3)),
        np.cos(np.radians(angles(corners))) ** 2,
        1 - (pairs[:, 0] / np.maximum(pairs[:, 1], 1)).min(axis=1),
        np.maximum(_ratio(sides) - _LONG, 0),
        contrast.mean(axis=1),
        np.where(is_unseen, 1, contrast).min(axis=1),
        beyond.mean(axis=1),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def other_features(corners: Floats, seen: Measured, view: View) -> Floats:
    """Return what the colours tell, and what the sides tell beside it, shape (n, others)."""
    is_unseen = seen.in_view < UNSEEN
    usual, weight = _usual(seen, is_unseen)
    count = np.maximum(weight.sum(axis=1), 1)
    rise = (seen.shade - seen.ground)[..., 0]
    rise = rise / (np.abs(rise) + _APART)
    tint = np.linalg.norm(usual[:, 1:], axis=1)
    light = seen.shade[..., 0]
    lightest = np.where(is_unseen, -np.inf, light).max(axis=1)
    darkest = np.where(is_unseen, np.inf, light).min(axis=1)
    soft, beyond, runs_on = (
        np.where(is_unseen, 0, one) for one in (seen.soft, seen.rough_outside, seen.runs_on)
    )
    second = [
        np.sort(np.where(is_unseen, 1, one), axis=1)[:, 1]
        for one in (seen.anyhow, seen.alike, seen.contrast)
    ]
    sides = np.linalg.norm(np.roll(corners, -1, axis=1) - corners, axis=2)
    limits = np.array(view.size, np.float32) - 1
    least = np.minimum(corners.min(axis=(1, 2)), (limits - corners).min(axis=(1, 2)))
    columns = [
        np.where(is_unseen, 0, rise).sum(axis=1) / count,
        np.where(is_unseen, 1, rise).min(axis=1),
        np.where(is_unseen, -1, rise).max(axis=1),
        tint / (tint + _TINTED),
        np.clip((lightest - darkest) / _LIGHTER, 0, 1.5),
        soft.mean(axis=1),
        soft.max(axis=1),
        np.log(np.maximum(_ratio(sides), 1)),
        second[0],
        second[1],
        runs_on.max(axis=1),
        np.clip(least / max(view.size), *_NEAR_RIM),
        np.linalg.norm(corners.mean(axis=1) / limits - 0.5, axis=1),
        np.full(len(corners), view.telling / _TELLING),
        second[2],
        beyond.max(axis=1),
    ]
    rest = np.stack(columns, axis=1).astype(np.float32)
    return np.hstack([colour_features(corners, view.palette), rest])


def _usual(seen: Measured, is_unseen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the colour that the sides' inner edges have together, and which sides are seen."""
    weight = (~is_unseen).astype(np.float32)
    total = (seen.shade * weight[..., None]).sum(axis=1)
    return total / np.maximum(weight.sum(axis=1, keepdims=True), 1), weight


def _ratio(sides: Floats) -> Floats:
    across, down = (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2
    return np.asarray(np.maximum(across, down) / np.maximum(np.minimum(across, down), 1))


def areas(corners: Floats) -> Floats:
    """Return the area of each shape in square pixels."""
    x, y = corners[..., 0], corners[..., 1]
    twice = (x * np.roll(y, -1, axis=1) - np.roll(x, -1, axis=1) * y).sum(axis=1)
    return np.asarray(np.abs(twice) / 2, dtype=np.float32)


def angles(corners: Floats) -> Floats:
    """Return the sharpest inner angle in degrees, 0 where a shape is folded or hollow."""
    onward = np.roll(corners, -1, axis=1) - corners
    back = np.roll(corners, 1, axis=1) - corners
    cross = onward[..., 0] * back[..., 1] - onward[..., 1] * back[..., 0]
    dot = (onward * back).sum(axis=2)
    inner = np.degrees(np.arctan2(cross, dot))
    turned = np.where(inner < 0, 0, np.minimum(inner, 180 - inner))
    return np.asarray(turned.min(axis=1), dtype=np.float32)
