"""What a metered card has cost today, kept over restarts.

The note on the disk is always a little ahead of what was spent: a courier that is
killed and started all day long spends no more than one that runs through. A clock that
was set back lets nothing wear off; one that was set forward, a day's worth at most.
"""

import logging

from edge_sync.edge.store import EdgeStore
from edge_sync.engine.budget import DAY_S, Budget
from provisioning.clock import Clock
from provisioning.storage.errors import BusyError, DiskFullError, UnreachableError
from provisioning.storage.fields import milliseconds

logger = logging.getLogger(__name__)

SPENT = "metered, bytes"
AT = "metered, ms"

_MILLI = 1000


class Spending:
    """One kiosk's budget, begun with what its disk remembers. The courier's thread."""

    def __init__(self, store: EdgeStore, clock: Clock, daily_bytes: int | None) -> None:
        self._store, self._clock = store, clock
        left = self._left(daily_bytes) if daily_bytes else 0.0
        self.budget = Budget(daily_bytes, left, left)

    def note(self) -> None:
        """Write down what is about to be spent, if it is not written yet.

        Raises DamagedError; any other trouble is logged, and the budget holds without it.
        """
        spent = self.budget.to_note(self._clock.monotonic())
        if spent is None:
            return
        try:
            with self._store.together():
                self._store.remember(SPENT, spent)
                self._store.remember(AT, milliseconds(self._clock.now()))
        except (BusyError, DiskFullError, UnreachableError) as error:
            logger.warning("%s: what the card has cost is not noted", error.code)

    def _left(self, daily_bytes: int) -> float:
        spent, at_ms = self._store.fact(SPENT), self._store.fact(AT)
        if spent is None or at_ms is None:
            return 0.0
        passed_s = max(0, milliseconds(self._clock.now()) - at_ms) / _MILLI
        return max(0.0, spent - daily_bytes * passed_s / DAY_S)
