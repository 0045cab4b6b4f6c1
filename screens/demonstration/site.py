"""A site on one machine: the real processes, each started and stopped like any other."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from time import monotonic

from screens.demonstration.errors import DemonstrationError

_LOOK_SECONDS = 0.05
_STOP_SECONDS = 60.0


class Part(Enum):
    """One process of the site; the value is its name in logs and in the story."""

    BROKER = "broker"
    CLOUD = "cloud"
    DEVICES = "devices"
    COURIER = "courier"
    KIOSK = "kiosk"
    READER = "reader"  # beside the first kiosk, where a journey has papers read
    MESSENGER = "messenger"  # beside the first kiosk: to the town, and for phones
    HELP_DESK = "help-desk"  # of the helper in the town
    SECOND_DEVICES = "second-devices"  # of a second kiosk, in another village
    SECOND_COURIER = "second-courier"
    SECOND_KIOSK = "second-kiosk"


FIRST_KIOSK = (Part.DEVICES, Part.COURIER, Part.KIOSK)
SECOND_KIOSK = (Part.SECOND_DEVICES, Part.SECOND_COURIER, Part.SECOND_KIOSK)


def wait_for(what: str, is_there: Callable[[], bool], seconds: float = 120.0) -> None:
    """Block until ``is_there`` says so. Raises DemonstrationError that names ``what``."""
    never, deadline = threading.Event(), monotonic() + seconds
    while monotonic() < deadline:
        if is_there():
            return
        never.wait(_LOOK_SECONDS)
    raise DemonstrationError(f"waited {seconds:g} seconds in vain for {what}")


@dataclass(slots=True)
class Site:
    """The processes of one site. ``commands`` says how each part is started.

    Logs go to ``folder/log/PART.log``. Not for several threads.
    """

    folder: Path
    commands: Mapping[Part, tuple[str, ...]]
    environment: Mapping[str, str] = field(default_factory=dict)
    _running: dict[Part, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, *parts: Part) -> None:
        """Start parts in this order; a part that runs is left alone."""
        for part in parts:
            if not self.is_running(part):
                self._running[part] = self._spawn(part)

    def is_running(self, part: Part) -> bool:
        """Say whether the part's process lives."""
        process = self._running.get(part)
        return process is not None and process.poll() is None

    def kill(self, part: Part) -> None:
        """End a part as a power cut does (SIGKILL)."""
        process = self._tell(part, signal.SIGKILL)
        if process is not None:
            _await_end(process)

    def ask_to_end(self, part: Part) -> None:
        """Tell a part to end, and let it take its time (SIGTERM)."""
        process = self._running.get(part)
        if process is not None:
            process.terminate()

    def stop_one(self, part: Part) -> None:
        """End one part in good order."""
        self.stop_together(part)

    def stop_together(self, *parts: Part) -> None:
        """End parts in good order, all at once: each takes its while, and none needs another."""
        ending = [self._tell(part, signal.SIGTERM) for part in parts]
        for process in filter(None, ending):
            _await_end(process)

    def stop(self) -> None:
        """End everything in good order."""
        self.stop_together(*reversed(list(self._running)))

    def log(self, part: Part) -> Path:
        """Return the file that holds what a part said about itself."""
        return self.folder / "log" / f"{part.value}.log"

    def require(self, part: Part) -> None:
        """Raise DemonstrationError if a part has ended by itself."""
        if not self.is_running(part):
            raise DemonstrationError(f"the {part.value} has ended; see {self.log(part)}")

    def _spawn(self, part: Part) -> subprocess.Popen[bytes]:
        log = self.log(part)
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as output:
            return subprocess.Popen(  # noqa: S603 - our own program, no shell
                self.commands[part],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, **self.environment},
                start_new_session=True,
            )

    def _tell(self, part: Part, how: signal.Signals) -> subprocess.Popen[bytes] | None:
        process = self._running.pop(part, None)
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, how)
        return process


def _await_end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
