"""What a crowded hall must not see: a whole kiosk, with real drivers and a real store."""

from contextlib import ExitStack
from datetime import timedelta

import pytest

from devices.document_camera.watch import Watcher
from devices.emulation.gestures import carry_out
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.states import Privacy
from kiosk.text import Language, Text, say
from screens.goodbye.presenter import present as present_goodbye
from screens.page_view import Around
from screens.welcome.presenter import present
from tests.kiosk.conftest import Desk, Station1
from tests.kiosk.test_app import fill, identify, lay, sign


def wait_idle(desk: Desk, seconds: float) -> Privacy:
    """Let time pass and tell what the glass hides then."""
    desk.clock.ahead += timedelta(seconds=seconds)
    desk.app.pump()
    return desk.app.shown.privacy


@pytest.mark.row("Z02")
def test_thirty_seconds_hide_two_minutes_wipe_and_a_forgotten_card_is_called_out(
    desk: Desk,
) -> None:
    identify(desk)
    assert wait_idle(desk, 0) is Privacy.CLEAR
    assert wait_idle(desk, 31) is Privacy.MASKED
    wait_idle(desk, 90)
    welcome = desk.until(s.Welcome, card_left=True)
    assert isinstance(welcome, s.Welcome)
    trouble = present(welcome, Around(Language.ZH), "12345").page.trouble
    assert trouble is not None
    assert trouble.what == "机器上有一张卡没拿走"
    carry_out(desk.hands, {"do": "remove-card"})
    desk.until(s.Welcome, card_left=False)


@pytest.mark.row("Z02")
def test_at_the_end_one_is_reminded_of_the_card_and_of_the_papers(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    lay(desk, "household-zhang")
    sign(desk)
    goodbye = desk.until(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert goodbye.printed
    shown = present_goodbye(goodbye, Around(Language.ZH))
    assert (shown.take, shown.card) == ("请拿好身份证和材料", "您的卡还在机器上，请拿好")
    desk.do(a.GoOn())
    assert desk.state == s.Welcome(card_left=True)


@pytest.mark.row("Z02")
@pytest.mark.parametrize("lies", [True, False])
def test_a_paper_left_under_the_lens_is_called_for_until_it_is_gone(
    station: Station1, *, lies: bool
) -> None:
    """Of a plate that is empty nothing is said, and nobody is looked at before a visit used it."""
    station.watcher = Watcher(takes_pages=False)
    with ExitStack() as stack:
        desk = station.open(stack)
        identify(desk)
        fill(desk)
        lay(desk, "household-zhang")
        if not lies:
            carry_out(desk.hands, {"do": "take-paper"})
        carry_out(desk.hands, {"do": "remove-card"})
        wait_idle(desk, 31)
        wait_idle(desk, 91)
        if not lies:
            for _ in range(50):
                desk.until(s.Welcome, paper_left=False)
            return
        welcome = desk.until(s.Welcome, paper_left=True)
        assert isinstance(welcome, s.Welcome)
        trouble = present(welcome, Around(Language.ZH), "12345").page.trouble
        assert trouble is not None
        assert trouble.what == say(Language.ZH, Text.WELCOME_PAPER_LEFT)
        carry_out(desk.hands, {"do": "take-paper"})
        desk.until(s.Welcome, paper_left=False)


@pytest.mark.row("Z02")
@pytest.mark.parametrize("trouble", ["forgotten twice", "seen nothing at first"])
def test_a_paper_is_called_for_though_the_first_look_back_told_nothing(
    station: Station1, trouble: str
) -> None:
    station.watcher = Watcher(takes_pages=False)
    with ExitStack() as stack:
        desk = station.open(stack)
        identify(desk)
        fill(desk)
        lay(desk, "household-zhang")
        carry_out(desk.hands, {"do": "remove-card"})
        if trouble == "seen nothing at first":
            desk.hands.plate.unplug()
        wait_idle(desk, 31)
        wait_idle(desk, 91)
        if trouble == "forgotten twice":
            desk.app._camera.forget()  # noqa: SLF001 - as a second end of the visit does
        for _ in range(20):
            desk.until(s.Welcome, paper_left=False)
        carry_out(desk.hands, {"do": "lay-paper", "paper": "household-zhang"})
        desk.until(s.Welcome, paper_left=True)
