"""The tables of `bench scan` about finding: how well, and how fast."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter, process_time
from typing import Any

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import Corners, in_order, overlap
from tests.bench.papers.peers import FINDERS
from tests.bench.papers.photographs import Photograph, Subset

Row = dict[str, Any]

LONG_PX = 1920  # as most cameras see


@dataclass(slots=True)
class _Tally:
    """What one finder did with the pictures so far."""

    overlaps: list[float] = field(default_factory=list)
    none: int = 0
    flagged: int = 0
    false_pages: int = 0
    cut_accepted: int = 0
    milliseconds: list[float] = field(default_factory=list)
    processor_ms: list[float] = field(default_factory=list)


def finding_table(pictures: Iterable[Photograph]) -> list[Row]:
    """Let every finder look at every picture, one after the other."""
    tallies = {name: _Tally() for name in ("doorstep", *FINDERS)}
    counts = dict.fromkeys(Subset, 0)
    for picture in pictures:
        counts[picture.subset] += 1
        for name, tally in tallies.items():
            start, before = perf_counter(), process_time()
            corners, is_flagged = _found(name, picture.frame)
            tally.milliseconds.append(1000 * (perf_counter() - start))
            tally.processor_ms.append(1000 * (process_time() - before))
            _count(tally, picture, corners, is_flagged=is_flagged)
    return [_row(name, tally, counts) for name, tally in tallies.items()]


def _found(name: str, frame: Frame) -> tuple[Corners | None, bool]:
    if name in FINDERS:
        return FINDERS[name](frame), False
    page = find_page(frame)
    return (None, False) if page is None else (page.corners, page.is_cut_off)


def _count(
    tally: _Tally, picture: Photograph, corners: Corners | None, *, is_flagged: bool
) -> None:
    match picture.subset:
        case Subset.PAGE:
            truth = in_order(np.asarray(picture.corners, np.float32))
            tally.none += corners is None
            tally.flagged += is_flagged
            tally.overlaps.append(0.0 if corners is None else _overlap(corners, truth))
        case Subset.NO_PAGE:
            tally.false_pages += corners is not None
        case Subset.CUT_OFF:
            tally.cut_accepted += corners is not None and not is_flagged


def _overlap(corners: Corners, truth: Corners) -> float:
    outline = in_order(corners.astype(np.float32))
    return overlap(outline, truth) if cv2.isContourConvex(outline) else 0.0


def _row(name: str, tally: _Tally, counts: dict[Subset, int]) -> Row:
    overlaps = np.array(tally.overlaps or [0.0])
    return {
        "table": "find",
        "method": name,
        "pictures": counts[Subset.PAGE],
        "mean_iou": round(float(overlaps.mean()), 4),
        "above_0.9": round(float((overlaps > 0.9).mean()), 3),
        "above_0.98": round(float((overlaps > 0.98).mean()), 3),
        "none": tally.none,
        "wrong": int(((overlaps > 0) & (overlaps < 0.5)).sum()),
        "good_flagged": tally.flagged,
        "false_pages": [tally.false_pages, counts[Subset.NO_PAGE]],
        "cut_off_accepted": [tally.cut_accepted, counts[Subset.CUT_OFF]],
        **times(tally.milliseconds, tally.processor_ms),
    }


def times(milliseconds: list[float], processor_ms: list[float]) -> Row:
    """Say how long it took: by the clock on the wall, and of the processor's time."""
    return {
        "ms_median": round(float(np.median(milliseconds)), 1),
        "ms_p95": round(float(np.percentile(milliseconds, 95)), 1),
        "processor_ms_median": round(float(np.median(processor_ms)), 1),
        "processor_ms_p95": round(float(np.percentile(processor_ms, 95)), 1),
    }


def timing_table(pictures: Iterable[Photograph]) -> list[Row]:
    """Let every finder look at pictures made 1920 pixels long, one after the other."""
    names, count = ("doorstep", *FINDERS), 0
    wall: dict[str, list[float]] = {name: [] for name in names}
    processor: dict[str, list[float]] = {name: [] for name in names}
    for picture in pictures:
        frame, count = _as_long(picture.frame, LONG_PX), count + 1
        for name in names:
            start, before = perf_counter(), process_time()
            _found(name, frame)
            wall[name].append(1000 * (perf_counter() - start))
            processor[name].append(1000 * (process_time() - before))
    return [
        {"table": "time", "method": name, "pictures": count, **times(wall[name], processor[name])}
        for name in names
    ]


def _as_long(frame: Frame, long_px: int) -> Frame:
    scale = long_px / max(frame.shape[:2])
    return np.asarray(cv2.resize(frame, None, fx=scale, fy=scale), np.uint8)
