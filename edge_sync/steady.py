"""Keeping BBR at work: it rests every ten seconds, and what is sent here needs no rest.

BBR (Linux, tcp_bbr.c) cuts its flight to four segments for a round trip whenever it has
seen no shorter round trip for ten seconds, to drain a queue that it may have built
itself. On a path of 300 ms that is half a second in ten without a byte. The courier
holds no more on its way than fills the link (`engine.pace`), so there is no such queue:
before the ten seconds are over BBR is begun anew on the same connection, with the
window that it has. Elsewhere (cubic, or a kernel that forbids it) nothing is done.
"""

import contextlib
import socket

_BBR, _PLAIN = b"bbr", b"reno"
_EVERY_S = 8.0
_LONGEST_NAME = 16


class Steady:
    """Keeps one connection's BBR from resting. One thread."""

    def __init__(self, line: socket.socket, now: float) -> None:
        self._line = line
        self._again_at = now + _EVERY_S
        self._is_bbr = _name(line) == _BBR

    def tend(self, now: float) -> None:
        """Begin BBR anew, if it is time."""
        if not self._is_bbr or now < self._again_at:
            return
        self._again_at = now + _EVERY_S
        with contextlib.suppress(OSError):  # closed meanwhile: others will say so
            for name in (_PLAIN, _BBR):
                self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, name)


def _name(line: socket.socket) -> bytes:
    try:
        found = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, _LONGEST_NAME)
    except OSError:
        return b""
    return found.rstrip(b"\x00")
