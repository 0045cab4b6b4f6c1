"""The driver of a SAM_V reader on a serial port: one thread, and a way back from every fault."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from devices.card_reader.contract import Event
from devices.card_reader.faults import CardFault
from devices.card_reader.keep_open import keep_open
from devices.card_reader.sam_v_module import AnswerTimes, SamVModule
from devices.card_reader.sam_v_session import ModuleBrokenError, Pace, SamVSession
from devices.errors import DeviceGoneError, DeviceSilentError
from devices.port import SerialPort


@dataclass(frozen=True, slots=True)
class SamVSettings:
    """How to reach and pace a reader; ``back_off_s`` are the waits before opening it again."""

    port: Path
    baud: int = 115200
    back_off_s: tuple[float, ...] = (0.2, 0.5, 1.0, 1.5)
    pace: Pace = field(default_factory=Pace)
    times: AnswerTimes = field(default_factory=AnswerTimes)


class SamVReader:
    """A `CardReader` on a serial port.

    ``today`` is asked for each card that was read, from the reader's thread.
    """

    def __init__(self, settings: SamVSettings, today: Callable[[], date]) -> None:
        self._settings = settings
        self._today = today
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, post: Callable[[Event], None]) -> None:
        """Begin to watch."""
        self._thread = threading.Thread(
            target=self._run, args=(post,), name="card reader", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the thread: at the latest after the answer time of the command under way."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self, post: Callable[[Event], None]) -> None:
        keep_open(lambda: self._session(post), post, self._settings.back_off_s, self._stopping)

    def _session(self, post: Callable[[Event], None]) -> tuple[CardFault | None, bool]:
        """Open the port and serve it to its end; return why it ended, and if it was up at all."""
        try:
            port = SerialPort(self._settings.port, self._settings.baud)
        except DeviceGoneError:
            return CardFault.DEVICE_GONE, False
        module = SamVModule(port, self._settings.times)
        session = SamVSession(module, self._settings.pace, post, self._today, self._stopping)
        try:
            session.serve()
        except DeviceGoneError:
            return CardFault.DEVICE_GONE, session.is_up
        except DeviceSilentError:
            return CardFault.HUNG, session.is_up
        except ModuleBrokenError:
            return CardFault.DEVICE_FAULT, session.is_up
        finally:
            port.close()
        return None, True
