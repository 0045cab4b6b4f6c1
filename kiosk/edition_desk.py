"""New editions of the catalogue, taken up between visits and never within one.

Whoever brings them down makes them active on the disk; this looks now and then
whether one is, and reads it off the UI thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from typing import Protocol

from provisioning.catalogue.model import Edition
from provisioning.clock import Clock
from provisioning.edge.errors import CatalogueExpiredError
from provisioning.errors import ProvisioningError

LOOK_S = 2.0


class Shelf(Protocol):
    """Where editions are: `provisioning.edge.shelf.Shelf`."""

    @property
    def place(self) -> int:
        """Return a number that grows with every activation. Cheap."""

    def has_expired(self, clock: datetime) -> bool:
        """Say whether its signatures are over."""

    def edition(self) -> Edition | None:
        """Return the newest edition that can be served from. Takes half a second."""


class EditionDesk:
    """Watches a shelf for one kiosk, which serves from ``edition`` now. UI thread.

    ``when_new`` is told that something else lies there now, between visits too.
    """

    def __init__(
        self,
        shelf: Shelf,
        edition: Edition,
        clock: Clock,
        when_new: Callable[[], None] = lambda: None,
    ) -> None:
        self._shelf, self._clock, self._when_new = shelf, clock, when_new
        self._digest, self._place = edition.digest, shelf.place
        self._look_at = clock.monotonic() + LOOK_S
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="edition")
        self._reading: Future[Edition | None] | None = None

    def pump(self, *, is_free: bool) -> Edition | None:
        """Return a new edition while nobody is here. Never blocks for long."""
        if not is_free:
            return None
        if self._reading is not None:
            return self._read(self._reading) if self._reading.done() else None
        if self._clock.monotonic() >= self._look_at:
            self._look_at = self._clock.monotonic() + LOOK_S
            place = self._shelf.place
            if place != self._place:
                self._place = place
                self._reading = self._reader.submit(self._shelf.edition)
        return None

    def fault(self) -> str | None:
        """Return the code of what is wrong with what the kiosk serves from. Any thread."""
        try:
            is_over = self._shelf.has_expired(self._clock.now())
        except ProvisioningError as error:
            return error.code
        return CatalogueExpiredError.code if is_over else None

    def stop(self) -> None:
        """Let a reading come to its end."""
        self._reader.shutdown(wait=True)

    def _read(self, reading: Future[Edition | None]) -> Edition | None:
        self._reading = None
        edition = reading.result()
        self._when_new()
        if edition is None or edition.digest == self._digest:
            return None
        self._digest = edition.digest
        return edition
