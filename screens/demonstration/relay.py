"""The cable between courier and broker, in the demonstrator's hands.

A TCP relay that can be cut, slowed, and told to hold back what returns. What
passes is TLS: the relay sees sizes and nothing else.
"""

import contextlib
import logging
import selectors
import socket
import threading
from typing import Self

logger = logging.getLogger(__name__)

_CHUNK_BYTES = 4096
_TICK_SECONDS = 0.02


class _Pair:
    """One connection through the relay: the courier's side and the broker's."""

    def __init__(self, kiosk: socket.socket, broker: socket.socket) -> None:
        self.kiosk = kiosk
        self.broker = broker

    def close(self) -> None:
        for side in (self.kiosk, self.broker):
            with contextlib.suppress(OSError):
                side.shutdown(socket.SHUT_RDWR)
            side.close()


class Relay:
    """Listens on a port of its own and passes bytes to the broker, as far as it is allowed.

    The hands (`cut`, `restore`, `hold_…`, `let_…`, `slow_down`) may be called from
    any thread. One thread passes the bytes.
    """

    def __init__(self, broker_port: int, host: str = "127.0.0.1") -> None:
        self._to = (host, broker_port)
        self._listener = socket.create_server((host, 0))
        self.port: int = self._listener.getsockname()[1]
        self._connected = threading.Event()
        self._connected.set()
        self._holding = threading.Lock()
        self._answers_pass = threading.Event()
        self._answers_pass.set()
        self._questions_pass = threading.Event()
        self._questions_pass.set()
        self._up_bytes_per_second: float | None = None
        self._stopping = threading.Event()
        self._pairs: list[_Pair] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._accept, name="relay", daemon=True)

    def __enter__(self) -> Self:
        """Begin to pass bytes."""
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        """Cut everything and end."""
        self._stopping.set()
        self.cut()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        self._thread.join(5)

    @property
    def is_connected(self) -> bool:
        """Whether the cable is in."""
        return self._connected.is_set()

    def cut(self) -> None:
        """Pull the cable: open connections end, new ones are refused."""
        self._connected.clear()
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            pair.close()

    def restore(self) -> None:
        """Put the cable back in."""
        self._connected.set()

    def hold_answers(self) -> None:
        """Keep back every byte that comes from the broker, until `let_answers_pass`."""
        with self._holding:  # what comes from here on is not passed by who had looked before
            self._answers_pass.clear()

    def let_answers_pass(self) -> None:
        """Deliver again."""
        self._answers_pass.set()

    def hold_questions(self) -> None:
        """Keep back every byte that comes from the courier, until `let_questions_pass`."""
        self._questions_pass.clear()

    def let_questions_pass(self) -> None:
        """Carry up again."""
        self._questions_pass.set()

    def slow_down(self, up_bytes_per_second: float | None) -> None:
        """Pass at most so much from the kiosk, as a bad rural link does. None: no limit."""
        self._up_bytes_per_second = up_bytes_per_second

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                kiosk, _address = self._listener.accept()
            except OSError:
                return
            if not self.is_connected:
                kiosk.close()
                continue
            self._join(kiosk)

    def _join(self, kiosk: socket.socket) -> None:
        try:
            broker = socket.create_connection(self._to, timeout=60)
        except OSError:
            kiosk.close()
            return
        pair = _Pair(kiosk, broker)
        for side in (kiosk, broker):
            side.setblocking(True)  # noqa: FBT003 - the standard library's own signature
            side.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._pairs.append(pair)
        for work in (self._pass_up, self._pass_down):
            threading.Thread(target=work, args=(pair,), name=work.__name__, daemon=True).start()

    def _pass_up(self, pair: _Pair) -> None:
        with contextlib.suppress(OSError):
            while data := pair.kiosk.recv(_CHUNK_BYTES):
                while not self._questions_pass.wait(_TICK_SECONDS):
                    if self._stopping.is_set():
                        return
                pair.broker.sendall(data)
                if rate := self._up_bytes_per_second:
                    self._stopping.wait(len(data) / rate)
        pair.close()

    def _pass_down(self, pair: _Pair) -> None:
        with contextlib.suppress(OSError), selectors.DefaultSelector() as ready:
            ready.register(pair.broker, selectors.EVENT_READ)
            while not self._stopping.is_set():
                if not self._answers_pass.wait(_TICK_SECONDS):
                    if pair.kiosk.fileno() < 0:
                        return
                    continue
                if not ready.select(_TICK_SECONDS):
                    continue
                with self._holding:
                    if not self._answers_pass.is_set():
                        continue
                    data = pair.broker.recv(_CHUNK_BYTES)
                if not data:
                    break
                pair.kiosk.sendall(data)
        pair.close()
