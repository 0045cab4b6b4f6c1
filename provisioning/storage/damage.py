"""A damaged database is set aside under a new name and kept: it may hold what nobody else has."""

import contextlib
import logging
from datetime import datetime
from pathlib import Path

from provisioning.storage.files import sync_folder
from provisioning.storage.translation import file_errors

logger = logging.getLogger(__name__)

_MARK = ".damaged-"
_BESIDE = ("-wal", "-shm")


def set_aside(path: Path, at: datetime) -> Path:
    """Rename a damaged database and its log; return the new name.

    Nothing is deleted and nothing opened. Only the process that owns the file
    does this, and it opens a new file afterwards. The file goes first: one that
    was left without its log would look sound and lack what it confirmed.
    """
    kept = path.with_name(f"{path.name}{_MARK}{at:%Y%m%dT%H%M%S%f}")
    with file_errors():
        if path.exists():
            path.rename(kept)
            sync_folder(path.parent)
    finish_set_aside(path)
    logger.error("PRO-11: the damaged database is kept as %s", kept.name)
    return kept


def finish_set_aside(path: Path) -> None:
    """Let the log follow its file, if a power cut came between. Before a new file is made.

    SQLite would throw away a log that it finds without a file.
    """
    if path.exists():
        return
    with file_errors():
        for ending in _BESIDE:
            _follow(path, ending)
        sync_folder(path.parent)


def set_aside_before(path: Path) -> list[Path]:
    """Return the damaged files kept beside ``path``, oldest first."""
    found = path.parent.glob(f"{path.name}{_MARK}*")
    return sorted(file for file in found if not file.name.endswith(_BESIDE))


def _follow(path: Path, ending: str) -> None:
    logs = [file.with_name(file.name + ending) for file in set_aside_before(path)]
    missing = [log for log in logs if not log.exists()]
    if missing:
        with contextlib.suppress(FileNotFoundError):  # there is none, or it has gone already
            path.with_name(path.name + ending).rename(missing[-1])
