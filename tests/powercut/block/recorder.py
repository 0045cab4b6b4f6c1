"""The recording disk: a FUSE file system with two files, ``disk`` and ``mark``.

python -m tests.powercut.block.recorder MOUNT BLANK TRACE

``disk`` begins as the file BLANK. What is written to ``mark`` stands as a mark between
the writes. When it is unmounted, all of it is kept in TRACE.
"""

import errno
import stat
import sys
from pathlib import Path
from typing import Any

import pyfuse3
import trio

from tests.powercut.block.trace import Event, Flush, Mark, Write, keep

_NAMES = {b"disk": pyfuse3.ROOT_INODE + 1, b"mark": pyfuse3.ROOT_INODE + 2}
_DISK, _MARK = _NAMES.values()


class Recorder(pyfuse3.Operations):
    """Two files that remember. No cache lies between them and the kernel's block layer."""

    def __init__(self, blank: bytes) -> None:
        super().__init__()
        self._content = bytearray(blank)
        self.events: list[Event] = []

    async def getattr(self, inode: int, _context: Any = None) -> Any:  # noqa: ANN401 - pyfuse3's
        entry = pyfuse3.EntryAttributes()
        entry.st_ino = inode
        is_folder = inode == pyfuse3.ROOT_INODE
        entry.st_mode = (stat.S_IFDIR | 0o700) if is_folder else (stat.S_IFREG | 0o600)
        entry.st_size = len(self._content) if inode == _DISK else 0
        return entry

    async def lookup(self, _folder: int, name: bytes, _context: Any = None) -> Any:  # noqa: ANN401
        if name not in _NAMES:
            raise pyfuse3.FUSEError(errno.ENOENT)
        return await self.getattr(_NAMES[name])

    async def setattr(
        self,
        inode: int,
        _attributes: Any,  # noqa: ANN401
        _fields: Any,  # noqa: ANN401
        _handle: int | None,
        _context: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        return await self.getattr(inode)

    async def open(self, inode: int, _flags: int, _context: Any) -> Any:  # noqa: ANN401
        return pyfuse3.FileInfo(fh=inode, direct_io=True)

    async def read(self, handle: int, offset: int, size: int) -> bytes:
        return bytes(self._content[offset : offset + size]) if handle == _DISK else b""

    async def write(self, handle: int, offset: int, data: bytes) -> int:
        if handle == _MARK:
            self.events.append(Mark(data.decode()))
        else:
            self._content[offset : offset + len(data)] = data
            self.events.append(Write(offset, bytes(data)))
        return len(data)

    async def fsync(self, handle: int, _only_data: bool) -> None:  # noqa: FBT001 - pyfuse3's
        if handle == _DISK:
            self.events.append(Flush())

    async def flush(self, _handle: int) -> None:
        """A file was closed: that is no flush of a disk."""

    async def release(self, _handle: int) -> None:
        """Nothing to let go of."""


def main() -> None:
    mount, blank, trace = map(Path, sys.argv[1:])
    recorder = Recorder(blank.read_bytes())
    pyfuse3.init(recorder, str(mount), set(pyfuse3.default_options))
    try:
        trio.run(pyfuse3.main)
    finally:
        pyfuse3.close(unmount=False)
        keep(recorder.events, trace)


if __name__ == "__main__":
    main()
