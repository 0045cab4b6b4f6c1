"""The cloud of a simulated world: the real intake on real files, and a plug to pull."""

import random
from pathlib import Path

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.tables import SCHEMA as INTAKE_SCHEMA
from edge_sync.simulation.clock import SimulatedClock
from edge_sync.simulation.link import Line
from edge_sync.simulation.tables import SCHEMA as CASE_SCHEMA
from edge_sync.simulation.tables import SimCaseRow
from edge_sync.wire.application import Application, ApplicationId, KioskId
from edge_sync.wire.messages import NewsId, encode
from edge_sync.wire.news import News, NewsKind
from edge_sync.wire.submissions import Submitted
from provisioning.storage.database import Database, open_database

_ID_BYTES = 16
_NEWS_AT_ONCE = 20


class SimulatedCloud:
    """One intake with a case handling that writes one row a case. ``down`` takes its answers."""

    def __init__(
        self,
        folder: Path,
        keys: IntakeKeys,
        clock: SimulatedClock,
        chance: random.Random,
        down: Line[bytes],
    ) -> None:
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._chance = chance
        self._down = down
        self.told: list[News] = []
        self._open()

    def cut_power(self) -> None:
        """Lose everything that is not on the disk, and start again."""
        self.close()
        self._open()

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def _open(self) -> None:
        self._database: Database = open_database(
            self._folder / "cloud.db", INTAKE_SCHEMA, CASE_SCHEMA, check=False
        )
        objects = Objects(self._folder / "objects", self._keys.suite)
        self._intake = Intake(self._database, objects, self._keys, self._take, self._clock)
        self._outbox = NewsOutbox(self._database, self._keys.suite, self._clock)
        self._intake.hasten_news()

    def hear(self, kiosk: KioskId, payload: bytes) -> None:
        """Take one message; the answers go down the line."""
        for answer in self._intake.receive(kiosk, payload):
            self._down.put(encode(answer), self._clock.monotonic())

    def tell(self, application: Application) -> None:
        """Write news about an application, if it is here."""
        if application.id not in self.cases():
            return
        news = News(
            id=NewsId(self._chance.randbytes(_ID_BYTES).hex()),
            application=application.id,
            slip=application.slip,
            case_number="1",
            what=NewsKind.NOTE,
            written_ms=0,
            text={"zh": "消息"},
        )
        self._outbox.tell(news)
        self.told.append(news)

    def turn(self) -> None:
        """Send the news that are due."""
        if not self.told:
            return
        for news in self._intake.news_due(_NEWS_AT_ONCE):
            self._down.put(encode(news), self._clock.monotonic())

    def cases(self) -> list[ApplicationId]:
        """Return the application of every case, as often as it was opened."""
        rows = self._database.rows(SimCaseRow.select())
        return [ApplicationId(row.application) for row in rows]

    def holds_news(self, news: News) -> bool:
        """Say whether the kiosk has confirmed these news."""
        return self._outbox.is_held(news)

    def _take(self, application: Submitted, arrival: Arrival) -> None:
        if arrival.application != application.id:
            raise AssertionError("an arrival speaks of another application")
        self._database.run(SimCaseRow.insert(application=application.id))
