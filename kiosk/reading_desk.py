"""Having papers read: one after the other, in a thread of its own, and nothing waits for it.

What was read is told with its picture, for the page may have been accepted meanwhile. When
a person has gone, all that was under way is dropped.
"""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

from devices.document_reader.told import PaperTeller, ToldPaper
from kiosk.journeys.actions import Action, PaperTold


class ReadingDesk:
    """Takes pictures to the reader. Methods: UI thread only; none blocks."""

    def __init__(self, teller: PaperTeller | None) -> None:
        self._teller = teller
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._running: deque[tuple[bytes, Future[ToldPaper | None]]] = deque()

    @property
    def can_read(self) -> bool:
        """Whether a reader stands beside this kiosk."""
        return self._teller is not None and self._teller.is_there

    def read(self, picture: bytes) -> None:
        """Have a page read, after those before it."""
        if self._teller is not None:
            reading = self._thread.submit(self._teller.tell, picture)
            self._running.append((picture, reading))

    def forget(self) -> None:
        """Drop whatever is under way."""
        for _, reading in self._running:
            reading.cancel()
        self._running.clear()

    def pump(self) -> Action | None:
        """Return what was read, once."""
        if not self._running or not self._running[0][1].done():
            return None
        picture, reading = self._running.popleft()
        return PaperTold(reading.result(), picture)  # a bug surfaces here

    def stop(self) -> None:
        """Let the page that is being read come to its end."""
        self._thread.shutdown(wait=True, cancel_futures=True)
