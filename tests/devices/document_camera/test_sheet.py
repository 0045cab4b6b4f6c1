"""A picture from a file: a scanner's sheet is the page, a photograph has one in it."""

from io import BytesIO

import pytest
from PIL import Image, ImageFilter

from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes, frame_of_image
from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.document_camera.sheet import scan_file, scan_sheet
from devices.document_camera.test_desk import empty_plate, photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from tests.devices.stick.conftest import scanned

A4_PX = (1654, 2339)
WHITE = (250, 250, 250)


def jpeg(picture: Image.Image, **how: object) -> bytes:
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=88, **how)
    return kept.getvalue()


def image_of(frame: Frame) -> Image.Image:
    return Image.fromarray(frame[:, :, ::-1])


def shape(page: ScannedPage) -> float:
    return page.width_px / page.height_px


@pytest.mark.row("F13")
@pytest.mark.parametrize("paper", ["birth-certificate", "household", "marriage-certificate"])
def test_a_scanners_sheet_is_the_page_to_its_rim(paper: str) -> None:
    data = scanned(paper)
    page = scan_file(data)
    high, wide = frame_of_bytes(data).shape[:2]
    assert page.flags == ()
    assert shape(page) == pytest.approx(wide / high, rel=0.01)


@pytest.mark.row("F13")
def test_a_card_on_the_glass_is_cut_out_of_the_lids_white() -> None:
    card = PAPERS["bank-card"]().convert("RGB")
    glass = Image.new("RGB", A4_PX, WHITE)
    glass.paste(card, (300, 400))
    page = scan_sheet(frame_of_image(glass), is_sized=True)
    assert page.flags == ()
    assert shape(page) == pytest.approx(card.width / card.height, rel=0.03)


@pytest.mark.row("F13")
def test_a_photograph_on_a_stick_is_judged_like_one_of_a_phone() -> None:
    laid = photograph(PAPERS["household"](), DOTS_PER_MM)
    assert scan_file(jpeg(image_of(laid))).flags == ()
    assert PageFlag.NO_PAGE in scan_file(jpeg(image_of(empty_plate()))).flags


def test_what_a_cameras_file_says_of_its_size_is_not_believed() -> None:
    table = image_of(empty_plate()).resize((1654, 1240))
    exif = table.getexif()
    exif[271] = "a maker of cameras"
    assert PageFlag.NO_PAGE in scan_file(jpeg(table, dpi=(200, 200), exif=exif)).flags


@pytest.mark.row("F13")
def test_a_sheet_whose_print_goes_on_beyond_its_side_is_cut_off() -> None:
    whole = PAPERS["birth-certificate"]().convert("RGB")
    sheet = Image.new("RGB", whole.size, WHITE)
    sheet.paste(whole.resize((whole.width - 200, whole.height - 200)), (100, 100))
    assert PageFlag.CUT_OFF not in scan_sheet(frame_of_image(sheet)).flags
    for row in range(200, 1000, 40):
        sheet.paste((20, 20, 20), (whole.width - 60, row, whole.width, row + 18))
    assert PageFlag.CUT_OFF in scan_sheet(frame_of_image(sheet)).flags


def test_a_portrait_may_fill_its_picture() -> None:
    person = PAPERS["photo"]().convert("RGB")
    box = person.crop((0, 0, person.width, person.height))
    page = scan_sheet(frame_of_image(box.resize((400, 520))), is_portrait=True)
    assert shape(page) == pytest.approx(400 / 520, rel=0.02)


@pytest.mark.row("F13")
def test_a_blurred_sheet_is_told() -> None:
    soft = Image.open(BytesIO(scanned())).filter(ImageFilter.GaussianBlur(6))
    assert PageFlag.BLURRED in scan_file(jpeg(soft, dpi=(200, 200))).flags
