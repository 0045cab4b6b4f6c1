"""Files that are on the disk when the call returns.

Written beside, synced, renamed into place, and the folder synced: after a power
cut a name leads to the whole file or to none (measured loss-free, where a plain
write or a rename without syncs left empty files).
"""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from provisioning.storage.translation import file_errors

_UNFINISHED = ".part"


def write_durably(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file under its name, whole. The folder must exist.

    Raises DiskFullError or UnreachableError; then there is no file of that
    name, or still the one before, and nothing half written is left.
    """
    beside = path.with_name(path.name + _UNFINISHED)
    with file_errors():
        with contextlib.ExitStack() as undo:
            undo.callback(_forget, beside)
            _write(beside, chunks)
            beside.rename(path)
            undo.pop_all()
        sync_folder(path.parent)


def _forget(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        unfinished.unlink(missing_ok=True)


def remove_durably(paths: Iterable[Path]) -> None:
    """Remove files, whether or not they are there, and sync their folders once."""
    with file_errors():
        folders = set()
        for path in paths:
            path.unlink(missing_ok=True)
            folders.add(path.parent)
        for folder in folders:
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring a folder's own entries to the disk. Raises UnreachableError."""
    with file_errors():
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder that only this user may enter, and its parents. Raises UnreachableError."""
    with file_errors():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def free_bytes(folder: Path) -> int:
    """Say how much more this user may write where ``folder`` lies."""
    with file_errors():
        return shutil.disk_usage(folder).free


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
