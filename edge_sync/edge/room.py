"""The full disk, decided before it happens.

When a disk is full, deleting rows and storing receipts fail too: the queue can
neither grow nor drain (measured). So a visit may begin only while there is
room for its end, and a ballast file is given up when a receipt finds no room.
"""

import contextlib

from edge_sync.edge.settings import EdgeSettings
from provisioning.storage.errors import DiskFullError, StorageError
from provisioning.storage.files import exists, free_bytes, occupy, remove_durably


class Room:
    """How much may still be written where one kiosk's store lies."""

    def __init__(self, settings: EdgeSettings) -> None:
        self._settings = settings

    def admits(self, needed_bytes: int = 0) -> bool:
        """Say whether something of this size may be begun; ask before a visit begins."""
        free = free_bytes(self._settings.folder)
        return free >= self._settings.reserve_bytes + needed_bytes

    def demand(self, needed_bytes: int) -> None:
        """Raise DiskFullError unless this much is free; what was reserved for a visit's end is."""
        if free_bytes(self._settings.folder) < needed_bytes:
            raise DiskFullError("the disk is too full for this lodge")

    def take_ballast(self) -> None:
        """Occupy the ballast if there is room for it; without room, go on without."""
        if exists(self._settings.ballast) or not self.admits(self._settings.ballast_bytes):
            return
        with contextlib.suppress(StorageError):
            occupy(self._settings.ballast, self._settings.ballast_bytes)

    def drop_ballast(self) -> None:
        """Give the ballast up so that something smaller can be written."""
        remove_durably([self._settings.ballast])
