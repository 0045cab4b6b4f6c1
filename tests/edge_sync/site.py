"""One whole site in a folder: authority, broker, one kiosk and the cloud, all real."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from edge_sync.cloud.arrival import Arrival, OnSubmission
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.identity import intake_keys, intake_link
from edge_sync.cloud.intake_process import IntakeSettings, run_intake
from edge_sync.cloud.questions import OnQuestion, tells_nobody
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.edge.courier import CourierSettings, run_courier
from edge_sync.edge.identity import kiosk_link, read_kiosk_keys
from edge_sync.edge.lodge import Edge
from edge_sync.edge.opening import open_edge
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.wire.application import Application, KioskId
from edge_sync.wire.fields import NewsId
from edge_sync.wire.news import News, NewsKind
from edge_sync.wire.submissions import Submitted
from provisioning.cloud.broker import Broker
from provisioning.cloud.broker_rules import Listener
from provisioning.cloud.registrar import IdentityFiles, Registrar, read_cloud_keys
from provisioning.ports import free_port
from provisioning.storage.database import Database
from provisioning.storage.opening import open_at
from tests.edge_sync.people import SUITE

KIOSK = KioskId("k000001")
STATION = "529901100201"
PATIENCE_S = 120.0  # a loaded machine is ten times slower


class RealClock:
    """The machine's own time."""

    def now(self) -> datetime:
        return datetime.now(tz=UTC)  # noqa: TID251 - a test's composition root

    def monotonic(self) -> float:
        return time.monotonic()


CLOCK = RealClock()


@dataclass
class SetClock:
    """A clock whose date is set, and whose monotonic time stands."""

    time: datetime = field(default_factory=lambda: datetime(2026, 11, 21, 8, tzinfo=UTC))

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return 0.0


class Site:
    """Paths, keys and parts of one site. A folder that was founded before is opened again."""

    def __init__(self, folder: Path, port: int | None = None, database: str = "") -> None:
        self.folder = folder
        self.database = database
        folder.mkdir(exist_ok=True)
        self.registrar = Registrar(folder / "ca", SUITE, CLOCK.now())
        if not (folder / "broker").exists():
            self._found()
        files = IdentityFiles.within(folder / "broker" / "identity")
        listener = Listener(
            "127.0.0.1", port or free_port(), files.ca, files.certificate, files.key
        )
        self.broker = Broker(folder / "broker", listener, self.registrar.registry)
        self.port = self.broker.port

    def _found(self) -> None:
        self.registrar.found_cloud(self.folder / "cloud" / "keys")
        self.registrar.enrol_kiosk(KIOSK, STATION, self.folder / "kiosk" / "identity")
        self.registrar.certify_service("svc-intake", self.folder / "cloud" / "identity")
        self.registrar.certify_broker(self.folder / "broker" / "identity")

    # -- the kiosk ---------------------------------------------------------------

    @property
    def edge(self) -> EdgeSettings:
        return EdgeSettings(self.folder / "kiosk" / "data", reserve_bytes=1024 * 1024)

    @property
    def kiosk_keys(self) -> KioskKeys:
        return read_kiosk_keys(self.folder / "kiosk" / "identity", SUITE)

    def courier(self, port: int | None = None) -> CourierSettings:
        identity = self.folder / "kiosk" / "identity"
        link = kiosk_link(identity, KIOSK, "127.0.0.1", port or self.port)
        return CourierSettings(
            edge=self.edge,
            link=replace(link, connect_timeout_s=60.0),
            look_s=0.1,
            answer_first_s=0.3,
            reconnect_first_s=0.05,
            reconnect_longest_s=0.5,
        )

    @contextmanager
    def open_edge(self) -> Iterator[Edge]:
        with open_edge(self.edge, self.kiosk_keys, CLOCK, "boot") as edge:
            yield edge

    # -- the cloud ---------------------------------------------------------------

    @property
    def cloud_file(self) -> Path:
        return self.folder / "cloud" / "cloud.db"

    def open_cloud(self) -> Database:
        return open_at(self.database or self.cloud_file, INTAKE_SCHEMA)

    def intake(self, on_question: OnQuestion = tells_nobody) -> IntakeSettings:
        return IntakeSettings(
            link=intake_link(self.folder / "cloud" / "identity", "127.0.0.1", self.port),
            objects=self.folder / "cloud" / "objects",
            on_question=on_question,
            look_s=0.1,
            reconnect_longest_s=0.5,
        )

    @property
    def intake_keys(self) -> IntakeKeys:
        keys = read_cloud_keys(self.folder / "cloud" / "keys")
        registry = self.registrar.registry
        return intake_keys(SUITE, keys.sealing, keys.receipt, registry.signing_key)


class Desk:
    """A handler that remembers what it was given."""

    def __init__(self) -> None:
        self.taken: list[tuple[Submitted, Arrival]] = []

    def __call__(self, application: Submitted, arrival: Arrival) -> None:
        self.taken.append((application, arrival))


@contextmanager
def running(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """Run something in a thread until the block ends; what it raises is raised here."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as one:
        working = one.submit(work, stop)
        try:
            yield
        finally:
            stop.set()
    working.result()


@contextmanager
def courier_running(site: Site, port: int | None = None) -> Iterator[None]:
    settings = site.courier(port)
    with running(lambda stop: run_courier(settings, site.kiosk_keys, CLOCK, random.random, stop)):
        yield


@contextmanager
def intake_running(
    site: Site,
    handler: OnSubmission,
    keys: IntakeKeys | None = None,
    on_question: OnQuestion = tells_nobody,
    repository: Path | None = None,
) -> Iterator[None]:
    def work(stop: threading.Event) -> None:
        database = site.open_cloud()
        try:
            run_intake(
                replace(site.intake(on_question), repository=repository),
                database,
                keys or site.intake_keys,
                handler,
                CLOCK,
                random.random,
                stop,
            )
        finally:
            database.close()

    with running(work):
        yield


def wait_until(is_so: Callable[[], bool], what: str, patience_s: float | None = None) -> None:
    """Wait for something to become true; fail with its name when it does not."""
    patience_s = PATIENCE_S if patience_s is None else patience_s
    pause, deadline = threading.Event(), time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < deadline, f"not in {patience_s:g} s: {what}"
        pause.wait(0.01)


def news_about(application: Application, text: str = "已受理") -> News:
    return News(
        id=NewsId(uuid4().hex),
        application=application.id,
        slip=application.slip,
        case_number="520000-2026-000001",
        what=NewsKind.ACCEPTED,
        written_ms=1_790_000_000_000,
        text={"zh": text},
    )
