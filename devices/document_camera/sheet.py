"""A picture out of a file as a page: a scanner's sheet fills it, a photograph has a page in it.

What a camera sees lies on something; what a scanner or a program made has no ground about it,
so its paper is not looked for: its rim is light and even, or the file says how large it is on
paper, and that is a usual size. The gates are those of the camera.
"""

from dataclasses import replace

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.decoding import stated_dots
from devices.document_camera.frames import frame_of_bytes, made_small
from devices.document_camera.page import FoundPage, find_page
from devices.document_camera.quality import flaws
from devices.document_camera.scan import finished, flattened, scan
from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.document_camera.small import packed

_RIM = 0.012  # of the long side
_WHITE = 222  # of 255: the lid of a scanner, a page that was drawn
_TINT = 10  # between the colours of white
_INKED = (0.02, 0.6)  # of a side: less is dust, more is the scanner's own shadow
_INK = 128
_PAPER_MM = (25, 440)  # from a portrait's short side to A3's long one
_OF_A_SCANNER = 100  # dots an inch, and more: 72 and 96 are written where nobody measured
_LEAST_DOTS = 75  # an inch: print of the usual size is 8 pixels high, and still read
_PORTRAIT = (1.15, 1.65)  # height over width


def scan_file(data: bytes, *, is_portrait: bool = False) -> ScannedPage:
    """Make a page of a picture's file. Raises `UnreadablePictureError`."""
    frame, dots = frame_of_bytes(data), stated_dots(data)
    if dots is None or not _is_paper(frame, dots):
        return scan_sheet(frame, is_portrait=is_portrait)
    page = scan_sheet(frame, is_sized=dots >= _OF_A_SCANNER, is_portrait=is_portrait)
    return told_coarse(page, dots)


def told_coarse(page: ScannedPage, dots: float | None) -> ScannedPage:
    """Return a page with its flag where it was scanned with fewer dots an inch than print needs."""
    if dots is None or dots >= _LEAST_DOTS or PageFlag.TOO_SMALL in page.flags:
        return page
    return replace(page, flags=(*page.flags, PageFlag.TOO_SMALL))


def scan_sheet(
    frame: Frame, *, is_sized: bool = False, is_drawn: bool = False, is_portrait: bool = False
) -> ScannedPage:
    """Make a page of a picture from a file.

    ``is_sized``: the file says that it is as large as paper is. ``is_drawn``: a program laid
    it on a page of its own, and what is on it may be a photograph. A portrait may fill it.
    """
    found = find_page(frame)
    if is_portrait and found is None and _is_upright(frame):
        whole = flattened(frame, None)
        return _kept(whole, flaws(whole))
    is_white = _has_white_rim(frame)
    if not (is_white or is_sized or is_drawn):
        return scan(frame)
    is_there = found is not None and not found.is_cut_off
    is_apart = _is_bare_beside(frame, found) if is_white else is_drawn
    if is_there and is_apart:
        flat = flattened(frame, found)  # a card on the glass, or a photograph of a paper
        return finished(flat, flaws(flat))
    flat = flattened(frame, None)
    reaches_out = is_white and _reaches_out(frame)
    return finished(flat, (*((PageFlag.CUT_OFF,) if reaches_out else ()), *flaws(flat)))


def small_picture(frame: Frame, long_side_px: int) -> bytes:
    """Return a picture small enough to choose by."""
    return packed(made_small(frame, long_side_px)[0]).data


def _kept(whole: Frame, flags: tuple[PageFlag, ...]) -> ScannedPage:
    """Return a portrait in its own colours: no light is to be evened out."""
    small = packed(whole)
    return ScannedPage(small.data, whole.shape[1], whole.shape[0], flags, small.media_type)


def _is_upright(frame: Frame) -> bool:
    return bool(_PORTRAIT[0] < frame.shape[0] / frame.shape[1] < _PORTRAIT[1])


def _is_paper(frame: Frame, dots: float) -> bool:
    """Say whether a picture of so many dots an inch is as large as papers are."""
    short, long = sorted(side / dots * 25.4 for side in frame.shape[:2])
    return bool(_PAPER_MM[0] <= short and long <= _PAPER_MM[1])


def _rim(frame: Frame) -> list[Frame]:
    """Return the four strips along the sides."""
    deep = max(2, round(_RIM * max(frame.shape[:2])))
    return [frame[:deep], frame[-deep:], frame[:, :deep], frame[:, -deep:]]


def _has_white_rim(frame: Frame) -> bool:
    """Say whether the picture ends in white on all its sides, ink apart."""
    for strip in _rim(frame):
        paper = np.median(strip.reshape(-1, 3), axis=0)
        if paper.min() < _WHITE or paper.max() - paper.min() > _TINT:
            return False
    return True


def _reaches_out(frame: Frame) -> bool:
    """Say whether something written goes on beyond a side."""
    for strip in _rim(frame):
        grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(strip), cv2.COLOR_BGR2GRAY), np.uint8)
        along = grey.min(axis=0) if grey.shape[1] > grey.shape[0] else grey.min(axis=1)
        if _INKED[0] < float((along < _INK).mean()) < _INKED[1]:
            return True
    return False


def _is_bare_beside(frame: Frame, found: FoundPage | None) -> bool:
    """Say whether nothing is written outside of what was found: then it lies there by itself."""
    if found is None:
        return False
    small, scale = made_small(frame, 600)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), np.uint8)
    mask = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.round(found.corners * scale).astype(np.int32), 255)
    mask = np.asarray(cv2.dilate(mask, np.ones((9, 9), np.uint8)), np.uint8)
    beside = grey[mask == 0]
    return beside.size > 0 and float((beside < _WHITE - 40).mean()) < 0.0005  # noqa: PLR2004
