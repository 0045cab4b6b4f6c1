"""The courier's bell: one datagram on a Unix socket, so that it need not sleep out its pause.

A bell that fails costs a second: the courier looks at the store by itself.
"""

import contextlib
import socket
from enum import Enum
from pathlib import Path


class Ring(Enum):
    """Why the bell was rung."""

    LODGED = b"L"
    PRINTED = b"P"
    ASKED = b"A"


def ring(path: Path, why: Ring) -> None:
    """Wake the courier, if there is one. Never raises, never waits."""
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as sender,
    ):
        sender.sendto(why.value, str(path))


class Bell:
    """The courier's end. Without a socket (a path too long, a full disk) it is simply silent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._socket: socket.socket | None = None
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            self._socket = _bound(path)

    @property
    def sockets(self) -> tuple[socket.socket, ...]:
        """What to wait on."""
        return (self._socket,) if self._socket else ()

    def heard(self) -> set[Ring]:
        """Return why the bell was rung since last time; never waits."""
        reasons: set[Ring] = set()
        if self._socket is None:
            return reasons
        with contextlib.suppress(BlockingIOError):
            while True:
                said = self._socket.recv(16)
                reasons |= {why for why in Ring if why.value == said}
        return reasons

    def close(self) -> None:
        """Stop listening and remove the socket. Does nothing twice."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def _bound(path: Path) -> socket.socket:
    bell = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    try:
        bell.bind(str(path))
    except OSError:
        bell.close()
        raise
    return bell
