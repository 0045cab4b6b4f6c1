"""The machine goes off under a visit: what may be kept is kept, and of the rest nothing stays."""

from contextlib import ExitStack

import pytest

from devices.card_reader.test_people import CANARIES
from devices.emulation.gestures import carry_out
from devices.printer.emulated import PrinterMood
from kiosk.farewell import PATIENCE_S
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.power_switch import Close
from tests.kiosk.conftest import Desk, Station1
from tests.kiosk.test_app import fill, identify, slips
from tests.kiosk.test_drafts import on_disk
from tests.kiosk.voice.conftest import until


def end(desk: Desk) -> int:
    """Ask the kiosk to end as a signal does; return how often it closed its window."""
    closed: list[int] = []
    asked = Close(lambda: closed.append(1))
    asked.kiosk = desk.app
    asked.ask()

    def is_closed() -> bool:
        desk.app.pump()
        return bool(closed)

    until(is_closed)
    return len(closed)


def drafts(desk: Desk) -> int:
    return len(list((desk.folder / "data" / "drafts").iterdir()))


@pytest.mark.row("F14", "Z02", "Z03")
def test_a_visit_with_a_card_is_on_a_slip_and_sealed_before_the_window_closes(
    station: Station1,
) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        identify(desk)
        fill(desk)
        assert end(desk) == 1
        assert (slips(desk), drafts(desk)) == (1, 1)
        assert isinstance(desk.state, s.Saved)
        assert not [canary for canary in CANARIES if canary.encode() in on_disk(desk)]
    with ExitStack() as stack:
        desk = station.open(stack)
        desk.do(a.StartReadingSlip())
        carry_out(desk.hands, {"do": "lay-paper", "slip": 1})
        desk.until(s.Resuming, wants_card=True)
        carry_out(desk.hands, {"do": "insert-card", "person": "zhang"})
        desk.until(s.Paper)


@pytest.mark.row("Z02", "Z03")
def test_without_paper_nothing_is_kept_and_the_window_closes_all_the_same(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    desk.hands.printer.become(PrinterMood.PAPER_OUT)
    assert end(desk) == 1
    assert drafts(desk) == 0
    assert not [canary for canary in CANARIES if canary.encode() in on_disk(desk)]


def test_a_printer_that_hangs_is_waited_for_only_so_long(station: Station1) -> None:
    with ExitStack() as stack:
        desk = station.open(stack)
        identify(desk)
        fill(desk)
        desk.hands.printer.become(PrinterMood.HOLD)
        desk.app.take_leave(lambda: None)
        desk.until(s.Saving)
        closed: list[int] = []
        station.clock.ahead += type(station.clock.ahead)(seconds=PATIENCE_S)
        desk.app.take_leave(lambda: closed.append(1))
        assert closed == [1], "whoever asks twice does not wait"
        desk.hands.printer.become(PrinterMood.OK)
        desk.until(s.Saved)


@pytest.mark.parametrize("begun", [False, True])
def test_who_has_laid_no_card_down_or_chosen_nothing_leaves_nothing(
    desk: Desk, *, begun: bool
) -> None:
    if begun:
        desk.do(a.Start(), a.Agree())
    assert end(desk) == 1
    assert (slips(desk), drafts(desk)) == (0, 0)


@pytest.mark.row("Z02")
def test_who_seems_to_have_gone_gets_no_slip(desk: Desk) -> None:
    identify(desk)
    fill(desk)
    carry_out(desk.hands, {"do": "remove-card"})
    desk.do(a.Idle(95.0))
    assert end(desk) == 1
    assert (slips(desk), drafts(desk)) == (0, 0)


def test_before_a_kiosk_serves_the_process_ends_at_once() -> None:
    closed: list[int] = []
    Close(lambda: closed.append(1)).ask()
    assert closed == [1]
