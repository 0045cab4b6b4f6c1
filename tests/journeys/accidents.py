"""Accidents at a site: parts die at random and come back, and somebody plays with the cable."""

import queue
import random
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from screens.demonstration.relay import Relay
from screens.demonstration.site import Part, Site

_AT_LEISURE_S = 10.0  # the longest quiet time between two accidents
# From the page to the kill. Sealing, lodging and printing take a few tenths of a second.
_DELICATE_S = {"sign": (0.6, 1.5), "printing": (0.0, 0.3), "slip_waiting": (0.1, 0.6)}
_HEEDED_CHANCE = 0.6
_NEXT_S = (0.0, 1.5)
_MOST_AT_ONCE = 3
_DOWN_S = (0.0, 0.0, 0.5, 2.0)
_AT_LEISURE = {Part.KIOSK: 1, Part.COURIER: 3, Part.CLOUD: 3, Part.BROKER: 3}
_FIRST = {Part.KIOSK: 6, Part.COURIER: 2, Part.CLOUD: 1, Part.BROKER: 1}  # lodging, printing
_NEXT = {Part.KIOSK: 1, Part.COURIER: 3, Part.CLOUD: 3, Part.BROKER: 2}  # on its way
_CUT_CHANCE, _RESTORE_CHANCE = 0.3, 0.6


class Accidents:
    """Kills and restarts in a thread of its own, which alone starts and ends parts meanwhile.

    A few come in a row after a delicate moment, the others whenever. ``tell``
    hears of each. A part that ended by itself ends the accidents too: `end`
    raises what went wrong.
    """

    def __init__(
        self, site: Site, relay: Relay, kills: int, seed: int, tell: Callable[[str], None]
    ) -> None:
        self._site, self._relay, self._left, self._tell = site, relay, kills, tell
        self._chance = random.Random(seed)  # noqa: S311 - a schedule, not a secret
        self._stop = threading.Event()
        self._pages: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="accidents")
        self._work: Future[None] | None = None
        self._lock = threading.Lock()
        self._deaths: Counter[Part] = Counter()

    def __enter__(self) -> Self:
        self._work = self._thread.submit(self._happen)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._pages.put("")
        self._thread.shutdown()

    def hear(self, page: str) -> None:
        """Hear which page the resident is at, such as "sign/applicant". Some are delicate."""
        kind = page.partition("/")[0]
        if kind in _DELICATE_S:
            self._pages.put(kind)

    @property
    def are_over(self) -> bool:
        return self._work is not None and self._work.done()

    def deaths(self, part: Part) -> int:
        """Return how often a part was killed: once it counts, the process is dead."""
        with self._lock:
            return self._deaths[part]

    def end(self) -> None:
        """Wait for the last one; then everything runs and the cable is in."""
        assert self._work is not None
        self._work.result()

    def _happen(self) -> None:
        while self._left and not self._stop.is_set():
            page = self._next_page(self._chance.uniform(0, _AT_LEISURE_S))
            if page is None:
                self._kill(_AT_LEISURE)
            elif page and self._chance.random() < _HEEDED_CHANCE:
                self._kill_at(page)
        self._relay.restore()

    def _next_page(self, wait_s: float) -> str | None:
        try:
            return self._pages.get(timeout=wait_s)
        except queue.Empty:
            return None

    def _kill_at(self, page: str) -> None:
        self._stop.wait(self._chance.uniform(*_DELICATE_S[page]))
        self._kill(_FIRST)
        for _ in range(self._chance.randrange(_MOST_AT_ONCE)):
            self._stop.wait(self._chance.uniform(*_NEXT_S))
            self._kill(_NEXT)
        while self._next_page(0) is not None:
            pass  # those moments are over

    def _play_with_the_cable(self) -> None:
        if not self._relay.is_connected:
            if self._chance.random() < _RESTORE_CHANCE:
                self._relay.restore()
        elif self._chance.random() < _CUT_CHANCE:
            self._relay.cut()

    def _kill(self, weights: Mapping[Part, int]) -> None:
        if not self._left or self._stop.is_set():
            return
        self._play_with_the_cable()
        (part,) = self._chance.choices(list(weights), list(weights.values()))
        self._site.require(part)
        cable = "in" if self._relay.is_connected else "out"
        self._tell(f"{self._left} kills left: {part.value} now, the cable is {cable}")
        with self._lock:
            self._left -= 1
            self._deaths[part] += 1
            self._site.kill(part)
        self._stop.wait(self._chance.choice(_DOWN_S))
        self._site.start(part)
