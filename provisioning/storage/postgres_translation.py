"""psycopg's errors become ours, by their SQLSTATE (PostgreSQL 15, appendix A).

Nothing of the server's own message is kept, not even as a cause: it may quote the
row that was refused.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import peewee
import psycopg

from provisioning.storage.errors import (
    BusyError,
    ConflictError,
    DamagedError,
    DiskFullError,
    StorageError,
    UnreachableError,
)

_STATES: tuple[tuple[str, type[StorageError], str], ...] = (
    ("53100", DiskFullError, "no room left for the database"),
    ("53", BusyError, "the database server is out of memory or connections"),
    ("40", BusyError, "another connection was in the way"),
    ("55P03", BusyError, "another process holds the database"),
    ("57014", BusyError, "the database took too long"),
    ("23", ConflictError, "a rule between rows would be broken"),
    ("22", ConflictError, "a value does not fit its column"),
    ("XX001", DamagedError, "the database is damaged"),
    ("XX002", DamagedError, "an index of the database is damaged"),
    ("25006", UnreachableError, "the database may not be written"),
    ("42501", UnreachableError, "the database may not be used"),
    ("28", UnreachableError, "the database does not let us in"),
    ("3D", UnreachableError, "there is no such database"),
    ("57", UnreachableError, "the database server is stopping or starting"),
    ("58", UnreachableError, "the disk of the database server failed"),
    ("08", UnreachableError, "the database connection failed"),
)


@contextmanager
def postgres_errors() -> Iterator[None]:
    """Translate what PostgreSQL raises inside; a programming error passes through as it is."""
    try:
        yield
    except peewee.PeeweeException as error:
        ours = _translated(_innermost(error), error)
    except psycopg.Error as error:
        ours = _translated(error, error)
    else:
        return
    raise ours from None


def _innermost(error: object) -> object:
    """Return what the driver raised: peewee wraps it once for each of its own calls."""
    while isinstance(error, peewee.PeeweeException):
        error = getattr(error, "orig", None)
    return error


def _translated(cause: object, error: Exception) -> Exception:
    if not isinstance(cause, psycopg.Error):
        return error
    state = cause.sqlstate or ""
    for begin, ours, sentence in _STATES:
        if state.startswith(begin):
            return ours(f"{sentence} ({state})")
    if isinstance(cause, psycopg.DataError):  # what the client itself refuses, as a NUL in a text
        return ConflictError("a value does not fit its column")
    if not state and isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return UnreachableError("the database cannot be reached")
    return error
