"""What goes down: a published repository, served to kiosks by the hash of its objects."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from edge_sync.wire.application import KioskId
from edge_sync.wire.messages import PIECE_BYTES, Edition, Fetch, ObjectPart, Stretch
from provisioning.storage.files import read
from provisioning.wire.repository import INDEX_FILE, OBJECTS_FOLDER

MOST_AT_ONCE_BYTES = 64 * 1024  # of one question
_MOST_TOLD_AT_ONCE = 100


class Distribution:
    """Serves one repository's folder. Nothing is believed of a kiosk but what it asks for.

    One thread. What a kiosk was never told of, it hears at its next hello.
    """

    def __init__(self, repository: Path) -> None:
        self._folder = repository
        self._heard: set[KioskId] = set()
        self._due: set[KioskId] = set()
        self._last = self.edition()

    def edition(self) -> Edition | None:
        """Announce what is published now; None while nothing is."""
        data = read(self._folder / INDEX_FILE)
        return Edition(sha256(data).digest(), len(data)) if data else None

    def greet(self, kiosk: KioskId) -> Iterator[Edition]:
        """Tell a kiosk that says hello."""
        self._heard.add(kiosk)
        edition = self.edition()
        if edition is not None:
            yield edition

    def news(self) -> list[tuple[KioskId, Edition]]:
        """Tell the kiosks that were heard of an edition that is new, some at a time."""
        edition = self.edition()
        if edition != self._last:
            self._last, self._due = edition, set(self._heard)
        some = sorted(self._due)[:_MOST_TOLD_AT_ONCE]
        self._due.difference_update(some)
        return [(kiosk, edition) for kiosk in some] if edition else []

    def parts(self, fetch: Fetch) -> Iterator[ObjectPart]:
        """Yield what was asked for, as far as there is such a thing, and no more than a window."""
        room = MOST_AT_ONCE_BYTES
        for stretch in fetch.stretches:
            for part in self._stretch(stretch, room):
                room -= len(part.data)
                yield part

    def _stretch(self, stretch: Stretch, room: int) -> Iterator[ObjectPart]:
        path = self._folder / OBJECTS_FOLDER / stretch.sha256.hex()
        offset, end = stretch.offset, stretch.offset + min(room, stretch.length)
        while offset < end and (data := read(path, offset, min(PIECE_BYTES, end - offset))):
            yield ObjectPart(stretch.sha256, offset, data)
            offset += len(data)
