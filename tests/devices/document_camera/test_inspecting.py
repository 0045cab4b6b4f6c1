"""A page that was taken before is told, and a portrait is held against what it has to be."""

from functools import cache

import pytest
from PIL import Image, ImageDraw

from devices.document_camera.again import is_same_page
from devices.document_camera.frames import frame_of_bytes, frame_of_image
from devices.document_camera.inspecting import inspected
from devices.document_camera.portrait import portrait_flaws
from devices.document_camera.scan import scan
from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.document_camera.test_desk import Lay, photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS

_WHITE = (252, 252, 250)
_ONCE, _AGAIN = Lay(4), Lay(-7, light=0.6, shift_mm=(15, -8), seed=5)


@cache
def laid(paper: str, lay: Lay = _ONCE) -> ScannedPage:
    return scan(photograph(PAPERS[paper](), DOTS_PER_MM, lay))


@pytest.mark.parametrize("lay", [_AGAIN, Lay(184, blur_px=1.0, seed=9)], ids=["anew", "over"])
def test_a_page_laid_a_second_time_is_told(lay: Lay) -> None:
    page = inspected(laid("household", lay), (laid("bank-card").picture, laid("household").picture))
    assert page.flags == (PageFlag.TWICE,)
    assert not page.is_good


def test_the_page_of_another_person_on_the_same_form_is_another_page() -> None:
    assert not is_same_page(laid("household").picture, laid("household-zhang").picture)
    assert inspected(laid("household-zhang"), (laid("household").picture,)).is_good


def portrait(
    ground: tuple[int, int, int] = _WHITE,
    *,
    is_alone: bool = False,
    has_face: bool = True,
    has_edge: bool = True,
    size_mm: tuple[int, int] = (32, 48),
) -> Image.Image:
    wide, high = (side * 8 for side in size_mm)
    photo = Image.new("RGB", (wide, high), ground)
    draw = ImageDraw.Draw(photo)
    draw.ellipse((0, high * 0.72, wide, high * 1.3), fill=(60, 70, 110))
    if has_face:
        draw.ellipse((wide * 0.28, high * 0.2, wide * 0.72, high * 0.72), fill=(40, 36, 38))
        draw.ellipse((wide * 0.32, high * 0.27, wide * 0.68, high * 0.74), fill=(226, 190, 168))
    if has_edge:
        draw.rectangle((0, 0, wide - 1, high - 1), outline=(180, 180, 180))
    if is_alone:
        return photo
    sheet = Image.new("RGB", (800, 560), (250, 250, 248))
    sheet.paste(photo, ((800 - wide) // 2, 40))
    return sheet


def flaws_of(picture: Image.Image, lay: Lay = _AGAIN) -> tuple[PageFlag, ...]:
    return portrait_flaws(frame_of_bytes(scan(photograph(picture, DOTS_PER_MM, lay)).picture))


def test_a_portrait_on_white_is_taken_on_a_sheet_and_alone() -> None:
    assert flaws_of(portrait()) == ()
    assert flaws_of(portrait(has_edge=False)) == ()
    assert flaws_of(portrait(is_alone=True, size_mm=(40, 56))) == ()


@pytest.mark.parametrize(
    ("picture", "flag"),
    [
        (portrait((60, 120, 220)), PageFlag.PORTRAIT_GROUND),
        (portrait((200, 40, 40)), PageFlag.PORTRAIT_GROUND),
        (portrait((226, 240, 250), has_face=False), PageFlag.PORTRAIT_FACE),
        (portrait((226, 240, 250), size_mm=(60, 40)), PageFlag.PORTRAIT_SIZE),
    ],
    ids=["blue", "red", "nobody", "lying"],
)
def test_a_photograph_that_will_not_do_is_told_why(picture: Image.Image, flag: PageFlag) -> None:
    flat = frame_of_image(picture)
    assert flag in portrait_flaws(flat)


def test_only_where_a_portrait_is_wanted_it_is_asked_for() -> None:
    assert inspected(laid("bank-card"), ()).is_good
    wanted = inspected(laid("bank-card"), (), is_portrait=True)
    assert wanted.flags == (PageFlag.PORTRAIT_SIZE,)
    assert inspected(laid("photo"), (), is_portrait=True).is_good
