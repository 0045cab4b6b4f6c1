"""Having papers read: one at a time, in a thread of its own, and nothing waits for it.

What was read for a page that is not in sight any more is dropped: it may be of the
person before.
"""

from concurrent.futures import Future, ThreadPoolExecutor

from devices.document_reader.told import PaperTeller, ToldPaper
from kiosk.journeys.actions import Action, PaperTold


class ReadingDesk:
    """Takes pictures to the reader. Methods: UI thread only; none blocks."""

    def __init__(self, teller: PaperTeller | None) -> None:
        self._teller = teller
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._running: Future[ToldPaper | None] | None = None

    @property
    def can_read(self) -> bool:
        """Whether a reader stands beside this kiosk."""
        return self._teller is not None and self._teller.is_there

    def read(self, picture: bytes) -> None:
        """Have a page read; what was under way before is of no interest any more."""
        if self._teller is not None:
            self._running = self._thread.submit(self._teller.tell, picture)

    def forget(self) -> None:
        """Drop whatever is under way."""
        self._running = None

    def pump(self) -> Action | None:
        """Return what was read, once."""
        if self._running is None or not self._running.done():
            return None
        told, self._running = self._running.result(), None  # a bug surfaces here
        return PaperTold(told)

    def stop(self) -> None:
        """Let the page that is being read come to its end."""
        self._thread.shutdown(wait=True, cancel_futures=True)
