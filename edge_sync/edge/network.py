"""The kernel's word that something changed on the network: rtnetlink of Linux.

A modem that dials in again, a cable put back, a new route: the courier need not wait
out its pause. Where the kernel does not say, it finds out by trying.
"""

import contextlib
import socket

_NETLINK_ROUTE = 0
_LINK, _IPV4_ADDRESS, _IPV4_ROUTE = 0x1, 0x10, 0x40
_IPV6_ADDRESS, _IPV6_ROUTE = 0x100, 0x400
_GROUPS = _LINK | _IPV4_ADDRESS | _IPV4_ROUTE | _IPV6_ADDRESS | _IPV6_ROUTE


class NetworkWatch:
    """Hears of changes. Without a socket it is simply silent."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        with contextlib.suppress(OSError, AttributeError):
            self._socket = _listening()

    @property
    def sockets(self) -> tuple[socket.socket, ...]:
        """What to wait on."""
        return (self._socket,) if self._socket else ()

    def has_changed(self) -> bool:
        """Say whether anything changed since last time; never waits."""
        has_changed = False
        while self._socket is not None:
            try:
                has_changed |= bool(self._socket.recv(65536))
            except BlockingIOError:
                break
            except OSError:  # so much changed that the kernel dropped some of it
                has_changed = True
        return has_changed

    def close(self) -> None:
        """Stop listening. Does nothing twice."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _listening() -> socket.socket:
    watch = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_NONBLOCK, _NETLINK_ROUTE)
    try:
        watch.bind((0, _GROUPS))
    except OSError:
        watch.close()
        raise
    return watch
