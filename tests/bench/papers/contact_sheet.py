"""Draws rendered photographs beside the pages made of them: `docs/pictures/papers.jpg`.

`python -m tests.bench.papers.contact_sheet FILE` draws it anew.
"""

import sys
from pathlib import Path

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.page import find_page
from devices.document_camera.scan import scan
from devices.document_camera.test_desk import Lay, photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench.papers import photographs

_CELL = (330, 300)  # width and height
_COLUMNS = 6
_SEEDS = (70_000, 70_002, 70_004, 70_006, 70_010, 70_012, 70_016, 70_020)
_PLATE = ("marriage-certificate", "household", "bank-card", "photo")
_GREEN = (90, 200, 60)


def contact_sheet() -> Frame:
    """Return the sheet: each photograph with its outline, and its page to the right of it."""
    frames = [photographs.photograph(seed).frame for seed in _SEEDS]
    lay = Lay(turn_degrees=-7, light=0.7, blur_px=0.8)
    frames += [photograph(PAPERS[name](), DOTS_PER_MM, lay) for name in _PLATE]
    cells = [_fitted(one) for frame in frames for one in (_outlined(frame), _page(frame))]
    rows = [np.hstack(cells[at : at + _COLUMNS]) for at in range(0, len(cells), _COLUMNS)]
    return np.vstack(rows)


def _outlined(frame: Frame) -> Frame:
    found, shown = find_page(frame), frame.copy()
    if found is not None:
        path = [np.rint(found.corners).astype(np.int32)]
        thick = max(2, max(frame.shape) // 200)
        cv2.polylines(shown, path, isClosed=True, color=_GREEN, thickness=thick)
    return shown


def _page(frame: Frame) -> Frame:
    return frame_of_bytes(scan(frame).picture)


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
