"""Every step guides (rows U12, A04): it has words, a picture and a voice."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from kiosk.journeys.states import State
from kiosk.text import Language
from kiosk.voice.sentences import sentences
from screens.lane import sentence_of, with_lane
from screens.page_view import Around
from screens.presenters import View, present
from screens.sample.presenter import SampleView
from screens.samples import samples
from screens.welcome.presenter import WelcomeView

MOVES = {"arrow_left", "arrow_right", "door", "again", "pencil"}  # of buttons: no picture of a step
DRAWN = (WelcomeView, SampleView)  # the village; the paper itself


def pictures(value: object) -> Iterator[str]:
    """Every picture and sign of a view, wherever it stands."""
    if is_dataclass(value):
        for one in fields(value):
            held = getattr(value, one.name)
            if one.name in {"picture", "sign"} and held:
                yield held
            else:
                yield from pictures(held)
    elif isinstance(value, tuple):
        for held in value:
            yield from pictures(held)


def is_drawn(view: View) -> bool:
    return isinstance(view, DRAWN) or bool(set(pictures(view)) - MOVES)


@pytest.mark.row("U12", "A04")
@pytest.mark.parametrize("language", list(Language))
def test_every_step_has_words_a_picture_and_a_voice(language: Language) -> None:
    shown = samples(language)
    assert {type(one.state) for one in shown.values()} == set(get_args(State))
    lacking = []
    for name, one in shown.items():
        view = present(one.state, Around.of(one), "12345")
        spoken = list(sentences(sentence_of(with_lane(view, one), language)))
        has = (bool(view.page.title), is_drawn(view), bool(spoken))
        lacking += [] if all(has) else [f"{name}: words, picture, voice {has}"]
    assert lacking == []
