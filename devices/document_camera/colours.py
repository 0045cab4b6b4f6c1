"""What the colours of a picture tell: which are the ground's, and how unlike a shape is inside.

A ground may be of many colours (stripes, checks, keys, tiles), and a paper may be
lighter or darker than any of them. So nothing is asked of a colour but where it is
seen: inside a shape, in a ring about it, anywhere outside it; and whether what is
seen there is fine, as print is, and what lies behind a held paper is not.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.contract import Frame

Floats = NDArray[np.floating[Any]]

_CELLS = 30  # along the picture's long side: shapes are compared on so coarse a copy
_LIGHT_STEP, _TINT_STEP = 20, 10  # of Lab's bytes: what differs less is one colour
_SOFT = 1e-6
_MOST_BINS = 48
_FINE_PX, _MUCH = 7, 3.0  # of the small picture; of Lab's bytes: what differs so much is half fine
_RING = np.float32(1.22)  # of a shape's size: the outer rim of the ring about it
_NO_SUM: Floats = np.zeros(0, np.float32)
NOT_ASKED = np.array([0, 1, 0, 0.3, 0.3, 0.3, 1], np.float32)  # the worst there is
_TINTS = 256 // _TINT_STEP + 1
_PARTS = np.stack(
    [np.arange(256) // _LIGHT_STEP, *[np.arange(256) // _TINT_STEP] * 2], axis=-1
).astype(np.uint8)[None]


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """Which of a picture's colours each cell of a coarse copy has, as shares, shape (cells, n)."""

    shares: Floats
    detail: Floats  # how fine what each cell shows is, from 0 to 1
    places: Floats  # the cells' middles in the pixels of the picture that shapes are given in


def palette_of(lab: Frame) -> Palette:
    """Count a small picture's colours, cell by cell."""
    high, wide = lab.shape[:2]
    scale = _CELLS / max(high, wide)
    size = (max(2, round(wide * scale)), max(2, round(high * scale)))
    coarse = np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), np.uint8)
    bins = _binned(coarse).reshape(-1)
    names, numbers = np.unique(bins, return_inverse=True)
    shares = np.zeros((len(bins), len(names)), np.float32)
    shares[np.arange(len(bins)), numbers] = 1
    if len(names) > _MOST_BINS:  # the rarest tell nothing
        shares = shares[:, np.argsort(-shares.sum(axis=0))[:_MOST_BINS]]
    xs, ys = np.meshgrid(np.arange(size[0]), np.arange(size[1]))
    places = np.stack([(xs + 0.5) * wide / size[0], (ys + 0.5) * high / size[1]], axis=-1)
    return Palette(shares, _detail(lab, size), places.reshape(-1, 2).astype(np.float32))


def _detail(lab: Frame, size: tuple[int, int]) -> Floats:
    light = cv2.extractChannel(lab, 0)
    fine = cv2.absdiff(light, cv2.blur(light, (_FINE_PX, _FINE_PX)))
    much = cv2.resize(fine.astype(np.float32), size, interpolation=cv2.INTER_AREA).reshape(-1)
    return np.asarray(much / (much + np.float32(_MUCH)), np.float32)


def _binned(lab: Frame) -> NDArray[np.int32]:
    """Return a number for every pixel: pixels of nearly one colour share it."""
    parts = cv2.LUT(lab, _PARTS).astype(np.int32)
    return np.asarray((parts[..., 0] * _TINTS + parts[..., 1]) * _TINTS + parts[..., 2], np.int32)


def colour_features(corners: Floats, palette: Palette) -> Floats:
    """Return seven features of each shape, shape (n, 7).

    How unlike it is inside and outside, how much of it is of one colour, how unlike it
    and the ring about it are; how fine what is seen is inside, outside and in the ring;
    how much of the ring is of one colour.
    """
    if not len(corners):
        return np.zeros((0, len(NOT_ASKED)), np.float32)
    middle = corners.mean(axis=1, keepdims=True)
    inside = _inside(corners, palette.places)
    ring = _inside(middle + (corners - middle) * _RING, palette.places) - inside
    ones = np.ones((len(palette.detail), 1), np.float32)
    every = np.hstack([palette.shares, palette.detail[:, None], ones])
    # Not numpy's product: its library would wake threads for less work than that takes.
    within, around = (
        np.asarray(cv2.gemm(part, every, 1, _NO_SUM, 0), np.float32)
        for part in (inside, np.maximum(ring, 0))
    )
    without = every.sum(axis=0) - within
    fine = [one[:, -2] / np.maximum(one[:, -1], 1) for one in (within, without, around)]
    here, there, near = (
        one[:, :-2] / np.maximum(one[:, :-2].sum(axis=1, keepdims=True), _SOFT)
        for one in (within, without, around)
    )
    far, close = (1 - np.sqrt(here * one).sum(axis=1) for one in (there, near))
    columns = [far, here.max(axis=1), close, *fine, near.max(axis=1)]
    return np.stack(columns, axis=1).astype(np.float32)


def beyond_like(inner: Floats, outer: Floats, palette: Palette) -> tuple[float, float]:
    """Say how like what is inside, and what is outside both, the colours between two shapes are."""
    is_inner, is_outer = _inside(np.stack([inner, outer]), palette.places) > 0
    parts = (is_outer & ~is_inner, is_inner, ~is_outer & ~is_inner)
    between, inside, outside = (palette.shares[part].sum(axis=0) for part in parts)
    like = [
        float(np.sqrt(between * one).sum() / max(_SOFT, np.sqrt(between.sum() * one.sum())))
        for one in (inside, outside)
    ]
    return like[0], like[1]


def _inside(corners: Floats, places: Floats) -> Floats:
    """Say which places lie inside each shape, whose corners run clockwise: shape (n, places)."""
    along = np.roll(corners, -1, axis=1) - corners
    into = np.stack([-along[..., 1], along[..., 0]], axis=-1).astype(np.float32)
    level = np.einsum("nsc,nsc->ns", into, corners).astype(np.float32)
    flat = into.reshape(-1, 2)
    far = cv2.gemm(flat, np.ascontiguousarray(places.T), 1, _NO_SUM, 0)
    is_in = (far > level.reshape(-1, 1)).reshape(len(corners), 4, len(places))
    return np.asarray(is_in.all(axis=1), dtype=np.float32)
