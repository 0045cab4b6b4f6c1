from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from kiosk.text import Language
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.keyboard import BACKSPACE, ESCAPE, Keyboard
from screens.samples import samples
from screens.samples.inside import INSIDE
from screens.widgets.sight import touchables
from tests.screens.hands import touch_at

TAB, ENTER, SPACE = 9, 13, 32


@pytest.fixture
def keyboard(studio: Studio) -> Iterator[Keyboard]:
    made = Keyboard(studio.stage)
    yield made
    made.close()


@pytest.fixture
def keyed(studio: Studio, keyboard: Keyboard) -> Studio:
    assert keyboard.focus.target is None
    return studio


def _press(studio: Studio, key: int, character: str | None = None) -> None:
    Window.dispatch("on_key_down", key, 0, character, [])
    studio.turn(1)


def _write(studio: Studio, text: str) -> None:
    for character in text:
        _press(studio, ord(character), character)


def test_enter_is_the_way_on_and_escape_is_back(keyed: Studio) -> None:
    keyed.show(samples(Language.ZH)["identify-read"])
    _press(keyed, ENTER)
    _press(keyed, ESCAPE)
    assert keyed.kiosk.done == [actions.Agree(), actions.Back()]


def test_escape_closes_nothing_on_the_first_page(keyed: Studio) -> None:
    keyed.show(samples(Language.ZH)["welcome"])
    _press(keyed, ESCAPE)
    assert keyed.kiosk.done == []


def test_digits_go_to_the_pad_from_either_part_of_the_keyboard(keyed: Studio) -> None:
    keyed.show(samples(Language.ZH)["question-phone"])
    _write(keyed, "138x")
    _press(keyed, 256 + 9)
    _press(keyed, BACKSPACE)
    _press(keyed, ENTER)
    assert keyed.kiosk.done == [actions.AnswerField("138")]


def test_letters_become_characters_by_the_space_bar(keyed: Studio) -> None:
    keyed.show(Shown(INSIDE["question-name"]))
    _write(keyed, "wang ")
    _press(keyed, ENTER)
    typed = keyed.kiosk.done[0]
    assert isinstance(typed, actions.AnswerField)
    assert len(typed.text) == 1


def test_a_key_lifts_the_cover_and_does_nothing_else(keyed: Studio) -> None:
    keyed.show(samples(Language.ZH)["covered"])
    _press(keyed, ENTER)
    assert keyed.kiosk.done == [actions.Touch()]


@pytest.mark.row("A05")
def test_the_ring_goes_around_everything_once_and_comes_back(
    keyed: Studio, keyboard: Keyboard
) -> None:
    keyed.show(samples(Language.ZH)["for-whom"])
    been = []
    for _ in touchables(keyed.stage.in_sight):
        _press(keyed, TAB)
        assert keyboard.focus.target is not None
        been.append(keyboard.focus.target.touch_id)
    assert sorted(been) == sorted(one.touch_id for one in touchables(keyed.stage.in_sight))
    assert been[0].startswith("choice.")
    _press(keyed, TAB)
    again = keyboard.focus.target
    assert again is not None
    assert again.touch_id == been[0]


def test_what_the_ring_is_around_is_touched_by_enter_or_the_space_bar(keyed: Studio) -> None:
    keyed.show(samples(Language.ZH)["identify-read"])
    for key in (ENTER, SPACE):
        Window.dispatch("on_key_down", TAB, 0, None, ["shift"])
        _press(keyed, key)
    touched = [done for done in keyed.kiosk.done if done != actions.Touch()]
    assert len(touched) == 2


def test_the_ring_is_seen_and_a_finger_takes_it_away(keyed: Studio, keyboard: Keyboard) -> None:
    keyed.show(samples(Language.ZH)["notice"])
    before = pixels_of_window().copy()
    _press(keyed, TAB)
    ringed = pixels_of_window()
    assert (ringed != before).any(axis=2).sum() > 400
    touch_at(keyed, 5, 5)
    assert keyboard.focus.target is None
    assert (pixels_of_window() == before).all()
