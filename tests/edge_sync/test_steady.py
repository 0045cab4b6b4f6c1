"""BBR is begun anew before it rests, on the same connection, and nothing else is touched."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing

import pytest

from edge_sync.dialing import Memory, dial
from edge_sync.steady import Steady

_CC_INFO = 26  # TCP_CC_INFO: struct tcp_bbr_info begins with the bandwidth it has learnt
_BBR, _PLAIN = b"bbr", b"reno"


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = dial("127.0.0.1", server.getsockname()[1], 5000, 60.0, Memory())
        peer, _address = server.accept()
        with closing(line), closing(peer):
            yield line, peer


def kind(line: socket.socket) -> bytes:
    return line.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16).rstrip(b"\x00")


def learnt(line: socket.socket) -> int:
    info = line.getsockopt(socket.IPPROTO_TCP, _CC_INFO, 64)
    return int(struct.unpack_from("=Q", info)[0]) if info else 0


def carry(line: socket.socket, peer: socket.socket) -> None:
    for _ in range(20):
        line.sendall(bytes(10_000))
        left = 10_000
        while left:
            left -= len(peer.recv(left))


def test_bbr_begins_anew_in_time_and_the_connection_goes_on(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    line, peer = pair
    before = kind(line)
    line.settimeout(60.0)
    steady = Steady(line, 0.0)
    carry(line, peer)
    knew = learnt(line)
    steady.tend(7.9)
    assert before != _BBR or learnt(line) > 0, "it is not time yet"
    steady.tend(8.0)
    assert kind(line) == before
    assert before != _BBR or 0 == learnt(line) < knew
    carry(line, peer)


def test_another_kind_is_left_alone_and_a_closed_connection_is_no_trouble(
    pair: tuple[socket.socket, socket.socket],
) -> None:
    line, _peer = pair
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, _PLAIN)
    Steady(line, 0.0).tend(100.0)
    assert kind(line) == _PLAIN
    line.close()
    Steady(line, 0.0).tend(100.0)
