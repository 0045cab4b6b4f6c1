"""Shaped text, without a window: letters join, lines end on the right, columns go to the right."""

from pathlib import Path

import numpy as np
import pytest

from provisioning.typeface.scripts import MONGOLIAN, NASKH, Direction, samples
from screens.theme.shaped import Rgba, Script, lines_of, shaped, width_of, without_shape

UYGHUR = Script(NASKH, "ug-Arab", Direction.RTL, 60)
MONGOL = Script(MONGOLIAN, "mn-Mong", Direction.VERTICAL, 60)
NAME, WELCOME = "ئۇيغۇرچە", "خۇش كەلدىڭىز"
BICHIG = "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ"
INK = (22, 37, 43)
ROOM_PX = 500


def _columns(picture: Rgba) -> np.ndarray:
    """Return where a picture has ink, from the left."""
    return np.flatnonzero((picture[..., 3] > 128).any(axis=0))


def _rows(picture: Rgba) -> np.ndarray:
    return np.flatnonzero((picture[..., 3] > 128).any(axis=1))


@pytest.mark.parametrize(("script", "text"), [(UYGHUR, NAME), (MONGOL, "ᠮᠣᠩᠭᠣᠯ")])
def test_letters_that_join_take_less_room_than_each_alone(script: Script, text: str) -> None:
    alone = sum(width_of(letter, script) for letter in text)
    assert width_of(text, script) < 0.9 * alone


def test_joined_letters_are_one_stroke_and_apart_they_are_several() -> None:
    joined = _columns(shaped("سىس", UYGHUR, ROOM_PX, INK))
    apart = _columns(shaped("س ى س", UYGHUR, ROOM_PX, INK))
    assert np.diff(joined).max() == 1
    assert np.count_nonzero(np.diff(apart) > 1) == 2


def test_lines_from_the_right_end_at_the_right_edge() -> None:
    picture = shaped(f"{NAME}\n{WELCOME}", UYGHUR, ROOM_PX, INK)
    assert picture.shape[1] == ROOM_PX
    upper, lower = np.split(picture, 2)
    for line, text in ((upper, NAME), (lower, WELCOME)):
        inked = _columns(line)
        assert ROOM_PX - inked[-1] < 0.3 * UYGHUR.em_px
        assert inked[0] > ROOM_PX - width_of(text, UYGHUR) - 0.3 * UYGHUR.em_px > 0


def test_the_first_word_of_a_line_stands_on_the_right() -> None:
    both, first = (_columns(shaped(text, UYGHUR, ROOM_PX, INK)) for text in ("س ت", "س"))
    gap = int(np.flatnonzero(np.diff(both) > 1)[0])
    assert both[gap + 1] == pytest.approx(first[0], abs=2)
    assert both[-1] == pytest.approx(first[-1], abs=2)
    assert both[gap] < first[0]


def test_columns_stand_from_left_to_right_and_begin_on_top() -> None:
    long, short = "ᠮᠣᠩᠭᠣᠯ", "ᠬᠡᠯᠡ"
    picture = shaped(f"{long}\n{short}", MONGOL, ROOM_PX, INK)
    assert picture.shape[0] == ROOM_PX
    left, right = np.split(picture, 2, axis=1)
    for column, text in ((left, long), (right, short)):
        inked = _rows(column)
        assert inked[0] < 0.3 * MONGOL.em_px
        assert abs(inked[-1] - width_of(text, MONGOL)) < 0.3 * MONGOL.em_px
    assert _rows(left)[-1] > _rows(right)[-1]


def test_what_is_too_long_goes_on_in_the_next_line_or_column() -> None:
    assert lines_of(WELCOME, UYGHUR, ROOM_PX) == (WELCOME,)
    assert lines_of(WELCOME, UYGHUR, 250) == tuple(WELCOME.split(" "))
    assert lines_of(BICHIG, MONGOL, 250) == tuple(BICHIG.split(" "))
    with pytest.raises(ValueError, match="runs further"):
        lines_of(WELCOME, UYGHUR, 60)


def test_a_character_without_a_shape_is_found_and_never_drawn_as_a_box() -> None:
    assert without_shape(f"{NAME}门", NASKH) == ("门",)
    assert without_shape("ث", NASKH) == ("ث",)  # Arabic has it, Uyghur has not
    assert without_shape(NAME, MONGOLIAN) == tuple(dict.fromkeys(NAME))
    with pytest.raises(LookupError, match=r"U\+95E8"):
        shaped(f"{NAME}门", UYGHUR, ROOM_PX, INK)


def test_the_ink_is_the_one_asked_for_on_nothing() -> None:
    picture = shaped(NAME, UYGHUR, ROOM_PX, INK)
    assert picture.dtype == np.uint8
    assert set(map(tuple, picture[..., :3].reshape(-1, 3).tolist())) == {INK}
    assert picture[0, 0, 3] == 0
    assert picture[..., 3].max() == 255


def test_the_samples_are_one_script_of_each_direction_with_every_shape() -> None:
    found = samples().sample
    assert {one.direction for one in found} == {Direction.RTL, Direction.VERTICAL}
    for one in found:
        assert without_shape("".join((one.name, *one.lines)), one.font) == ()


def test_the_typefaces_bear_their_licence() -> None:
    licence = Path(NASKH).with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Noto Naskh Arabic" in licence
    assert "Noto Sans Mongolian" in licence
