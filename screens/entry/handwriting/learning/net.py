"""A small network and how it learns: a straight way from the maps, beside it a bent one.

Starts as linear discriminant analysis with the nearest mean (the straight way
alone) and goes on from there by gradients, with Adam (Kingma and Ba, 2014).
"""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numpy.typing import NDArray

from screens.entry.handwriting.ink import Floats

FIRST_MOMENT: Final = 0.9
SECOND_MOMENT: Final = 0.999
RIDGE: Final = 0.02  # of the mean spread, so that no direction is divided by nothing

Labels = NDArray[np.intp]


@dataclass(slots=True)
class Weights:
    """All that is learnt; also the shape of its gradient."""

    straight: Floats  # features to code
    inward: Floats  # features to bends
    offset: Floats  # of the bends
    outward: Floats  # bends to code
    shapes: Floats  # code to the likeness of each shape
    bias: Floats  # of each shape

    def each(self) -> list[Floats]:
        """Return the arrays in their fixed order."""
        return [getattr(self, one.name) for one in fields(self)]


def first_weights(
    inputs: Floats, labels: Labels, dims: int, bends: int, chance: np.random.Generator
) -> Weights:
    """Begin with what discriminant analysis finds in the first writings."""
    kinds = int(labels.max()) + 1
    counts = np.bincount(labels, minlength=kinds)[:, None]
    means = np.zeros((kinds, inputs.shape[1]), np.float32)
    np.add.at(means, labels, inputs)
    means /= counts
    straight = _discriminants(inputs - means[labels], means, dims)
    shapes = means @ straight
    return Weights(
        straight,
        chance.normal(0, np.sqrt(2 / inputs.shape[1]), (inputs.shape[1], bends)).astype(np.float32),
        np.zeros(bends, np.float32),
        np.zeros((bends, dims), np.float32),
        shapes.astype(np.float32),
        (-(shapes**2).sum(axis=1) / 2).astype(np.float32),
    )


def _discriminants(within: Floats, means: Floats, dims: int) -> Floats:
    """Return the directions in which shapes differ most, measured by how far writings stray."""
    inner = within.T @ within / len(within)
    inner += np.eye(len(inner), dtype=np.float32) * RIDGE * np.trace(inner) / len(inner)
    values, vectors = np.linalg.eigh(inner.astype(np.float64))
    white = vectors / np.sqrt(values)
    spread = (means - means.mean(axis=0)) @ white
    _, turned = np.linalg.eigh(spread.T @ spread)
    chosen: Floats = (white @ turned[:, ::-1][:, :dims]).astype(np.float32)
    return chosen


def gradient(
    weights: Weights, inputs: Floats, labels: Labels, sharp: float
) -> tuple[Weights, float, float]:
    """Return the gradient of the cross entropy, that entropy, and the share read rightly."""
    bent = np.maximum(inputs @ weights.inward + weights.offset, 0)
    code = inputs @ weights.straight + bent @ weights.outward
    likeness = code @ weights.shapes.T
    likeness += weights.bias
    likeness *= np.float32(sharp)
    likeness -= likeness.max(axis=1, keepdims=True)
    right = likeness[np.arange(len(labels)), labels].copy()
    np.exp(likeness, out=likeness)
    total = likeness.sum(axis=1, keepdims=True)
    loss = float((np.log(total[:, 0]) - right).mean())
    hits = float((right >= 0).mean())
    likeness /= total
    likeness[np.arange(len(labels)), labels] -= 1
    likeness *= np.float32(sharp / len(labels))
    to_code = likeness @ weights.shapes
    to_bent = (to_code @ weights.outward.T) * (bent > 0)
    return (
        Weights(
            inputs.T @ to_code,
            inputs.T @ to_bent,
            to_bent.sum(axis=0),
            bent.T @ to_code,
            likeness.T @ code,
            likeness.sum(axis=0),
        ),
        loss,
        hits,
    )


class Adam:
    """Steps of the learner: each array has a pace of its own."""

    def __init__(self, weights: Weights, paces: tuple[float, ...]) -> None:
        self._weights, self._paces = weights, paces
        self._first = [np.zeros_like(one) for one in weights.each()]
        self._second = [np.zeros_like(one) for one in weights.each()]
        self._steps = 0

    def step(self, slope: Weights, share: float) -> None:
        """Go one step against the slope, at this share of the full pace."""
        self._steps += 1
        even = np.sqrt(1 - SECOND_MOMENT**self._steps) / (1 - FIRST_MOMENT**self._steps)
        values, slopes = self._weights.each(), slope.each()
        for at, pace in enumerate(self._paces):
            first, second = self._first[at], self._second[at]
            first += (1 - FIRST_MOMENT) * (slopes[at] - first)
            second += (1 - SECOND_MOMENT) * (slopes[at] ** 2 - second)
            values[at] -= np.float32(share * pace * even) * first / (np.sqrt(second) + 1e-8)
