"""`bench scan` says all its tables of a folder of pictures, from the first to the last."""

import json
from pathlib import Path

import cv2
import pytest

from devices.document_camera.test_desk import photograph_with_corners
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.bench import scan
from tests.bench.papers.aims import aims_of
from tests.bench.papers.readers import METHODS


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
    assert {one["aim"].split(":")[0] for one in told} >= {"find, folder", "judge, plate"}
