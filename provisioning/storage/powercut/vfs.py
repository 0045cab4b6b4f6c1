"""The crash disk as SQLite sees it: an APSW VFS over the same names and contents.

The calls are those of https://sqlite.org/c3ref/io_methods.html. Locks always succeed: one
thread never meets itself inside a transaction. The shared memory of the write-ahead log
is SQLite's own, on an empty real file in the scratch folder.
"""

import errno
import itertools
from pathlib import Path
from types import TracebackType
from typing import cast

import apsw

from provisioning.storage.powercut.content import Content
from provisioning.storage.powercut.platter import Platter

_SECTOR_BYTES = 4096  # what SQLite's unix VFS says where the device says nothing
_KEEPS_NEIGHBOURS = apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # as the unix VFS promises
_NUMBERS = itertools.count()
_KEPT: list[apsw.VFS] = []  # SQLite calls them as long as any connection lives


class CrashVfs(apsw.VFS):
    """One generation's VFS, under a name of its own: a late close by an older one does nothing."""

    def __init__(self, platter: Platter) -> None:
        self.name = f"crash-{next(_NUMBERS)}"
        self._platter: Platter | None = platter
        self._generation = platter.generation
        _KEPT.append(self)
        super().__init__(self.name, base="")

    @property
    def platter(self) -> Platter | None:
        """What it serves; nothing any more after a cut, a kill or `retire`."""
        platter = self._platter
        return platter if platter and platter.generation == self._generation else None

    def retire(self) -> None:
        """Serve nothing any more."""
        self._platter = None
        self.unregister()

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """Open a database, its log or a nameless temporary file."""
        platter = self.platter
        if platter is None:
            raise apsw.CantOpenError("a simulated disk that is no more")
        flags[1] = flags[0]
        if name is None:
            return _log(platter, None)
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        if not flags[0] & apsw.SQLITE_OPEN_CREATE and platter.find(path) is None:
            raise apsw.CantOpenError("no such file on the simulated disk")
        if flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            return _DatabaseFile(platter, path)
        return _log(platter, path)

    def xAccess(self, name: str, _flags: int) -> bool:  # noqa: N802
        """Say whether a file is there."""
        return self.platter is not None and self.platter.find(Path(name)) is not None

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802, FBT001
        """Remove a log."""
        platter = self.platter
        if platter is not None:
            platter.remove(Path(name))
            if sync_folder:
                platter.sync_folder(Path(name).parent)

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        """Names are whole already."""
        return name


class _Calls:
    """What a database and its log do alike. Belongs to one generation of the disk."""

    _platter: Platter
    _path: Path | None
    _content: Content
    _generation: int

    def _hold(self, platter: Platter, path: Path | None, content: Content) -> None:
        self._platter, self._path, self._content = platter, path, content
        self._generation = platter.generation

    @property
    def _is_current(self) -> bool:
        return self._generation == self._platter.generation

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        if self._is_current:
            with _AS_SQLITE_SAYS:
                self._platter.live()
        return bytes(self._content.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        if self._path is None:
            self._content.write(0, offset, bytes(data))
        elif self._is_current:
            with _AS_SQLITE_SAYS:
                self._platter.write(self._content, offset, bytes(data))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        if self._is_current:
            with _AS_SQLITE_SAYS:
                self._platter.truncate(self._content, size)

    def xSync(self, _flags: int) -> None:  # noqa: N802
        if self._is_current and self._path is not None:
            with _AS_SQLITE_SAYS:
                self._platter.sync(self._path, self._content)

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._content.seen)

    def xLock(self, _level: int) -> None:  # noqa: N802
        """Always got."""

    def xUnlock(self, _level: int) -> None:  # noqa: N802
        """Always given."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return _SECTOR_BYTES

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return int(_KEEPS_NEIGHBOURS)


class _DatabaseFile(_Calls, apsw.VFSFile):
    """A main database. The base class is a real, empty file, for its shared memory alone."""

    def __init__(self, platter: Platter, path: Path) -> None:
        platter.scratch.mkdir(exist_ok=True)
        beside = platter.scratch / str(path).replace("/", "_")
        flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_READWRITE
        super().__init__("", str(beside), [flags, 0])
        self._hold(platter, path, platter.made(path))


class _LogFile(_Calls):
    """A log, a journal or something temporary: bytes and nothing else."""

    def __init__(self, platter: Platter, path: Path | None) -> None:
        self._hold(platter, path, platter.made(path) if path else Content())

    def xFileControl(self, _what: int, _pointer: int) -> bool:  # noqa: N802
        return False

    def xClose(self) -> None:  # noqa: N802
        """There is nothing to let go of."""


class _AsSqliteSays:
    """What the disk refuses, in the engine's own words."""

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if isinstance(error, OSError):
            if error.errno == errno.ENOSPC:
                raise apsw.FullError("no room on the simulated disk") from error
            raise apsw.IOError("the simulated disk failed") from error


_AS_SQLITE_SAYS = _AsSqliteSays()


def _log(platter: Platter, path: Path | None) -> apsw.VFSFile:
    """APSW takes anything with the right methods, which its types do not say."""
    return cast("apsw.VFSFile", _LogFile(platter, path))
