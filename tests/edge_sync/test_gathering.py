"""What an intake writes at once leaves in few records, whole and in its order."""

import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from edge_sync.gathering import GatheringSocket
from provisioning.cloud.registrar import IdentityFiles
from tests.edge_sync.site import Site, wait_until

_MUCH = 8 * 1024 * 1024  # more than a socket's two buffers take

Lines = tuple[GatheringSocket, ssl.SSLSocket]


@pytest.fixture
def lines(quiet_site: Site) -> Iterator[Lines]:
    """Both ends of a TLS connection; the first is ours, and nobody waits on it."""
    files = IdentityFiles.within(quiet_site.folder / "broker" / "identity")
    there = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    there.load_cert_chain(files.certificate, files.key)
    here = ssl.create_default_context(cafile=files.ca)
    here.sslsocket_class = GatheringSocket
    one, other = socket.socketpair()
    ours = here.wrap_socket(one, server_hostname="localhost", do_handshake_on_connect=False)
    accepted: list[ssl.SSLSocket] = []
    greeter = threading.Thread(
        target=lambda: accepted.append(there.wrap_socket(other, server_side=True))
    )
    greeter.start()
    ours.do_handshake()
    greeter.join()
    ours.setblocking(False)  # noqa: FBT003 - the standard library's own signature
    assert isinstance(ours, GatheringSocket)
    with closing(ours), closing(accepted[0]):
        yield ours, accepted[0]


def read(line: ssl.SSLSocket, length: int) -> bytes:
    got = b""
    while len(got) < length:
        got += line.recv(length - len(got))
    return got


def test_what_is_held_leaves_as_one_when_it_is_let_go(lines: Lines) -> None:
    ours, theirs = lines
    ours.hold()
    for part in (b"one", b"two", b"three"):
        assert ours.send(part) == len(part)
    assert not ours.has_more_to_write, "nobody need wait for the kernel while it is held"
    theirs.settimeout(0)
    with pytest.raises(ssl.SSLWantReadError):
        theirs.recv(100)
    ours.let_go()
    theirs.settimeout(60)
    assert theirs.recv(100) == b"onetwothree", "in one record"
    ours.send(b"four")
    assert theirs.recv(100) == b"four", "and what is not held leaves at once"


def test_what_the_other_end_does_not_take_waits_in_its_order(lines: Lines) -> None:
    ours, theirs = lines
    much = os.urandom(_MUCH)
    ours.hold()
    ours.send(much)
    ours.let_go()
    assert ours.has_more_to_write
    ours.send(b"behind it")
    got = list[bytes]()
    reader = threading.Thread(target=lambda: got.append(read(theirs, _MUCH + 9)))
    reader.start()

    def is_written() -> bool:
        ours.let_go()
        return not ours.has_more_to_write

    wait_until(is_written, "the other end to take it")
    reader.join()
    assert got == [much + b"behind it"]


def test_a_record_is_read_at_once_and_given_in_parts(lines: Lines) -> None:
    ours, theirs = lines
    theirs.sendall(b"a message of some length")
    wait_until(lambda: _came(ours, 1) == b"a", "the record")
    assert ours.pending() == 23, "the rest asks nothing of the kernel"
    assert ours.recv(9) == b" message "
    assert ours.recv(1000) == b"of some length"
    assert ours.pending() == 0
    with pytest.raises(ssl.SSLWantReadError):
        ours.recv(1)


def _came(line: ssl.SSLSocket, most: int) -> bytes:
    try:
        return line.recv(most)
    except ssl.SSLWantReadError:
        return b""
