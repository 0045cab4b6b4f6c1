"""Watches the live picture: where the page lies, and when it lies still enough to be taken.

The page of the picture before is looked for first, which costs a tenth of a
search: fifteen pictures a second on one core. A page is ready once; the next
one is ready after the plate was seen without it, or with another page in its place.
"""

from dataclasses import dataclass

import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.frames import made_small
from devices.document_camera.page import FoundPage, find_page, followed
from devices.document_camera.quadrilateral import Corners

_LONG_SIDE_PX = 900  # enough to see whether it moves
_STILL = 0.004  # of the picture's long side: what a hand's trembling and noise make
_LOOKS = 4  # running, in which nothing moved
_SEARCH_AGAIN = 5  # followed pictures, before the whole picture is searched again


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What one picture showed: the page's outline in its pixels, or None; take it now, or not."""

    outline: Corners | None
    is_ready: bool


class Watcher:
    """Follows one page through pictures. Not for two threads at once."""

    def __init__(self) -> None:
        self._before: Corners | None = None
        self._still = 0
        self._followed = 0
        self._is_taken = False

    def look(self, frame: Frame) -> Look:
        """Look at the next picture."""
        small, scale = made_small(frame, _LONG_SIDE_PX)
        page = self._page(small)
        if page is None:
            self.forget()
            return Look(None, is_ready=False)
        limit = _STILL * max(small.shape[:2])
        has_moved = self._before is None or bool(np.abs(page.corners - self._before).max() > limit)
        self._before = page.corners
        self._still = 0 if has_moved else self._still + 1
        self._is_taken &= not has_moved
        is_ready = not self._is_taken and not page.is_cut_off and self._still >= _LOOKS
        self._is_taken |= is_ready
        return Look(np.asarray(page.corners / scale, dtype=np.float32), is_ready)

    def forget(self) -> None:
        """Begin anew: the plate is empty, or the page in sight is for something else."""
        self._before, self._still, self._is_taken, self._followed = None, 0, False, 0

    def _page(self, small: Frame) -> FoundPage | None:
        if self._before is not None and self._followed < _SEARCH_AGAIN:
            self._followed += 1
            page = followed(small, self._before)
            if page is not None:
                return page
        self._followed = 0
        return find_page(small)
