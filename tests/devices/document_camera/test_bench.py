"""`bench scan` says all its tables of a folder of pictures, from the first to the last."""

import json
from pathlib import Path

import cv2
import pytest

from devices.document_camera.test_desk import photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench import scan
from tests.bench.papers.aims import aims_of
from tests.bench.papers.judging import judging_table
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.readers import METHODS
from tests.bench.papers.spoiling import SPOILED


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_the_bench_says_all_its_tables_of_a_folder(tmp_path: Path) -> None:
    frame, corners = photograph_with_corners(PAPERS["household"](), DOTS_PER_MM)
    small = cv2.resize(frame, None, fx=0.4, fy=0.4, interpolation=cv2.INTER_AREA)
    for place in ("images", "ocr"):
        (tmp_path / place).mkdir()
        cv2.imwrite(str(tmp_path / place / "page.png"), small)
    page = {"file": "page.png", "subset": "page", "corners": (corners * 0.4).tolist()}
    (tmp_path / "pages.json").write_text(json.dumps([page]), encoding="utf-8")
    read = {"file": "page.png", "lines": ["常住人口登记卡"]}
    (tmp_path / "ocr.json").write_text(json.dumps([read]), encoding="utf-8")

    rows = list(scan.run(tmp_path, size=0.02))
    told = aims_of(rows)

    assert not [row for row in rows if "error" in row]
    assert {row["table"] for row in rows} == {
        "find",
        "judge",
        "time",
        "plate",
        "preview",
        "small",
        "reading",
        "fields, whole way",
    }
    assert {row["method"] for row in rows if row["table"] == "reading"} == set(METHODS)
    parts = {one["aim"].split(":")[0] for one in told}
    assert parts >= {"find, folder", "find, hand-held", "judge, plate"}


def test_pictures_from_a_hand_are_held_to_the_aims_as_the_others_are() -> None:
    counts = {"good_flagged": 1, "false_pages": [1, 18], "cut_off_accepted": [2, 15]}
    row = {"part": "find, hand-held", "method": "doorstep", "pictures": 39, **counts}
    row |= {"mean_iou": 0.95, "above_0.9": 0.9, "above_0.98": 0.5}

    told = {one["aim"].partition(": ")[2]: one["met"] for one in aims_of([row])}

    assert told == {
        "mean_iou": True,
        "above_0.9": True,
        "above_0.98": False,
        "false_pages": True,
        "cut_off_accepted": False,
        "good_flagged": True,
    }


def test_what_was_spoiled_and_is_still_read_is_none_that_a_gate_had_to_catch() -> None:
    """A bank card's large figures bear the blur that takes a form's writing away."""
    frame, corners = photograph_with_corners(PAPERS["bank-card"](), DOTS_PER_MM)
    card = Photograph(frame, Subset.PAGE, corners, ())

    ours, _ = judging_table([card], (1, 2), still_reads=lambda _good, _spoiled: True)

    assert (ours["pages"], ours["spoiled"]) == (1, 2)
    for name in SPOILED:
        assert ours[f"{name}_caught"] + ours[f"{name}_not_caught_and_still_read"] == 2
    told = {one["aim"]: one["met"] for one in aims_of([{"part": "judge, plate"} | ours])}
    assert told["judge, plate: blur caught"]


def test_a_spoiled_page_that_is_neither_caught_nor_read_misses_the_aim() -> None:
    row = {"part": "judge, plate", "method": "doorstep", "pages": 47, "spoiled": 47}
    row |= {f"{name}_caught": 40 for name in SPOILED} | {"good_refused": 0}
    still = {f"{name}_not_caught_and_still_read": 7 for name in SPOILED}

    assert all(one["met"] for one in aims_of([row | still]))
    assert not any(one["met"] for one in aims_of([row]) if "caught" in one["aim"])
