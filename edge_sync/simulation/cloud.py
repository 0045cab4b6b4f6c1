"""The cloud of a simulated world: the real intake on a disk that forgets."""

import contextlib
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.distribution import Distribution
from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.errors import NothingToTellError
from edge_sync.simulation.clock import WorldTime
from edge_sync.simulation.link import Line
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.region import Region  # noqa: TC001 - named in an attribute alone
from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from edge_sync.wire.application import Application, ApplicationId, KioskId
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import Busy, Edition, Greeting, encode
from edge_sync.wire.news import News, NewsKind
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import Database, open_database
from provisioning.storage.errors import BusyError, DiskFullError, StorageError, UnreachableError
from provisioning.storage.files import make_folder

logger = logging.getLogger(__name__)

_ID_BYTES = 16
_NEWS_AT_ONCE = 20
_WAITS_MS = (0, 1_000, 8_000, 60_000)


class SimulatedCloud:
    """One intake with a case handling that writes one row a case. ``down`` takes its answers."""

    def __init__(
        self,
        keys: IntakeKeys,
        scratch: Path,
        chance: random.Random,
        time: WorldTime,
        down: Mapping[KioskId, Line[bytes]],
        on_write: Callable[[bytes], None],
    ) -> None:
        self._keys = keys
        self._chance = chance
        self._time = time
        self._down = down
        self._on_write = on_write
        self.told: list[News] = []
        self.region: Region | None = None
        self.announced: list[Edition] = []
        self.greets = True  # else the line loses every greeting
        self.machine = Machine("cloud", scratch, chance, time, self._open, on_write)

    def _open(self, stack: contextlib.ExitStack) -> None:
        folder, clock = self.machine.folder, self.machine.clock
        make_folder(folder)
        self.database: Database = open_database(folder / "cloud.db", INTAKE_SCHEMA, CASE_SCHEMA)
        stack.callback(self.database.close)
        self.objects = Objects(folder / "objects", self._keys.suite)
        self._intake = Intake(self.database, self.objects, self._keys, self._take, clock)
        if self.region is not None:
            self._intake.distribute(Distribution(self.repository))
        self._outbox = NewsOutbox(self.database, self._keys.suite, clock)
        self._intake.hasten_news()

    def hear(self, letters: Sequence[Letter]) -> None:
        """Take messages of any kiosks together; the answers go down each kiosk's line."""
        try:
            replies = self._intake.receive_all(letters)
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.error("%s: not all was taken", error.code)  # noqa: TRY400 - a known trouble
            self._turn_away({kiosk for kiosk, _payload in letters})
            return
        for kiosk, answer in replies:
            if isinstance(answer, Greeting) and not self.greets:
                continue
            self._say(kiosk, encode(answer))
            if isinstance(answer, Edition) and answer not in self.announced:
                self.announced.append(answer)

    def _turn_away(self, kiosks: set[KioskId]) -> None:
        """Ask kiosks to wait, as the intake's process does; sometimes it has no time for that."""
        wait_ms = self._chance.choice(_WAITS_MS)
        for kiosk in sorted(kiosks if wait_ms else ()):
            self._say(kiosk, encode(Busy(wait_ms)))

    def tell(self, application: Application) -> None:
        """Write news about an application, if it is held here."""
        news = News(
            id=NewsId(self._chance.randbytes(_ID_BYTES).hex()),
            application=application.id,
            slip=application.slip,
            case_number="1",
            what=NewsKind.NOTE,
            written_ms=0,
            text={"zh": "消息"},
        )
        with contextlib.suppress(NothingToTellError, StorageError):
            self._outbox.tell(news)
            self.told.append(news)

    @property
    def repository(self) -> Path:
        """Where the region's repository lies."""
        return self.machine.folder / "repository"

    def bring_out(self) -> None:
        """Have the region sign and publish another edition. Raises StorageError leaves."""
        if self.region is not None:
            self.region.bring_out(self.repository, self.machine.clock.now())

    def turn(self) -> None:
        """Send the news that are due, and word of a new edition."""
        if self.region is not None:
            for kiosk, edition in self._intake.announcements():
                self._say(kiosk, encode(edition))
        if not self.told:
            return
        with contextlib.suppress(StorageError):
            for news in self._intake.news_due(_NEWS_AT_ONCE):
                self._say(news.kiosk, encode(news))

    def cases(self) -> list[ApplicationId]:
        """Return the application of every case, as often as it was opened."""
        rows = self.database.where(SimCaseRow, "TRUE")
        return [ApplicationId(row.application) for row in rows]

    def holds_news(self, news: News) -> bool:
        """Say whether the kiosk has confirmed these news."""
        return self._outbox.is_held(news)

    def _take(self, application: Submitted, arrival: Arrival) -> None:
        if arrival.application != application.id:
            raise AssertionError("an arrival speaks of another application")
        self.database.insert(SimCaseRow, [{"application": application.id}])

    def _say(self, kiosk: KioskId, payload: bytes) -> None:
        self._on_write(payload)
        self._down[kiosk].put(payload, self._time.passed_s)
