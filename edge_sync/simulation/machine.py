"""What a kiosk and a cloud have alike: a disk, a clock, a plug, and a process to kill."""

import contextlib
import logging
import random
from collections.abc import Callable
from pathlib import Path

from edge_sync.simulation.clock import MachineClock, WorldTime
from provisioning.storage.disk import mounted
from provisioning.storage.errors import StorageError
from provisioning.storage.powercut.crash_disk import CrashDisk
from provisioning.storage.powercut.names import Promise
from provisioning.storage.powercut.platter import Image, Platter, PowerCut

logger = logging.getLogger(__name__)

PLACE = Path("/doorstep-simulated")  # exists on no real machine: what misses the door fails

_DAMAGED_BYTES = 4096


class Machine:
    """One machine. ``opens`` starts its programs and registers what closes them.

    After a power cut or a kill it is started again at once; if its disk does not
    serve just now it stays down until `revive` finds that it does.
    """

    def __init__(
        self,
        name: str,
        scratch: Path,
        chance: random.Random,
        time: WorldTime,
        opens: Callable[[contextlib.ExitStack], None],
        on_write: Callable[[bytes], None],
    ) -> None:
        self.folder = PLACE / name
        self.clock = MachineClock(time)
        self.crashes = 0
        self.boots = 0
        self.is_up = False
        self._chance = chance
        self._opens = opens
        scratch.mkdir()
        promise = chance.choice(list(Promise))
        self.platter = Platter(scratch, chance, promise, on_write=on_write)
        self.disk = CrashDisk(self.platter)
        self._programs = contextlib.ExitStack()
        self._rack = contextlib.ExitStack()
        self._rack.callback(self.disk.close)
        self._rack.enter_context(mounted(self.folder, self.disk))

    def furnish(self, image: Image) -> None:
        """Begin with a disk on which something lies."""
        self.platter.replace(image)

    def on(self) -> None:
        """Switch on, as often as it takes."""
        self.boots += 1
        self.clock.boot()
        self.start()

    def start(self) -> None:
        """Start the programs."""
        try:
            with contextlib.ExitStack() as opened:
                self._opens(opened)
                self._programs = opened.pop_all()
            self.is_up = True
        except PowerCut:
            self.power()
        except StorageError as error:
            logger.error("%s: the programs do not start", error.code)  # noqa: TRY400 - known
            self._end()

    def off(self) -> None:
        """Switch off in good order."""
        self.is_up = False
        self._programs.close()

    def revive(self) -> None:
        """Start the programs if they are down."""
        if not self.is_up:
            self.start()

    def power(self, again_after: int = 0) -> None:
        """Pull the plug and put it back; it may go once more while the programs start."""
        self.crashes += 1
        self._end()
        self.platter.cut()
        self.platter.cut_after(again_after)
        self.on()

    def kill(self) -> None:
        """Kill the programs where they are, and start them again."""
        self.crashes += 1
        self._end()
        self.platter.kill()
        self.start()

    def replace_disk(self, image: Image) -> None:
        """Put another disk in."""
        self._end()
        self.platter.replace(image)
        self.on()

    def damage(self, path: Path) -> None:
        """Mix up the beginning of a database and of its log, as a worn disk does."""
        image = self.platter.image()
        for name in (path, path.with_name(path.name + "-wal")):
            if name in image:
                image[name] = b"\xff" * _DAMAGED_BYTES + image[name][_DAMAGED_BYTES:]
        self.replace_disk(image)

    def close(self) -> None:
        """Let go of everything."""
        self._end()
        self._rack.close()

    def do(self, act: Callable[[], None]) -> None:
        """Do something that may be cut short: then the machine is started again."""
        try:
            if self.is_up:
                act()
        except PowerCut:
            self.power()

    def _end(self) -> None:
        """Close what the programs held; none of it reaches the disk any more."""
        self.is_up = False
        with self.platter.in_void(), contextlib.suppress(PowerCut, StorageError):
            self._programs.close()
