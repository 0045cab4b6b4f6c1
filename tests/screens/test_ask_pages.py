"""The pages of asking by card: what is said, and which ways on there are."""

import pytest

from kiosk.journeys import actions
from kiosk.journeys.states import AskByCard, AskStage, CardReading, CardStage
from kiosk.text import Language, ProgressText, say
from screens.ask.presenter import present
from screens.busy.presenter import BusyView
from screens.identify.presenter import CardView
from screens.page_view import Around
from screens.read_slip.presenter import ReadSlipView
from screens.samples.asking import ASKING

AROUND = Around(Language.ZH, can_go_back=True, can_leave=True)
WAITING = CardReading(CardStage.WAITING)


def sample(name: str) -> AskByCard:
    state = ASKING[name]
    assert isinstance(state, AskByCard)
    return state


@pytest.mark.row("U03")
def test_the_card_page_says_that_a_typed_number_is_not_enough() -> None:
    view = present(sample("ask-card"), AROUND)
    assert isinstance(view, CardView)
    assert "输入号码不能查" in view.mind
    assert not [button for button in view.page.others if "输" in button.words]


@pytest.mark.parametrize("fault", ["DEV-12", "DEV-13", "DEV-18", "DEV-19"])
def test_a_card_that_fails_is_never_said_to_be_typed_instead(fault: str) -> None:
    view = present(AskByCard(AskStage.CARD, CardReading(CardStage.FAILED, fault)), AROUND)
    assert view.page.trouble is not None
    assert view.page.trouble.next_step == say(Language.ZH, ProgressText.ASK_CARD_NEXT)
    assert [button.action for button in view.page.others] == [actions.StartReadingSlip()]


def test_while_it_asks_one_may_go() -> None:
    view = present(sample("ask-asking"), AROUND)
    assert isinstance(view, BusyView)
    assert view.page.back
    assert view.page.leave


@pytest.mark.row("U03")
def test_each_part_says_how_it_stands_who_has_it_and_how_long_still() -> None:
    view = present(sample("ask-told-package"), AROUND)
    assert isinstance(view, ReadSlipView)
    assert [news.at for news in view.news][:2] == ["已受理，正在办", "已受理，正在办"]
    for word in ("人力资源和社会保障局", "还有 11 天", "532901-2026-000317"):
        assert word in view.news[0].body
    assert "属于" not in view.news[0].body
    assert "属于：" in view.news[1].body


@pytest.mark.parametrize("stage", [AskStage.NO_LINE, AskStage.TOO_MANY, AskStage.NOT_PROVED])
def test_without_an_answer_the_slip_is_offered(stage: AskStage) -> None:
    page = present(AskByCard(stage, WAITING), AROUND).page
    assert page.way_on is not None
    assert page.way_on.action == actions.StartReadingSlip()
    assert [button.action for button in page.others] == [actions.Retry()]
