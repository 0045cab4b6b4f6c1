"""`bench scan`: the document camera beside its peers, on a folder of pictures or on rendered ones.

A folder holds `pages.json` (file, subset, corners) and `images/`. Without one,
pictures are rendered; their truth is exact. One core; each peer looks at each
picture right after us, so that a busy machine is busy for all.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import cv2
import numpy as np

from devices.document_camera.frames import frame_of_file
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import overlap
from devices.document_camera.test_desk import Lay, photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.document_camera.watch import Watcher
from tests.bench.papers.hard import hard_photograph
from tests.bench.papers.photographs import Photograph, Subset, photograph
from tests.bench.papers.reading import reading_table
from tests.bench.papers.tables import Row, finding_table, judging_table, small_table

RENDERED = 72
PLATES = 20
PREVIEWS = 40
_ORDER = (Subset.PAGE, Subset.CUT_OFF, Subset.PAGE, Subset.NO_PAGE)
_FIRST_SEED = 90_000  # far from the seeds that the score was weighed with


def run(data: Path | None = None, rendered: int = RENDERED, plates: int = PLATES) -> Iterator[Row]:
    """Measure; rows come as they are ready."""
    cv2.setNumThreads(1)
    pictures = list(_rendered(rendered) if data is None else _of_folder(data))
    source = "rendered" if data is None else str(data)
    for row in (*finding_table(pictures), *judging_table(pictures)):
        yield row | {"data": source}
    if data is None:
        hard = [_hard(at) for at in range(rendered // 2)]
        yield from (row | {"data": "rendered, hard"} for row in finding_table(hard))
    yield plate_row(plates)
    yield preview_row()
    yield from small_table()
    yield from reading_table(data)


def _rendered(count: int) -> Iterator[Photograph]:
    for at in range(count):
        yield photograph(_FIRST_SEED + at, _ORDER[at % len(_ORDER)])


def _hard(at: int) -> Photograph:
    return hard_photograph(_FIRST_SEED + at, _ORDER[at % len(_ORDER)])


def preview_row() -> Row:
    """Watch a page that lies on the plate, and one that is being moved: pictures a second."""
    papers = list(PAPERS.values())
    frames = [
        photograph_with_corners(papers[0](), DOTS_PER_MM, Lay(float(turn)))[0]
        for turn in (0, 0, 0, 0, 3, 6, 9, 9)
    ]
    watcher, taken = Watcher(takes_pages=False), []
    for at in range(PREVIEWS):
        start = process_time()
        watcher.look(frames[at % len(frames)])
        taken.append(process_time() - start)
    middle = float(np.median(taken))
    return {
        "table": "preview",
        "method": "doorstep",
        "pictures": PREVIEWS,
        "a_second_on_one_core": round(PREVIEWS / sum(taken), 1),
        "ms_median": round(1000 * middle, 1),
    }


def _of_folder(data: Path) -> Iterator[Photograph]:
    for one in json.loads((data / "pages.json").read_text(encoding="utf-8")):
        subset = Subset.PAGE if one["subset"] == "generated" else Subset(one["subset"])
        corners = np.array(one["corners"], np.float32) if one.get("corners") else None
        frame = frame_of_file(data / "images" / one["file"])
        yield Photograph(frame, subset, corners, tuple(one.get("tags", ())))


def plate_row(count: int) -> Row:
    """Find drawn papers under the kiosk's own camera, laid anyhow on its plate."""
    rng = np.random.default_rng(4)
    overlaps = []
    for seed in range(count):
        paper = list(PAPERS.values())[seed % len(PAPERS)]()
        shift = (float(rng.uniform(-25, 25)), float(rng.uniform(-12, 12)))
        lay = Lay(float(rng.uniform(-9, 9)), 0.01, shift, float(rng.uniform(0.4, 1.1)), 1.0, seed)
        frame, truth = photograph_with_corners(paper, DOTS_PER_MM, lay)
        found = find_page(frame)
        overlaps.append(0.0 if found is None else overlap(found.corners, truth))
    mean, least = round(float(np.mean(overlaps)), 4), round(float(np.min(overlaps)), 4)
    return {
        "table": "plate",
        "method": "doorstep",
        "pictures": count,
        "mean_iou": mean,
        "least": least,
    }
