"""A kiosk for practising, put together: play devices, own keys, a store that goes with it."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from devices.emulation.practice import (
    MarkedPrinter,
    PracticeCamera,
    PracticePrinter,
    PracticeReader,
)
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from kiosk.app import KioskApp
from kiosk.helper_desk import HelperDesk
from kiosk.parts import Devices, Senses, Station, Store
from kiosk.practice import Practice, practice_keys, practice_mark, practice_station
from kiosk.voice.contract import Silent, Voice
from provisioning.catalogue.model import Edition
from provisioning.clock import Clock
from provisioning.trust.suite import Suite

OpenStore = Callable[[KioskKeys], AbstractContextManager[Store]]


@dataclass(frozen=True, slots=True)
class Room:
    """What a practice has in common with the kiosk that it stands in for.

    ``edition`` says what the kiosk serves from now: each practice begins with that. It speaks
    with the kiosk's own ``voice``: one of the two is in sight, and only that one has words.
    """

    edition: Callable[[], Edition]
    station: Station
    devices: Devices  # the real ones: of them the eye alone is used
    clock: Clock
    suite: Suite
    helpers: HelperDesk
    open_store: OpenStore
    voice: Voice = field(default_factory=Silent)
    printer: PracticePrinter = field(default_factory=PracticePrinter)

    @contextmanager
    def begin(self) -> Iterator[Practice]:
        """Set a practice up; nothing of it is left when the context ends."""
        reader, real = PracticeReader(), self.devices
        printer = MarkedPrinter(self.printer, practice_mark())
        devices = Devices(reader, PracticeCamera(), printer, real.scan, real.read_codes)
        with self.open_store(practice_keys(self.suite)) as store:
            own, senses = practice_station(self.station), Senses(self.suite.random, self.voice)
            edition, clock = self.edition(), self.clock
            kiosk = KioskApp(edition, own, devices, store, clock, senses, self.helpers)
            kiosk.start()
            try:
                yield Practice(kiosk, reader.move)
            finally:
                kiosk.stop()


def passing_store(clock: Clock, boot: str) -> OpenStore:
    """Return what opens a store in a folder that goes when it is closed."""

    @contextmanager
    def opened(keys: KioskKeys) -> Iterator[Store]:
        with (
            tempfile.TemporaryDirectory(prefix="doorstep-practice-") as folder,
            open_edge(EdgeSettings(Path(folder) / "data"), keys, clock, boot) as edge,
        ):
            yield edge

    return opened
