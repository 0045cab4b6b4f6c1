"""The kernel is told how fast to send, and how much ahead to take; the peer sees it."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from edge_sync.dialing import Memory, dial
from edge_sync.reins import UNSENT_BYTES, Reins

_MAX_PACING_RATE = 47
RATE, BYTES, PART = 400_000, 200_000, 10_000


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = dial("127.0.0.1", server.getsockname()[1], 5000, 60.0, Memory())
        peer, _address = server.accept()
        with closing(line), closing(peer):
            yield line, peer


def rate_of(line: socket.socket) -> int:
    return line.getsockopt(socket.SOL_SOCKET, _MAX_PACING_RATE)


def test_a_line_on_reins_is_never_faster(pair: tuple[socket.socket, socket.socket]) -> None:
    line, peer = pair
    Reins().hold(line, RATE, UNSENT_BYTES)
    line.settimeout(60.0)
    peer.settimeout(60.0)
    began = time.monotonic()
    for _ in range(BYTES // PART):
        line.sendall(bytes(PART))
        left = PART
        while left:
            left -= len(peer.recv(left))
    least_s = 0.7 * (BYTES - 100_000) / RATE  # its first segments go before it is paced
    assert time.monotonic() - began >= least_s


def test_the_kernel_is_told_what_is_news_alone(pair: tuple[socket.socket, socket.socket]) -> None:
    line, _peer = pair
    reins = Reins()
    reins.hold(line, None, UNSENT_BYTES)
    untold = rate_of(line)
    reins.hold(line, RATE, UNSENT_BYTES)
    assert rate_of(line) == RATE != untold
    reins.hold(line, RATE + 1000, UNSENT_BYTES)
    assert rate_of(line) == RATE, "a hundredth is not worth a call"
    reins.hold(line, None, 2 * UNSENT_BYTES)
    assert rate_of(line) > 1000 * RATE, "let go"
    assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT) == 2 * UNSENT_BYTES


def test_a_closed_line_is_no_trouble(pair: tuple[socket.socket, socket.socket]) -> None:
    line, _peer = pair
    line.close()
    Reins().hold(line, RATE, 3 * UNSENT_BYTES)
