"""The write-ahead log stays on the disk for ever, so that one that is missing is noticed.

SQLite deletes the log when the last connection closes, and takes a file without
one for whole. After a power cut the log may hold confirmed commits: were it lost
then, the file would quietly be an older one, and numbers would be given twice.
So our files keep their log (emptied at the end), and say so in their head, where
it is read without opening them.
"""

import ctypes
import threading
import time
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from provisioning.storage.errors import DamagedError
from provisioning.storage.files import exists, read
from provisioning.storage.salvage.log import SMALLEST_LOG_BYTES, lacks_head

MARK = 0x444F4F52  # SQLite's application id: "DOOR", a file that keeps its log
_MARK_AT = slice(68, 72)
_HEAD_BYTES = 100
_FORMAT_AT = slice(18, 20)
_FORMATS = (b"\1\1", b"\2\2")  # with a rollback journal, before the first log; with a log
_PAUSE_SECONDS = 0.02


class KeptLogDatabase(APSWDatabase):  # type: ignore[misc] # peewee's drivers have no types
    """peewee's driver, whose connections leave the log where it is when they close."""

    def _connect(self) -> Any:  # noqa: ANN401 - as the parent's
        connection = super()._connect()
        if not connection.readonly("main"):
            on = ctypes.c_int(1)
            connection.file_control("main", apsw.SQLITE_FCNTL_PERSIST_WAL, ctypes.addressof(on))
        return connection

    def _set_pragmas(self, conn: Any) -> None:  # noqa: ANN401 - as the parent's
        """Set them, again and again while others turn the same new file to write-ahead logging.

        There SQLite says "locked" at once, whatever the time-out: of two that read and both
        want to write, one must give way.
        """
        never, last = threading.Event(), time.monotonic() + self._timeout
        while True:
            try:
                super()._set_pragmas(conn)
            except apsw.BusyError:
                if time.monotonic() > last:
                    raise
            else:
                return
            never.wait(_PAUSE_SECONDS)


def mark(driver: APSWDatabase) -> None:
    """Say in a file's head that it keeps its log. Writes the first time."""
    if driver.execute_sql("PRAGMA application_id").fetchone()[0] != MARK:
        driver.execute_sql(f"PRAGMA application_id = {MARK}")


def refuse_lost_log(path: Path) -> None:
    """Raise DamagedError if a file is without its log, or a log without its file.

    For whoever must not go on with an older file than he thinks, before it is opened:
    opening makes a new log. A file that was copied alone is refused too.
    """
    if _has_lost_log(path):
        raise DamagedError("the database and its log are not both here")
    head = read(path, 0, _HEAD_BYTES)
    if head and head[_FORMAT_AT] not in _FORMATS:
        raise DamagedError("the database is in a format that there is not")  # SQLite: read-only


def _has_lost_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    head = read(path, 0, _HEAD_BYTES) or b""
    if lacks_head(read(log, 0, SMALLEST_LOG_BYTES) or b""):
        return True  # SQLite would take it for empty
    if not head:
        return bool(read(log, 0, 1))
    return head[_MARK_AT] == MARK.to_bytes(4, "big") and not exists(log)
