"""What only pixels can show: rare characters, live pictures, the pictograms."""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from kivy.clock import Clock
from kivy.uix.floatlayout import FloatLayout
from PIL import Image

from kiosk.journeys import actions
from kiosk.journeys.states import Check, FieldKind, Identify
from kiosk.text import Language
from screens.audit import audit
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.page_view import Around
from screens.pictures import picture_of_field, picture_of_title
from screens.presenters import present
from screens.samples import samples
from screens.theme.art.brush import Brush
from screens.theme.art.signs import SIGNS
from screens.theme.colours import INK
from screens.theme.measure import mm
from screens.theme.textures import PICTURES
from screens.widgets.picture import BigPicture
from screens.widgets.preview import PaperPreview
from screens.widgets.sight import labels, words_of
from screens.widgets.words import Words, width_of
from tests.kiosk.resident import LI, Resident
from tests.screens.rare_font import RARE


def _ink(words: str) -> int:
    """Count the dark pixels of a label."""
    label = Words(words=words, size_hint=(None, None), width=400, step="KEY")
    label.texture_update()
    pixels = np.frombuffer(label.texture.pixels, np.uint8).reshape(-1, 4)
    return int((pixels[:, 3] > 128).sum())


def test_a_rare_character_borrows_its_shape_from_another_font() -> None:
    box = _ink("\U00020000")  # in neither font: the box of the typeface
    assert _ink(RARE) > 2 * box
    assert _ink("王" + RARE + "明") > _ink("王明") + box


def test_what_no_font_draws_stands_as_its_code_in_a_frame_of_two_characters() -> None:
    beyond, private = "\U00030ede", "\ue863"
    for framed in (beyond, private):
        assert _ink(framed) > 1.5 * _ink("\U00020000")  # the empty box of the typeface
        wide = width_of(framed, 40, bold=False) / width_of("王", 40, bold=False)
        assert wide == pytest.approx(2, abs=0.05)
    assert _ink(beyond) != _ink("\U00030edf")  # another code


def test_a_name_that_no_font_draws_is_exact_and_whole_on_the_check_page(studio: Studio) -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(Identify)
    resident.do(actions.CardRead(replace(LI, name="郑\U00030ede")))
    check = resident.walk_to(Check)
    assert isinstance(check, Check)
    assert check.groups[0].name == "郑\U00030ede"
    studio.show(resident.shown)
    assert any("\U00030ede" in words_of(one) for one in labels(studio.stage.root))
    assert audit(studio.stage) == []


def test_a_line_with_a_borrowed_character_stays_as_high_and_gets_as_wide_as_it_needs() -> None:
    plain, mixed = (Words(words=w, width=900, size_hint_x=None) for w in ("王明明", f"王{RARE}明"))
    assert mixed.height == plain.height
    assert width_of(f"王{RARE}明", 40, bold=False) > width_of("王明", 40, bold=False)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_pictogram_fills_its_field(name: str) -> None:
    brush = Brush(60)
    PICTURES[name](brush)
    opaque = np.asarray(brush.finish())[..., 3] > 128
    assert 0.3 < opaque.mean() < 0.95


@pytest.mark.parametrize("name", sorted(SIGNS))
def test_every_sign_is_drawn_in_the_ink_it_is_given(name: str) -> None:
    brush = Brush(60)
    SIGNS[name](brush, INK)
    picture = np.asarray(brush.finish())
    assert tuple(picture[picture[..., 3] == 255][0][:3]) in {(22, 37, 43), (255, 255, 255)}


def test_every_page_names_a_picture_that_exists() -> None:
    for shown in samples(Language.ZH).values():
        view = present(shown.state, Around.of(shown), "1")
        for name in (view.page.picture, getattr(view, "picture", "")):
            assert isinstance(name, bytes) or name in {"", *PICTURES}


def test_every_matter_and_every_kind_of_field_has_a_picture() -> None:
    assert picture_of_title("MT-PENSION-REG") == "pension"
    assert picture_of_title("MT-UNHEARD-OF") in PICTURES
    for kind in FieldKind:
        assert picture_of_field("anything", kind) in PICTURES


class _Camera:
    """Gives frames of one colour, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.shape = (48, 64)

    def __call__(self) -> np.ndarray:
        self.asked += 1
        frame = np.zeros((*self.shape, 3), np.uint8)
        frame[..., 0] = 200  # blue first
        return frame


def _preview(studio: Studio, camera: _Camera) -> PaperPreview:
    home = FloatLayout()
    preview = PaperPreview(look=camera)
    home.add_widget(preview)
    studio.stage.root.add_widget(home)
    preview.is_live = True
    studio.turn(2)
    return preview


def _wait_for_frames(studio: Studio, camera: _Camera, frames: int) -> None:
    until = Clock.get_boottime() + 10
    while camera.asked < frames and Clock.get_boottime() < until:
        studio.turn(1)


def test_a_live_picture_keeps_one_texture_and_has_the_camera_s_colours(studio: Studio) -> None:
    camera = _Camera()
    preview = _preview(studio, camera)
    first = preview.texture
    _wait_for_frames(studio, camera, 4)
    assert camera.asked >= 4
    assert preview.texture is first
    red, green, blue = pixels_of_window()[480, 270]
    assert (int(red), int(green), int(blue)) == (0, 0, 200)


def test_another_frame_size_gets_another_texture(studio: Studio) -> None:
    camera = _Camera()
    preview = _preview(studio, camera)
    camera.shape = (64, 48)
    _wait_for_frames(studio, camera, 3)
    assert tuple(preview.texture.size) == (48, 64)


def test_the_camera_is_left_alone_when_the_page_has_gone(studio: Studio) -> None:
    camera = _Camera()
    preview = _preview(studio, camera)
    preview.parent.remove_widget(preview)
    asked = camera.asked
    until = Clock.get_boottime() + 0.4
    while Clock.get_boottime() < until:
        studio.turn(1)
    assert camera.asked == asked


def test_a_page_just_taken_is_shown_upright(studio: Studio) -> None:
    picture = Image.new("RGB", (60, 80), "#FFFFFF")
    picture.paste("#FF0000", (0, 0, 60, 40))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=95)
    preview = _preview(studio, _Camera())
    preview.show(kept.getvalue())
    studio.turn(2)
    pixels = pixels_of_window()
    assert pixels[300, 270][1] < 60  # the upper half is red
    assert pixels[700, 270][1] > 200


@pytest.mark.row("F18", "T06")
@pytest.mark.parametrize("name", ["from-paper-read", "from-paper-doubtful"])
def test_what_was_read_stands_right_below_the_picture_of_its_place(
    studio: Studio, name: str
) -> None:
    studio.show(samples(Language.ZH)[name])
    page = studio.stage.page
    assert page is not None
    picture = next(one for one in page.walk() if isinstance(one, PaperPreview))
    value = next(one for one in labels(page) if words_of(one).startswith("6228"))
    assert 0 <= picture.y - value.top < mm(15), "to be compared at one look"


@pytest.mark.row("F18")
@pytest.mark.parametrize("then", ["from-paper-failed", "from-paper-not-read", "from-paper"])
def test_a_page_looks_the_same_whatever_was_read_on_it_before(studio: Studio, then: str) -> None:
    fresh = _boxes(studio, "from-paper-reading", then)
    assert len(fresh) == 2
    assert _boxes(studio, "from-paper-read", then) == fresh


def _boxes(studio: Studio, *names: str) -> dict[str, tuple[int, int]]:
    """Return where live picture and pictogram stand on the last of pages shown one by one."""
    for name in names:
        studio.show(samples(Language.ZH)[name])
    page = studio.stage.page
    assert page is not None
    kinds = (PaperPreview, BigPicture)
    return {
        type(one).__name__: (round(one.y), round(one.height))
        for one in page.walk()
        if isinstance(one, kinds)
    }
