"""A visit walked by what the channel says alone: three keys, and no look at the glass."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.core.window import Window

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from screens.gallery import SHOWN_AT, STATION, Studio
from screens.keyboard import Keyboard
from screens.screen_reader.reader import ScreenReader
from screens.settings import ScreenSettings
from screens.stage import Stage
from tests.kiosk.resident import CANARIES, LI, NUMBER
from tests.screens.blind import Blind, hear
from tests.screens.live_kiosk import TYPED, LiveKiosk, jpeg

pytestmark = pytest.mark.timeout(900)  # every page is drawn: minutes on a busy machine

WANTS = ("参保登记", "养老，")
NUMBERS = {"手机": TYPED["phone"], "卡号": TYPED["bank_account"]}


def _ear(folder: Path, door: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.connect(str(folder / door))
    made.settimeout(0)
    return made


@pytest.fixture
def kiosk() -> LiveKiosk:
    return LiveKiosk()


@pytest.fixture
def blind(kiosk: LiveKiosk, tmp_path: Path) -> Iterator[Blind]:
    studio = Studio((540, 960))
    studio.close()
    studio.stage = Stage(kiosk, ScreenSettings(STATION, "12345"), lambda: SHOWN_AT)
    Window.add_widget(studio.stage.root)
    studio.stage.refresh()
    keyboard = Keyboard(studio.stage)
    reader = ScreenReader(tmp_path, studio.stage, keyboard)
    with _ear(tmp_path, "ear") as ear:
        yield Blind(studio, keyboard, reader, ear, WANTS, NUMBERS)
    reader.close()
    keyboard.close()
    studio.close()


def _machine(kiosk: LiveKiosk, said: list[str]) -> None:
    """What happens outside the glass: who is told to lay a card lays one, devices answer."""
    match kiosk.shown.state:
        case s.Identify(card) if card.stage is not s.CardStage.READ and "身份证" in said[0]:
            for one in (a.CardSeen(), a.CardRead(LI), a.CardLifted()):
                kiosk.apply(one)
        case s.Paper(stage=s.PaperStage.TAKING):
            kiosk.apply(a.ScanTaken(jpeg()))
        case s.Lodging():
            kiosk.apply(a.LodgeDone(NUMBER))
        case s.Printing():
            kiosk.apply(a.Printed(NUMBER))
        case _:
            pass  # the glass is asked something


@pytest.mark.row("A05")
def test_a_visit_is_walked_by_what_the_channel_says_alone(
    blind: Blind, kiosk: LiveKiosk, tmp_path: Path
) -> None:
    with _ear(tmp_path, "room") as room:
        heard_in_room = ""
        for _ in range(60):
            blind.listen()
            if isinstance(kiosk.shown.state, s.Goodbye):
                break
            before = kiosk.shown.state
            _machine(kiosk, blind.page)
            blind.studio.stage.refresh()
            if kiosk.shown.state == before:
                blind.step()
            heard_in_room += hear(room)
        assert isinstance(kiosk.shown.state, s.Goodbye), blind.heard[-20:]
    told = "\n".join(blind.heard)
    assert "李春燕" in told
    assert [one for one in CANARIES if one in heard_in_room] == []
