"""Chinese on the real window: written with a finger, or typed, one after the other."""

from dataclasses import replace

import pytest

from kiosk.journeys import actions
from kiosk.journeys.states import FieldKind, Question, Shown, Welcome
from screens.audit import audit, pale
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.samples.inside import INSIDE
from screens.wanted import SIZES
from screens.widgets.sight import texts, touchables
from tests.bench.handwriting.samples import samples
from tests.screens.hands import Point, draw, tap


def _ink(character: str) -> list[list[Point]]:
    """Return its strokes as they are drawn on a pad, not quite in its middle."""
    return [
        [(float(120 + x * 700), float(140 + y * 700)) for x, y in stroke[::3]]
        for stroke in samples()[character]
    ]


def _ids(studio: Studio) -> list[str]:
    return [one.touch_id for one in touchables(studio.stage.root)]


def _ask(studio: Studio, name: str = "question-name", text: str = "") -> None:
    state = INSIDE[name]
    assert isinstance(state, Question)
    studio.show(Shown(replace(state, text=text, kind=FieldKind.TEXT)))


def test_a_name_is_written_with_a_finger(studio: Studio) -> None:
    _ask(studio)
    for character in "王国":
        draw(studio, _ink(character))
        tap(studio, f"candidate.{character}")
    tap(studio, "way_on")
    assert studio.kiosk.done[-1] == actions.AnswerField("王国")


def test_common_surnames_can_be_chosen_before_anything_is_written(studio: Studio) -> None:
    _ask(studio)
    tap(studio, "candidate.李")
    assert not any(one.startswith("candidate.") for one in _ids(studio))
    tap(studio, "key.erase")
    assert "candidate.李" in _ids(studio)
    _ask(studio, "question-address")
    assert not any(one.startswith("candidate.") for one in _ids(studio))


def test_ten_candidates_stand_there_and_go_with_the_ink(studio: Studio) -> None:
    _ask(studio, "question-address")
    draw(studio, _ink("养"))
    assert sum(one.startswith("candidate.") for one in _ids(studio)) == 10
    tap(studio, "pad.wipe")
    assert not any(one.startswith("candidate.") for one in _ids(studio))
    draw(studio, _ink("王"))
    assert "candidate.王" in _ids(studio)


def test_erasing_takes_the_ink_before_a_character(studio: Studio) -> None:
    _ask(studio, text="李")
    draw(studio, _ink("养"))
    tap(studio, "key.erase")
    tap(studio, "way_on")
    tap(studio, "key.erase")
    tap(studio, "way_on")
    assert [one for one in studio.kiosk.done if isinstance(one, actions.AnswerField)] == [
        actions.AnswerField("李"),
        actions.AnswerField(""),
    ]


def test_the_chosen_way_stays_until_somebody_else_comes(studio: Studio) -> None:
    _ask(studio)
    assert "key.w" not in _ids(studio)
    tap(studio, "entry.turn")
    assert "key.w" in _ids(studio)
    studio.show(Shown(INSIDE["question-phone"]))
    _ask(studio, "question-address")
    assert "key.w" in _ids(studio)
    studio.show(Shown(Welcome()))
    _ask(studio)
    assert "key.w" not in _ids(studio)


@pytest.mark.parametrize("direction", list(SIZES))
def test_the_written_page_keeps_the_house_rules(direction: str) -> None:
    studio = Studio(SIZES[direction])
    _ask(studio)
    draw(studio, _ink("养"))
    assert "养" in texts(studio.stage.root)
    assert [*audit(studio.stage), *pale(studio.stage, pixels_of_window())] == []
    studio.show(Shown(Welcome()))
    studio.close()
