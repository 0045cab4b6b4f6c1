"""Finds files on a stick whose owner nobody knows: bounded in every direction.

A stick may hold a hundred thousand files, folders without end, links that lead back into
the machine, and pipes that never give a byte. Only regular files of the stick's own file
system count, at most so deep and so many.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from devices.document_camera.decoding import LARGEST_FILE_BYTES
from devices.errors import StickGoneError, UnreadableFileError
from devices.stick.contract import MOST_FILES, FileName, Found

_DEEPEST = 4  # folders below the stick's own
_MOST_LOOKED_AT = 5_000  # entries of whatever kind
_ENDS = (b".jpg", b".jpeg", b".png", b".webp", b".bmp", b".tif", b".tiff", b".pdf")
_HIDDEN = b"."  # what systems leave behind, such as "._IMG_0001.JPG"


@dataclass(frozen=True, slots=True)
class _Seen:
    written_ns: int
    name: bytes


def find_files(root: Path) -> Found:
    """Return the newest files that may hold a page. Raises `StickGoneError`."""
    try:
        disk = root.stat().st_dev
        seen = list(islice(_walk(os.fsencode(root), disk), _MOST_LOOKED_AT))
    except OSError as error:
        raise StickGoneError("the stick does not answer") from error
    files = [one for one in seen if one is not None]
    files.sort(key=lambda one: (-one.written_ns, one.name))
    names = tuple(FileName(one.name) for one in files[:MOST_FILES])
    return Found(names, is_cut=len(files) > MOST_FILES or len(seen) == _MOST_LOOKED_AT)


def read_file(root: Path, name: FileName) -> bytes:
    """Read one file. Raises `StickGoneError`, or `UnreadableFileError` for what is none."""
    try:
        disk, place = root.stat().st_dev, root / os.fsdecode(name)
        if not place.parent.resolve().is_relative_to(root.resolve()):
            raise UnreadableFileError("it leads away from the stick")
        # Without waiting: a pipe would be waited for until somebody writes.
        opened = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(opened, "rb") as file:
            state = os.fstat(opened)
            if not stat.S_ISREG(state.st_mode) or state.st_dev != disk:
                raise UnreadableFileError("it is no file of the stick's own")
            data = file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise StickGoneError("the stick does not answer") from error
    if len(data) > LARGEST_FILE_BYTES:
        raise UnreadableFileError("the file is larger than any page")
    return data


def _walk(root: bytes, disk: int) -> Iterator[_Seen | None]:
    """Give every entry, folder by folder; None for what is no page's file."""
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop(0)
        with suppress(PermissionError), os.scandir(folder) as entries:  # such as "lost+found"
            for entry in entries:
                if entry.name.startswith(_HIDDEN) or entry.is_symlink():
                    yield None
                elif entry.is_dir(follow_symlinks=False):
                    if depth < _DEEPEST and entry.stat(follow_symlinks=False).st_dev == disk:
                        waiting.append((entry.path, depth + 1))
                    yield None
                else:
                    yield _seen(entry, root, disk)


def _seen(entry: os.DirEntry[bytes], root: bytes, disk: int) -> _Seen | None:
    if not entry.name.lower().endswith(_ENDS) or not entry.is_file(follow_symlinks=False):
        return None
    state = entry.stat(follow_symlinks=False)
    if state.st_dev != disk or not 0 < state.st_size <= LARGEST_FILE_BYTES:
        return None
    return _Seen(state.st_mtime_ns, os.path.relpath(entry.path, root))
