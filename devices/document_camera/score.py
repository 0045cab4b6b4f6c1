"""One number for every quadrilateral: how well it would do as a page.

What is known of a shape (`features`) goes through a few soft steps, whose weights
tell pages from other things in rendered pictures (`weights`, `tests/bench/papers`).
The same number judges the first guesses and the refined ones, and it alone chooses.
"""

import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats
from devices.document_camera.features import angles, areas, first_features, other_features
from devices.document_camera.sides import UNSEEN, Measured, View
from devices.document_camera.weights import (
    CONSTANT,
    INWARD,
    OUTWARD,
    PROMISE,
    STEPS,
    STRAIGHT,
)

_HOPELESS = np.float32(-30)
_OUT_PX = 1.5
_MOST_ASKED = 110  # of some three hundred guesses: the best was never farther down
_LEAST_AREA, _MOST_AREA = 0.025, 0.985  # of the picture
_LEAST_ANGLE = 38.0
_FAR_OUT = 0.6  # of the picture's side


def scores(corners: Floats, seen: Measured, view: View) -> Floats:
    """Return how surely each is a page: above zero rather so, below rather not.

    All is asked of those alone that may still be the best by what their sides tell.
    """
    first = first_features(corners, seen, view)
    asked = np.argsort(-(first @ PROMISE))[:_MOST_ASKED]
    rest = other_features(corners[asked], seen.of(asked), view)
    judged = np.full(len(corners), _HOPELESS, np.float32)
    judged[asked] = _weighed(np.hstack([first[asked], rest]))
    return judged


def _weighed(known: Floats) -> Floats:
    within = np.tanh(known @ INWARD + STEPS)
    return np.asarray(known @ STRAIGHT + within @ OUTWARD + CONSTANT, np.float32)


def possible(corners: Floats, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Say which quadrilaterals have the shape that a sheet can have in a picture."""
    limits = np.array(size, np.float32) - 1
    middle = np.abs(corners / limits - 0.5)
    near = (middle < 0.5 + _FAR_OUT).all(axis=(1, 2))
    part = areas(np.clip(corners, 0, limits)) / (size[0] * size[1])
    whole = angles(corners) > _LEAST_ANGLE
    return np.asarray(near & whole & (part > _LEAST_AREA) & (part < _MOST_AREA), dtype=np.bool_)


def is_cut_off(corners: Floats, seen: Measured, size: tuple[int, int]) -> NDArray[np.bool_]:
    """Say which quadrilaterals reach out of the picture, or lie with a side along its rim."""
    limits = np.array(size, np.float32) - 1
    out = ((corners < -_OUT_PX) | (corners > limits + _OUT_PX)).any(axis=(1, 2))
    return np.asarray(out | (seen.in_view < UNSEEN).any(axis=1))
