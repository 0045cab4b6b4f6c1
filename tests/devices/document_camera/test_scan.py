from functools import cache

import cv2
import numpy as np
import pytest

from devices.document_camera.clean import cleaned, without_what_is_around
from devices.document_camera.frames import frame_of_bytes, frame_of_file, frame_of_image
from devices.document_camera.light import is_too_dark
from devices.document_camera.page import FoundPage
from devices.document_camera.quality import flaws
from devices.document_camera.scan import finished, flattened, judged, scan
from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.document_camera.sharpness import softness
from devices.document_camera.small import LARGEST_BYTES, packed
from devices.document_camera.test_desk import Lay, empty_plate, photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.errors import UnreadablePictureError


@cache
def scanned(paper: str, light: float = 1.0, blur_px: float = 0.0) -> ScannedPage:
    lay = Lay(light=light, blur_px=blur_px, seed=3)
    return scan(photograph(PAPERS[paper](), DOTS_PER_MM, lay))


@pytest.mark.row("F13")
@pytest.mark.parametrize(
    ("paper", "wide_by_high"),
    [
        ("bank-card", 85.6 / 54),
        ("household", 143 / 105),
        ("birth-certificate", 210 / 148),
        ("marriage-certificate", 176 / 125),
    ],
)
def test_a_good_paper_becomes_a_good_page(paper: str, wide_by_high: float) -> None:
    page = scanned(paper)
    assert page.is_good
    assert len(page.picture) <= LARGEST_BYTES
    assert max(page.width_px, page.height_px) <= 1700
    assert page.width_px / page.height_px == pytest.approx(wide_by_high, rel=0.06)
    assert frame_of_bytes(page.picture).shape == (page.height_px, page.width_px, 3)


def test_paper_comes_out_white_and_the_seal_stays_red() -> None:
    page = frame_of_bytes(scanned("marriage-certificate").picture)
    hue, saturation, value = cv2.split(cv2.cvtColor(page, cv2.COLOR_BGR2HSV))
    red = ((hue < 10) | (hue > 170)) & (saturation > 120)
    assert red.mean() > 0.005
    middle = value[100:-100, 100:-100]
    assert np.percentile(middle, 50) > 225
    assert np.percentile(saturation, 50) < 25
    # The lamp stood on one side; on the page there is nothing left of it.
    assert abs(float(np.median(value[:, 60:200])) - float(np.median(value[:, -200:-60]))) < 10


def test_a_coloured_card_keeps_its_colour() -> None:
    page = frame_of_bytes(scanned("bank-card").picture)
    blue, _, red = np.median(page.reshape(-1, 3), axis=0)
    assert blue > red + 40


@pytest.mark.parametrize("paper", ["household", "bank-card"])
def test_too_little_light_is_told(paper: str) -> None:
    assert PageFlag.TOO_DARK in scanned(paper, light=0.12).flags


@pytest.mark.parametrize("paper", ["household", "birth-certificate"])
def test_a_quarter_of_the_light_is_enough(paper: str) -> None:
    assert scanned(paper, light=0.25).is_good


@pytest.mark.parametrize(
    ("paper", "readable_px"),
    # Of the bank card, whose writing is the smallest, the reader loses a line at 2.5.
    [("household", 2.5), ("birth-certificate", 2.5), ("bank-card", 2.0)],
)
def test_writing_too_soft_to_read_is_told_and_readable_writing_is_not(
    paper: str, readable_px: float
) -> None:
    assert scanned(paper, blur_px=5.0).flags == (PageFlag.BLURRED,)
    assert scanned(paper, blur_px=readable_px).is_good


def test_a_register_whose_labels_can_no_longer_be_read_is_too_soft() -> None:
    assert scanned("household", blur_px=2.8).flags == (PageFlag.BLURRED,)


def test_a_small_page_is_too_soft_before_its_headings_are() -> None:
    """Of a bank card a line is lost at 2.5, though its figures are large."""
    assert scanned("bank-card", blur_px=2.5).flags == (PageFlag.BLURRED,)


def test_a_page_with_two_words_is_sharp_and_a_blank_one_is_not_blurred() -> None:
    page = np.full((1200, 850, 3), 235, np.uint8)
    assert softness(page) is None
    assert flaws(page) == (PageFlag.BLANK,)
    cv2.putText(page, "OK", (300, 600), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (40, 40, 40), 3)
    assert flaws(page) == ()
    soft = np.asarray(cv2.GaussianBlur(page, (0, 0), 6), dtype=np.uint8)
    assert flaws(soft) == (PageFlag.BLURRED,)


def test_an_empty_plate_is_handed_over_whole_and_flagged() -> None:
    page = scan(empty_plate())
    assert page.flags == (PageFlag.NO_PAGE,)
    assert page.width_px == 1700
    assert scan(np.zeros((600, 800, 3), np.uint8)).flags == (PageFlag.TOO_DARK, PageFlag.NO_PAGE)


def test_nothing_that_is_written_is_cut_away_where_a_side_is_not_known() -> None:
    """A page whose upper side was taken to lie under its title is cut off, and keeps the title."""
    frame = np.full((1400, 1000, 3), 60, np.uint8)
    frame[40:] = 225
    for top, text in ((130, "Title"), (400, "Name"), (700, "Born")):
        cv2.putText(frame, text, (200, top), cv2.FONT_HERSHEY_SIMPLEX, 3, (30, 30, 30), 8)
    low = np.array([(30, 150), (970, 150), (970, 1390), (30, 1390)], np.float32)
    found = FoundPage(low, support=1.0, is_cut_off=True)

    flat = flattened(frame, found)
    page = finished(flat, judged(flat, found))

    assert page.flags == (PageFlag.CUT_OFF,)
    title = frame_of_bytes(page.picture)[: page.height_px // 10]
    assert float((title < 90).mean()) > 0.02
    inner = without_what_is_around(flat)
    assert np.abs(np.array(inner.shape[:2]) - (1240, 940)).max() <= 1


def test_a_picture_full_of_detail_still_fits_into_its_bytes() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1400, 1000, 3), dtype=np.uint8)
    busy = np.asarray(cv2.GaussianBlur(noise, (0, 0), 1.5), dtype=np.uint8)
    assert len(packed(busy).data) <= LARGEST_BYTES
    assert cleaned(busy).shape == busy.shape


def test_darkness_is_judged_by_the_paper_and_not_by_the_ink() -> None:
    page = np.full((400, 400, 3), 20, np.uint8)
    page[:, :60] = 200
    assert not is_too_dark(page)


def test_a_scanned_page_shows_size_and_flags_alone() -> None:
    assert repr(ScannedPage(b"x", 4, 3, (PageFlag.CUT_OFF,))) == "<ScannedPage 4x3 CUT_OFF>"


def test_bytes_that_are_no_picture_are_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    for data in (b"", b"\xff\xd8\xff\xe0 cut short"):
        with pytest.raises(UnreadablePictureError):
            frame_of_bytes(data)
    with pytest.raises(UnreadablePictureError):
        frame_of_file(tmp_path_factory.mktemp("none") / "nothing.jpg")


def test_a_frame_of_an_image_is_blue_first() -> None:
    paper = PAPERS["bank-card"]()
    frame = frame_of_image(paper)
    pixel = paper.getpixel((400, 10))
    assert isinstance(pixel, tuple)
    assert tuple(frame[10, 400]) == pixel[::-1]
