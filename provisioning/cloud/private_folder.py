"""A folder that only its owner may read, whose files survive a power cut.

A file is written beside its place, synced, and renamed; then the folder is
synced. A reader sees the old bytes or the new ones, never half of either.
"""

import os
from pathlib import Path

from provisioning.cloud.errors import RegistrarDamagedError

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class PrivateFolder:
    """A folder of mode 0700 with files of mode 0600. Made when it is missing."""

    def __init__(self, path: Path) -> None:
        path.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        path.chmod(FOLDER_MODE)
        self.path = path

    def within(self, name: str) -> "PrivateFolder":
        """Return a private folder inside this one."""
        return PrivateFolder(self.path / name)

    def write(self, name: str, data: bytes) -> Path:
        """Write one file durably and return its path. Replaces what was there."""
        target = self.path / name
        beside = self.path / f".{name}.new"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        self._sync()
        return target

    def read(self, name: str) -> bytes:
        """Return one file. Raises RegistrarDamagedError when it is not there."""
        try:
            return (self.path / name).read_bytes()
        except OSError as error:
            raise RegistrarDamagedError(f"{name} cannot be read") from error

    def holds(self, name: str) -> bool:
        """Say whether a file of this name is here."""
        return (self.path / name).is_file()

    def _sync(self) -> None:
        descriptor = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
