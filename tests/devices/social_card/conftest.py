"""A private card service for each test, always at one path: a client library knows but one."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.social_card.emulated import EmulatedSocialReader
from devices.social_card.pcsc_reader import PcscReader, PcscSettings
from devices.social_card.pcsc_session import PcscPace
from tests.devices.conftest import PATIENCE_S, TODAY, Heard

THREAD = "social card reader"


@pytest.fixture
def reader(card_service_folder: Path) -> Iterator[EmulatedSocialReader]:
    emulated = EmulatedSocialReader(card_service_folder)
    emulated.start()
    yield emulated
    emulated.stop()


@pytest.fixture
def watch_chips(card_service_folder: Path) -> Iterator[Callable[..., Heard]]:
    readers: list[PcscReader] = []
    socket = card_service_folder / "pcscd" / "pcscd.comm"

    def start(answer_s: float = PATIENCE_S) -> Heard:
        heard, pace = Heard(), PcscPace(look_s=0.1, retry_s=0.1, answer_s=answer_s)
        driver = PcscReader(PcscSettings(socket, back_off_s=(0.05,), pace=pace), lambda: TODAY)
        readers.append(driver)
        driver.start(heard.post)
        return heard

    yield start
    for driver in readers:
        driver.stop()
    begun, pause = time.monotonic(), threading.Event()
    while any(thread.name == THREAD for thread in threading.enumerate()):
        assert time.monotonic() - begun < PATIENCE_S, "the driver's thread did not end"
        pause.wait(0.01)
