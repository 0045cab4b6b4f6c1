"""Files that are on the disk when the call returns.

Written beside, synced, renamed into place, and the folder synced: after a power
cut a name leads to the whole file or to none (measured loss-free, where a plain
write or a rename without syncs left empty files).

This is the one door to the stores' plain files. Which disk they lie on is decided
by their path: see `storage.disk`.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from provisioning.storage.disk import OpenFile, disk_of, sync_together
from provisioning.storage.translation import file_errors

_UNFINISHED = ".part"


def write_durably(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file under its name, whole. The folder must exist.

    Raises DiskFullError or UnreachableError; then there is no file of that
    name, or still the one before, and nothing half written is left.
    """
    write_together_durably({path: chunks})


def write_together_durably(files: Mapping[Path, Iterable[bytes]]) -> None:
    """Write several files, each whole; their folders are synced once, after the last.

    Raises DiskFullError or UnreachableError; then nothing half written is left, and
    files that got their name keep it: whoever wanted all or none removes them.
    """
    with file_errors(), contextlib.ExitStack() as undo:
        besides = {path: path.with_name(path.name + _UNFINISHED) for path in files}
        with contextlib.ExitStack() as opened:
            written = []
            for path, chunks in files.items():
                undo.callback(_forget, besides[path])
                file = opened.enter_context(contextlib.closing(disk_of(path).create(besides[path])))
                _fill(file, chunks)
                written.append(file)
            sync_together(written)
        for path, beside in besides.items():
            disk_of(path).rename(beside, path)
        undo.pop_all()
    for folder in {path.parent for path in files}:
        sync_folder(folder)


def write_part_durably(path: Path, offset: int, data: bytes) -> None:
    """Put a part of a file in its place, durably; a new file's name is durable too.

    Raises DiskFullError or UnreachableError; then any of the part may be written.
    """
    disk = disk_of(path)
    with file_errors():
        is_new = not disk.exists(path)
        with contextlib.closing(disk.change(path)) as file:
            file.write(data, offset)
            file.sync()
    if is_new:
        sync_folder(path.parent)


def occupy(path: Path, length: int) -> None:
    """Take this much room, so that it can be given back. Raises DiskFullError or UnreachableError.

    A file that found no room to grow lies there empty.
    """
    with file_errors(), contextlib.closing(disk_of(path).change(path)) as file:
        file.reserve(length)
        file.sync()
    sync_folder(path.parent)


def read(path: Path, offset: int = 0, length: int | None = None) -> bytes | None:
    """Return a part of a file, or all of it; None when there is none. Raises UnreachableError."""
    with file_errors():
        try:
            return disk_of(path).read(path, offset, length)
        except FileNotFoundError:
            return None


def exists(path: Path) -> bool:
    """Say whether there is a file of this name."""
    with file_errors():
        return disk_of(path).exists(path)


def files_in(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name. Raises UnreachableError."""
    with file_errors():
        return [folder / name for name in sorted(disk_of(folder).names(folder))]


def rename(path: Path, name: Path) -> bool:
    """Give a file another name; return False if there is none. Raises UnreachableError.

    The folder is not synced: several renames may need one sync.
    """
    with file_errors():
        try:
            disk_of(path).rename(path, name)
        except FileNotFoundError:
            return False
    return True


def remove_durably(paths: Iterable[Path]) -> None:
    """Remove files, whether or not they are there, and sync their folders once."""
    with file_errors():
        folders = set()
        for path in paths:
            disk_of(path).remove(path)
            folders.add(path.parent)
        for folder in folders:
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring a folder's own entries to the disk. Raises UnreachableError."""
    with file_errors():
        disk_of(folder).sync_folder(folder)


def make_folder(folder: Path) -> None:
    """Make a folder that only this user may enter, and its parents. Raises UnreachableError."""
    with file_errors():
        disk_of(folder).make_folder(folder)


def free_bytes(folder: Path) -> int:
    """Say how much more this user may write where ``folder`` lies."""
    with file_errors():
        return disk_of(folder).free_bytes(folder)


def are_on_one_disk(one: Path, other: Path) -> bool:
    """Say whether both lie on the same file system. Raises UnreachableError when one is missing."""
    with file_errors():
        return one.stat().st_dev == other.stat().st_dev


@contextlib.contextmanager
def owned(path: Path) -> Iterator[bool]:
    """Hold a lock file for a ``with`` block; gives False when another process holds it.

    The operating system drops it however this process ends. Raises UnreachableError.
    """
    disk = disk_of(path)
    with file_errors():
        try:
            lock = disk.own(path)
        except BlockingIOError:
            lock = None
    try:
        yield lock is not None
    finally:
        if lock is not None:
            disk.disown(lock)


def _forget(unfinished: Path) -> None:
    with contextlib.suppress(OSError):
        disk_of(unfinished).remove(unfinished)


def _fill(file: OpenFile, chunks: Iterable[bytes]) -> None:
    offset = 0
    for chunk in chunks:
        file.write(chunk, offset)
        offset += len(chunk)
