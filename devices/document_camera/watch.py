"""Watches the live picture: where the page lies, and when it lies still enough to be taken.

The page of the picture before is looked for first, which costs a fraction of a
search: fifteen pictures a second on one core. A page is ready once, when it lies
still and nothing is wrong with it; the next one is ready after this one has moved
or gone.
"""

import cv2
import numpy as np

from devices.document_camera.clean import straightened
from devices.document_camera.contract import Frame, Look
from devices.document_camera.frames import made_small
from devices.document_camera.page import FoundPage, find_page, followed
from devices.document_camera.plate import BarePlate
from devices.document_camera.quadrilateral import Corners
from devices.document_camera.quality import flaws

_LONG_SIDE_PX = 900  # enough to see whether it moves
_STILL = 0.004  # of the picture's long side: what a hand's trembling and noise make
_LOOKS = 4  # running, in which nothing moved
_SEARCH_AGAIN = 5  # followed pictures, before the whole picture is searched again
_GREEN = (110, 190, 70)  # blue, green, red
_THIN = 0.005  # of the picture's long side


class Watcher:
    """A `PageWatcher`. With ``takes_pages`` off it only draws outlines; ``plate`` is its own."""

    def __init__(self, *, takes_pages: bool = True, plate: BarePlate | None = None) -> None:
        self._takes_pages = takes_pages
        self._plate = plate
        self._before: Corners | None = None
        self._still = 0
        self._followed = 0
        self._is_taken = False

    def look(self, frame: Frame) -> Look:
        """Look at the next picture."""
        small, scale = made_small(frame, _LONG_SIDE_PX, is_quick=True)
        lens = None if self._plate is None else self._plate.lens_of(frame)
        page = self._page(small if lens is None else lens.straight(small))
        if page is None:
            self.forget()
            return Look(None, frame, is_ready=False)
        limit = _STILL * max(small.shape[:2])
        has_moved = self._before is None or bool(np.abs(page.corners - self._before).max() > limit)
        self._before = page.corners
        self._still = 0 if has_moved else self._still + 1
        self._is_taken &= not has_moved
        corners = np.asarray(page.corners / scale, dtype=np.float32)
        if lens is not None:
            corners = lens.seen(corners, lens.size)
        is_ready = self._is_ready(page, frame, corners)
        self._is_taken |= is_ready
        return Look(corners, _outlined(frame, corners), is_ready)

    def _is_ready(self, page: FoundPage, frame: Frame, corners: Corners) -> bool:
        if not self._takes_pages or self._is_taken or page.is_cut_off or self._still < _LOOKS:
            return False
        self._still = 0  # a page that is not good is judged again after some more looks
        return not flaws(straightened(frame, corners))

    def forget(self) -> None:
        """Begin anew: the plate is empty, or the page in sight is for something else."""
        self._before, self._still, self._is_taken, self._followed = None, 0, False, 0

    def _page(self, small: Frame) -> FoundPage | None:
        if self._before is not None and self._followed < _SEARCH_AGAIN:
            self._followed += 1
            page = followed(small, self._before, self._plate)
            if page is not None:
                return page
        self._followed = 0
        return find_page(small, self._plate)


def _outlined(frame: Frame, corners: Corners) -> Frame:
    shown = frame.copy()
    thick = max(2, round(_THIN * max(frame.shape[:2])))
    path = [np.rint(corners).astype(np.int32)]
    cv2.polylines(shown, path, isClosed=True, color=_GREEN, thickness=thick, lineType=cv2.LINE_AA)
    return shown
