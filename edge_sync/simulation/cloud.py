"""The cloud of a simulated world: the real intake on a disk that forgets."""

import contextlib
import logging
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.distribution import Distribution
from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.cloud.ready import Reply
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.errors import ApplicationRefusedError, NothingToTellError
from edge_sync.simulation.clock import MachineClock, WorldTime
from edge_sync.simulation.link import Line
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.region import Region  # noqa: TC001 - named in an attribute alone
from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from edge_sync.simulation.workers import Crowd, SharedDatabase
from edge_sync.wire.application import Application, ApplicationId, KioskId
from edge_sync.wire.fields import NewsId
from edge_sync.wire.messages import Busy, Edition, Greeting, encode
from edge_sync.wire.news import News, NewsKind
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import Database, open_database
from provisioning.storage.errors import BusyError, DiskFullError, StorageError, UnreachableError
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import make_folder

logger = logging.getLogger(__name__)

_ID_BYTES = 16
_NEWS_AT_ONCE = 20
_WAITS_MS = (0, 1_000, 8_000, 60_000)
_FIRST, _SECOND = frozenset({"first"}), frozenset({"second"})
_NEW = "8"  # half of all applications, by their ids
_RETRIES, _RETRIED_AT_ONCE = 2, 50
_EVEN = 0.5


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
        self._desk = MachineClock(time)  # where editions are signed it is always right
        self._down = down
        self._on_write = on_write
        self._came: Sequence[Letter] = ()  # what a worker has in its hands
        self._crowd = Crowd(chance, self._work_beside)
        self._older: frozenset[str] = frozenset()  # workers whose program refuses what is new
        self._retries = 0
        self.told: list[News] = []
        self.region: Region | None = None
        self.announced: list[Edition] = []
        self.greets = True  # else the line loses every greeting
        self.machine = Machine("cloud", scratch, chance, time, self._open, on_write)

    def _open(self, stack: contextlib.ExitStack) -> None:
        folder, clock = self.machine.folder, self.machine.clock
        make_folder(folder)
        opened = open_database(folder / "cloud.db", INTAKE_SCHEMA, CASE_SCHEMA)
        stack.callback(opened.close)
        self.database: Database = SharedDatabase(opened, self._crowd)
        self.objects = Objects(folder / "objects", self._keys.suite)
        self._intake = self._worker("first")
        self._quarantine = Quarantine(opened)
        self._outbox = NewsOutbox(opened, self._keys.suite, clock)
        self._intake.hasten_news()

    def _worker(self, name: str) -> Intake:
        clock, take = self.machine.clock, partial(self._take, name)
        intake = Intake(self.database, self.objects, self._keys, take, clock)
        if self.region is not None:
            intake.distribute(Distribution(self.repository))
        return intake

    # -- workers -----------------------------------------------------------------

    def crowd(self) -> None:
        """Let a second worker take what comes too, in between, for a while."""
        self._crowd.come()

    def condemn(self) -> None:
        """Let the worker die somewhere in its work; another takes its place."""
        self._crowd.condemn()

    def set_back(self) -> None:
        """Let one worker or both run a program that refuses some of what it should take."""
        self._older = self._chance.choice((_FIRST, _SECOND, _FIRST | _SECOND))

    def mend(self) -> None:
        """Let all run the right program, and a person have all that was refused taken again."""
        self._older, self._retries = frozenset(), _RETRIES
        with contextlib.suppress(StorageError):
            places = [kept.place for kept in self._quarantine.all()]
            self._quarantine.ask_retry(places, milliseconds(self.machine.clock.now()))

    @property
    def has_refused(self) -> bool:
        """Whether anything lies in quarantine."""
        return bool(self._quarantine.all())

    def calm(self) -> None:
        """Let one worker be enough, its clock right and nobody pull its plug."""
        self._crowd.leave()
        self.machine.clock.jump(0)
        self.machine.platter.cut_after(0)

    def hear(self, letters: Sequence[Letter]) -> None:
        """Take messages of any kiosks together; the answers go down each kiosk's line."""
        self._came = letters
        if not self._at_work(lambda: self._hear(self._intake, letters)):
            comes_again = self._chance.random() < _EVEN
            self._hear(self._intake, letters if comes_again else ())
        self._came = ()

    def _at_work(self, work: Callable[[], None]) -> bool:
        """Have the worker do something; if it dies of it, another one takes its place."""
        if self._crowd.survives(work):
            return True
        self.machine.crashes += 1
        self._intake = self._worker("first")
        return False

    def _work_beside(self) -> None:
        if self._came:
            self._hear(self._worker("second"), self._came)

    def _hear(self, intake: Intake, letters: Sequence[Letter]) -> None:
        try:
            replies = intake.receive_all(letters)
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.error("%s: not all was taken", error.code)  # noqa: TRY400 - a known trouble
            self._turn_away({kiosk for kiosk, _payload in letters})
            return
        self._answer(replies)

    def _answer(self, replies: Sequence[Reply]) -> None:
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
            self.region.bring_out(self.repository, self._desk.now())

    def turn(self) -> None:
        """Send the news that are due, and word of a new edition."""
        if self.region is not None:
            for kiosk, edition in self._intake.announcements():
                self._say(kiosk, encode(edition))
        if self._retries or self.told:
            with contextlib.suppress(StorageError):
                self._at_work(self._tell_what_is_due)

    def _tell_what_is_due(self) -> None:
        if self._retries:
            self._retries -= 1
            self._answer(self._intake.retry_quarantined(_RETRIED_AT_ONCE))
        if self.told:
            for news in self._intake.news_due(_NEWS_AT_ONCE):
                self._say(news.kiosk, encode(news))

    def cases(self) -> list[ApplicationId]:
        """Return the application of every case, as often as it was opened."""
        rows = self.database.where(SimCaseRow, "TRUE")
        return [ApplicationId(row.application) for row in rows]

    def holds_news(self, news: News) -> bool:
        """Say whether the kiosk has confirmed these news."""
        return self._outbox.is_held(news)

    def _take(self, worker: str, application: Submitted, arrival: Arrival) -> None:
        if worker in self._older and application.id < _NEW:
            if self._chance.random() < _EVEN:  # before the refusal is written
                self._crowd.hurry()
            raise ApplicationRefusedError("a matter that this program does not know yet")
        if arrival.application != application.id:
            raise AssertionError("an arrival speaks of another application")
        self.database.insert(SimCaseRow, [{"application": application.id}])

    def _say(self, kiosk: KioskId, payload: bytes) -> None:
        self._on_write(payload)
        self._down[kiosk].put(payload, self._time.passed_s)
