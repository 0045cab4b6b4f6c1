"""Finds the page in a picture.

Guesses come from a small copy (`guesses`); one number judges them all (`score`); the
best few are moved to where the colour really changes in the full picture (`edges`)
and judged again by the same number. Where that leaves a doubt, more is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np

from devices.document_camera.colours import Floats, beyond_like
from devices.document_camera.contract import Frame
from devices.document_camera.edges import refined
from devices.document_camera.frames import made_small, well_lit
from devices.document_camera.guesses import (
    and_moved,
    and_regions,
    between_lines,
    seen_softly,
    unlike,
)
from devices.document_camera.plate import BarePlate, is_bare
from devices.document_camera.quadrilateral import Corners, area_of, in_order
from devices.document_camera.score import is_cut_off, scores
from devices.document_camera.sides import View, measured

_LONG_SIDE_PX = 448
_FEW_WHOLE = 3  # guesses that are refined
_LEAST_SCORE = -0.7  # below that, rather say "no page" than cut a wrong one
_LEAST_SCORE_OF_A_CUT_PAGE = 0.5  # "no page" is never wrong for a page that is cut off
_BENEFIT_OF_DOUBT, _SURELY = 0.0, 0.3  # by how much a cut page must be better than a whole one
_AT_THE_RIM = 0.0055  # of the picture's long side: a corner so near to it may be one of the cut
_NEARLY, _MOSTLY = 1.8, 0.95  # of the score; of a shape, to be a part of another
_GROUND = 0.2  # how like the ground's colours those are that surely are the ground's
_REACH_PX = 3.5  # of the small copy: how far a side may lie off
_SURE, _FAR_BETTER = 6.0, 2.0  # of the score: then outlines are not asked any more
_HOPELESS, _LIKELY = -9.0, 3.0  # of the score: between them sides are exchanged
_CLEAR = 0.012  # of the long side: nearer to the rim nothing is sure
_FOLLOWED_PX = 7.0  # the same, for a page that may have moved since the picture before
_NARROWEST_PX = 24  # of the small copy: in less there is nothing to judge a side by


@dataclass(frozen=True, slots=True, eq=False)
class FoundPage:
    """A page: its corners in the pixels of the frame, how sure it is, and if it is cut off."""

    corners: Corners
    support: float
    is_cut_off: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    corners: Floats
    score: float
    is_cut_off: bool


def find_page(frame: Frame, plate: BarePlate | None = None) -> FoundPage | None:
    """Return the page in a picture, or None. Some 50 ms on one core at 1920 pixels.

    With the kiosk's own ``plate`` known, what differs from it is the first guess, and
    where nothing differs there is no page.
    """
    small, scale = made_small(frame, _LONG_SIDE_PX, is_quick=True)
    if min(small.shape[:2]) < _NARROWEST_PX:
        return None
    changed = None if plate is None else plate.changed(small)
    if changed is not None and is_bare(changed):
        return None
    small = well_lit(small)
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), dtype=np.uint8)
    view = seen_softly(lab)
    known, pieces = between_lines(lab, view)
    few = known.best_whole(_FEW_WHOLE)
    whole, cut = _bests((_settled(few, frame, scale), known.best_cut()), view)
    for is_enough, with_more in (
        (_is_sure, partial(and_regions, small=small, lab=lab, view=view, laid=changed)),
        (_is_settled, partial(and_moved, pieces=pieces, small=small, view=view)),
    ):
        if is_enough(whole, cut, view):
            break
        known = with_more(known)
        more = unlike(known.best_whole(_FEW_WHOLE), few)
        other, cut = _bests((_settled(more, frame, scale), known.best_cut()), view)
        whole, few = _better(whole, other), np.concatenate([few, more])
    best = _chosen(whole, cut, view)
    if best is None:
        return None
    corners = np.asarray(best.corners / scale, dtype=np.float32)
    is_cut_off = best.is_cut_off or _margin(best, view) < _AT_THE_RIM
    return FoundPage(in_order(corners), best.score, is_cut_off)


def followed(frame: Frame, before: Corners, plate: BarePlate | None = None) -> FoundPage | None:
    """Return the page that lay at ``before`` a moment ago, or None if it is not there any more."""
    small, scale = made_small(frame, _LONG_SIDE_PX)
    changed = None if plate is None else plate.changed(small)
    if changed is not None and is_bare(changed):
        return None
    reach = _FOLLOWED_PX / scale
    settled = refined(before[None], frame, reach) * np.float32(scale)
    lab = cv2.cvtColor(well_lit(small), cv2.COLOR_BGR2LAB)
    view = seen_softly(np.asarray(lab, np.uint8))
    best = _bests((settled,), view)[0]
    if best is None or best.is_cut_off or best.score < _LEAST_SCORE:
        return None
    if _margin(best, view) < _AT_THE_RIM:
        return None
    return FoundPage(np.asarray(best.corners / scale, np.float32), best.score, is_cut_off=False)


def _margin(found: _Judged, view: View) -> float:
    """Return how far the nearest corner is from the picture's rim, as a part of its long side."""
    limits = np.array(view.size, np.float32)
    least = min(found.corners.min(), (limits - found.corners).min())
    return float(least) / max(view.size)


def _chosen(whole: _Judged | None, cut: _Judged | None, view: View) -> _Judged | None:
    """Choose a whole page, unless one that reaches out of the picture is surely better."""
    if whole is not None and whole.is_cut_off:  # its true edges lie outside
        whole, cut = None, _better(whole, cut)
    if _is_part_of(whole, cut, view):
        return cut
    if cut is not None and cut.score >= _LEAST_SCORE_OF_A_CUT_PAGE:
        is_better = whole is None or cut.score > whole.score + _BENEFIT_OF_DOUBT
        return cut if is_better else whole
    is_good = whole is not None and whole.score >= _LEAST_SCORE
    is_hidden = whole is not None and cut is not None and cut.score > whole.score + _SURELY
    return whole if is_good and not is_hidden else None


def _is_part_of(whole: _Judged | None, cut: _Judged | None, view: View) -> bool:
    """Say whether a shape lies inside one that reaches out of the picture, and stops at print.

    It does not where the ground's colours begin behind it.
    """
    if whole is None or cut is None or whole.score < _LEAST_SCORE:
        return False
    if cut.score < whole.score - _NEARLY:
        return False
    shared, _ = cv2.intersectConvexConvex(whole.corners, cut.corners)
    if shared <= _MOSTLY * area_of(whole.corners):
        return False
    paper, ground = beyond_like(whole.corners, cut.corners, view.palette)
    return whole.score < cut.score or ground < max(paper, _GROUND)


def _bests(groups: Sequence[Floats], view: View) -> list[_Judged | None]:
    """Return the best shape of each group; all are measured at once."""
    every = np.concatenate(groups)
    if not len(every):
        return [None] * len(groups)
    seen = measured(view, every)
    judged, is_cut = scores(every, seen, view), is_cut_off(every, seen, view.size)
    found: list[_Judged | None] = []
    start = 0
    for group in groups:
        best = start + int(judged[start : start + len(group)].argmax()) if len(group) else -1
        one = _Judged(every[best], float(judged[best]), bool(is_cut[best]))
        found.append(one if len(group) else None)
        start += len(group)
    return found


def _settled(guesses: Floats, frame: Frame, scale: float) -> Floats:
    if not len(guesses):
        return guesses
    return np.asarray(refined(guesses / scale, frame, _REACH_PX / scale) * scale, dtype=np.float32)


def _is_sure(whole: _Judged | None, cut: _Judged | None, view: View) -> bool:
    """Say whether the one or the other is beyond doubt."""
    one, other = (-np.inf if each is None else each.score for each in (whole, cut))
    if whole is None or whole.is_cut_off or one < other:
        return other > max(_SURE, one + _FAR_BETTER)
    return one > max(_SURE, other + _FAR_BETTER) and _margin(whole, view) > _CLEAR


def _is_settled(whole: _Judged | None, cut: _Judged | None, _view: View) -> bool:
    """Say whether the better one is so good, or so bad, that no side of it is asked for anew."""
    best = _better(whole, cut)
    return best is not None and not _HOPELESS < best.score <= _LIKELY


def _better(one: _Judged | None, other: _Judged | None) -> _Judged | None:
    return max(filter(None, (one, other)), key=lambda each: each.score, default=None)
