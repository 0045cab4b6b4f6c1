"""One schedule: chance decides for a while, then everything heals, then it is checked.

What must hold at the end: every lodged application is exactly one case, its
receipt is at the kiosk, nothing is owed and no sealed document is left over,
and all news for printed slips are at the kiosk and open with the slip's secret.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from edge_sync.cloud.identity import intake_keys
from edge_sync.edge.settings import EdgeSettings, KioskKeys
from edge_sync.simulation.clock import SimulatedClock
from edge_sync.simulation.cloud import SimulatedCloud
from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.link import FAIR, MIXED, STORM, Line
from edge_sync.simulation.sample import Sample  # noqa: TC001 - named in an attribute alone
from edge_sync.wire.application import KioskId
from edge_sync.wire.news import News
from provisioning.trust.suite import Suite

_KIOSK = KioskId("k000001")
_STEPS = 120
_HEALING_S = 1800.0
_HEALING_STEP_S = 5.0
_CHANCES = {
    "lodge": 6,
    "print": 4,
    "tell": 4,
    "link up": 10,
    "link down": 4,
    "kiosk power": 3,
    "cloud power": 3,
    "time": 60,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one schedule."""

    seed: int
    lodged: int
    receipts: int
    crashes: int
    cuts: int
    lost: int
    duplicated: int
    left_over: int
    news_missing: int

    @property
    def is_right(self) -> bool:
        """Whether everything that must hold held."""
        return not (self.lost or self.duplicated or self.left_over or self.news_missing)


class Schedule:
    """One simulated world. ``folder`` is empty; the same seed does the same again."""

    def __init__(self, folder: Path, suite: Suite, seed: int) -> None:
        self._seed = seed
        self._chance = random.Random(seed)  # noqa: S311 - a schedule, not a secret
        self._clock = SimulatedClock()
        self._up: Line[bytes] = Line(self._chance)
        self._down: Line[bytes] = Line(self._chance)
        self._settings = EdgeSettings(folder / "kiosk", reserve_bytes=0, ballast_bytes=4096)
        sealing, receipts = suite.new_sealing_key(), suite.new_signing_key()
        signing = suite.new_signing_key()
        keys = KioskKeys(
            _KIOSK, suite, signing, suite.sealing_public(sealing), suite.signing_public(receipts)
        )
        believed = {_KIOSK: suite.signing_public(signing)}
        self._kiosk = SimulatedKiosk(self._settings, keys, self._clock, self._chance, self._up)
        self._cloud = SimulatedCloud(
            folder,
            intake_keys(suite, sealing, receipts, believed.get),
            self._clock,
            self._chance,
            self._down,
        )
        self._up.weather = self._down.weather = self._chance.choice((FAIR, MIXED, STORM))
        self._lodged: list[Sample] = []
        self._crashes = 0
        self._cuts = 0

    def run(self) -> Outcome:
        """Run the schedule to its end and check it."""
        try:
            self._kiosk.link_up()
            for _ in range(_STEPS):
                self._do(self._chance.choices(list(_CHANCES), list(_CHANCES.values()))[0])
            self._heal()
            return self._outcome()
        finally:
            self._kiosk.close()
            self._cloud.close()

    def _do(self, act: str) -> None:
        match act:
            case "lodge":
                self._lodged.append(self._kiosk.lodge())
            case "print":
                self._kiosk.print_slips()
            case "tell" if self._lodged:
                self._cloud.tell(self._chance.choice(self._lodged).application)
            case "link up" if not self._kiosk.is_linked:
                self._kiosk.link_up()
            case "link down":
                self._cut()
            case "kiosk power":
                self._crashes += 1
                self._cut()
                self._kiosk.cut_power()
            case "cloud power":
                self._crashes += 1
                self._cloud.cut_power()
            case _:
                self._pass(self._chance.random() * 4)

    def _cut(self) -> None:
        self._cuts += 1
        self._kiosk.link_down()
        self._up.cut()
        self._down.cut()

    def _pass(self, seconds: float) -> None:
        self._clock.advance(seconds)
        now = self._clock.monotonic()
        for payload in self._up.due(now):
            self._cloud.hear(_KIOSK, payload)
        for payload in self._down.due(now):
            self._kiosk.hear(payload)
        self._cloud.turn()
        self._kiosk.turn()

    def _heal(self) -> None:
        for line in (self._up, self._down):
            line.weather = FAIR
        self._kiosk.print_slips()
        if not self._kiosk.is_linked:
            self._kiosk.link_up()
        until = self._clock.monotonic() + _HEALING_S
        while self._clock.monotonic() < until and not self._is_settled():
            self._pass(_HEALING_STEP_S)

    def _is_settled(self) -> bool:
        return self._kiosk.edge.waiting().owed == 0 and all(
            self._cloud.holds_news(news) for news in self._cloud.told
        )

    def _outcome(self) -> Outcome:
        cases = self._cloud.cases()
        lodged = [given.application.id for given in self._lodged]
        edge = self._kiosk.edge
        return Outcome(
            seed=self._seed,
            lodged=len(lodged),
            receipts=sum(edge.receipt(name) is not None for name in lodged),
            crashes=self._crashes,
            cuts=self._cuts,
            lost=sum(name not in cases or edge.receipt(name) is None for name in lodged),
            duplicated=len(cases) - len(set(cases)),
            left_over=edge.waiting().owed + len(list(self._settings.documents.iterdir())),
            news_missing=len(self._cloud.told) - len(self._news_read()),
        )

    def _news_read(self) -> list[News]:
        """Read the news of every slip with its secret, as a resident would."""
        secrets = [given.secret.secret for given in self._lodged]
        read = [news for secret in secrets for news in self._kiosk.edge.news_for(secret)]
        return [news for news in read if news in self._cloud.told]
