"""How often each title was wanted at this kiosk (row M10): counts by title, of nobody.

Halved every thirty days, so that what is wanted now stands above what was
wanted once. A file that is damaged is no loss worth a word: counting begins anew.
"""

import logging
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from provisioning.storage.errors import StorageError
from provisioning.storage.files import write_durably

logger = logging.getLogger(__name__)

HALVED_EVERY: Final = timedelta(days=30)
FORGOTTEN_BELOW: Final = 0.5
FILE: Final = "uses.json"


class Uses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Counts by title, and the day from which the next thirty are counted."""

    since: date
    counts: dict[str, float]


def counted(uses: Uses, title: str, today: date) -> Uses:
    """Return the counts after one more use."""
    now = faded(uses, today)
    return Uses(now.since, {**now.counts, title: now.counts.get(title, 0.0) + 1})


def faded(uses: Uses, today: date) -> Uses:
    """Return the counts as they stand on a day. A clock that was set back changes nothing."""
    times = max(0, (today - uses.since) // HALVED_EVERY)
    if not times:
        return uses
    halved = {title: count / 2**times for title, count in uses.counts.items()}
    kept = {title: count for title, count in halved.items() if count >= FORGOTTEN_BELOW}
    return Uses(uses.since + times * HALVED_EVERY, kept)


class UseRecord:
    """The counts of this kiosk, in one small file, or in memory alone without one.

    `note` blocks for a write to the disk; `standing` never does. Each may be
    called from any thread, `note` from one.
    """

    def __init__(self, file: Path | None, today: date) -> None:
        self._file = file
        self._uses = _read(file) or Uses(today, {})

    def note(self, title: str, today: date) -> None:
        """Count one use, and keep it. A disk that is full costs this count, nothing else."""
        self._uses = counted(self._uses, title, today)
        if self._file is None:
            return
        try:
            write_durably(self._file, [msgspec.json.encode(self._uses)])
        except StorageError as error:
            logger.warning("the use of a title was not kept: %s", error.code)

    def standing(self, today: date) -> Mapping[str, float]:
        """Return the counts of a day."""
        return MappingProxyType(faded(self._uses, today).counts)


def _read(file: Path | None) -> Uses | None:
    if file is None:
        return None
    try:
        return msgspec.json.decode(file.read_bytes(), type=Uses)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError) as error:
        logger.warning("the counts of uses are set aside: %s", type(error).__name__)
        return None
