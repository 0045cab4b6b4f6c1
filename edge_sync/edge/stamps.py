"""Stamps: when something happened, as far as this kiosk can know (decision 8)."""

import threading
from pathlib import Path

from edge_sync.wire.application import Stamp
from provisioning.clock import Clock
from provisioning.storage.fields import milliseconds
from provisioning.storage.translation import file_errors

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_MILLI = 1000


def boot_id(source: Path = _BOOT_ID) -> str:
    """Return the kernel's name for this boot: monotonic times compare only within one."""
    with file_errors():
        return source.read_text(encoding="ascii").strip()


class Stamps:
    """Makes stamps whose sequence only grows. Any thread."""

    def __init__(self, clock: Clock, boot: str, last: int) -> None:
        self._clock = clock
        self._boot = boot
        self._last = last
        self._lock = threading.Lock()

    def make(self, error_ms: int | None) -> Stamp:
        """Stamp this moment, with the clock's last known error."""
        with self._lock:
            self._last += 1
            return Stamp(
                device_ms=milliseconds(self._clock.now()),
                error_ms=error_ms,
                sequence=self._last,
                boot=self._boot,
                monotonic_ms=int(self._clock.monotonic() * _MILLI),
            )
