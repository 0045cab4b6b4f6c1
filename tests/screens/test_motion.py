"""Motion explains and stops, and what stays says the same without it."""

from collections.abc import Iterator
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from kiosk.text import Language
from screens.samples import samples
from screens.theme.art.moving import LASTS_S, TURN_S
from screens.theme.art.papers import MOVING
from screens.theme.motion import set_motion

if TYPE_CHECKING:
    from screens.gallery import Studio
    from screens.widgets.picture import BigPicture

PATIENCE_S = 90.0
MOST_S = 5.0  # WCAG 2.2.2: what moves by itself for longer must have a way to stop it


@pytest.fixture
def motion() -> Iterator[None]:
    set_motion(on=True)
    yield
    set_motion(on=False)


def picture_of(studio: "Studio") -> "BigPicture":
    from screens.widgets.picture import BigPicture  # noqa: PLC0415 - opens the window

    return next(one for one in studio.stage.root.walk() if isinstance(one, BigPicture))


@pytest.mark.parametrize("name", MOVING)
def test_a_part_goes_its_way_and_everything_is_at_rest_within_five_seconds(name: str) -> None:
    moving = MOVING[name]
    assert moving.at(0) == moving.begins
    assert moving.at(TURN_S - 0.01) == moving.ends
    assert moving.at(LASTS_S) is None
    assert LASTS_S <= MOST_S


def test_without_motion_a_picture_stands_still(studio: "Studio") -> None:
    studio.show(samples(Language.ZH)["ask-card"])
    assert picture_of(studio).part is None


@pytest.mark.usefixtures("motion")
def test_the_card_moves_on_the_glass_and_then_the_page_is_as_without_motion(
    studio: "Studio",
) -> None:
    from screens.glass_commands import pixels_of_window  # noqa: PLC0415 - opens the window

    set_motion(on=False)
    studio.show(samples(Language.ZH)["welcome"])
    studio.show(samples(Language.ZH)["ask-card"])
    still = bytes(pixels_of_window().tobytes())
    set_motion(on=True)
    studio.show(samples(Language.ZH)["welcome"])
    studio.show(samples(Language.ZH)["ask-card"])
    assert picture_of(studio).part is not None
    assert bytes(pixels_of_window().tobytes()) != still
    ends_s, pause = monotonic() + PATIENCE_S, Event()
    while picture_of(studio).part is not None and monotonic() < ends_s:
        studio.turn(1)
        pause.wait(0.05)
    studio.turn(1)
    assert bytes(pixels_of_window().tobytes()) == still
