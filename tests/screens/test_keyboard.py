from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from kiosk.text import Language
from screens.gallery import Studio
from screens.keyboard import BACKSPACE, ESCAPE, Keyboard
from screens.samples import samples
from screens.samples.inside import INSIDE

ENTER = 13


@pytest.fixture
def keyed(studio: Studio) -> Iterator[Studio]:
    keyboard = Keyboard(studio.stage)
    yield studio
    keyboard.close()


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
