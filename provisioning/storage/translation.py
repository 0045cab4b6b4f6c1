"""Foreign errors stop here: peewee's, SQLite's and the operating system's become ours.

Only the kind of error is carried over, never a value: an error message may end
in a log, and a row may hold what belongs in none.
"""

import errno
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType

import apsw
import peewee

from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DamagedError,
    DiskFullError,
    StorageError,
    UnreachableError,
)

_OUT_OF_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_KINDS: tuple[tuple[type[Exception], type[StorageError], str], ...] = (
    (apsw.FullError, DiskFullError, "no room left for the database"),
    (apsw.BusyError, BusyError, "another process holds the database"),
    (apsw.LockedError, BusyError, "another connection holds the table"),
    (apsw.CorruptError, DamagedError, "the database is damaged"),
    (apsw.NotADBError, DamagedError, "the file is no database"),
    (apsw.ConstraintError, ConflictError, "a rule between rows would be broken"),
    (apsw.IOError, UnreachableError, "the disk failed"),
    (apsw.CantOpenError, UnreachableError, "the database cannot be opened"),
    (apsw.ReadOnlyError, UnreachableError, "the database may not be written"),
    (apsw.PermissionsError, UnreachableError, "the database may not be read"),
    (apsw.ProtocolError, UnreachableError, "the database cannot be locked"),
)


class _DatabaseErrors:
    """A class, for a generator costs more than many a question that is asked inside."""

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if isinstance(error, peewee.PeeweeException):
            cause = getattr(error, "orig", None) or error.__cause__
            raise _translated(cause, error) from error
        if isinstance(error, apsw.Error):
            raise _translated(error, error) from error


_DATABASE_ERRORS = _DatabaseErrors()


def database_errors() -> AbstractContextManager[None]:
    """Translate what SQLite raises inside; a programming error passes through as it is."""
    return _DATABASE_ERRORS


@contextmanager
def file_errors() -> Iterator[None]:
    """Translate what the operating system raises inside about files."""
    try:
        yield
    except OSError as error:
        if error.errno in _OUT_OF_ROOM:
            raise DiskFullError("no room left for a file") from error
        raise UnreachableError(f"a file failed: {errno.errorcode.get(error.errno or 0)}") from error


def _translated(cause: object, error: Exception) -> Exception:
    for kind, ours, sentence in _KINDS:
        if isinstance(cause, kind):
            if kind is apsw.IOError and _is_out_of_room(cause):
                return DiskFullError("no room left for the database")
            return ours(sentence)
    return error


def _is_out_of_room(cause: object) -> bool:
    """SQLite reports a file beyond its size limit (EFBIG) as a failed write, not as full."""
    return getattr(cause, "extendedresult", 0) == apsw.SQLITE_IOERR_WRITE
