"""Cleaned pages are kept in colour, in grey or in black and white, and joined into one PDF."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pytest

from devices.document_camera.frames import frame_of_file
from devices.document_camera.kept import Kept, as_pdf
from devices.document_camera.scanned_page import ScannedPage
from devices.document_camera.small import Tone, packed
from tests.bench.papers.sheets import sheet


@cache
def scanned(seed: int) -> ScannedPage:
    picture = cv2.resize(sheet("form", np.random.default_rng(seed)).picture, (840, 1188))
    return ScannedPage(packed(np.asarray(picture, np.uint8)).data, 840, 1188)


@pytest.mark.parametrize(
    ("tone", "suffix"), [(Tone.COLOUR, "webp"), (Tone.GREY, "webp"), (Tone.BILEVEL, "png")]
)
def test_pictures_of_one_name_do_not_overwrite_each_other(
    tmp_path: Path, tone: Tone, suffix: str
) -> None:
    kept = Kept(tmp_path / "out", tone)
    for place, seed in (("a", 5), ("b", 6)):
        kept.keep(tmp_path / place / "page.jpg", scanned(seed))

    files = sorted(tmp_path.glob("out/*"))
    assert [one.name for one in files] == [f"page-2.{suffix}", f"page.{suffix}"]
    spread = [np.ptp(frame_of_file(one).astype(int), axis=2).max() for one in files]
    assert (max(spread) < 12) == (tone is not Tone.COLOUR)


def test_pages_are_joined_into_one_document_and_black_and_white_stays_small(
    tmp_path: Path,
) -> None:
    sizes = {}
    for tone in Tone:
        kept = Kept(tmp_path / tone, tone)
        for seed in (5, 6):
            kept.keep(tmp_path / f"{seed}.jpg", scanned(seed))
        kept.join("pages.pdf")
        document = (tmp_path / tone / "pages.pdf").read_bytes()
        sizes[tone] = len(document)
        assert document.startswith(b"%PDF-")
        assert document.count(b"/Type /Page\n") == 2
    assert b"/CCITTFaxDecode" in (tmp_path / "bilevel" / "pages.pdf").read_bytes()
    assert sizes[Tone.BILEVEL] < sizes[Tone.COLOUR] / 3
    assert len(as_pdf([scanned(5).picture], Tone.BILEVEL)) < len(scanned(5).picture)


def test_nothing_is_joined_where_nothing_was_kept(tmp_path: Path) -> None:
    Kept(tmp_path).join("pages.pdf")
    assert not (tmp_path / "pages.pdf").exists()
