"""Measurements under the kiosk's own camera: drawn papers on its plate, and the live picture."""

from collections.abc import Iterator
from itertools import chain
from time import process_time
from typing import Any

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import Corners, overlap
from devices.document_camera.test_desk import Lay, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.document_camera.watch import Watcher
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.time_box import TimeBox

Row = dict[str, Any]

PREVIEWS = 40
_LEAST_PREVIEWS = 16  # however little time there is: the first picture alone is a whole search
_JUDGED_PX = 1920  # as wide as most cameras' pictures


def on_the_plate(count: int, seed: int = 4) -> Iterator[tuple[Frame, Corners]]:
    """Lay papers anyhow on the plate: the camera's picture, and where the corners are."""
    rng = np.random.default_rng(seed)
    for at in range(count):
        paper = list(PAPERS.values())[at % len(PAPERS)]()
        shift = (float(rng.uniform(-25, 25)), float(rng.uniform(-12, 12)))
        lay = Lay(float(rng.uniform(-9, 9)), 0.01, shift, float(rng.uniform(0.4, 1.1)), 1.0, at)
        yield photograph_with_corners(paper, DOTS_PER_MM, lay)


def photographs_on_the_plate(count: int) -> Iterator[Photograph]:
    """Take the same as smaller photographs, well lit: to be spoiled."""
    rng = np.random.default_rng(5)
    for at in range(count):
        paper = list(PAPERS.values())[at % len(PAPERS)]()
        lay = Lay(float(rng.uniform(-9, 9)), 0.01, (0.0, 0.0), float(rng.uniform(0.7, 1.1)), 0, at)
        frame, corners = photograph_with_corners(paper, DOTS_PER_MM, lay)
        scale = _JUDGED_PX / frame.shape[1]
        small = cv2.resize(frame, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        told = np.asarray(corners * scale, np.float32)
        yield Photograph(np.asarray(small, np.uint8), Subset.PAGE, told, ("plate",))


def plate_row(count: int, box: TimeBox) -> Row:
    """Find papers on the plate."""
    overlaps = []
    for frame, truth in box.of(on_the_plate(count)):
        found = find_page(frame)
        overlaps.append(0.0 if found is None else overlap(found.corners, truth))
    return {
        "table": "plate",
        "method": "doorstep",
        "pictures": len(overlaps),
        "mean_iou": round(float(np.mean(overlaps)), 4),
        "least": round(float(np.min(overlaps)), 4),
    }


def preview_row(box: TimeBox) -> Row:
    """Watch a page that lies on the plate, and one that is being moved: pictures a second."""
    paper = next(iter(PAPERS.values()))()
    turns = (0, 0, 0, 0, 3, 6, 9, 9)
    seen = {t: photograph_with_corners(paper, DOTS_PER_MM, Lay(float(t)))[0] for t in set(turns)}
    frames = [seen[turn] for turn in turns]
    watcher, taken = Watcher(takes_pages=False), []
    for at in chain(range(_LEAST_PREVIEWS), box.of(range(_LEAST_PREVIEWS, PREVIEWS))):
        start = process_time()
        watcher.look(frames[at % len(frames)])
        taken.append(process_time() - start)
    return {
        "table": "preview",
        "method": "doorstep",
        "pictures": len(taken),
        "a_second_on_one_core": round(len(taken) / sum(taken), 1),
        "processor_ms_median": round(1000 * float(np.median(taken)), 1),
    }
