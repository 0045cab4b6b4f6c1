"""A paper goes to the reader beside the glass and comes back as an action, or not at all."""

import signal
import threading
import time
from pathlib import Path

from devices.document_reader.client import ReaderClient
from devices.document_reader.kinds import PaperKind
from devices.document_reader.telling import Teller
from kiosk.journeys.actions import Action, PaperTold
from kiosk.reading_desk import ReadingDesk
from tests.devices.document_reader.drawing import chance_of
from tests.devices.document_reader.process import SOCKET, started
from tests.devices.document_reader.specimens import bank_card
from tests.devices.document_reader.test_reader_process import encoded


def soon(desk: ReadingDesk) -> Action | None:
    until = time.monotonic() + 240
    while time.monotonic() < until:
        if action := desk.pump():
            return action
        threading.Event().wait(0.02)
    return None


def test_a_paper_is_read_and_the_place_of_its_number_comes_with_it(tmp_path: Path) -> None:
    process = started(tmp_path)
    desk = ReadingDesk(Teller(ReaderClient(tmp_path / SOCKET, patience_s=240)))
    chance = chance_of(7)
    card = bank_card(chance)
    desk.read(encoded(card, chance))
    action = soon(desk)
    desk.stop()
    process.send_signal(signal.SIGTERM)
    assert process.wait(120) == 0

    assert isinstance(action, PaperTold)
    assert action.told is not None
    assert action.told.kind is PaperKind.BANK_CARD
    number = action.told.fields["bank_account"]
    assert number.value == card.truth["bank_account"]
    assert number.picture.startswith(b"\xff\xd8")
    assert card.truth["bank_account"] not in repr(action)


def test_without_a_reader_the_answer_is_that_nothing_was_read(tmp_path: Path) -> None:
    desk = ReadingDesk(Teller(ReaderClient(tmp_path / "nobody")))
    desk.read(b"a page")

    assert soon(desk) == PaperTold(None, b"a page")
    assert desk.pump() is None
    desk.stop()


def test_what_was_forgotten_is_not_told(tmp_path: Path) -> None:
    desk = ReadingDesk(Teller(ReaderClient(tmp_path / "nobody")))
    desk.read(b"a page of somebody who has gone")
    desk.forget()
    desk.stop()

    assert desk.pump() is None


def test_a_kiosk_without_a_reader_cannot_read() -> None:
    desk = ReadingDesk(None)
    desk.read(b"a page")

    assert not desk.can_read
    assert desk.pump() is None
    desk.stop()
