"""The emulated devices as fixtures, at the speed of a test."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from devices.card_reader.contract import Event
from devices.card_reader.emulated import EmulatedSamV
from devices.card_reader.sam_v import Command
from devices.card_reader.sam_v_module import AnswerTimes
from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
from devices.card_reader.sam_v_session import Pace
from devices.printer.emulated import EmulatedPrinter

TODAY = date(2026, 11, 21)
PATIENCE_S = 60.0  # a loaded machine is ten times slower
Kind = TypeVar("Kind", bound=Event)


class Heard:
    """What a reader posted, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._queue: queue.Queue[Event] = queue.Queue()

    def post(self, event: Event) -> None:
        self._queue.put(event)

    def next(self, within_s: float = PATIENCE_S) -> Event:
        event = self._queue.get(timeout=within_s)
        self.events.append(event)
        return event

    def until(self, kind: type[Kind], within_s: float = PATIENCE_S) -> Kind:
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


class Unanswered(set[Command]):
    """Questions that are not waited for; ``asked`` once one of them was asked knowing that."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()


@dataclass(frozen=True, slots=True)
class ChosenTimes(AnswerTimes):
    """All the time of a loaded machine, but for what a test leaves without an answer."""

    unanswered: Unanswered = field(default_factory=Unanswered)

    def of(self, command: Command) -> float:
        if command not in self.unanswered:
            return PATIENCE_S
        self.unanswered.asked.set()
        return 0.5


@pytest.fixture
def unanswered() -> Unanswered:
    """The questions that the module does not answer now, and that need not be waited for."""
    return Unanswered()


@pytest.fixture
def quick(tmp_path: Path, unanswered: Unanswered) -> SamVSettings:
    return SamVSettings(
        tmp_path / "reader",
        back_off_s=(0.05,),
        pace=Pace(find_gap_s=0.02, hold_gap_s=0.02, status_every_s=0.2),
        times=ChosenTimes(unanswered=unanswered),
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
