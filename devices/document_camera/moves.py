"""Other sides for guesses that are nearly right: three sides of a sheet, one of something else.

Only so many lines are asked for all that lies between them (`lines`), and a short side on a
busy ground is often not among those: half hidden by fingers, or one of a hundred joints. So
each side of the likeliest guesses is exchanged for every shorter piece of a line that could
stand there, between the same two neighbours.
"""

import numpy as np

from devices.document_camera.colours import Floats
from devices.document_camera.score import possible

_ALONG = 0.9  # the cosine between a side and what may take its place
_LEAST_PART = 0.12  # of the new side: what is shorter is no side
_BEYOND = 0.06  # of the new side: a piece may reach so far behind its corners
_MOVED_PX = 4.0  # what lies nearer to the old side is found by moving it
_SAME_PX = 3.0
_PARALLEL = 0.05


def other_sides(shapes: Floats, segments: Floats, size: tuple[int, int], most: int) -> Floats:
    """Return shapes with one side each exchanged for a piece of a line, shape (n, 4, 2)."""
    if not len(shapes) or not len(segments):
        return np.zeros((0, 4, 2), np.float32)
    found = [_with_side(shapes, side, segments) for side in range(4)]
    every = np.concatenate([one for one, _ in found])
    part = np.concatenate([one for _, one in found])
    fits = possible(every, size)
    every, part = every[fits], part[fits]
    # The longest pieces first, and of those that mean the same shape only one.
    every = every[np.argsort(-part, kind="stable")]
    places = np.rint(every.reshape(len(every), 8) / _SAME_PX).astype(np.int32)
    _, first = np.unique(places, axis=0, return_index=True)
    return np.asarray(every[np.sort(first)[:most]], np.float32)


def _with_side(shapes: Floats, side: int, segments: Floats) -> tuple[Floats, Floats]:
    """Put every fitting piece in one side's place; return the shapes, and the pieces' parts."""
    turned = np.roll(shapes, -side, axis=1)  # the side runs from the first corner to the second
    start, end = segments[:, :2], segments[:, 2:]
    one = _crossing(turned[:, 3], turned[:, 0], start, end)
    two = _crossing(turned[:, 2], turned[:, 1], start, end)
    along = two - one
    length = np.maximum(np.linalg.norm(along, axis=2), 1e-6)
    unit = along / length[..., None]
    old = turned[:, 1] - turned[:, 0]
    old = old / np.maximum(np.linalg.norm(old, axis=1, keepdims=True), 1e-6)
    places = [((point[None] - one) * unit).sum(axis=2) / length for point in (start, end)]
    low, high = np.minimum(*places), np.maximum(*places)
    part = high - low
    moved = np.maximum(
        np.linalg.norm(one - turned[:, None, 0], axis=2),
        np.linalg.norm(two - turned[:, None, 1], axis=2),
    )
    fits = (
        ((unit * old[:, None]).sum(axis=2) > _ALONG)
        & (part > _LEAST_PART)
        & (low > -_BEYOND)
        & (high < 1 + _BEYOND)
        & (moved > _MOVED_PX)
    )
    shape, piece = np.nonzero(fits)
    new = turned[shape].copy()
    new[:, 0], new[:, 1] = one[shape, piece], two[shape, piece]
    return np.roll(new, side, axis=1), part[shape, piece]


def _crossing(from_: Floats, through: Floats, start: Floats, end: Floats) -> Floats:
    """Return where lines through two points each cross pieces: shape (lines, pieces, 2)."""
    along, across = (through - from_)[:, None], (end - start)[None]
    det = along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0]
    size = np.linalg.norm(along, axis=2) * np.linalg.norm(across, axis=2)
    far = np.abs(det) < _PARALLEL * np.maximum(size, 1e-6)
    between = start[None] - from_[:, None]
    steps = between[..., 0] * across[..., 1] - between[..., 1] * across[..., 0]
    steps = np.where(far, 1e6, steps / np.where(far, 1, det))
    return np.asarray(from_[:, None] + along * steps[..., None], np.float32)
