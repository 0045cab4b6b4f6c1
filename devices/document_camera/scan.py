"""From a picture of the plate to a page: found, straightened, judged, cleaned, turned, encoded."""

from devices.document_camera.clean import (
    LONG_SIDE_PX,
    cleaned,
    straightened,
    with_what_is_around,
    without_what_is_around,
)
from devices.document_camera.contract import Frame
from devices.document_camera.curl import laid_flat
from devices.document_camera.frames import frame_of_bytes, made_small
from devices.document_camera.lens import Lens
from devices.document_camera.light import is_too_dark
from devices.document_camera.page import FoundPage, find_page
from devices.document_camera.plate import BarePlate
from devices.document_camera.quality import flaws
from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.document_camera.small import packed
from devices.document_camera.upright import turned, upright

_UPSIDE_DOWN = 180  # degrees


def scan(frame: Frame, plate: BarePlate | None = None) -> ScannedPage:
    """Make a page of what the camera sees. Pure; about 0.3 s for five megapixels on one core.

    ``plate`` is the camera's own, if it is known; another camera's picture is told by its shape.
    """
    lens = None if plate is None else plate.lens_of(frame)
    seen = frame if lens is None else lens.straight(frame)
    found = find_page(seen, plate)
    flat = flattened(seen, found, lens)
    return finished(flat, judged(flat, found))


def turned_upright(page: ScannedPage, degrees: int) -> ScannedPage:
    """Turn a page clockwise as whoever read it says; one that lay upside down is told."""
    frame = turned(frame_of_bytes(page.picture), degrees)
    small, (high, wide) = packed(frame), frame.shape[:2]
    is_over = degrees == _UPSIDE_DOWN
    flags = (*page.flags, PageFlag.WRONG_WAY_UP) if is_over else page.flags
    return ScannedPage(small.data, wide, high, flags, small.media_type)


def flattened(frame: Frame, found: FoundPage | None, lens: Lens | None = None) -> Frame:
    """Cut the page out, straighten it, and lay it flat where it surely bends.

    Without a page this is the whole picture, made small. Where a page is cut off nobody
    knows its sides, so a rim stays about it: nothing that is written is cut away. With a
    ``lens`` a paper that lies flat keeps its true shape, wherever on the plate it lies.
    """
    if found is None:
        return made_small(frame, LONG_SIDE_PX)[0]
    if found.is_cut_off:
        return with_what_is_around(frame, found.corners)
    flat = laid_flat(frame, found.corners)
    if flat is not None:
        return flat
    return straightened(frame, found.corners, None if lens is None else _shape(frame, found, lens))


def _shape(frame: Frame, found: FoundPage, lens: Lens) -> float:
    wide, high = lens.millimetres(found.corners, frame.shape[1])
    return wide / max(high, 1e-3)


def judged(flat: Frame, found: FoundPage | None) -> tuple[PageFlag, ...]:
    """Return what is wrong with a page before it is cleaned, worst first."""
    if found is None:
        dark = (PageFlag.TOO_DARK,) if is_too_dark(flat) else ()
        return (*dark, PageFlag.NO_PAGE)
    if found.is_cut_off:
        return (PageFlag.CUT_OFF, *flaws(without_what_is_around(flat)))
    return flaws(flat)


def finished(flat: Frame, flags: tuple[PageFlag, ...]) -> ScannedPage:
    """Clean, turn and encode a page. The whole picture stays as it is where no page was found."""
    picture = flat if PageFlag.NO_PAGE in flags else upright(cleaned(flat))
    height, width = picture.shape[:2]
    small = packed(picture)
    return ScannedPage(small.data, width, height, flags, small.media_type)
