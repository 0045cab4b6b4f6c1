"""The house rules, measured over every sample on the real window.

Themes change no place and no size: so every direction and language is laid out once,
and contrast is read from the pixels of both themes.
"""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from kivy.uix.label import Label

from kiosk.journeys.states import Shown, Welcome
from kiosk.text import Language
from screens.audit import Finding, audit, looks, pale
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.samples import samples
from screens.theme.colours import LINE, Theme, rgba
from screens.theme.measure import mm
from screens.wanted import SIZES
from screens.widgets.touch import PlainButton, WayOnButton
from screens.widgets.words import Words
from tests.screens.rare_font import RARE

COLLECT_EVERY = 50  # pages


def _findings(studio: Studio) -> list[Finding]:
    studio.turn(1)
    return [*audit(studio.stage), *pale(studio.stage, pixels_of_window())]


@pytest.fixture
def _without_the_collector() -> Iterator[None]:
    """Widgets by the hundred thousand: half the time would go into looking for cycles."""
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.row("A02")
@pytest.mark.usefixtures("_without_the_collector")
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("direction", list(SIZES))
@pytest.mark.timeout(900)  # minutes on a busy machine
def test_every_page_in_every_state_keeps_the_house_rules(
    direction: str, language: Language
) -> None:
    studio = Studio(SIZES[direction])
    found: dict[str, list[Finding]] = {}
    for number, (name, shown) in enumerate(samples(language).items()):
        studio.show(shown)
        found[name] = audit(studio.stage)
        if number % COLLECT_EVERY == 0:
            gc.collect()
    studio.close()
    assert {name: findings for name, findings in found.items() if findings} == {}


@pytest.mark.usefixtures("_without_the_collector")
@pytest.mark.parametrize(
    ("theme", "direction", "language"),
    [(Theme.LIGHT, "portrait", Language.ZH), (Theme.CONTRAST, "landscape", Language.EN)],
)
@pytest.mark.timeout(900)
def test_the_words_of_every_page_can_be_read_by_weak_eyes(
    theme: Theme, direction: str, language: Language
) -> None:
    studio = Studio(SIZES[direction])
    found: dict[str, list[Finding]] = {}
    measured: set[object] = set()
    for number, (name, shown) in enumerate(samples(language).items()):
        studio.show(replace(shown, contrast=theme is Theme.CONTRAST))
        if not looks(studio.stage) <= measured:
            measured |= looks(studio.stage)
            found[name] = list(pale(studio.stage, pixels_of_window()))
        if number % COLLECT_EVERY == 0:
            gc.collect()
    studio.close()
    assert {name: findings for name, findings in found.items() if findings} == {}


@pytest.fixture
def notice() -> Iterator[Studio]:
    studio = Studio(SIZES["portrait"])
    studio.show(samples(Language.ZH)["notice"])
    yield studio
    studio.close()


def _rules(studio: Studio) -> set[str]:
    return {finding.rule for finding in _findings(studio)}


def _add(studio: Studio, widget: object) -> None:
    studio.stage.root.add_widget(widget)
    studio.turn(2)


def test_a_small_target_is_found(notice: Studio) -> None:
    _add(notice, PlainButton(words="小", touch_id="x", size_hint=(None, None), height=mm(12)))
    assert "target" in _rules(notice)


def test_a_main_button_has_to_be_larger_still(notice: Studio) -> None:
    _add(notice, WayOnButton(words="走", touch_id="x", height=mm(18), pos=(300, 700)))
    assert "target" in _rules(notice)


def test_targets_too_close_to_each_other_are_found(notice: Studio) -> None:
    for n in range(2):
        place = {"pos": (200 + n * mm(42), 900)}
        _add(notice, PlainButton(words="挨", touch_id=f"x{n}", size_hint=(None, None), **place))
    assert "gap" in _rules(notice)


def test_words_that_are_cut_off_are_found(notice: Studio) -> None:
    _add(notice, Label(text="太长了太长了", font_size=60, size_hint=(None, None), size=(90, 90)))
    assert "cut" in _rules(notice)


def test_pale_words_are_found(notice: Studio) -> None:
    pale = Words(words="看不清", color=rgba(LINE), width=400, size_hint_x=None, pos=(300, 500))
    _add(notice, pale)
    assert "contrast" in _rules(notice)


def test_tiny_words_are_found(notice: Studio) -> None:
    _add(notice, Label(text="小字", font_size=12, size_hint=(None, None), pos=(300, 800)))
    assert "em" in _rules(notice)


def test_a_character_without_a_shape_is_found(notice: Studio) -> None:
    _add(notice, Words(words=RARE, width=400, size_hint_x=None, pos=(300, 800)))
    assert "glyph" in _rules(notice)


def test_words_over_other_words_are_found(notice: Studio) -> None:
    for _ in range(2):
        _add(notice, Words(words="叠在一起", width=400, size_hint_x=None, pos=(300, 800)))
    assert "overlap" in _rules(notice)


def test_words_that_leave_their_button_are_found(notice: Studio) -> None:
    button = PlainButton(words="走走走走走走走", touch_id="x", pos=(300, 700))
    _add(notice, button)
    button.width = mm(20)
    assert "cut" in _rules(notice)


@pytest.mark.parametrize("direction", list(SIZES))
def test_pages_behind_the_first_and_open_pads_keep_them_too(direction: str) -> None:
    studio = Studio(SIZES[direction])
    found: list[Finding] = []
    for name, touches in (
        ("check", ("way_on", "way_on")),
        ("question-choice", ("more",)),
        ("question-name", ("entry.turn", "key.y", "key.i", "candidates.more")),
        ("question-name", ("key.erase", "key.switch")),
        ("question-address", ("key.g", "key.o", "key.n", "key.g")),
    ):
        studio.show(samples(Language.ZH)[name])
        for touch in touches:
            studio.do(do="tap", id=touch)
            found += _findings(studio)
    studio.show(Shown(Welcome()))  # who comes next is offered the usual way to write
    studio.close()
    assert found == []
