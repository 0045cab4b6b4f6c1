"""What the kernel is told about one connection while it carries: how fast, and how much ahead.

SO_MAX_PACING_RATE and TCP_NOTSENT_LOWAT (Linux, socket(7) and tcp(7)). The kernel paces by
itself, whatever its congestion control and its network device; where it knows neither, it
sends as it did.
"""

import contextlib
import socket

UNSENT_BYTES = 4096  # in the kernel, not yet on the wire: what an urgent record waits behind
_MAX_PACING_RATE = 47  # of asm-generic/socket.h; Python does not name it
_ANY = 2**31 - 1  # bytes a second
_WORTH_A_CALL = 0.01  # of the rate


class Reins:
    """The reins of one connection. One thread."""

    def __init__(self) -> None:
        self._byte_s = _ANY
        self._in_hand_bytes = UNSENT_BYTES

    def hold(self, line: socket.socket, byte_s: int | None, in_hand_bytes: int) -> None:
        """Tell the kernel what is news; without ``byte_s`` it is as fast as it likes."""
        wish = byte_s or _ANY
        if abs(wish - self._byte_s) > _WORTH_A_CALL * self._byte_s:
            self._byte_s = wish
            _tell(line, socket.SOL_SOCKET, _MAX_PACING_RATE, wish)
        if in_hand_bytes != self._in_hand_bytes:
            self._in_hand_bytes = in_hand_bytes
            _tell(line, socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, in_hand_bytes)


def _tell(line: socket.socket, level: int, name: int, value: int) -> None:
    with contextlib.suppress(OSError):  # closed meanwhile, or unknown: nothing depends on it
        line.setsockopt(level, name, value)
