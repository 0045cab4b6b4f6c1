"""The demonstrator's cable, over real sockets."""

import socket
import threading
from collections.abc import Iterator

import pytest

from screens.demonstration.relay import Relay

PATIENCE_S = 60.0


class EchoBroker:
    """A far end that answers every byte."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                peer, _address = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._echo, args=(peer,), daemon=True).start()

    @staticmethod
    def _echo(peer: socket.socket) -> None:
        with peer:
            while data := peer.recv(4096):
                peer.sendall(data)


@pytest.fixture
def relay() -> Iterator[Relay]:
    broker = EchoBroker()
    with Relay(broker.port) as relay:
        yield relay
    broker.close()


def connect(relay: Relay) -> socket.socket:
    return socket.create_connection(("127.0.0.1", relay.port), timeout=PATIENCE_S)


def test_bytes_pass_both_ways_while_the_cable_is_in(relay: Relay) -> None:
    with connect(relay) as courier:
        courier.sendall(b"hello")
        assert courier.recv(16) == b"hello"


def test_a_cut_ends_the_connection_and_refuses_the_next(relay: Relay) -> None:
    with connect(relay) as courier:
        courier.sendall(b"hello")
        assert courier.recv(16) == b"hello"
        relay.cut()
        assert courier.recv(16) == b""
    with connect(relay) as refused:
        assert refused.recv(16) == b""


def test_the_cable_can_be_put_back(relay: Relay) -> None:
    relay.cut()
    relay.restore()
    with connect(relay) as courier:
        courier.sendall(b"again")
        assert courier.recv(16) == b"again"


def test_answers_are_held_back_and_come_whole_when_let_go(relay: Relay) -> None:
    with connect(relay) as courier:
        courier.sendall(b"one")
        assert courier.recv(16) == b"one"
        relay.hold_answers()
        courier.sendall(b"two")
        courier.settimeout(0.3)
        with pytest.raises(TimeoutError):
            courier.recv(16)
        relay.let_answers_pass()
        courier.settimeout(PATIENCE_S)
        assert courier.recv(16) == b"two"


def test_held_answers_of_a_dead_courier_go_nowhere(relay: Relay) -> None:
    with connect(relay) as courier:
        courier.sendall(b"one")
        assert courier.recv(16) == b"one"
        relay.hold_answers()
        courier.sendall(b"two")
    relay.let_answers_pass()
    with connect(relay) as next_courier:
        next_courier.sendall(b"three")
        assert next_courier.recv(16) == b"three"


def test_questions_are_held_back_and_come_whole_when_let_go(relay: Relay) -> None:
    with socket.create_connection(("127.0.0.1", relay.port), timeout=PATIENCE_S) as link:
        relay.hold_questions()
        link.sendall(b"is it raining?")
        link.settimeout(0.3)
        with pytest.raises(TimeoutError):
            link.recv(100)
        relay.let_questions_pass()
        link.settimeout(PATIENCE_S)
        assert link.recv(100) == b"is it raining?"
