"""What a slip opens: it begins below its heading, and a sign says too where something is asked."""

import pytest

from kiosk.text import Language
from screens.gallery import Studio
from screens.read_slip.screen import NewsCard
from screens.samples import samples
from screens.theme.measure import to_mm
from screens.theme.mirror import set_mirrored
from screens.wanted import SIZES
from screens.widgets.sight import box_of, visible


def _cards(studio: Studio) -> list[NewsCard]:
    found = [one for one in visible(studio.stage.root) if isinstance(one, NewsCard)]
    return sorted(found, key=lambda card: -card.y)


@pytest.mark.parametrize("direction", list(SIZES))
def test_the_first_message_stands_where_any_list_begins(direction: str) -> None:
    studio = Studio(SIZES[direction])
    studio.show(samples(Language.ZH)["needs"])
    page = studio.stage.page
    assert page is not None
    below_its_heading = page.ids.content.top - page.ids.listing.top
    studio.show(samples(Language.ZH)["read-slip-news"])
    page = studio.stage.page
    assert page is not None
    first = _cards(studio)[0]
    assert to_mm(page.ids.content.top - first.top) == pytest.approx(to_mm(below_its_heading))
    studio.close()


def test_of_several_matters_the_one_that_asks_for_something_has_its_own_sign_and_colour() -> None:
    studio = Studio(SIZES["portrait"])
    studio.show(samples(Language.ZH)["read-slip-standing"])
    cards = _cards(studio)
    assert [card.sign for card in cards] == ["clock", "alert", "clock"]
    assert [card.is_minded for card in cards] == [False, True, False]
    for card in cards:
        assert box_of(card.ids.at).x > box_of(card.ids.headline).x, "beside its sign"
    studio.close()


def test_the_sign_stands_on_the_right_where_lines_run_from_there() -> None:
    set_mirrored(on=True)
    try:
        card = NewsCard(headline="出生登记", at="要您补材料", body="", sign="alert")
        card.arrange(800)
        card.height = 200
        sign = next(one for one in card.children if getattr(one, "name", "") == "alert")
        assert sign.right == pytest.approx(card.ids.headline.right)
        assert card.ids.at.right < sign.x
    finally:
        set_mirrored(on=False)
