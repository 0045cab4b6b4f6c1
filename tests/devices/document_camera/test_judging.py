"""What is wrong with a page is told, and a good page is not refused."""

from functools import cache

import cv2
import numpy as np
import pytest

from devices.document_camera.contract import Frame
from devices.document_camera.quality import flaws
from devices.document_camera.scanned_page import PageFlag
from devices.document_camera.small import Tone, bilevel, packed
from devices.document_camera.upright import upright
from kiosk.camera_desk import FLAWS
from tests.bench.papers.forms import seal_difference
from tests.bench.papers.sheets import sheet
from tests.bench.papers.spoiling import SPOILED
from tests.bench.papers.ways import JPEG, OURS, small_table


@cache
def page(kind: str = "form", seed: int = 5) -> Frame:
    picture = sheet(kind, np.random.default_rng(seed)).picture
    lit = picture.astype(np.float32) * 0.86 + np.random.default_rng(1).normal(0, 2, picture.shape)
    return np.asarray(
        cv2.GaussianBlur(np.clip(lit, 0, 255).astype(np.uint8), (0, 0), 0.9), np.uint8
    )


def outline(frame: Frame) -> np.ndarray:
    high, wide = frame.shape[:2]
    return np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)


@pytest.mark.parametrize("kind", ["form", "letter", "receipt", "booklet"])
def test_a_good_page_is_not_refused(kind: str) -> None:
    assert flaws(page(kind)) == ()


@pytest.mark.row("F13")
@pytest.mark.parametrize(
    ("how", "flag"),
    [
        ("blur", PageFlag.BLURRED),
        ("motion", PageFlag.MOVED),
        ("glare", PageFlag.GLARE),
        ("dark", PageFlag.TOO_DARK),
    ],
)
def test_a_spoiled_page_is_told_by_name(how: str, flag: PageFlag) -> None:
    good = page()
    spoiled = SPOILED[how](good, outline(good), np.random.default_rng(2))
    assert flag in flaws(spoiled)


def pale_page() -> Frame:
    """Draw pale words beside a shadow whose soft rim is stronger than they are."""
    sheet_ = np.full((1200, 860, 3), 205, np.uint8)
    sheet_[:, :90] = 30
    sheet_ = np.asarray(cv2.GaussianBlur(sheet_, (0, 0), 14), np.uint8)
    for y in range(120, 700, 60):
        cv2.putText(sheet_, "form 57 paper", (170, y), 0, 1.1, (165, 160, 160), 2, cv2.LINE_AA)
    return sheet_


@pytest.mark.row("F13")
def test_a_shadows_soft_rim_is_no_blurred_writing() -> None:
    assert flaws(pale_page()) == ()


@pytest.mark.row("F13")
def test_pale_writing_that_moved_is_told_though_a_strip_of_the_table_is_stronger() -> None:
    moved = np.asarray(cv2.blur(pale_page(), (1, 25)), np.uint8)
    assert PageFlag.MOVED in flaws(moved)
    moved[:, :14] = 30
    moved[:] = cv2.GaussianBlur(moved, (0, 0), 1)
    assert PageFlag.MOVED in flaws(moved)


@pytest.mark.row("F13")
@pytest.mark.parametrize("strongest", [235, 250])
def test_a_faint_lamp_that_hides_the_print_is_told(strongest: int) -> None:
    """Seen through a plastic cover the spot is nowhere quite white, and small."""
    good = page("letter")
    high, wide = good.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = ((xs - 0.45 * wide) ** 2 + (ys - 0.4 * high) ** 2) / (0.1 * wide) ** 2
    veil = (np.exp(-far / 2) * strongest / 255)[..., None]
    lit = (good * (1 - veil) + 255 * veil).astype(np.uint8)
    assert PageFlag.GLARE in flaws(lit)


def ruled_page(hole: float = 0.0) -> Frame:
    """Draw a white sheet of thin ruled lines and words; a hole of that radius is left empty."""
    sheet_ = np.full((1200, 860, 3), 255, np.uint8)
    for y in range(60, 1160, 26):
        cv2.line(sheet_, (40, y), (820, y), (120, 120, 120), 1)
        cv2.putText(sheet_, "form 57" * (1 + y % 7), (44, y - 6), 0, 0.5, (110, 110, 116), 1)
    if hole:
        cv2.circle(sheet_, (430, 560), round(hole * 1000), (255, 255, 255), -1)
    return sheet_


@pytest.mark.row("F13")
@pytest.mark.parametrize("strength", [180, 280])
def test_a_lamp_on_paper_as_white_as_itself_is_told_by_the_fading_ink(strength: int) -> None:
    ys, xs = np.mgrid[0:1200, 0:860].astype(np.float32)
    light = np.exp(-((xs - 430) ** 2 + (ys - 560) ** 2) / (2 * 90**2)) * strength
    assert PageFlag.GLARE in flaws(np.clip(ruled_page() + light[..., None], 0, 255).astype("uint8"))


def sparse_page() -> Frame:
    """Draw a light sheet of pale rules with a word here and there."""
    sheet_ = np.full((1200, 860, 3), 238, np.uint8)
    for y in range(60, 1160, 52):
        cv2.line(sheet_, (40, y), (820, y), (210, 210, 210), 2)
        cv2.putText(sheet_, "form 57", (44, y - 10), 0, 0.8, (60, 60, 60), 2)
    return sheet_


@pytest.mark.row("F13")
@pytest.mark.parametrize("strength", [100, 160])
def test_a_lamp_is_told_where_light_paper_has_hardly_room_for_it(strength: int) -> None:
    """Its spot is full white and the paper all but that: on so few words nothing fades."""
    ys, xs = np.mgrid[0:1200, 0:860].astype(np.float32)
    light = np.exp(-((xs - 430) ** 2 + (ys - 560) ** 2) / (2 * 80**2)) * strength
    lit = np.clip(sparse_page() + light[..., None], 0, 255).astype("uint8")

    assert PageFlag.GLARE in flaws(lit)
    assert PageFlag.GLARE not in flaws(sparse_page())


def with_a_lamp(good: Frame, wide: float, strength: float) -> Frame:
    """Add a lamp's light near the middle; ``wide`` is a part of the root of the page's area."""
    high, across = good.shape[:2]
    ys, xs = np.mgrid[0:high, 0:across].astype(np.float32)
    far = ((xs - 0.45 * across) ** 2 + (ys - 0.4 * high) ** 2) / (wide**2 * high * across)
    light = np.exp(-far / 2) * strength
    return np.asarray(np.clip(good + light[..., None], 0, 255), np.uint8)


def dimmed(good: Frame, light: float) -> Frame:
    return np.asarray(good * light, np.uint8)


@pytest.mark.row("F13")
@pytest.mark.parametrize("wide", [0.2, 0.25])
@pytest.mark.parametrize("paper", ["white", "grey"])
def test_a_lamp_as_large_as_a_third_of_the_page_is_told(wide: float, paper: str) -> None:
    good = ruled_page() if paper == "white" else dimmed(page("letter"), 0.85)
    assert PageFlag.GLARE in flaws(with_a_lamp(good, wide, 280))


@pytest.mark.row("F13")
@pytest.mark.parametrize("strength", [140, 170, 200, 250])
def test_a_lamp_is_told_by_the_print_at_its_heart_however_much_shows_farther_out(
    strength: int,
) -> None:
    good = dimmed(page("letter"), 0.8)
    assert PageFlag.GLARE in flaws(with_a_lamp(good, 0.1, strength))
    assert PageFlag.GLARE not in flaws(with_a_lamp(good, 0.1, 40))


@pytest.mark.row("F13")
@pytest.mark.parametrize("light", [0.7, 0.8])
def test_a_lamp_through_a_cover_is_told_though_it_is_nowhere_white(light: float) -> None:
    good = dimmed(page(), light)
    high, wide = good.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = ((xs - 0.5 * wide) ** 2 + (ys - 0.4 * high) ** 2) / (0.01 * high * wide)
    veil = (np.exp(-far / 2) * 0.9)[..., None]
    assert PageFlag.GLARE in flaws((good * (1 - veil) + 230 * veil).astype(np.uint8))


@pytest.mark.parametrize("exposure", [1.1, 1.25])
@pytest.mark.parametrize("kind", ["letter", "form", "sparse", "ruled"])
def test_an_overexposed_middle_is_no_lamp(kind: str, exposure: float) -> None:
    """The light falls off towards the rim, and where it is strongest the paper is full white."""
    drawn = {"sparse": sparse_page, "ruled": ruled_page}
    good = drawn[kind]() if kind in drawn else page(kind)
    high, wide = good.shape[:2]
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = np.hypot(xs / wide - 0.5, ys / high - 0.6)
    lit = np.clip(good * (exposure - 0.5 * far**2)[..., None], 0, 255).astype(np.uint8)
    assert PageFlag.GLARE not in flaws(lit)


@pytest.mark.parametrize("hole", [0.0, 0.08, 0.14])
def test_an_empty_place_on_white_paper_is_no_lamp(hole: float) -> None:
    assert PageFlag.GLARE not in flaws(ruled_page(hole))


def test_a_white_label_on_a_coloured_page_is_no_lamp() -> None:
    cover = np.full((900, 640, 3), (60, 40, 150), np.uint8)
    cv2.circle(cover, (320, 400), 90, (250, 250, 250), -1, cv2.LINE_AA)
    cv2.putText(cover, "No. 5", (265, 410), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (30, 30, 30), 3)
    assert PageFlag.GLARE not in flaws(cover)


def test_a_finger_on_the_page_is_told_and_a_seal_is_none() -> None:
    held = page().copy()
    cv2.line(held, (-40, 900), (330, 820), (120, 150, 205), 150, cv2.LINE_AA)
    assert PageFlag.COVERED in flaws(held)
    assert PageFlag.COVERED not in flaws(page())


def test_a_colour_along_a_side_of_a_card_is_no_finger() -> None:
    """The left tenth of this card has the colour of skin, and nearly touches its corners."""
    card = np.full((440, 700, 3), (120, 60, 40), np.uint8)
    card[12:428, :90] = (140, 165, 215)
    for row in range(4):
        cv2.putText(card, f"form {row}57", (120, 90 + 90 * row), 0, 1.4, (235, 240, 240), 3, 16)
    assert PageFlag.COVERED not in flaws(card)


def test_a_page_of_a_few_pixels_is_too_small() -> None:
    tiny = cv2.resize(page(), (150, 212), interpolation=cv2.INTER_AREA)
    assert PageFlag.TOO_SMALL in flaws(np.asarray(tiny, np.uint8))


def test_every_flaw_has_a_sentence_for_the_resident() -> None:
    assert set(FLAWS) == set(PageFlag)


@pytest.mark.parametrize("kind", ["form", "booklet"])
def test_a_page_that_lies_on_its_side_is_turned(kind: str) -> None:
    good = page(kind)
    turned = np.asarray(cv2.rotate(good, cv2.ROTATE_90_COUNTERCLOCKWISE), np.uint8)
    assert upright(good).shape == good.shape
    assert upright(turned).shape == good.shape


def test_a_page_without_writing_is_not_turned() -> None:
    blank = np.full((300, 200, 3), 240, np.uint8)
    assert upright(blank).shape == blank.shape


def test_a_form_with_a_seal_takes_half_of_the_bytes_at_an_equally_legible_seal() -> None:
    rows = {row["method"]: row for row in small_table(seeds=[21])}
    ours, peer = rows[OURS], rows[JPEG]
    assert ours["bytes"] <= 0.5 * peer["bytes"]
    assert ours["seal_off_by_lab"] <= peer["seal_off_by_lab"] * 1.05


def test_a_page_can_be_had_in_colour_in_grey_and_in_black_and_white() -> None:
    sizes = {tone: len(packed(page(), tone).data) for tone in Tone}
    assert sizes[Tone.BILEVEL] < sizes[Tone.COLOUR]
    assert packed(page(), Tone.BILEVEL).media_type == "image/png"
    assert set(np.unique(bilevel(page()))) == {0, 255}
    assert seal_difference(page(), packed(page()).data) < 12
