"""A damaged database is set aside under a new name and kept: it may hold what nobody else has."""

import logging
from datetime import datetime
from pathlib import Path

from provisioning.storage.files import sync_folder
from provisioning.storage.translation import file_errors

logger = logging.getLogger(__name__)

_MARK = ".damaged-"


def set_aside(path: Path, at: datetime) -> Path:
    """Rename a damaged database and its log; return the new name.

    Nothing is deleted and nothing opened. Only the process that owns the file
    does this, and it opens a new file afterwards.
    """
    kept = path.with_name(f"{path.name}{_MARK}{at:%Y%m%dT%H%M%S%f}")
    with file_errors():
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(kept.with_name(kept.name + ending))
        sync_folder(path.parent)
    logger.error("PRO-11: the damaged database is kept as %s", kept.name)
    return kept


def set_aside_before(path: Path) -> list[Path]:
    """Return the damaged files kept beside ``path``, oldest first."""
    found = path.parent.glob(f"{path.name}{_MARK}*")
    return sorted(file for file in found if not file.name.endswith(("-wal", "-shm")))
