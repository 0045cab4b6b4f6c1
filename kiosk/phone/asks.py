"""The pictures that are waited for, by their tokens: each good for one picture, once."""

import logging
import select
import socket
import threading
from enum import Enum, auto

import msgspec

from kiosk.phone.wire import TAKEN, Arriving, Await, Opened, Ready

logger = logging.getLogger(__name__)

_TAKEN_WITHIN_S = 30.0
_LOOK_EVERY_S = 0.1
_MOST = 4  # a kiosk waits for one; a restarted screen may leave one behind for a moment


class Handing(Enum):
    """What became of a picture."""

    TAKEN = auto()
    USED = auto()  # the token has had its picture, or is taking one now
    LOST = auto()  # the screen has gone


class Ask:
    """One token while its line to the screen is open. Any thread."""

    def __init__(self, wanted: Await, line: socket.socket) -> None:
        self.wanted = wanted
        self._line = line
        self._lock = threading.Lock()  # of what is written on the line
        self._is_open = False
        self._is_used = False

    def ready(self, ready: Ready) -> None:
        """Tell the screen where the page is. Raises OSError."""
        self._say(ready)

    def opened(self) -> None:
        """Tell the screen, once, that the page was opened."""
        with self._lock:
            if self._is_open:
                return
            self._is_open = True
            self._say(Opened())

    def hand_over(self, picture: bytes) -> Handing:
        """Hand the picture to the screen and wait until it has it; a lost one uses nothing up."""
        if not self._lock.acquire(blocking=False):
            return Handing.USED
        try:
            if self._is_used:
                return Handing.USED
            self._is_used = self._pass_on(picture)
            return Handing.TAKEN if self._is_used else Handing.LOST
        finally:
            self._lock.release()

    def wait(self, is_over: threading.Event) -> None:
        """Wait until the screen hangs up."""
        while not is_over.wait(_LOOK_EVERY_S) and not self.is_hung_up():
            pass

    def is_hung_up(self) -> bool:
        """Look without taking: what can be read may be the answer that `hand_over` waits for."""
        try:
            readable, _, _ = select.select([self._line], [], [], 0)
            return bool(readable) and self._line.recv(1, socket.MSG_PEEK) == b""
        except (OSError, ValueError):
            return True

    def _pass_on(self, picture: bytes) -> bool:
        try:
            self._say(Arriving(len(picture)))
            self._line.settimeout(_TAKEN_WITHIN_S)
            self._line.sendall(picture)
            return self._line.recv(len(TAKEN), socket.MSG_WAITALL) == TAKEN
        except OSError as error:
            logger.info("the screen did not take a picture: %s", type(error).__name__)
            return False

    def _say(self, message: Ready | Opened | Arriving) -> None:
        self._line.sendall(msgspec.json.encode(message) + b"\n")


class Asks:
    """Every token that is good now. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_token: dict[str, Ask] = {}

    def begin(self, ask: Ask) -> None:
        """Let a token be good; too many at once make the oldest go."""
        with self._lock:
            kept = list(self._by_token.items())[-(_MOST - 1) :]
            self._by_token = {**dict(kept), ask.wanted.token: ask}

    def end(self, ask: Ask) -> None:
        """Let it be good no more."""
        with self._lock:
            self._by_token.pop(ask.wanted.token, None)

    def find(self, token: str) -> Ask | None:
        """Return what a token stands for, while it is good: until the very end of its line."""
        with self._lock:
            ask = self._by_token.get(token)
        return None if ask is None or ask.is_hung_up() else ask
