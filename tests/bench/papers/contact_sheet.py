"""Draws rendered photographs beside the pages made of them: `docs/pictures/papers.jpg`.

`python -m tests.bench.papers.contact_sheet FILE` draws it anew, in some ten seconds of
processor time. Real photographs belong to others and stay out of it.
"""

import sys
from pathlib import Path

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes, made_small
from devices.document_camera.page import FoundPage, find_page
from devices.document_camera.scan import finished, flattened, judged
from devices.document_camera.test_desk import Lay, photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench.papers import photographs, sheets

_CELL = (330, 300)  # width and height
_COLUMNS = 6
_SEEDS = (70_000, 70_002, 70_004, 70_006, 70_010, 70_012, 70_016)
_BENT, _BENT_SEED = 0.035, 3
_PLATE = ("marriage-certificate", "household", "bank-card", "photo")
_SEEN_PX = 1600  # a larger picture shows no more here
_GREEN = (90, 200, 60)


def contact_sheet() -> Frame:
    """Return the sheet: each photograph with its outline, and its page to the right of it."""
    frames = [photographs.photograph(seed).frame for seed in _SEEDS]
    lay = Lay(turn_degrees=-7, light=0.7, blur_px=0.8)
    frames.append(_bent())
    frames += [photograph(PAPERS[name](), DOTS_PER_MM, lay) for name in _PLATE]
    cells = [_fitted(one) for frame in frames for one in _before_and_after(frame)]
    rows = [np.hstack(cells[at : at + _COLUMNS]) for at in range(0, len(cells), _COLUMNS)]
    return np.vstack(rows)


def _bent() -> Frame:
    """Lay a letter that bends to one side on a dark ground."""
    rng = np.random.default_rng(_BENT_SEED)
    paper, _ = sheets.bowed(sheets.sheet("letter", rng), _BENT)
    high, wide = (side + 400 for side in paper.picture.shape[:2])
    frame = rng.normal(70, 4, (high, wide, 3))
    over, place = paper.alpha[:, :, None], frame[200:-200, 200:-200]
    place[:] = place * (1 - over) + paper.picture * over
    return np.clip(frame, 0, 255).astype(np.uint8)


def _before_and_after(frame: Frame) -> tuple[Frame, Frame]:
    seen, _ = made_small(frame, _SEEN_PX)
    found = find_page(seen)
    flat = flattened(seen, found)
    page = finished(flat, judged(flat, found))
    return _outlined(seen, found), frame_of_bytes(page.picture)


def _outlined(frame: Frame, found: FoundPage | None) -> Frame:
    shown = frame.copy()
    if found is not None:
        path = [np.rint(found.corners).astype(np.int32)]
        thick = max(2, max(frame.shape) // 200)
        cv2.polylines(shown, path, isClosed=True, color=_GREEN, thickness=thick)
    return shown


def _fitted(picture: Frame) -> Frame:
    wide, high = _CELL
    scale = min((wide - 10) / picture.shape[1], (high - 10) / picture.shape[0])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.full((high, wide, 3), 70, np.uint8)
    top, left = (high - small.shape[0]) // 2, (wide - small.shape[1]) // 2
    cell[top : top + small.shape[0], left : left + small.shape[1]] = small
    return cell


if __name__ == "__main__":
    jpeg = cv2.imencode(".jpg", contact_sheet(), [cv2.IMWRITE_JPEG_QUALITY, 82])[1]
    Path(sys.argv[1]).write_bytes(jpeg.tobytes())
