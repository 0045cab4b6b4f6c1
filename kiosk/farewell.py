"""The machine is going off while somebody stands here: keep the visit first, if it may be kept.

SIGTERM, or the signal of a power supply that runs on its battery, asks. What was entered is
saved as a resident would save it: the resume slip on paper first, then the sealed draft
(rule 7 of a visit); so a printer without power means that nothing is kept, and all of it is
gone with the process. It is kept only for who has laid a card down: a slip that comes out for
somebody who has run off opens nothing without that card.
"""

import logging
import threading
from collections.abc import Callable

from kiosk.journeys.actions import Action, PowerFails
from kiosk.journeys.states import PrintStage
from kiosk.journeys.visit import Step, Visit
from provisioning.clock import Clock

logger = logging.getLogger(__name__)

PATIENCE_S = 25.0
"""So long a printer or a lodge is waited for: less than a service is given to stop (90 s)."""

_AT_PRINTER = (Step.SAVING, Step.PRINTING)


class Farewell:
    """Closes a kiosk when nothing that counts is under way any more. UI thread, but for `ask`."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked = threading.Event()
        self._close: Callable[[], None] = lambda: None
        self._until: float | None = None

    def ask(self, close: Callable[[], None]) -> None:
        """Have the kiosk close soon; asked a second time, at once. Also from a signal's handler."""
        if self._asked.is_set():
            close()
            return
        self._close = close
        self._asked.set()

    def pump(self, visit: Visit, apply: Callable[[Action], None]) -> bool:
        """Begin, once it was asked for; return whether the kiosk is closing."""
        if not self._asked.is_set():
            return False
        now = self._clock.monotonic()
        if self._until is None:
            self._until = now + PATIENCE_S
            logger.info("asked to end: what may be kept is kept first")
            apply(PowerFails())
            return True
        if not is_under_way(visit) or now >= self._until:
            self._close()
        return True


def is_under_way(visit: Visit) -> bool:
    """Say whether an application or a slip is just being made."""
    is_printing = visit.slip.stage is PrintStage.PRINTING
    return visit.place.step is Step.LODGING or (visit.place.step in _AT_PRINTER and is_printing)
