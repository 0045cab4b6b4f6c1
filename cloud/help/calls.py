"""The calls that a town's helper has before her, in memory alone: a call is old in ten minutes."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from provisioning.wire.help import Call, Reply

KEPT_S = 600.0
MOST = 50  # at once; a kiosk that calls more often replaces its own


@dataclass(frozen=True, slots=True)
class Waiting:
    """One call, when it came by our own clock, and its answer once there is one."""

    call: Call
    since: float
    reply: Reply | None = None


class Calls:
    """Takes calls and answers. Any thread."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._waiting: dict[str, Waiting] = {}

    def take(self, call: Call) -> None:
        """Take a call; the same one twice is one, and a kiosk has one at a time."""
        with self._lock:
            self._tidy()
            if call.id in self._waiting:
                return
            others = [w for w in self._waiting.values() if w.call.kiosk != call.kiosk]
            kept = {waiting.call.id: waiting for waiting in others[-(MOST - 1) :]}
            self._waiting = {**kept, call.id: Waiting(call, self._monotonic())}

    def answer(self, reply: Reply) -> bool:
        """Answer a call; False if it is not waiting any more."""
        with self._lock:
            self._tidy()
            found = self._waiting.get(reply.call)
            if found is None:
                return False
            self._waiting[reply.call] = Waiting(found.call, found.since, reply)
            return True

    def withdraw(self, call: str) -> None:
        """Whoever called has gone."""
        with self._lock:
            self._waiting.pop(call, None)

    def reply_to(self, call: str) -> Reply | None:
        """Return the answer to a call, if it has one."""
        with self._lock:
            found = self._waiting.get(call)
            return found.reply if found else None

    def find(self, call: str) -> Waiting | None:
        """Return one call."""
        with self._lock:
            return self._waiting.get(call)

    def listed(self) -> list[Waiting]:
        """Return every call, the newest first."""
        with self._lock:
            self._tidy()
            return list(reversed(self._waiting.values()))

    def _tidy(self) -> None:
        now = self._monotonic()
        self._waiting = {
            name: waiting for name, waiting in self._waiting.items() if now - waiting.since < KEPT_S
        }
