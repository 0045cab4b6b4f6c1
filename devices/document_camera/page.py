"""Finds the page in a picture.

Guesses come from the lines of a small copy (`lines`, `crossings`); one number
judges every guess (`score`); the best few are moved to where the colour really
changes in the full picture (`edges`) and judged again by the same number.
"""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats, beyond_like
from devices.document_camera.contract import Frame
from devices.document_camera.crossings import between
from devices.document_camera.edges import refined
from devices.document_camera.frames import made_small
from devices.document_camera.lines import lines_in
from devices.document_camera.plate import BarePlate, is_bare
from devices.document_camera.quadrilateral import Corners, area_of, in_order
from devices.document_camera.regions import regions_in
from devices.document_camera.score import features, is_cut_off, possible, scores
from devices.document_camera.sides import Measured, View, measured, view_of

_LONG_SIDE_PX = 448
_SMOOTH_PX = 1.0
_FEW_WHOLE = 3  # guesses that are refined
_MOST_TRIED = 200
_CLOSE = 1.5  # of the score: a guess farther behind the best is not refined
_SAME_PX = 5.0  # guesses whose corners lie nearer than that are one guess
_LEAST_SCORE = -2.4  # below that, rather say "no page" than cut a wrong one
_LEAST_SCORE_OF_A_CUT_PAGE = 0.5  # "no page" is never wrong for a page that is cut off
_BENEFIT_OF_DOUBT, _SURELY = 0.0, 0.3  # by how much a cut page must be better than a whole one
_FAINT, _WELL_INSIDE = -0.8, 0.085  # a faint shape is a page only so far from the rim
_AT_THE_RIM = 0.0055  # of the picture's long side: a corner so near to it may be one of the cut
_NEARLY, _MOSTLY = 1.8, 0.95  # of the score; of a shape, to be a part of another
_GROUND = 0.2  # how like the ground's colours those are that surely are the ground's
_REACH_PX = 3.5  # of the small copy: how far a side may lie off
_SURE, _CLEAR = 6.0, 0.03  # of the score; of the long side: then outlines are not asked any more
_BEST_KNOWN = 8
_MOST_NEAR = 6  # outlines that are moved twice
_REGION_PX = 5.0  # the same, for the outline of a region
_FOLLOWED_PX = 7.0  # the same, for a page that may have moved since the picture before
_NARROWEST_PX = 24  # of the small copy: in less there is nothing to judge a side by


@dataclass(frozen=True, slots=True, eq=False)
class FoundPage:
    """A page: its corners in the pixels of the frame, how sure it is, and if it is cut off."""

    corners: Corners
    support: float
    is_cut_off: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """Guesses, which of them reach out of the picture, and their scores."""

    corners: Floats
    is_cut_off: NDArray[np.bool_]
    scores: Floats

    @classmethod
    def of(cls, corners: Floats, seen: Measured, view: View) -> Self:
        judged = scores(features(corners, seen, view))
        return cls(corners, is_cut_off(corners, seen, view.size), judged)

    def and_also(self, other: Self) -> "_Known":
        return _Known(
            np.concatenate([self.corners, other.corners]),
            np.concatenate([self.is_cut_off, other.is_cut_off]),
            np.concatenate([self.scores, other.scores]),
        )


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
    small, scale = made_small(frame, _LONG_SIDE_PX)
    if min(small.shape[:2]) < _NARROWEST_PX:
        return None
    changed = None if plate is None else plate.changed(small)
    if changed is not None and is_bare(changed):
        return None
    view, known = _guesses(small, changed)
    is_cut = known.is_cut_off
    few = _few(known.corners[~is_cut], known.scores[~is_cut], _FEW_WHOLE)
    whole = _best(_settled(few, frame, scale), view)
    cut = _best(_few(known.corners[is_cut], known.scores[is_cut], 1), view)
    best = _chosen(whole, cut, view)
    if best is None or _is_doubtful(best, view):
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
    view = _view(np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), np.uint8))
    best = _best(settled, view)
    if best is None or best.is_cut_off or best.score < _LEAST_SCORE:
        return None
    if _is_doubtful(best, view) or _margin(best, view) < _AT_THE_RIM:
        return None
    return FoundPage(np.asarray(best.corners / scale, np.float32), best.score, is_cut_off=False)


def _is_doubtful(found: _Judged, view: View) -> bool:
    """Say whether a shape is faint and near the rim: such are parts of what reaches out."""
    is_faint = not found.is_cut_off and found.score < _FAINT
    return is_faint and _margin(found, view) < _WELL_INSIDE


def _margin(found: _Judged, view: View) -> float:
    """Return how far the nearest corner is from the picture's rim, as a part of its long side."""
    limits = np.array(view.size, np.float32)
    least = min(found.corners.min(), (limits - found.corners).min())
    return float(least) / max(view.size)


def _chosen(whole: _Judged | None, cut: _Judged | None, view: View) -> _Judged | None:
    """Choose a whole page, unless one that reaches out of the picture is surely better."""
    if whole is not None and whole.is_cut_off:  # its true edges lie outside
        whole, cut = None, max(filter(None, (whole, cut)), key=lambda one: one.score)
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


def _best(every: Floats, view: View) -> _Judged | None:
    if not len(every):
        return None
    seen = measured(view, every)
    judged = scores(features(every, seen, view))
    best = int(judged.argmax())
    is_cut = bool(is_cut_off(every, seen, view.size)[best])
    return _Judged(every[best], float(judged[best]), is_cut)


def _settled(guesses: Floats, frame: Frame, scale: float) -> Floats:
    if not len(guesses):
        return guesses
    return np.asarray(refined(guesses / scale, frame, _REACH_PX / scale) * scale, dtype=np.float32)


def _guesses(small: Frame, changed: Frame | None) -> tuple[View, _Known]:
    lab = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), dtype=np.uint8)
    view = _view(lab)
    found = between(view, lines_in(lab))
    fits = possible(found.corners, view.size)
    between_lines = _Known.of(found.corners[fits], found.measures.of(fits), view)
    if _is_sure(between_lines, view):
        return view, between_lines
    whole = regions_in(lab, changed)
    whole = whole[possible(whole, view.size) & _is_new(whole, between_lines)]
    if not len(whole):
        return view, between_lines
    # Outlines are coarse: what lies a little off shows no side until it is moved.
    return view, between_lines.and_also(_drawn_near(whole, small, view))


def _is_sure(known: _Known, view: View) -> bool:
    """Say whether the best guess so far is a page beyond doubt, whole and well inside."""
    if not len(known.scores):
        return False
    best = int(known.scores.argmax())
    found = _Judged(known.corners[best], float(known.scores[best]), bool(known.is_cut_off[best]))
    return not found.is_cut_off and found.score > _SURE and _margin(found, view) > _CLEAR


def _drawn_near(outlines: Floats, small: Frame, view: View) -> _Known:
    """Move coarse outlines to the edges about them, first to those that lie farther off."""
    near = refined(outlines, small, 2 * _REGION_PX, is_coarse=True)
    if len(near) > _MOST_NEAR:
        judged = scores(features(near, measured(view, near), view))
        near = near[np.argsort(-judged)[:_MOST_NEAR]]
    moved = refined(near, small, _REGION_PX, is_coarse=True)
    return _Known.of(moved, measured(view, moved), view)


def _is_new(whole: Floats, known: _Known) -> NDArray[np.bool_]:
    """Say which quadrilaterals are not yet among the best guesses of whole pages."""
    ranked = np.argsort(-known.scores)
    best = known.corners[ranked[~known.is_cut_off[ranked]][:_BEST_KNOWN]]
    apart = np.abs(whole[:, None] - best[None]).max(axis=(2, 3), initial=0)
    return np.asarray((apart > _REGION_PX).all(axis=1), dtype=np.bool_)


def _view(lab: Frame) -> View:
    soft = cv2.GaussianBlur(lab, (0, 0), _SMOOTH_PX)
    return view_of(np.asarray(soft, dtype=np.uint8))


def _few(guesses: Floats, judged: Floats, count: int) -> Floats:
    """Return the best guesses, no two of them alike."""
    chosen: list[Floats] = []
    for index in np.argsort(-judged)[:_MOST_TRIED]:
        if judged[index] < judged.max() - _CLOSE or len(chosen) == count:
            break
        one = guesses[index]
        if all(float(np.abs(one - other).max()) > _SAME_PX for other in chosen):
            chosen.append(one)
    return np.stack(chosen) if chosen else guesses[:0]
