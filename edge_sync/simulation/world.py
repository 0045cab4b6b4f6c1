"""One simulated world: kiosks, the cloud, the lines between, and what may happen to them."""

import math
import random
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from edge_sync.cloud.identity import intake_keys
from edge_sync.edge.settings import KioskKeys
from edge_sync.simulation.clock import MachineClock, WorldTime
from edge_sync.simulation.cloud import SimulatedCloud
from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.ledger import Fate, Ledger
from edge_sync.simulation.liar import Liar
from edge_sync.simulation.link import FAIR, MIXED, STORM
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.region import Region
from edge_sync.wire.application import KioskId
from edge_sync.wire.news import News
from provisioning.storage.powercut.platter import Image
from provisioning.trust.suite import Suite

_BATCHES = (1, 2, 8, 64)


class World:
    """One world. ``scratch`` is an empty folder; ``on_write`` sees all that is written or sent."""

    def __init__(
        self,
        scratch: Path,
        suite: Suite,
        chance: random.Random,
        kiosks: int,
        on_write: Callable[[bytes], None],
    ) -> None:
        self.suite = suite
        self.chance = chance
        self.time = WorldTime()
        self.clock = MachineClock(self.time)  # always right
        self.ledger = Ledger()
        self.cuts = 0
        self.copies: dict[KioskId, tuple[Image, int]] = {}
        self.overheard: dict[KioskId, bytes] = {}
        self._noticed_at: dict[KioskId, float] = {}
        sealing, receipts = suite.new_sealing_key(), suite.new_signing_key()
        names = [KioskId(f"k{number:06d}") for number in range(1, kiosks + 1)]
        signing = {name: suite.new_signing_key() for name in names}
        self.believed = {name: suite.signing_public(key) for name, key in signing.items()}
        self.kiosks = [
            SimulatedKiosk(
                KioskKeys(
                    name,
                    suite,
                    signing[name],
                    suite.sealing_public(sealing),
                    suite.signing_public(receipts),
                ),
                scratch / name,
                chance,
                self.time,
                on_write,
            )
            for name in names
        ]
        self.cloud = SimulatedCloud(
            intake_keys(suite, sealing, receipts, self.believed.get),
            scratch / "cloud",
            chance,
            self.time,
            {kiosk.name: kiosk.down for kiosk in self.kiosks},
            on_write,
        )
        self.liar = Liar(suite, receipts, chance)

    @property
    def machines(self) -> list[Machine]:
        """Everything with a plug."""
        return [self.cloud.machine, *(kiosk.machine for kiosk in self.kiosks)]

    def begin(self, images: Mapping[str, Image], region: Region | None = None) -> None:
        """Switch everything on, in this world's weather; ``images`` are the disks by folder."""
        for machine in self.machines:
            machine.furnish(images.get(machine.folder.name, {}))
        if region is not None:
            self.cloud.region = region
            root = region.found(self.cloud.repository, self.cloud.machine.clock.now())
            for kiosk in self.kiosks:
                kiosk.root = root
        for machine in self.machines:
            machine.on()
        weather = self.chance.choice((FAIR, MIXED, STORM))
        for kiosk in self.kiosks:
            kiosk.up.weather = kiosk.down.weather = weather
            self.link_up(kiosk)

    def images(self) -> dict[str, Image]:
        """Switch everything on and off again, and copy what lies on the disks then."""
        for machine in self.machines:
            machine.on()
            machine.off()
        return {machine.folder.name: machine.platter.image() for machine in self.machines}

    def close(self) -> None:
        """Let go of everything."""
        for machine in self.machines:
            machine.close()

    # -- the lines ---------------------------------------------------------------

    def link_up(self, kiosk: SimulatedKiosk) -> None:
        """A kiosk's connection stands again."""
        if not kiosk.is_linked:
            self._noticed_at.pop(kiosk.name, None)
            kiosk.machine.do(kiosk.link_up)

    def link_down(self, kiosk: SimulatedKiosk) -> None:
        """A kiosk's connection goes, and it knows."""
        self.cuts += 1
        self._noticed_at.pop(kiosk.name, None)
        kiosk.machine.do(kiosk.link_down)

    def die_silently(self, kiosk: SimulatedKiosk, after_s: float, *, up: bool, down: bool) -> None:
        """Let directions die; the kiosk notices after so many seconds."""
        self.cuts += 1
        kiosk.lose_silently(up=up, down=down)
        self._noticed_at[kiosk.name] = self.time.passed_s + after_s

    def broker_forgets(self) -> None:
        """Lose everything the broker has acknowledged and not delivered, both ways."""
        self.cuts += 1
        for kiosk in self.kiosks:
            kiosk.up.cut()
            kiosk.down.cut()

    # -- time --------------------------------------------------------------------

    def pass_time(self, seconds: float) -> None:
        """Let time pass, and what is due arrive."""
        self.time.advance(seconds)
        self.cloud.machine.revive()
        for kiosk in self.kiosks:
            kiosk.machine.revive()
            if self.time.passed_s >= self._noticed_at.get(kiosk.name, math.inf):
                self.link_down(kiosk)
        self._bring_up()
        self.cloud.machine.do(self.cloud.turn)
        for kiosk in self.kiosks:
            self._bring_down(kiosk)
            kiosk.machine.do(kiosk.turn)

    def _bring_up(self) -> None:
        """Hand the cloud what is due, in batches as chance has them."""
        due = [
            (kiosk.name, payload)
            for kiosk in self.kiosks
            for payload in kiosk.up.due(self.time.passed_s)
        ]
        self.overheard.update(due)
        while due:
            count = self.chance.choice(_BATCHES)
            batch, due = due[:count], due[count:]
            self.cloud.machine.do(partial(self.cloud.hear, batch))

    def _bring_down(self, kiosk: SimulatedKiosk) -> None:
        due = kiosk.down.due(self.time.passed_s)
        while due:
            count = self.chance.choice(_BATCHES)
            batch, due = due[:count], due[count:]
            kiosk.machine.do(partial(kiosk.hear, batch))

    def news_awaited(self) -> list[News]:
        """Return the news that must come to their kiosk.

        None for slips that are not on its disk any more, nor for those whose secret a
        damaged file may hold: for these it refuses them.
        """
        here = {one.given.application.id for one in self.ledger.lodged if one.fate is Fate.HERE}
        untold = self.ledger.untold
        told = (news for news in self.cloud.told if news.application in here)
        return [news for news in told if news.id not in untold]

    def free_disks(self) -> None:
        """Make room on all disks."""
        for machine in self.machines:
            machine.platter.fill(None)
