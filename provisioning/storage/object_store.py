"""Files under the hash of their content: written once, whole, and checked when read."""

import hashlib
from pathlib import Path

from provisioning.storage.files import (
    exists,
    files_in,
    make_folder,
    read,
    remove_durably,
    write_durably,
)


class ObjectStore:
    """A folder of objects. Any process may read; each writes what nobody wrote otherwise."""

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Say where an object lies, or would."""
        return self._folder / sha256

    def holds(self, sha256: str) -> bool:
        """Say whether an object of this name is here; `read` says whether it is whole."""
        return exists(self.path(sha256))

    def read(self, sha256: str) -> bytes | None:
        """Return an object, or None when it is missing or damaged. Raises UnreachableError."""
        data = read(self.path(sha256))
        return data if data is not None and digest_of(data) == sha256 else None

    def add(self, data: bytes) -> str:
        """Keep an object durably and return its name. Raises StorageError leaves."""
        name = digest_of(data)
        if self.read(name) is None:
            write_durably(self.path(name), [data])
        return name

    def names(self) -> set[str]:
        """Name what lies here, finished or not."""
        return {file.name for file in files_in(self._folder)}

    def remove(self, names: set[str]) -> None:
        """Remove objects that nobody needs any more."""
        remove_durably(self.path(name) for name in names)


def digest_of(data: bytes) -> str:
    """Return an object's name: its SHA-256 in hex, as TUF writes it."""
    return hashlib.sha256(data).hexdigest()
