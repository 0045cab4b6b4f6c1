"""Ports for servers of ours that are told theirs, on machines of tests and demonstrations.

A port that the kernel chose and that was let go of again may be lent to anybody's next
connection before its server takes it. So these lie below the range that the kernel lends
from (32768 on, where nobody changed it), and a process does not name one twice before it
has gone through all of them.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count

_PORTS = range(20_000, 32_000)


def _walk() -> Iterator[int]:
    begin = int.from_bytes(os.urandom(4))  # processes that start together look in other places
    for number in count(begin):
        yield _PORTS[number % len(_PORTS)]


_places = _walk()


def free_port(host: str = "127.0.0.1", *, in_a_row: int = 1) -> int:
    """Return a TCP port that nobody listens on right now, and so many after it neither."""
    port = next(port for port in _places if _are_free(host, range(port, port + in_a_row)))
    for _ in range(in_a_row - 1):
        next(_places)
    return port


def _are_free(host: str, ports: range) -> bool:
    with ExitStack() as probes:
        for port in ports:
            probe = probes.enter_context(socket.socket())
            try:
                probe.bind((host, port))
            except OSError:
                return False
    return True
