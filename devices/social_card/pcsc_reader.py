"""The driver of social-security cards through the card service: one thread, recovers from all."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from devices.card_reader.contract import Event
from devices.card_reader.faults import CardFault
from devices.card_reader.keep_open import keep_open
from devices.social_card.pcsc import SYSTEM_SOCKET, CardService, PcscError
from devices.social_card.pcsc_session import PcscPace, PcscSession, fault_of

_STOP_S = 1.0  # a thread that waits for a silent card cannot be ended: it ends with the process


@dataclass(frozen=True, slots=True)
class PcscSettings:
    """Where the service listens; ``back_off_s`` are the waits before opening it again."""

    socket: Path = SYSTEM_SOCKET
    back_off_s: tuple[float, ...] = (0.2, 0.5, 1.0, 1.5)
    pace: PcscPace = field(default_factory=PcscPace)


class PcscReader:
    """A `CardReader` for social-security cards, on whatever readers the card service has.

    ``today`` is asked for each card that was read, from the reader's thread.
    """

    def __init__(self, settings: PcscSettings, today: Callable[[], date]) -> None:
        self._settings = settings
        self._today = today
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, post: Callable[[Event], None]) -> None:
        """Begin to watch."""
        self._thread = threading.Thread(
            target=self._run, args=(post,), name="social card reader", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the thread, within a quarter second; a card that never answers keeps it longer."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(self._settings.pace.look_s + _STOP_S)

    def _run(self, post: Callable[[Event], None]) -> None:
        keep_open(lambda: self._session(post), post, self._settings.back_off_s, self._stopping)

    def _session(self, post: Callable[[Event], None]) -> tuple[CardFault | None, bool]:
        """Open the service and serve it to its end; return why it ended, and if it was up."""
        try:
            service = CardService(self._settings.socket)
        except PcscError as error:
            return fault_of(error), False
        session = PcscSession(service, self._settings.pace, post, self._today, self._stopping)
        try:
            session.serve()
        except PcscError as error:
            return fault_of(error), session.is_up
        finally:
            service.close()
        return None, True
