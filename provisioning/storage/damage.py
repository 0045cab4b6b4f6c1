"""A damaged database is set aside under a new name and kept: it may hold what nobody else has."""

import logging
from datetime import datetime
from pathlib import Path

from provisioning.storage.files import exists, files_in, rename, sync_folder, write_durably

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
    if rename(path, kept):
        sync_folder(path.parent)
    elif not set_aside_before(path):
        write_durably(kept, [])  # its log alone is left: it follows a file without bytes
    finish_set_aside(path)
    logger.error("PRO-11: the damaged database is kept as %s", kept.name)
    return kept


def finish_set_aside(path: Path) -> None:
    """Let the log follow its file, if a power cut came between. Before a new file is made.

    SQLite would throw away a log that it finds without a file.
    """
    if exists(path):
        return
    for ending in _BESIDE:
        _follow(path, ending)
    sync_folder(path.parent)


def set_aside_before(path: Path) -> list[Path]:
    """Return the damaged files kept beside ``path``, oldest first."""
    kept = (file for file in files_in(path.parent) if file.name.startswith(path.name + _MARK))
    return [file for file in kept if not file.name.endswith(_BESIDE)]


def _follow(path: Path, ending: str) -> None:
    logs = [file.with_name(file.name + ending) for file in set_aside_before(path)]
    missing = [log for log in logs if not exists(log)]
    if missing:  # and if there is a log at all that has not gone already
        rename(path.with_name(path.name + ending), missing[-1])
