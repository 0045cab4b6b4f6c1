"""The house rules, measured over every sample on the real window.

Themes change no place and no size: so every direction and language is laid out once, two
of them in each theme. Contrast is read from pixels wherever words look as they did on no
page of that theme before: their colour, their size, and what they stand on. Words of 130
per cent are those of the green lane, whose own samples stand in every pass; the others are
laid out in them once more, in each language and direction, and nothing is drawn for that.
"""

import gc
from collections.abc import Iterator
from dataclasses import replace

import pytest
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from kiosk.journeys.states import Question, Shown, Welcome
from kiosk.text import Language
from provisioning.catalogue import words as catalogue
from screens.audit import MOST_CHOICES, Finding, audit, looks, pale
from screens.gallery import Studio
from screens.glass_commands import pixels_of_window
from screens.samples import samples
from screens.theme.colours import LINE, Theme, rgba
from screens.theme.measure import LARGER, mm
from screens.wanted import SIZES
from screens.widgets.card import Card
from screens.widgets.code import CodePicture
from screens.widgets.paged import Paged
from screens.widgets.picture import Picture
from screens.widgets.sight import visible
from screens.widgets.touch import ChoiceCard, PlainButton, WayOnButton
from screens.widgets.words import Words
from tests.screens.rare_font import RARE

COLLECT_EVERY = 50  # pages


def _findings(studio: Studio) -> list[Finding]:
    studio.turn(1)
    return [*audit(studio.stage), *pale(studio.stage, pixels_of_window())]


@pytest.fixture
def _without_the_collector() -> Iterator[None]:
    """Widgets by the hundred thousand: half the time would go into looking for cycles."""
    gc.disable()
    yield
    gc.enable()


def _found(
    size: tuple[int, int], shown: dict[str, Shown], seen: set[object] | None
) -> dict[str, list[Finding]]:
    """Audit every page; read pixels where words look as nowhere in ``seen``, if it is given."""
    studio = Studio(size)
    found: dict[str, list[Finding]] = {}
    for number, (name, one) in enumerate(shown.items()):
        studio.show(one)
        found[name] = audit(studio.stage)
        if seen is not None and not looks(studio.stage) <= seen:
            found[name] += pale(studio.stage, pixels_of_window(), seen)
            seen |= looks(studio.stage)
        if number % COLLECT_EVERY == 0:
            gc.collect()
    studio.show(Shown(Welcome()))
    studio.close()
    return {name: findings for name, findings in found.items() if findings}


@pytest.mark.row("A02", "A05")
@pytest.mark.usefixtures("_without_the_collector")
@pytest.mark.parametrize(
    ("theme", "passes"),
    [
        (Theme.LIGHT, {"portrait": Language.ZH, "landscape": Language.EN}),
        (Theme.CONTRAST, {"portrait": Language.EN, "landscape": Language.ZH}),
    ],
)
@pytest.mark.timeout(900)  # minutes on a busy machine
def test_every_page_in_every_state_keeps_the_house_rules(
    theme: Theme, passes: dict[str, Language]
) -> None:
    seen: set[object] = set()
    for direction, language in passes.items():
        is_dark = theme is Theme.CONTRAST
        wanted = {
            name: replace(shown, contrast=is_dark) for name, shown in samples(language).items()
        }
        assert _found(SIZES[direction], wanted, seen) == {}, direction


@pytest.mark.row("A02")
@pytest.mark.usefixtures("_without_the_collector")
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("language", "direction"),
    [  # English is the longer one; lying in Chinese now and then
        (Language.ZH, "portrait"),
        (Language.EN, "portrait"),
        (Language.EN, "landscape"),
        pytest.param(Language.ZH, "landscape", marks=pytest.mark.soak),
    ],
)
def test_every_page_has_room_for_words_of_130_per_cent(language: Language, direction: str) -> None:
    assert pytest.approx(1.3) == LARGER
    plain = samples(language)
    large = {
        name: replace(one, green=True)
        for name, one in plain.items()
        if not one.is_practice  # a helper's play
        and not one.green  # measured above
        and f"green-{name}" not in plain
    }
    assert _found(SIZES[direction], large, None) == {}


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


def test_words_that_have_room_at_100_and_none_at_130_per_cent_are_found(notice: Studio) -> None:
    plain = samples(Language.EN)["question-address"]
    assert isinstance(plain.state, Question)
    label = catalogue.Words(zh="", en=plain.state.label.en * 3)
    notice.show(replace(plain, state=replace(plain.state, label=label)))
    assert _rules(notice) == set()
    notice.show(replace(plain, green=True, state=replace(plain.state, label=label)))
    assert "overlap" in _rules(notice)


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


def test_a_card_that_holds_its_words_and_not_the_line_below_them_too_is_found(
    notice: Studio,
) -> None:
    card = ChoiceCard(words="走" * 9, note="下面还有一行" * 9, touch_id="x", size_hint=(None, None))
    card.pos = 300, 700
    card.arrange(mm(110))
    _add(notice, card)
    assert "box" not in _rules(notice)
    card.height -= mm(14)
    notice.turn(2)
    assert "box" in _rules(notice)


def test_a_row_of_buttons_higher_than_its_place_is_found(notice: Studio) -> None:
    row = BoxLayout(size_hint=(None, None), size=(mm(100), mm(24)))
    row.add_widget(PlainButton(words="高", touch_id="x", height=mm(30)))
    _add(notice, row)
    assert "box" in _rules(notice)


def test_two_cards_that_lie_over_each_other_are_found(notice: Studio) -> None:
    column = Paged(size_hint=(None, None), size=(mm(100), mm(100)), pos=(300, 300))
    for rise in (0, 10):
        place = {"pos": (310, 310 + rise), "size": (mm(50), mm(30))}
        column.add_widget(Card(size_hint=(None, None), **place))
    _add(notice, column)
    assert "box" in _rules(notice)


def test_a_page_without_its_heading_is_found(notice: Studio) -> None:
    assert notice.stage.page is not None
    notice.stage.page.title = "别的话"
    notice.turn(2)
    assert "heading" in _rules(notice)


def test_a_page_without_a_voice_id_is_found(notice: Studio) -> None:
    page = notice.stage.page
    assert page is not None
    assert page.view is not None
    page.view = replace(page.view, key="")
    assert "heading" in _rules(notice)


def test_a_page_without_a_picture_is_found(notice: Studio) -> None:
    for one in list(visible(notice.stage.root)):
        if isinstance(one, Picture):
            one.parent.remove_widget(one)
    assert "picture" in _rules(notice)


def test_a_page_that_cannot_be_heard_again_is_found(notice: Studio) -> None:
    for one in list(visible(notice.stage.root)):
        if isinstance(one, PlainButton) and "speaker" in (one.touch_id, one.sign):
            one.touch_id, one.sign = "x", "star"
    assert "repeat" in _rules(notice)


def test_a_code_too_small_for_a_phone_is_found(notice: Studio) -> None:
    for count, is_found in ((30, False), (90, True)):
        squares = ((True, False) * (count // 2),) * count
        code = CodePicture(squares=squares, size_hint=(None, None), size=(mm(40), mm(40)))
        _add(notice, code)
        assert ("code" in _rules(notice)) is is_found
        notice.stage.root.remove_widget(code)


def test_too_many_choices_at_once_are_found(notice: Studio) -> None:
    for n in range(MOST_CHOICES + 1):
        _add(notice, ChoiceCard(words="一", touch_id=f"choice.{n}", size_hint=(None, None)))
    assert "choices" in _rules(notice)


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
