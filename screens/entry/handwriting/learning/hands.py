"""Hands that do not exist: from one model of a character, many ways that people may write it.

Each writing has its own temper: how far strokes stray, how shaky the line is,
which strokes are joined, in which order they come, what is left out. The bench
spoils its samples in other ways (``tests/bench/handwriting``), so that what is
measured there was never taught.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from screens.entry.handwriting.ink import STEPS, Floats, Ink, evenly
from screens.entry.handwriting.learning.medians import Medians
from screens.entry.handwriting.learning.orders import Orders, orders
from screens.entry.handwriting.learning.whole import bend, shake, smooth

BRIDGE: Final = 8  # points on the way from one stroke to the next
HOW_JOINED: Final = (0.0, 0.12, 0.35, 0.75, 1.0)
HOW_OFTEN: Final = (0.42, 0.2, 0.18, 0.15, 0.05)
FEW: Final = 3  # strokes, of which none is forgotten
SMALL: Final = 0.2  # a stroke shorter than this is easily forgotten


@dataclass(frozen=True, slots=True)
class Model:
    """One character's strokes as points of one row, ``stroke`` telling whose each is."""

    points: Floats
    stroke: NDArray[np.intp]
    lengths: Floats

    @classmethod
    def of(cls, medians: Medians) -> "Model":
        """Space the points as the recogniser will."""
        side = float(np.ptp(np.concatenate(medians), axis=0).max())
        strokes = [evenly(stroke, side / STEPS) for stroke in medians]
        whose = np.repeat(np.arange(len(strokes)), [len(s) for s in strokes])
        lengths = [np.hypot(*np.diff(s, axis=0).T).sum() / side for s in strokes]
        points = np.concatenate(strokes)
        middle = (points.max(axis=0) + points.min(axis=0)) / 2
        return cls((points - middle) / side, whose, np.array(lengths, np.float32))


def writings(model: Model, count: int, chance: Generator) -> Ink:
    """Write a character ``count`` times, each time by another hand."""
    strayed = _strayed(model, count, chance)
    shown = _shown(model, count, chance)
    order = orders(model.stroke, count, chance)
    points = np.take_along_axis(strayed, order.points[..., None], axis=1)
    ink = _joined(points, order, np.take_along_axis(shown, order.strokes, axis=1), chance)
    ink = smooth(ink, chance)
    return Ink(bend(shake(ink.points, chance), chance), ink.pen)


def _strayed(model: Model, count: int, chance: Generator) -> Floats:
    """Move, turn and stretch every stroke a little about its own middle."""
    strokes = len(model.lengths)
    temper = chance.gamma(2.0, 0.5, (count, 1)).astype(np.float32)
    middles = np.stack(
        [model.points[model.stroke == s].mean(axis=0) for s in range(strokes)]
    ).astype(np.float32)
    move = chance.normal(0, 0.035, (count, strokes, 2)) * temper[..., None]
    angle = chance.normal(0, 0.09, (count, strokes)) * temper
    size = np.exp(chance.normal(0, 0.13, (count, strokes)) * temper)
    own = (model.points - middles[model.stroke])[None]
    cos, sin = (f(angle)[:, model.stroke] * size[:, model.stroke] for f in (np.cos, np.sin))
    x = own[..., 0] * cos - own[..., 1] * sin
    y = own[..., 0] * sin + own[..., 1] * cos
    return (np.stack([x, y], axis=-1) + (middles + move)[:, model.stroke]).astype(np.float32)


def _shown(model: Model, count: int, chance: Generator) -> Floats:
    """Return 1 for each stroke that is written, 0 for the few that are forgotten."""
    strokes = len(model.lengths)
    easily = np.where(model.lengths < SMALL, 0.05, 0.008) * (strokes > FEW)
    return (chance.random((count, strokes)) >= easily).astype(np.float32)


def _joined(points: Floats, order: Orders, shown: Floats, chance: Generator) -> Ink:
    """Put a bridge between each two strokes: ink where they are joined, else air."""
    count, strokes = shown.shape
    ends = order.ends  # (count, strokes): the place of each stroke's last point in the row
    rate = chance.choice(HOW_JOINED, (count, 1), p=HOW_OFTEN)
    both = shown[:, 1:] * shown[:, :-1]
    joins = (chance.random((count, strokes - 1)) < rate) * both
    length = points.shape[1] + BRIDGE * (strokes - 1)
    made = np.empty((count, length, 2), np.float32)
    pen = np.zeros((count, length - 1), np.float32)
    for k in range(count):
        at = start = 0
        for s in range(strokes):
            stop = int(ends[k, s]) + 1
            size = stop - start
            made[k, at : at + size] = points[k, start:stop]
            pen[k, at : at + size - 1] = shown[k, s]
            at, start = at + size, stop
            if s < strokes - 1:
                made[k, at : at + BRIDGE] = _bridge(points[k, stop - 1], points[k, stop], chance)
                pen[k, at - 1 : at + BRIDGE] = joins[k, s]
                at += BRIDGE
    return Ink(made, pen)


_ALONG: Final = (np.arange(1, BRIDGE + 1, dtype=np.float32) / (BRIDGE + 1))[:, None]
_BULGE: Final = np.sin(np.pi * _ALONG)


def _bridge(start: Floats, end: Floats, chance: Generator) -> Floats:
    """Return the points between two strokes, on a slight curve to either side."""
    way = end - start
    aside = np.array([-way[1], way[0]], np.float32) * np.float32(chance.normal(0, 0.15))
    bridge: Floats = start + _ALONG * way + _BULGE * aside
    return bridge
