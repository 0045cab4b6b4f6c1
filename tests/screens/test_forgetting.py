"""A touch waits for no collector: what it leaves is collected a moment after."""

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from kivy.clock import Clock

from kiosk.text import Language
from screens.gallery import Studio
from screens.samples import samples
from tests.screens.hands import tap

PATIENCE_S = 60


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The generations that were collected, oldest first: those alone that somebody asked for."""
    monkeypatch.setattr("screens.forgetting.AFTER_S", 0.1)
    seen: list[int] = []

    def note(phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            seen.append(told["generation"])

    gc.disable()
    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.enable()


def _turn_until(studio: Studio, is_so: Callable[[], bool]) -> bool:
    until = Clock.get_boottime() + PATIENCE_S
    while not is_so() and Clock.get_boottime() < until:
        studio.turn(1)
    return is_so()


@pytest.mark.usefixtures("collected")
def test_a_page_that_was_left_is_gone_a_moment_later(studio: Studio) -> None:
    pages = samples(Language.ZH)
    studio.show(pages["search"])
    assert studio.stage.page is not None
    left = weakref.ref(studio.stage.page)
    studio.show(pages["sign"])
    assert _turn_until(studio, lambda: left() is None)


def test_what_a_touch_leaves_on_the_same_page_is_collected_a_moment_later(
    studio: Studio, collected: list[int]
) -> None:
    studio.show(samples(Language.ZH)["search"])
    assert _turn_until(studio, lambda: bool(collected))
    collected.clear()
    tap(studio, "key.m")
    assert _turn_until(studio, lambda: collected == [2])
