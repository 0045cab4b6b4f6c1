"""Making a connection over a link that has only just come back: TCP, then TLS, within seconds.

A first SYN that is lost is repeated by the kernel after one second, then three: on a
link that was down for two seconds that is most of what it would carry. So one
connection after another is tried, a third of a second apart, and the first that stands
is taken. TLS resumes its last session where the broker allows it (measured: 1,096 and
961 bytes instead of 1,595 and 2,672).
"""

import contextlib
import errno
import math
import os
import select
import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edge_sync.reins import UNSENT_BYTES
from provisioning.tidy_socket import TidySocket

_VOLLEY_S = 0.3
_MOST_AT_ONCE = 8
_SHORTEST_HANDSHAKE_S = 2.0
_NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL, which Python does not name
_HANDSHAKES = 5  # so many times as long as the last good one may a handshake take

Address = tuple[socket.AddressFamily, Any]


@dataclass(slots=True)
class Memory:
    """What one end remembers from one connection to the next; hand the same one to each `Link`."""

    is_three: bool = False  # the broker refused version 5
    context: ssl.SSLContext | None = None
    session: ssl.SSLSession | None = None
    addresses: list[Address] = field(default_factory=list)
    handshake_s: float | None = None

    def patience_s(self, longest_s: float) -> float:
        """Return how long the next TLS handshake may take."""
        if self.handshake_s is None:
            return longest_s
        return min(longest_s, max(_SHORTEST_HANDSHAKE_S, _HANDSHAKES * self.handshake_s))


def trusting(ca: Path, identity: tuple[Path, Path], *, checks_dates: bool) -> ssl.SSLContext:
    """Return the TLS of a certificate and its key, which trusts one authority alone."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.sslsocket_class = TidySocket
    context.load_verify_locations(ca)
    context.load_cert_chain(*identity)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not checks_dates:
        context.verify_flags |= _NO_CHECK_TIME
    return context


def dial(host: str, port: int, user_timeout_ms: int, patience_s: float, memory: Memory) -> Any:  # noqa: ANN401 - a TCP socket
    """Return a TCP connection, set up for a bad link. Raises OSError."""
    if not memory.addresses:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        memory.addresses = [(socket.AddressFamily(one[0]), one[4]) for one in found]
    try:
        with contextlib.closing(_Volley(memory.addresses, user_timeout_ms)) as volley:
            return volley.first(patience_s)
    except OSError:
        memory.addresses = []  # the name may have moved
        raise


def secure(
    line: socket.socket,
    context: ssl.SSLContext,
    host: str,
    longest_s: float,
    memory: Memory,
) -> ssl.SSLSocket:
    """Shake hands over a connection, which is closed when that fails. Raises OSError."""
    began = time.monotonic()
    wire = context.wrap_socket(
        line, server_hostname=host, do_handshake_on_connect=False, session=memory.session
    )
    try:
        wire.setblocking(False)  # noqa: FBT003 - the standard library's own signature
        _shake_hands(wire, began + memory.patience_s(longest_s))
    except OSError:
        memory.session = memory.handshake_s = None
        memory.addresses = [*memory.addresses[1:], *memory.addresses[:1]]  # another may do better
        wire.close()
        raise
    memory.handshake_s = time.monotonic() - began
    return wire


def hang_up(wire: socket.socket) -> None:
    """Close a dead connection with a reset: what it held must not be repeated into the next."""
    with contextlib.suppress(OSError):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
    wire.close()


_NO_LINGER = b"\x01\x00\x00\x00\x00\x00\x00\x00"


class _Volley:
    """Connections on their way, one begun after another."""

    def __init__(self, addresses: list[Address], user_timeout_ms: int) -> None:
        self._addresses = addresses
        self._user_timeout_ms = user_timeout_ms
        self._begun = 0
        self._refusals = 0
        self._lines: list[socket.socket] = []

    def first(self, patience_s: float) -> socket.socket:
        """Return the first that stands."""
        deadline, next_at = time.monotonic() + patience_s, -math.inf
        while (now := time.monotonic()) < deadline:
            if now >= next_at and len(self._lines) < _MOST_AT_ONCE:
                self._begin()
                next_at = now + _VOLLEY_S
            wait_s = max(0.0, min(next_at, deadline) - now) if next_at > now else _VOLLEY_S
            _, ready, _ = select.select([], self._lines, [], wait_s)
            for line in ready:
                self._lines.remove(line)
                failed = line.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if not failed:
                    return line
                line.close()
                self._refused(failed)
                next_at = -math.inf
        raise TimeoutError("nobody answers")

    def close(self) -> None:
        """Give the others up."""
        for line in self._lines:
            line.close()

    def _begin(self) -> None:
        family, address = self._addresses[self._begun % len(self._addresses)]
        self._begun += 1
        line = socket.socket(family, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        self._lines.append(line)
        for level, name, value in _options(self._user_timeout_ms):
            with contextlib.suppress(OSError):  # a kernel without BBR keeps its own
                line.setsockopt(level, name, value)
        failed = line.connect_ex(address)
        if failed not in (0, errno.EINPROGRESS):
            self._lines.pop().close()
            self._refused(failed)

    def _refused(self, failed: int) -> None:
        """Note that one address will not have us: a name may stand for others that will."""
        self._refusals += 1
        if self._refusals >= len(self._addresses):
            raise OSError(failed, os.strerror(failed))


def _options(user_timeout_ms: int) -> Iterator[tuple[int, int, int | bytes]]:
    yield socket.IPPROTO_TCP, socket.TCP_NODELAY, 1
    yield socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, user_timeout_ms
    yield socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES
    yield socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"bbr"


def _shake_hands(wire: ssl.SSLSocket, deadline: float) -> None:
    while True:
        reading: list[ssl.SSLSocket] = []
        writing: list[ssl.SSLSocket] = []
        try:
            wire.do_handshake()
        except ssl.SSLWantReadError:
            reading = [wire]
        except ssl.SSLWantWriteError:
            writing = [wire]
        else:
            return
        left_s = deadline - time.monotonic()
        if left_s <= 0 or not any(select.select(reading, writing, [], left_s)):
            raise TimeoutError("the handshake takes too long")
