"""What there is to choose in a rendered picture, and what each choice is worth."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

import cv2
import numpy as np

from devices.document_camera.colours import Floats
from devices.document_camera.edges import refined
from devices.document_camera.features import first_features, other_features
from devices.document_camera.frames import made_small, well_lit
from devices.document_camera.guesses import (
    Known,
    and_moved,
    and_regions,
    between_lines,
    seen_softly,
)
from devices.document_camera.quadrilateral import Corners, in_order, overlap
from devices.document_camera.score import is_cut_off
from devices.document_camera.sides import View, measured
from tests.bench.papers.elsewhere import elsewhere
from tests.bench.papers.hand_held import hand_held
from tests.bench.papers.hard import hard_photograph
from tests.bench.papers.photographs import Photograph, Subset, photograph

TAKEN_BY: dict[str, Callable[[int, Subset], Photograph]] = {
    "hand-held": hand_held,
    "hard": hard_photograph,
    "ordinary": photograph,
    "elsewhere": lambda seed, _: elsewhere(seed),
}
_LONG_SIDE_PX = 448
_REACH_PX = 3.5
_LIKELY, _ANY = 90, 20  # guesses a picture: the best by today's score, and some of the rest
_SETTLED, _CLOSE = 8, 5.0
_SUBSETS = (Subset.PAGE, Subset.PAGE, Subset.PAGE, Subset.CUT_OFF, Subset.NO_PAGE)
_MOSTLY = 0.6  # of a page that is cut off


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """What is known of each shape, what each is worth, and what it is worth to take none."""

    known: Floats
    worth: Floats
    none: float


def choices(kind: str, seed: int) -> list[Choice]:
    """Return the choice among first guesses, and the one among settled ones."""
    return _of(TAKEN_BY[kind](seed, _SUBSETS[seed % len(_SUBSETS)]), seed)


def _of(picture: Photograph, seed: int) -> list[Choice]:
    small, scale = made_small(picture.frame, _LONG_SIDE_PX, is_quick=True)
    small = well_lit(small)
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), np.uint8)
    view = seen_softly(lab)
    known, pieces = between_lines(lab, view)
    known = and_regions(known, small, lab, view, None)
    known = and_moved(known, pieces, small, view)
    if not len(known.corners):
        return []
    truth = None if picture.corners is None else in_order(picture.corners) * np.float32(scale)
    first = known.corners[_some(known, seed)]
    settled = known.best_whole(_SETTLED, _CLOSE)
    if picture.subset is Subset.PAGE and truth is not None:
        settled = np.concatenate([settled, truth[None]])
    if len(settled):
        reach = _REACH_PX / scale
        settled = refined(settled / scale, picture.frame, reach) * np.float32(scale)
    is_cut = is_cut_off(first, measured(view, first), view.size)
    beside = np.concatenate([settled, first[is_cut]])
    return [
        _choice(one, view, picture.subset, truth, is_settled=is_settled)
        for one, is_settled in ((first, False), (beside, True))
        if len(one)
    ]


def _some(known: Known, seed: int) -> Floats:
    likely = np.argsort(-known.scores)[:_LIKELY]
    others = np.random.default_rng(seed).permutation(len(known.scores))[:_ANY]
    return np.unique(np.concatenate([likely, others]))


def _choice(
    corners: Floats, view: View, subset: Subset, truth: Corners | None, *, is_settled: bool
) -> Choice:
    seen = measured(view, corners)
    rest = other_features(corners, seen, view)
    known = np.hstack([first_features(corners, seen, view), rest]).astype(np.float32)
    is_cut = is_cut_off(corners, seen, view.size)
    shared = np.array([_shared(one, truth) for one in corners], np.float32)
    match subset:
        case Subset.PAGE:
            near = ((shared - 0.8) / 0.19) if is_settled else ((shared - 0.75) / 0.2)
            worth, none = np.where(is_cut, 0, np.clip(near, 0, 1) ** 1.5), 0.03
        case Subset.CUT_OFF:
            worth, none = np.where(is_cut, np.where(shared > _MOSTLY, 1, 0.6), 0), 0.9
        case Subset.NO_PAGE:
            worth, none = np.zeros(len(corners)), 1.0
        case _:
            assert_never(subset)
    return Choice(known, worth.astype(np.float32), none)


def _shared(corners: Floats, truth: Corners | None) -> float:
    outline = in_order(np.asarray(corners, np.float32))
    is_shape = truth is not None and cv2.isContourConvex(outline)
    return overlap(outline, truth) if is_shape and truth is not None else 0.0
