"""The tables of `bench scan`: finding, judging, and the bytes of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import cv2
import numpy as np

from devices.document_camera.clean import cleaned, straightened
from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.page import find_page
from devices.document_camera.quadrilateral import Corners, in_order, overlap
from devices.document_camera.quality import flaws
from devices.document_camera.scanned_page import PageFlag
from devices.document_camera.small import packed
from tests.bench.papers import sheets
from tests.bench.papers.peers import (
    FINDERS,
    has_glare_as_usual,
    is_blurred_as_usual,
    is_dark_as_usual,
)
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.spoiling import SPOILED

Row = dict[str, Any]

_LATE = {PageFlag.BLURRED, PageFlag.MOVED, PageFlag.GLARE, PageFlag.TOO_DARK}
_USUAL = {
    "blur": is_blurred_as_usual,
    "motion": is_blurred_as_usual,
    "glare": has_glare_as_usual,
    "dark": is_dark_as_usual,
}


@dataclass(slots=True)
class _Tally:
    """What one finder did with the pictures so far."""

    overlaps: list[float] = field(default_factory=list)
    none: int = 0
    flagged: int = 0
    false_pages: int = 0
    cut_accepted: int = 0
    milliseconds: list[float] = field(default_factory=list)


def finding_table(pictures: Iterable[Photograph]) -> list[Row]:
    """Let every finder look at every picture, one after the other."""
    tallies = {name: _Tally() for name in ("doorstep", *FINDERS)}
    counts = dict.fromkeys(Subset, 0)
    for picture in pictures:
        counts[picture.subset] += 1
        for name, tally in tallies.items():
            start = perf_counter()
            corners, is_flagged = _found(name, picture.frame)
            tally.milliseconds.append(1000 * (perf_counter() - start))
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
    overlaps, taken = np.array(tally.overlaps or [0.0]), np.array(tally.milliseconds)
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
        "ms_median": round(float(np.median(taken)), 1),
        "ms_p95": round(float(np.percentile(taken, 95)), 1),
    }


def judging_table(pictures: Iterable[Photograph], seed: int = 6) -> list[Row]:
    """Spoil every whole page in four ways; count what is caught, and the good ones refused."""
    rng = np.random.default_rng(seed)
    caught = {name: [0, 0] for name in SPOILED}
    refused, usually_refused, count = 0, 0, 0
    for picture in pictures:
        if picture.subset is not Subset.PAGE or picture.corners is None:
            continue
        corners = in_order(np.asarray(picture.corners, np.float32))
        count += 1
        good = straightened(picture.frame, corners)
        refused += _is_refused(good)
        usually_refused += any(usual(good) for usual in _USUAL.values())
        for name, spoil in SPOILED.items():
            page = straightened(spoil(picture.frame, corners, rng), corners)
            caught[name][0] += _is_refused(page)
            caught[name][1] += _USUAL[name](page)
    return [
        {
            "table": "judge",
            "method": method,
            "pages": count,
            **{f"{name}_caught": both[at] for name, both in caught.items()},
            "good_refused": (refused, usually_refused)[at],
        }
        for at, method in enumerate(("doorstep", "the textbook's rules"))
    ]


def _is_refused(page: Frame) -> bool:
    return bool(_LATE & set(flaws(page)))


def small_table(seeds: Iterable[int] = range(20, 24)) -> list[Row]:
    """Encode A4 forms with a red seal in several ways; how well each is read is another table."""
    pages = [form_with_seal(seed) for seed in seeds]
    ways = {
        "doorstep": None,
        "JPEG 15": (".jpg", [cv2.IMWRITE_JPEG_QUALITY, 15, cv2.IMWRITE_JPEG_OPTIMIZE, 1]),
        "JPEG 50": (".jpg", [cv2.IMWRITE_JPEG_QUALITY, 50, cv2.IMWRITE_JPEG_OPTIMIZE, 1]),
        "AVIF 45": (".avif", [cv2.IMWRITE_AVIF_QUALITY, 45, cv2.IMWRITE_AVIF_SPEED, 8]),
    }
    rows = []
    for name, way in ways.items():
        files = [packed(page).data if way is None else _encoded(page, *way) for page in pages]
        apart = [seal_difference(p, f) for p, f in zip(pages, files, strict=True)]
        usual = round(float(np.mean([len(one) for one in files])))
        shift = round(float(np.mean(apart)), 2)
        rows.append({"table": "small", "method": name, "bytes": usual, "seal_off_by_lab": shift})
    return rows


def seal_difference(page: Frame, data: bytes) -> float:
    """Return how far the seal's red is from where it was, as a mean of Lab units."""
    return seal_off(page, frame_of_bytes(data))


def seal_off(page: Frame, seen: Frame) -> float:
    """Return the same of a picture that was decoded before."""
    before, after = (
        cv2.cvtColor(one, cv2.COLOR_BGR2LAB).astype(np.float32) for one in (page, seen)
    )
    red = before[:, :, 1] > 150
    return float(np.linalg.norm(before - after, axis=2)[red].mean()) if red.any() else 0.0


def form_with_seal(seed: int) -> Frame:
    """Draw an A4 form with a red seal, seen by a camera and cleaned."""
    rng = np.random.default_rng(seed)
    picture = np.asarray(sheets.form(rng, is_sealed=True))[:, :, ::-1]
    small = cv2.resize(picture, (1202, 1700), interpolation=cv2.INTER_AREA)
    lit = small * np.linspace(1, 0.75, 1700)[:, None, None] * np.array([0.9, 0.97, 1])
    seen = cv2.GaussianBlur(lit + rng.normal(0, 2.5, lit.shape), (0, 0), 0.8)
    return cleaned(np.clip(seen, 0, 255).astype(np.uint8))


def _encoded(page: Frame, suffix: str, how: list[int]) -> bytes:
    return bytes(cv2.imencode(suffix, page, how)[1].tobytes())
