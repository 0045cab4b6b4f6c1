"""What is read from the widgets of real pages."""

from collections.abc import Iterator

import pytest

from devices.speaker.routing import Part
from kiosk.text import Language
from screens.gallery import Studio
from screens.keyboard import Keyboard
from screens.samples import samples
from screens.screen_reader.page_words import focus_line, told
from screens.widgets.sight import touchables


@pytest.fixture
def keyboard(studio: Studio) -> Iterator[Keyboard]:
    made = Keyboard(studio.stage)
    yield made
    made.close()


def _private(lines: tuple[tuple[Part, ...], ...]) -> str:
    return " ".join(part.words for line in lines for part in line if part.is_private)


def _general(lines: tuple[tuple[Part, ...], ...]) -> str:
    return " ".join(part.words for line in lines for part in line if not part.is_private)


def test_answers_on_the_check_page_are_for_one_ear(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["check"])
    now = told(studio.stage, ())
    assert "王秀英" in _private(now.rows)
    assert "王秀英" not in _general(now.rows)


def test_what_is_entered_stands_in_the_field_and_not_in_the_rows(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    assert told(studio.stage, ()).entry == ""
    studio.do(do="type", text="138")
    assert told(studio.stage, ()).entry == "138"
    assert "138" not in _general(told(studio.stage, ()).rows)


def test_everything_that_can_be_touched_has_a_name_a_role_and_a_place(studio: Studio) -> None:
    for page in ("welcome", "question-phone", "identify-read", "choose", "sign"):
        studio.show(samples(Language.ZH)[page])
        for one in touchables(studio.stage.in_sight):
            (said, *_) = focus_line(studio.stage, (one.touch_id,))
            name, role, *_ = said.words.split("，第")[0].rsplit("，", 1)
            assert name.strip(), one.touch_id
            assert role in ("主按钮", "按钮", "选项", "键")


def test_a_key_is_for_one_ear_and_a_row_of_one_switch_is_told_together(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    (key,) = focus_line(studio.stage, ("key.5",))
    assert key.is_private
    (row,) = focus_line(studio.stage, ("key.1", "key.2", "key.3"))
    assert row == Part("这一排：1、2、3", is_private=True)


@pytest.mark.row("Z02")
def test_a_covered_page_tells_nothing_of_what_is_under_it(studio: Studio) -> None:
    studio.show(samples(Language.ZH)["covered"])
    now = told(studio.stage, ())
    assert now.page == "covered"
    assert now.entry is None
    assert "王秀英" not in _private(now.opening) + _general(now.opening)
