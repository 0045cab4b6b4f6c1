"""The house rules, measured over every sample on the real window."""

from collections.abc import Iterator

import pytest
from kivy.uix.label import Label

from kiosk.journeys.states import Shown, Welcome
from kiosk.text import Language
from screens.audit import Finding, audit
from screens.gallery import SIZES, Studio
from screens.glass_commands import pixels_of_window
from screens.samples import samples
from screens.theme.colours import LINE, rgba
from screens.theme.measure import mm
from screens.widgets.touch import PlainButton, WayOnButton
from screens.widgets.words import Words
from tests.screens.rare_font import RARE


def _findings(studio: Studio) -> list[Finding]:
    studio.turn(1)
    return audit(studio.stage, pixels_of_window())


@pytest.mark.parametrize(
    ("direction", "language"),
    [
        ("portrait", Language.ZH),
        ("landscape", Language.EN),
        pytest.param("portrait", Language.EN, marks=pytest.mark.soak),
        pytest.param("landscape", Language.ZH, marks=pytest.mark.soak),
    ],
)
@pytest.mark.timeout(300)  # every sample is drawn: minutes on a busy machine
def test_every_page_in_every_state_keeps_the_house_rules(
    direction: str, language: Language
) -> None:
    studio = Studio(SIZES[direction])
    found: dict[str, list[Finding]] = {}
    for name, shown in samples(language).items():
        studio.show(shown)
        found[name] = _findings(studio)
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
    pale = Words(words="看不清", color=rgba(LINE), width=400, size_hint_x=None, pos=(300, 800))
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
