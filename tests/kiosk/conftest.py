"""A kiosk on real parts: the emulated bench behind the real drivers, and the real store."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from devices.card_reader.sam_v_module import AnswerTimes
from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
from devices.card_reader.sam_v_session import Pace
from devices.document_camera.codes import read_codes
from devices.document_camera.contract import PageWatcher
from devices.document_camera.emulated import EmulatedCamera
from devices.document_camera.inspecting import inspected
from devices.document_camera.scan import scan
from devices.emulation.bench import BenchSettings, bench
from devices.emulation.gestures import Devices as Hands
from devices.printer.serial_printer import PrinterSettings, SerialPrinter
from devices.stick.contract import StickPages
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import KioskId
from kiosk.app import KioskApp
from kiosk.helper_desk import HelperDesk, helper_files
from kiosk.journeys.actions import Action
from kiosk.journeys.night import ALWAYS
from kiosk.journeys.states import State
from kiosk.parts import Devices, Senses, Station
from kiosk.voice.contract import Silent, Voice
from provisioning.catalogue.words import Words
from provisioning.trust.international import InternationalSuite
from tests.shipped import shipped_edition

KIOSK = KioskId("k000001")
STATION = "529901100201"
SUITE = InternationalSuite()
PATIENCE_S = 120.0


class SetClock:
    """Real monotonic time from a start that may be moved; a date that stands still."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 1, 30, tzinfo=UTC) + self.ahead

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead.total_seconds()


@dataclass
class Desk:
    """One kiosk, its hands, its store and the clock that a test may move."""

    app: KioskApp
    hands: Hands
    edge: Edge
    clock: SetClock
    folder: Path

    @property
    def state(self) -> State:
        return self.app.shown.state

    def do(self, *deeds: Action) -> State:
        for deed in deeds:
            self.app.apply(deed)
        return self.state

    def until(self, kind: type[State], **wanted: object) -> State:
        """Pump, as the window does, until such a page is shown."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.app.pump()
            state = self.state
            if isinstance(state, kind) and all(
                getattr(state, name) == value for name, value in wanted.items()
            ):
                return state
            time.sleep(0.005)  # noqa: TID251 - a frame of the window
        raise AssertionError(f"never came to {kind.__name__} {wanted}: {self.state}")


class Station1:
    """A place on the disk where one kiosk can be opened, closed and opened again."""

    watcher: PageWatcher | None = None
    stick_pages: StickPages | None = None  # where residents may put in a stick

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock()
        self.cloud = SUITE.new_sealing_key()
        self.receipts = SUITE.new_signing_key()
        self.keys = KioskKeys(
            kiosk=KIOSK,
            suite=SUITE,
            signing=SUITE.new_signing_key(),
            cloud_sealing=SUITE.sealing_public(self.cloud),
            cloud_receipts=SUITE.signing_public(self.receipts),
        )
        self.switch_off: Callable[[], None] | None = None
        self.phones: Path | None = None  # the socket of a messenger with a door for them
        self.rota = ALWAYS
        self.reader_answer_s = PATIENCE_S  # less where it will not answer
        self.bench = BenchSettings(folder / "devices", reader_baud=None)

    def devices(self) -> Devices:
        pace = Pace(find_gap_s=0.02, hold_gap_s=0.02, status_every_s=0.2)
        times = AnswerTimes(short=self.reader_answer_s, address=PATIENCE_S, read=PATIENCE_S)
        reader = SamVSettings(self.bench.reader, back_off_s=(0.05,), pace=pace, times=times)
        printer = PrinterSettings(
            self.bench.printer, status_answer_s=PATIENCE_S, confirm_s=PATIENCE_S
        )
        return Devices(
            reader=SamVReader(reader, lambda: date(2026, 11, 21)),
            camera=EmulatedCamera(self.bench.frame),
            printer=SerialPrinter(printer),
            scan=scan,
            read_codes=read_codes,
            inspect=inspected,
            watcher=self.watcher,
            stick_pages=self.stick_pages,
        )

    @property
    def roster(self) -> Path:
        """Where the station's roster of helpers lies, if it has one."""
        return self.folder / "roster.json"

    def helpers(self, edge: Edge) -> HelperDesk:
        """Return the desk of the helpers."""
        data = self.folder / "data"
        files = helper_files(self.folder, data, self.keys, STATION, edge.stamp)
        return HelperDesk(files, self.clock)

    def open(self, stack: ExitStack, stick: Path | None = None, voice: Voice | None = None) -> Desk:
        """Switch the kiosk on; it is switched off when ``stack`` closes."""
        hands = stack.enter_context(bench(self.bench))
        data = EdgeSettings(self.folder / "data", reserve_bytes=1024)
        edge = stack.enter_context(open_edge(data, self.keys, self.clock, "boot"))
        station = Station(
            KIOSK, STATION, Words("示例村便民服务站", "Example village"), rota=self.rota
        )
        senses = Senses(SUITE.random, voice or Silent(), phone_socket=self.phones)
        self.desk = self.helpers(edge)
        devices = replace(self.devices(), stick=stick, switch_off=self.switch_off)
        app = KioskApp(shipped_edition(), station, devices, edge, self.clock, senses, self.desk)
        app.start()
        stack.callback(app.stop)
        return Desk(app, hands, edge, self.clock, self.folder)


@pytest.fixture
def station(tmp_path: Path) -> Station1:
    (tmp_path / "devices").mkdir()
    return Station1(tmp_path)


@pytest.fixture
def desk(station: Station1) -> Iterator[Desk]:
    with ExitStack() as stack:
        yield station.open(stack)
