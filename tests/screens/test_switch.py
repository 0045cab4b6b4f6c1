"""One switch on the real window: a clock of the test's own, and one key."""

from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from kiosk.text import Language
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.keyboard import F4, Keyboard
from screens.samples import samples
from screens.samples.inside import INSIDE
from screens.scan_steps import Pace
from screens.widgets.sight import touchables
from tests.screens.hands import touch_at

SPACE = 32
PACE_S = Pace.SLOW.value


@pytest.fixture
def keyboard(studio: Studio) -> Iterator[Keyboard]:
    made = Keyboard(studio.stage)
    yield made
    made.close()


def _press(studio: Studio, key: int) -> None:
    Window.dispatch("on_key_down", key, 0, None, [])
    studio.turn(1)


def _wait(keyboard: Keyboard, seconds: float, since: float = 0) -> float:
    """Turn the clock by half seconds, as the window does by thirtieths."""
    for half in range(int(seconds * 2) + 1):
        keyboard.switch.tick(since + half / 2)
    return since + seconds


@pytest.mark.row("A05")
def test_the_focus_moves_by_itself_row_by_row_and_the_tools_on_top_come_last(
    studio: Studio, keyboard: Keyboard
) -> None:
    studio.show(samples(Language.ZH)["for-whom"])
    _press(studio, F4)
    been, now = [keyboard.switch.lit], 0.0
    while not keyboard.switch.is_on or keyboard.switch.lit:
        now = _wait(keyboard, PACE_S, now)
        been.append(keyboard.switch.lit)
    rows = been[: (len(been) - 1) // 2]
    assert been == [*rows, *rows, ()]
    assert rows[0][0].startswith("choice.")
    assert "listen" in rows[-1]
    ids = [one.touch_id for one in touchables(studio.stage.in_sight)]
    assert sorted(touch_id for row in rows for touch_id in row) == sorted(ids)


def test_a_fresh_page_is_looked_at_before_the_focus_moves(
    studio: Studio, keyboard: Keyboard
) -> None:
    studio.show(samples(Language.ZH)["for-whom"])
    _press(studio, F4)
    studio.show(samples(Language.ZH)["identify-read"])
    now = _wait(keyboard, 1.5 * PACE_S)
    first = keyboard.switch.lit
    assert first
    _wait(keyboard, PACE_S, now)
    assert keyboard.switch.lit != first


@pytest.mark.row("A05")
def test_digits_are_entered_by_row_and_key(studio: Studio, keyboard: Keyboard) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    _press(studio, F4)
    now = 0.0
    for wanted in ("key.5", "key.0", "way_on"):
        while keyboard.switch.lit != (wanted,):
            if wanted in keyboard.switch.lit:
                _press(studio, SPACE)
            now = _wait(keyboard, PACE_S, now)
        _press(studio, SPACE)
        now = _wait(keyboard, PACE_S / 2, now)
    assert studio.kiosk.done[-1] == actions.AnswerField("50")


def test_while_it_moves_somebody_is_waited_for_and_at_rest_nobody(
    studio: Studio, keyboard: Keyboard
) -> None:
    studio.show(samples(Language.ZH)["notice"])
    _press(studio, F4)
    now = _wait(keyboard, 60 * PACE_S)
    assert actions.Awaited() in studio.kiosk.done
    assert keyboard.switch.lit == ()
    studio.kiosk.done.clear()
    _wait(keyboard, 60, now)
    assert studio.kiosk.done == []


def test_a_shaking_hand_presses_once_and_a_finger_lets_it_rest(
    studio: Studio, keyboard: Keyboard
) -> None:
    studio.show(samples(Language.ZH)["identify-read"])
    _press(studio, F4)
    _wait(keyboard, 0)
    _press(studio, SPACE)
    _press(studio, SPACE)
    assert not [one for one in studio.kiosk.done if one == actions.Agree()]
    touch_at(studio, 5, 5)
    assert keyboard.switch.lit == ()


@pytest.mark.usefixtures("keyboard")
def test_the_ring_is_around_the_whole_row(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["notice"])
    before = pixels_of_window().copy()
    _press(studio, F4)
    assert (pixels_of_window() != before).any(axis=2).sum() > 400
    touch_at(studio, 5, 5)
    assert (pixels_of_window() == before).all()


def test_a_covered_page_is_not_scanned_and_the_switch_uncovers_it(
    studio: Studio, keyboard: Keyboard
) -> None:
    studio.show(samples(Language.ZH)["notice"])
    _press(studio, F4)
    studio.show(samples(Language.ZH)["covered"])
    studio.kiosk.done.clear()
    _wait(keyboard, 30)
    assert studio.kiosk.done == []
    _press(studio, SPACE)
    assert studio.kiosk.done == [actions.Touch()]


@pytest.mark.usefixtures("keyboard")
def test_who_has_one_switch_has_letters_first_and_the_cross_drawn(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["notice"])
    _press(studio, F4)
    studio.show(Shown(INSIDE["question-name"]))
    ids = {one.touch_id for one in touchables(studio.stage.in_sight)}
    assert "key.a" in ids
    studio.show(samples(Language.ZH)["sign-mark"])
    studio.do(do="tap", id="put_mark")
    studio.do(do="tap", id="way_on")
    signed = studio.kiosk.done[-1]
    assert isinstance(signed, actions.Sign)
    assert {point.at_ms for stroke in signed.strokes for point in stroke} == {0}


def test_the_station_page_turns_it_on(studio: Studio, keyboard: Keyboard) -> None:
    assert not keyboard.switch.is_on
    studio.stage.do(actions.TurnSwitch())
    assert keyboard.switch.is_on
