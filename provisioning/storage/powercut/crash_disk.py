"""The crash disk as plain files see it: `storage.disk.Disk`, over names and contents."""

import errno
from pathlib import Path

from provisioning.storage.disk import OpenFile
from provisioning.storage.powercut.content import Content
from provisioning.storage.powercut.platter import Platter
from provisioning.storage.powercut.vfs import CrashVfs


class CrashDisk:
    """One machine's disk, to be mounted. One thread. Folders are there once they are made."""

    def __init__(self, platter: Platter) -> None:
        self.platter = platter
        self._vfs = CrashVfs(platter)
        self._folders = {folder for path in platter.names.seen for folder in path.parents}
        self._locked: dict[Path, int] = {}

    def close(self) -> None:
        """Let go of what is not memory."""
        self._vfs.retire()

    @property
    def vfs(self) -> str:
        """The SQLite VFS of this generation."""
        if self._vfs.platter is None:
            self._vfs.retire()
            self._vfs = CrashVfs(self.platter)
        return self._vfs.name

    def make_folder(self, folder: Path) -> None:
        """Make a folder and its parents."""
        self.platter.live()
        self._folders.update((folder, *folder.parents))

    def sync_folder(self, folder: Path) -> None:
        """Make the names in a folder safe."""
        self._there(folder)
        self.platter.sync_folder(folder)

    def free_bytes(self, folder: Path) -> int:
        """Say how much room the capacity leaves."""
        self._there(folder)
        return max(0, self.platter.capacity - self.platter.used_bytes)

    def names(self, folder: Path) -> list[str]:
        """List a folder."""
        self._there(folder)
        return [path.name for path in self.platter.names.seen if path.parent == folder]

    def exists(self, path: Path) -> bool:
        """Look for a name."""
        return self.platter.find(path) is not None

    def read(self, path: Path, offset: int, length: int | None) -> bytes:
        """Read what is seen."""
        seen = self.platter.found(path).seen
        return bytes(seen[offset : None if length is None else offset + length])

    def create(self, path: Path) -> OpenFile:
        """Open and empty."""
        content = self.platter.made(path)
        if content.seen:
            self.platter.truncate(content, 0)
        return _CrashFile(self.platter, path, content)

    def change(self, path: Path) -> OpenFile:
        """Open and keep."""
        return _CrashFile(self.platter, path, self.platter.made(path))

    def rename(self, path: Path, name: Path) -> None:
        """Rename, replacing."""
        self.platter.found(path)
        self.platter.step()
        self.platter.names.rename(path, name)

    def remove(self, path: Path) -> None:
        """Take a name away."""
        self.platter.remove(path)

    def own(self, path: Path) -> int:
        """Lock a file for whoever asks first in this generation."""
        self.platter.live()
        if self._locked.get(path) == self.platter.generation:
            raise BlockingIOError(errno.EAGAIN, "another holds the simulated lock")
        self._locked[path] = self.platter.generation
        return self.platter.generation

    def disown(self, lock: int) -> None:
        """Unlock, unless a cut has done so."""
        self._locked = {path: held for path, held in self._locked.items() if held != lock}

    def _there(self, folder: Path) -> None:
        self.platter.live()
        if folder not in self._folders:
            raise FileNotFoundError(errno.ENOENT, "no such folder on the simulated disk")


class _CrashFile:
    """A plain file open for writing. Belongs to one generation of the disk."""

    def __init__(self, platter: Platter, path: Path, content: Content) -> None:
        self._platter = platter
        self._path = path
        self._content = content
        self._generation = platter.generation

    def write(self, data: bytes, offset: int) -> None:
        if self._generation == self._platter.generation:
            self._platter.write(self._content, offset, bytes(data))

    def reserve(self, length: int) -> None:
        size = len(self._content.seen)
        if size < length:
            self.write(bytes(length - size), size)

    def sync(self) -> None:
        if self._generation == self._platter.generation:
            self._platter.sync(self._path, self._content)

    def close(self) -> None:
        """There is nothing to let go of."""
