"""What lies on a crash disk, the count of its changes, and the plug to pull."""

import errno
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from provisioning.storage.powercut.content import Content, Cut, Left
from provisioning.storage.powercut.names import Names, Promise

_MOST_BYTES = 2**40
_LATELY = 40  # changes before a cut, among which a prefix ends
Image = dict[Path, bytes]
"""All that lies on a disk, by name."""


class PowerCut(BaseException):
    """The power is gone. Whatever was to follow does not happen: nobody catches this."""


class Platter:
    """One machine's disk as names and contents. One thread.

    ``scratch`` is an empty folder of the real machine; ``on_write`` sees every byte that is
    written, in order. Whoever holds a file or a database from before a cut or a kill (another
    ``generation``) writes into the void.
    """

    def __init__(
        self,
        scratch: Path,
        chance: random.Random,
        promise: Promise,
        image: Image | None = None,
        on_write: Callable[[bytes], None] = lambda _data: None,
    ) -> None:
        self._scratch = scratch
        self._chance = chance
        self._on_write = on_write
        self._serial = 0
        self._cut_at = 0
        self.capacity = _MOST_BYTES
        self.generation = 0
        self.is_cut = False
        self.is_void = False
        self.is_broken = False
        self._begin(promise, image or {})

    # -- the plug ----------------------------------------------------------------

    def cut_after(self, changes: int) -> None:
        """Let the power go at one of the next changes; 0 takes that back."""
        self._cut_at = self._serial + changes if changes else 0

    def cut(self, left: Left | None = None) -> None:
        """Lose what a power cut loses; ``left`` is chance's choice unless given."""
        how = left or self._chance.choice(list(Left))
        cut = Cut(how, self._serial - self._chance.randrange(_LATELY), self._chance)
        names = self.names.after(cut)
        self._begin(self.names.promise, {path: file.after(cut) for path, file in names.items()})

    def kill(self) -> None:
        """End whoever holds files, as a killed process: the page cache stays."""
        self.generation += 1
        self.is_cut = False
        self._cut_at = 0

    def fill(self, room: int | None) -> None:
        """Leave only so much room, or as much as anybody wants."""
        self.capacity = _MOST_BYTES if room is None else self.used_bytes + room

    def image(self) -> Image:
        """Copy the disk as it is."""
        return {path: bytes(file.seen) for path, file in self.names.seen.items()}

    def replace(self, image: Image) -> None:
        """Put in another disk, in the place of this one."""
        self._begin(self.names.promise, image)

    @contextmanager
    def in_void(self) -> Iterator[None]:
        """Let whoever still holds files close them: nothing of that reaches the disk."""
        before, self.is_void = self.is_void, True
        try:
            yield
        finally:
            self.is_void = before

    def live(self) -> None:
        """Raise PowerCut when the power is gone, OSError while the disk does not answer."""
        if self.is_void:
            return
        if self.is_cut:
            raise PowerCut
        if self.is_broken:
            raise OSError(errno.EIO, "the simulated disk does not answer")

    def step(self) -> None:
        """Count one change; this may be the one at which the power goes."""
        self.live()
        self._serial += 1
        if self._serial == self._cut_at:
            self.is_cut = True
            raise PowerCut

    # -- files -------------------------------------------------------------------

    @property
    def changes(self) -> int:
        """How many changes there have been."""
        return self._serial

    @property
    def used_bytes(self) -> int:
        """How much lies here."""
        return sum(len(file.seen) for file in self.names.seen.values())

    @property
    def scratch(self) -> Path:
        """Where a real file may lie beside this generation's database."""
        return self._scratch / f"{self.generation}"

    def find(self, path: Path) -> Content | None:
        """Return what a name leads to."""
        self.live()
        return self.names.seen.get(path)

    def found(self, path: Path) -> Content:
        """Return what a name leads to. Raises FileNotFoundError."""
        content = self.find(path)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, "no such file on the simulated disk")
        return content

    def made(self, path: Path) -> Content:
        """Return what a name leads to, made if there is nothing."""
        content = self.find(path)
        if content is None:
            self.step()
            content = Content()
            self.names.make(path, content)
        return content

    def remove(self, path: Path) -> None:
        """Take a name away, if it is there."""
        if self.find(path) is not None and not self.is_void:
            self.step()
            self.names.remove(path)

    def write(self, content: Content, offset: int, data: bytes) -> None:
        """Write into a file. Raises OSError when the disk is full."""
        if self.is_void:
            return
        self.step()
        if self.capacity < _MOST_BYTES:
            grown = max(0, offset + len(data) - len(content.seen))
            if grown and self.used_bytes + grown > self.capacity:
                raise OSError(errno.ENOSPC, "no room on the simulated disk")
        self._on_write(data)
        content.write(self._serial, offset, data)

    def truncate(self, content: Content, size: int) -> None:
        """Cut a file's end off."""
        if self.is_void:
            return
        self.step()
        content.truncate(self._serial, size)

    def sync(self, path: Path, content: Content) -> None:
        """Make a file's bytes safe."""
        if self.is_void:
            return
        self.step()
        content.sync()
        self.names.file_synced(path)

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder safe."""
        if self.is_void:
            return
        self.step()
        self.names.sync_folder(folder)

    def _begin(self, promise: Promise, image: Image) -> None:
        self.kill()
        self.names = Names(promise, {path: Content(data) for path, data in image.items()})
