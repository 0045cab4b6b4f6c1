"""The emulated devices as fixtures, at the speed of a test."""

import queue
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings

from devices.card_reader.contract import Event
from devices.card_reader.emulated import EmulatedSamV
from devices.card_reader.sam_v_module import AnswerTimes
from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
from devices.card_reader.sam_v_session import Pace
from devices.printer.emulated import EmulatedPrinter

# Hypothesis prints how to play a failure again; its time limit would blame a busy machine.
settings.register_profile("doorstep", deadline=None, print_blob=True)
settings.load_profile("doorstep")

TODAY = date(2026, 11, 21)
Kind = TypeVar("Kind", bound=Event)


class Heard:
    """What a reader posted, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._queue: queue.Queue[Event] = queue.Queue()

    def post(self, event: Event) -> None:
        self._queue.put(event)

    def next(self, within_s: float = 5.0) -> Event:
        event = self._queue.get(timeout=within_s)
        self.events.append(event)
        return event

    def until(self, kind: type[Kind], within_s: float = 8.0) -> Kind:
        end = time.monotonic() + within_s
        while True:
            event = self.next(max(0.01, end - time.monotonic()))
            if isinstance(event, kind):
                return event

    def nothing_for(self, seconds: float) -> bool:
        try:
            self.next(seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def module(tmp_path: Path) -> Iterator[EmulatedSamV]:
    emulated = EmulatedSamV(tmp_path / "reader", baud=None)
    emulated.start()
    yield emulated
    emulated.stop()


@pytest.fixture
def quick(tmp_path: Path) -> SamVSettings:
    return SamVSettings(
        tmp_path / "reader",
        back_off_s=(0.05,),
        pace=Pace(find_gap_s=0.02, hold_gap_s=0.02, status_every_s=0.2),
        times=AnswerTimes(short=0.3, address=0.3, read=0.8),
    )


@pytest.fixture
def watch(quick: SamVSettings) -> Iterator[Callable[[], Heard]]:
    readers: list[SamVReader] = []

    def start() -> Heard:
        heard = Heard()
        reader = SamVReader(quick, lambda: TODAY)
        readers.append(reader)
        reader.start(heard.post)
        return heard

    yield start
    for reader in readers:
        reader.stop()


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[EmulatedPrinter]:
    emulated = EmulatedPrinter(tmp_path / "printer", tmp_path / "paper")
    emulated.start()
    yield emulated
    emulated.stop()
