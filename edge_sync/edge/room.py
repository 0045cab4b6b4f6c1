"""The full disk, decided before it happens.

When a disk is full, deleting rows and storing receipts fail too: the queue can
neither grow nor drain (measured). So a visit may begin only while there is
room for its end, and a ballast file is given up when something small that must
be written finds no room: a receipt, a refusal, the printer's word.
"""

import contextlib
import logging
from collections.abc import Callable
from typing import TypeVar

from edge_sync.edge.settings import EdgeSettings
from provisioning.storage.errors import DiskFullError, StorageError
from provisioning.storage.files import exists, free_bytes, occupy, remove_durably

logger = logging.getLogger(__name__)

_Done = TypeVar("_Done")
_MARGIN_BYTES = 64 * 1024  # left free beside the ballast
_SMALLEST_BALLAST = 128 * 1024  # still enough for a receipt and the log's own pages


class Room:
    """How much may still be written where one kiosk's store lies. Both processes have one."""

    def __init__(self, settings: EdgeSettings) -> None:
        self._settings = settings
        self._has_ballast = False  # all of it, as far as this object knows

    def admits(self, needed_bytes: int = 0) -> bool:
        """Say whether something of this size may be begun; ask before a visit begins."""
        free = free_bytes(self._settings.folder)
        return free >= self._settings.reserve_bytes + needed_bytes

    def demand(self, needed_bytes: int) -> None:
        """Raise DiskFullError unless this much is free; what was reserved for a visit's end is."""
        if free_bytes(self._settings.folder) < needed_bytes:
            raise DiskFullError("the disk is too full for this lodge")

    def make(self, work: Callable[[], _Done]) -> _Done:
        """Do work that must succeed on a full disk; if it finds no room, give up the ballast.

        The work is begun twice then. Raises what it raises, DiskFullError when there
        was no ballast left.
        """
        try:
            return work()
        except DiskFullError:
            if not exists(self._settings.ballast):
                raise
            logger.warning("%s: the ballast is given up", DiskFullError.code)
            self.drop_ballast()
            done = work()
            self.take_ballast()
            return done

    def take_ballast(self) -> None:
        """Occupy the ballast, or as much of it as there is room for.

        It comes before the next visit: what waits here must be able to leave first.
        """
        if self._has_ballast and exists(self._settings.ballast):
            return
        free = free_bytes(self._settings.folder) - _MARGIN_BYTES
        size = min(free, self._settings.ballast_bytes)
        if size < min(_SMALLEST_BALLAST, self._settings.ballast_bytes):
            return
        with contextlib.suppress(StorageError):
            occupy(self._settings.ballast, size)
            self._has_ballast = size == self._settings.ballast_bytes

    def drop_ballast(self) -> None:
        """Give the ballast up so that something smaller can be written."""
        self._has_ballast = False
        remove_durably([self._settings.ballast])
