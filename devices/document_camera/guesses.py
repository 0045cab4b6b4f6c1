"""Guesses of where a page may lie in a small picture: between its lines, around its regions."""

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from devices.document_camera.colours import Floats
from devices.document_camera.contract import Frame
from devices.document_camera.crossings import between
from devices.document_camera.edges import refined
from devices.document_camera.lines import lines_in
from devices.document_camera.moves import other_sides
from devices.document_camera.regions import regions_in
from devices.document_camera.score import is_cut_off, possible, scores
from devices.document_camera.sides import Measured, View, measured, view_of

_SMOOTH_PX = 1.0
_MOST_TRIED = 200
_CLOSE = 1.5  # of the score: a guess farther behind the best is not refined
_SAME_PX = 5.0  # guesses whose corners lie nearer than that are one guess
_BEST_KNOWN = 8
_MOST_NEAR = 6  # outlines that are moved twice
_REGION_PX = 5.0  # how far an outline lies off
_EXCHANGES = ((7, 80), (3, 40))  # guesses of which a side is exchanged, and how often in all
_FAR_BEHIND = 8.0  # of the score: with one wrong side a page is judged so much worse
_WIDELY, _WIDE_PX = 2, 14.0


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Guesses, which of them reach out of the picture, and their scores."""

    corners: Floats
    is_cut_off: NDArray[np.bool_]
    scores: Floats

    @classmethod
    def of(cls, corners: Floats, seen: Measured, view: View) -> Self:
        """Judge guesses whose sides were measured."""
        return cls(corners, is_cut_off(corners, seen, view.size), scores(corners, seen, view))

    def and_also(self, other: Self) -> "Known":
        """Return these and others."""
        return Known(
            np.concatenate([self.corners, other.corners]),
            np.concatenate([self.is_cut_off, other.is_cut_off]),
            np.concatenate([self.scores, other.scores]),
        )

    def best_whole(self, count: int, close: float = _CLOSE) -> Floats:
        """Return the best of those that lie whole in the picture, no two of them alike."""
        return _few(self.corners[~self.is_cut_off], self.scores[~self.is_cut_off], count, close)

    def best_cut(self) -> Floats:
        """Return the best of those that reach out of it, if there is any."""
        return _few(self.corners[self.is_cut_off], self.scores[self.is_cut_off], 1, _CLOSE)


def seen_softly(lab: Frame) -> View:
    """Return what sides are judged in: a small picture in Lab, without its grain."""
    soft = cv2.GaussianBlur(lab, (0, 0), _SMOOTH_PX)
    return view_of(np.asarray(soft, dtype=np.uint8))


def between_lines(lab: Frame, view: View) -> tuple[Known, Floats]:
    """Return what lies between two lines and two others, and the pieces of all lines."""
    lines = lines_in(lab)
    found = between(view, lines)
    fits = possible(found.corners, view.size)
    return Known.of(found.corners[fits], found.measures.of(fits), view), lines.pieces


def and_regions(known: Known, small: Frame, lab: Frame, view: View, laid: Frame | None) -> Known:
    """Return the same guesses and, beside them, what stands still as a whole."""
    regions = regions_in(lab, laid)
    regions = regions[possible(regions, view.size) & _is_new(regions, known)]
    # Outlines are coarse: what lies a little off shows no side until it is moved.
    return known.and_also(_drawn_near(regions, small, view)) if len(regions) else known


def and_moved(known: Known, pieces: Floats, small: Frame, view: View) -> Known:
    """Return the same guesses and, beside them, the likeliest with one side or two elsewhere."""
    for count, most in _EXCHANGES:
        likely = known.best_whole(count, _FAR_BEHIND)
        moved = other_sides(likely, pieces, view.size, most)
        if len(moved):
            known = known.and_also(Known.of(moved, measured(view, moved), view))
    likely = known.best_whole(_WIDELY, _FAR_BEHIND)
    if not len(likely):
        return known
    moved = refined(likely, small, _WIDE_PX, is_coarse=True)
    return known.and_also(Known.of(moved, measured(view, moved), view))


def unlike(guesses: Floats, others: Floats) -> Floats:
    """Return the guesses that are none of the others."""
    apart = np.abs(guesses[:, None] - others[None]).max(axis=(2, 3))
    return np.asarray(guesses[(apart > 0).all(axis=1)])


def _drawn_near(outlines: Floats, small: Frame, view: View) -> Known:
    """Move coarse outlines to the edges about them, first to those that lie farther off."""
    near = refined(outlines, small, 2 * _REGION_PX, is_coarse=True)
    if len(near) > _MOST_NEAR:
        judged = scores(near, measured(view, near), view)
        near = near[np.argsort(-judged)[:_MOST_NEAR]]
    moved = refined(near, small, _REGION_PX, is_coarse=True)
    return Known.of(moved, measured(view, moved), view)


def _is_new(whole: Floats, known: Known) -> NDArray[np.bool_]:
    """Say which quadrilaterals are not yet among the best guesses of whole pages."""
    ranked = np.argsort(-known.scores)
    best = known.corners[ranked[~known.is_cut_off[ranked]][:_BEST_KNOWN]]
    apart = np.abs(whole[:, None] - best[None]).max(axis=(2, 3), initial=0)
    return np.asarray((apart > _REGION_PX).all(axis=1), dtype=np.bool_)


def _few(guesses: Floats, judged: Floats, count: int, close: float) -> Floats:
    """Return the best guesses, no two of them alike."""
    chosen: list[Floats] = []
    for index in np.argsort(-judged)[:_MOST_TRIED]:
        if judged[index] < judged.max() - close or len(chosen) == count:
            break
        one = guesses[index]
        if all(float(np.abs(one - other).max()) > _SAME_PX for other in chosen):
            chosen.append(one)
    return np.stack(chosen) if chosen else guesses[:0]
