"""A whole visit through the real pages: what has to be typed, and no finger at all."""

from collections.abc import Iterator

import pytest
from kivy.core.window import Window

from kiosk.journeys import states as s
from screens.gallery import SHOWN_AT, STATION, Studio
from screens.keyboard import Keyboard
from screens.settings import ScreenSettings
from screens.stage import Stage
from tests.screens.live_kiosk import (
    TYPED,
    FingerHands,
    Hands,
    LiveKiosk,
    SwitchHands,
    one_step,
)

MOST_TOUCHES = 14
pytestmark = pytest.mark.timeout(900)  # every page is drawn: minutes on a busy machine


@pytest.fixture
def kiosk() -> LiveKiosk:
    made = LiveKiosk()
    made.resident.title = "MT-PENSION-REG"
    return made


@pytest.fixture
def studio(kiosk: LiveKiosk) -> Iterator[Studio]:
    studio = Studio((540, 960))
    studio.close()
    studio.stage = Stage(kiosk, ScreenSettings(STATION, "12345"), lambda: SHOWN_AT)
    Window.add_widget(studio.stage.root)
    studio.stage.refresh()
    studio.turn(4)
    yield studio
    studio.close()


def _visit(hands: Hands, kiosk: LiveKiosk) -> None:
    for _ in range(60):
        if isinstance(kiosk.shown.state, s.Goodbye):
            return
        one_step(hands, kiosk)
    raise AssertionError(type(kiosk.shown.state).__name__)


def test_a_pension_with_a_card_asks_nobody_to_type_but_a_phone_and_an_account(
    studio: Studio, kiosk: LiveKiosk
) -> None:
    hands = FingerHands(studio)
    _visit(hands, kiosk)
    assert hands.written == [TYPED["phone"], TYPED["bank_account"]]
    assert hands.touches <= MOST_TOUCHES, "all but the figures typed and the strokes of the pen"


@pytest.mark.row("A05")
def test_a_visit_is_gone_through_by_one_switch_alone(studio: Studio, kiosk: LiveKiosk) -> None:
    keyboard = Keyboard(studio.stage)
    _visit(SwitchHands(studio, keyboard), kiosk)
    mark, *_witness = kiosk.signed
    assert {point.at_ms for stroke in mark.strokes for point in stroke} == {0}
    keyboard.close()
