"""How surely a line across a picture is the side of a sheet: one measure for every guess.

A sheet's side has the sheet along one edge and the ground along the other: what
lies a little to its left differs from what lies a little to its right, all along
it, and mostly in the same way. A printed line has the same paper on both sides.
A sheet's margin is even, where a ground may be rough. And a side ends at its
corners, where the joint of a floor or the grain of a board runs on.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats, Palette, palette_of
from devices.document_camera.contract import Frame

REACH_PX = 3.0  # from the side to where left and right are compared
_DEEP_PX = 10.0  # from the side to where the margin of a sheet still has its colour
BEYOND_PX = (5.0, 17.0)  # behind each end, where one looks whether it runs on
UNSEEN = 0.12  # a side of which less is in the picture lies outside
_SAMPLES = 40  # along each side
_BEYOND = 6  # samples behind each end
_TRIMMED = 0.03  # of each end: corners are round
_FAINT, _LOUD = 2.2, 7.0  # of Lab units: the least that counts as a difference, and the most
_OVER_USUAL = 1.6
_ROUGH = 6.0  # of Lab units: a margin that varies as much is half rough
_OF_CONTRAST = 0.08  # the same, as a part of the side's contrast, both squared
_MOST_CONTRAST = 60.0  # of Lab units
_STRIPED = 8.0  # of Lab units: a margin whose colour changes as much inward is half a stripe
_MOST_STEP = 20.0  # of Lab units: what changes more at one place is no rougher
_SOFT = 1e-6
# Lab counts from the middle of its bytes; what is seen, 255 everywhere, becomes 1.
_FROM_MIDDLE = (np.arange(256)[:, None] - (128, 128, 128, 254)).astype(np.float32)[None]
_NO_MAP: Floats = np.zeros(0, np.float32)

# The channels of what is summed along a side.
_CHANGE, _LOUDNESS, _SEEN = slice(0, 3), 3, 4
BEHIND = 5  # the channels of these; behind the ends of a side nothing else is asked
_RIGHT, _RIGHT_STEPS, _RIGHT_DEEP = slice(5, 8), 8, slice(9, 12)
_LEFT, _LEFT_STEPS, _LEFT_DEEP, _CONTRAST = slice(12, 15), 15, slice(16, 19), 19


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A small copy of a picture in Lab, how large a difference must be to count, its colours.

    Lab counts from the middle of its bytes; a fourth channel is 1 wherever something is seen.
    """

    lab: Floats
    telling: float
    palette: Palette

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        return self.lab.shape[1], self.lab.shape[0]


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What was seen along some sides; numbers from 0 to 1, one a side."""

    alike: Floats  # how far both edges differ, in one and the same way
    anyhow: Floats  # how far they differ in whatever way
    runs_on: Floats  # how far they differ behind the ends, in the same way as between them
    in_view: Floats  # the part of the side that lies in the picture
    count: Floats  # samples along the side, not from 0 to 1
    contrast: Floats  # how large the difference is
    rough: Floats  # how much the inner edge changes along the side, step by step
    rough_outside: Floats  # the same for the outer edge: the ground's
    striped: Floats  # how soon the inner edge's colour ends again inward, as a stripe does
    soft: Floats  # how much both edges change farther off, as where a lens is out of focus
    shade: Floats  # the inner edge's colour: Lab, in a last axis
    ground: Floats  # the outer edge's

    def of(self, chosen: NDArray[np.bool_] | NDArray[np.intp]) -> "Measured":
        """Return the measures of some of the shapes."""
        return Measured(*(getattr(self, name)[chosen] for name in self.__slots__))


def view_of(soft: Frame) -> View:
    """Measure how much a picture changes anyhow, within the distance that sides are judged at."""
    four = cv2.cvtColor(soft, cv2.COLOR_BGR2BGRA)
    lab = np.asarray(cv2.LUT(four, _FROM_MIDDLE), np.float32)
    step = round(2 * REACH_PX)
    plain = lab[..., :3]
    across = plain[::4, step::4] - plain[::4, :-step:4]
    down = plain[step::4, ::4] - plain[:-step:4, ::4]
    usual = sum(float(np.median(_length(one))) for one in (across, down)) / 2
    return View(lab, float(np.clip(_OVER_USUAL * usual, _FAINT, _LOUD)), palette_of(soft))


def _length(changes: Floats) -> Floats:
    return np.asarray(np.sqrt(np.einsum("...c,...c->...", changes, changes)), np.float32)


def traced(view: View, points: Floats, across: Floats, lag: int = 1) -> Floats:
    """Look to both sides of points on a line; the last axis holds the channels to be summed.

    ``lag`` says how many points farther the edges are compared with themselves.
    """
    right, left, *deeper = (
        _at(view.lab, points + across * np.float32(far))
        for far in (REACH_PX, -REACH_PX, _DEEP_PX, -_DEEP_PX)
    )
    seen = right[..., 3:] * left[..., 3:]
    right, left = right[..., :3] * seen, left[..., :3] * seen
    change = right - left
    square = np.einsum("...c,...c->...", change, change)[..., None]
    over = square + np.float32(view.telling**2) + _SOFT
    steps = [_steps(one, lag)[..., None] for one in (right, left)]
    parts = [change * np.sqrt(square) / over, square / over, seen]
    loud = np.minimum(square, np.float32(_MOST_CONTRAST**2))
    deep = [one[..., :3] * seen for one in deeper]
    sums = [*parts, right, steps[0], deep[0], left, steps[1], deep[1], loud * seen]
    return np.concatenate(sums, axis=-1)


def _steps(shades: Floats, lag: int) -> Floats:
    """Return how much an edge's colour changes along it; the rim of a shadow counts once."""
    change = np.zeros_like(shades)
    change[..., lag:, :] = shades[..., lag:, :] - shades[..., :-lag, :]
    square = np.einsum("...c,...c->...", change, change)
    return np.asarray(np.minimum(square, np.float32(_MOST_STEP**2)), dtype=np.float32)


def measured(view: View, corners: Floats) -> Measured:
    """Measure the four sides of quadrilaterals of shape (n, 4, 2), in pixels: arrays (n, 4)."""
    start, end = corners, np.roll(corners, -1, axis=1)
    along = end - start
    length = np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1.0)
    unit = along / length
    across = np.stack([-unit[..., 1], unit[..., 0]], axis=-1)[:, :, None]
    steps = np.linspace(_TRIMMED, 1 - _TRIMMED, _SAMPLES, dtype=np.float32)[:, None]
    behind = np.linspace(*BEYOND_PX, _BEYOND, dtype=np.float32)[:, None]
    side = traced(view, start[:, :, None] + along[:, :, None] * steps, across)
    before = traced(view, start[:, :, None] - unit[:, :, None] * behind, across)
    after = traced(view, end[:, :, None] + unit[:, :, None] * behind, across)
    ends = before.sum(axis=2), after.sum(axis=2)
    return summed(side.sum(axis=2), np.float32(_SAMPLES), ends, is_inside_right=True)


def summed(
    side: Floats, count: Floats | np.float32, ends: tuple[Floats, Floats], *, is_inside_right: bool
) -> Measured:
    """Turn sums of channels along sides, and behind their two ends, into measures."""
    seen = np.maximum(side[..., _SEEN], 1)
    loud = _length(side[..., _CHANGE])
    usual = side[..., _CHANGE] / (loud[..., None] + _SOFT)
    on = [
        np.einsum("...c,...c->...", end[..., _CHANGE], usual) / np.maximum(end[..., _SEEN], 1)
        for end in ends
    ]
    right, left = (_RIGHT, _RIGHT_STEPS, _RIGHT_DEEP), (_LEFT, _LEFT_STEPS, _LEFT_DEEP)
    inner, outer = (right, left) if is_inside_right else (left, right)
    (shade, inward), (ground, outward) = (_inward(side, seen, one) for one in (inner, outer))
    farther = np.minimum(inward, outward)
    varies, beyond = side[..., inner[1]] / seen, side[..., outer[1]] / seen
    squared = side[..., _CONTRAST] / seen
    usual_rough = np.float32(_ROUGH**2) + np.float32(_OF_CONTRAST) * squared
    return Measured(
        alike=loud / seen,
        anyhow=side[..., _LOUDNESS] / seen,
        runs_on=(np.clip(on[0], 0, 1) + np.clip(on[1], 0, 1)) / 2,
        in_view=side[..., _SEEN] / np.maximum(count, 1),
        count=np.broadcast_to(np.asarray(count, dtype=np.float32), loud.shape),
        contrast=np.sqrt(np.maximum(squared, 0)) / np.float32(_MOST_CONTRAST),
        rough=varies / (varies + usual_rough),
        rough_outside=beyond / (beyond + usual_rough),
        striped=inward / (inward + np.float32(_STRIPED)),
        soft=farther / (farther + np.float32(_STRIPED)),
        shade=shade,
        ground=ground,
    )


def _inward(side: Floats, seen: Floats, edge: tuple[slice, int, slice]) -> tuple[Floats, Floats]:
    """Return an edge's colour, and how far from it the colour deeper on its side is."""
    shade = side[..., edge[0]] / seen[..., None]
    return shade, _length(side[..., edge[2]] / seen[..., None] - shade)


def _at(lab: Floats, points: Floats) -> Floats:
    """Return what stands at places of any shape; where nothing is seen, nothing but zeros."""
    flat = np.asarray(points.reshape(-1, points.shape[-2], 2), dtype=np.float32)
    seen = cv2.remap(lab, flat, _NO_MAP, cv2.INTER_NEAREST, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(seen.reshape(*points.shape[:-1], 4), dtype=np.float32)
