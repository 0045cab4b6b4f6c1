"""`bench scan`: the document camera beside its peers, on a folder of pictures and on rendered ones.

A folder holds `pages.json` (file, subset, corners), `images/`, `ocr.json` (file, lines,
fields) and `ocr/`. Rendered pictures have exact truth. Each peer looks at each picture
right after us, so that a busy machine is busy for all. Every part ends in time: on a
quiet machine the whole takes some twelve minutes; on a busy one a part measures fewer
pictures, and says so.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from devices.document_camera.frames import frame_of_file
from tests.bench.papers.hand_held import hand_held
from tests.bench.papers.hard import hard_photograph
from tests.bench.papers.judging import SEED, judging_table, reader_of_both
from tests.bench.papers.photographs import Photograph, Subset, photograph
from tests.bench.papers.plate import photographs_on_the_plate, plate_row, preview_row
from tests.bench.papers.reading import in_a_process, reading_table
from tests.bench.papers.tables import Row, finding_table, timing_table
from tests.bench.papers.time_box import TimeBox

RENDERED = 72  # of which 39 pages, 18 without one, 15 cut off
PLATES = 24
JUDGED = 47
SEEDS = 4  # each real picture is spoiled so often in each way
READING_S = 60  # for each reader
_IN_TURN = "PNPCPPNPCPNPPCPNPCPNPPCN"
_SUBSETS = {"P": Subset.PAGE, "N": Subset.NO_PAGE, "C": Subset.CUT_OFF}
_FIRST_SEED = 90_000  # far from the seeds that the score was weighed with

Taken = Callable[[int, Subset], Photograph]
_TAKEN: dict[str, Taken] = {
    "find, rendered": photograph,
    "find, hard": hard_photograph,
    "find, hand-held": hand_held,
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the whole: what it is called, for how long, and its rows."""

    name: str
    seconds: float
    rows: Callable[[TimeBox], Iterator[Row]]


def run(data: Path | None = None, size: float = 1.0) -> Iterator[Row]:
    """Measure; rows come as they are ready. ``size`` makes every part smaller, and its time."""
    cv2.setNumThreads(1)
    for part in parts(data, size):
        box = TimeBox(part.seconds * size)
        for row in part.rows(box):
            yield {"part": part.name} | row | ({"stopped_early": True} if box.is_cut else {})


def parts(data: Path | None, size: float) -> Iterator[Part]:
    """Name the parts, those on the folder's pictures first."""
    some = max(1, round(RENDERED * size))
    judge = partial(judging_table, still_reads=reader_of_both())
    if data is not None:
        pictures = list(_of_folder(data))
        yield Part("find, folder", 60, lambda box: iter(finding_table(box.of(pictures))))
        seeds = range(SEED, SEED + max(1, round(SEEDS * size)))
        yield Part("judge, folder", 90, lambda box: iter(judge(box.of(pictures), seeds)))
        yield Part("time at 1920 px", 40, lambda box: iter(timing_table(box.of(pictures))))
    else:
        drawn = partial(_taken, photograph, some)
        yield Part("time at 1920 px", 40, lambda box: iter(timing_table(box.of(drawn()))))
    for name, taken in _TAKEN.items():
        yield Part(name, 75, partial(_found, taken, some))
    plates, judged = max(1, round(PLATES * size)), max(1, round(JUDGED * size))
    yield Part("plate", 45, lambda box: iter((plate_row(plates, box),)))
    on_plate = photographs_on_the_plate(judged)
    yield Part("judge, plate", 150, lambda box: iter(judge(box.of(on_plate))))
    yield Part("preview", 15, lambda box: iter((preview_row(box),)))
    yield Part("small", 45, lambda _: _small(45 * size))
    rounds = 2 if size >= 1 else 1
    for place in (None, data) if data else (None,):
        name = f"reading, {'folder' if place else 'rendered'}"
        yield Part(name, 0, partial(_read, place, rounds, READING_S * size))
    yield Part("fields, whole way", 60, lambda _: _whole_way(60 * size))


def _read(place: Path | None, rounds: int, seconds: float, _box: TimeBox) -> Iterator[Row]:
    return reading_table(place, rounds, seconds)


def _small(seconds: float) -> Iterator[Row]:
    yield from in_a_process("tests.bench.papers.codecs", (str(seconds), "JPEG"), seconds)


def _whole_way(seconds: float) -> Iterator[Row]:
    yield from in_a_process("tests.bench.papers.whole_way", ("1", str(seconds)), seconds)


def _found(taken: Taken, count: int, box: TimeBox) -> Iterator[Row]:
    return iter(finding_table(box.of(_taken(taken, count))))


def _taken(taken: Taken, count: int) -> Iterator[Photograph]:
    for at in range(count):
        yield taken(_FIRST_SEED + at, _SUBSETS[_IN_TURN[at % len(_IN_TURN)]])


def _of_folder(data: Path) -> Iterator[Photograph]:
    for one in json.loads((data / "pages.json").read_text(encoding="utf-8")):
        subset = Subset.PAGE if one["subset"] == "generated" else Subset(one["subset"])
        corners = np.array(one["corners"], np.float32) if one.get("corners") else None
        frame = frame_of_file(data / "images" / one["file"])
        yield Photograph(frame, subset, corners, tuple(one.get("tags", ())))
