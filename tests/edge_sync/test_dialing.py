"""A name with several addresses, as a cluster has: one that will not have us is not the end."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from edge_sync.dialing import Address, Memory, dial, hang_up, secure, trusting
from provisioning.cloud.registrar import IdentityFiles
from provisioning.ports import free_port
from tests.edge_sync.site import Site

_PATIENCE_S = 60.0


def at(port: int, host: str = "127.0.0.1") -> Address:
    return socket.AF_INET, (host, port)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def test_where_one_address_refuses_the_next_is_taken(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    memory = Memory(addresses=[at(free_port()), at(free_port()), at(port)])
    with closing(dial("broker.doorstep", port, 5000, _PATIENCE_S, memory)) as line:
        assert line.getpeername()[1] == port
    assert len(memory.addresses) == 3


def test_where_all_refuse_the_name_is_asked_for_anew() -> None:
    memory = Memory(addresses=[at(free_port()), at(free_port())])
    with pytest.raises(ConnectionRefusedError):
        dial("broker.doorstep", 1, 5000, _PATIENCE_S, memory)
    assert memory.addresses == []


def test_after_a_handshake_that_failed_another_address_is_first(
    listener: socket.socket, quiet_site: Site
) -> None:
    files = IdentityFiles.within(quiet_site.folder / "broker" / "identity")
    context = trusting(files.ca, (files.certificate, files.key), checks_dates=True)
    here, there = at(listener.getsockname()[1]), at(free_port())
    memory = Memory(addresses=[here, there])
    line = dial("broker.doorstep", 1, 5000, _PATIENCE_S, memory)
    listener.accept()[0].close()
    with pytest.raises(OSError):  # noqa: PT011 - however TLS says it
        secure(line, context, "localhost", _PATIENCE_S, memory)
    assert memory.addresses == [there, here]


def test_a_line_that_is_reset_before_the_handshake_stays_open_nowhere(
    listener: socket.socket, quiet_site: Site
) -> None:
    files = IdentityFiles.within(quiet_site.folder / "broker" / "identity")
    context = trusting(files.ca, (files.certificate, files.key), checks_dates=True)
    memory = Memory(addresses=[at(listener.getsockname()[1])])
    line = dial("broker.doorstep", 1, 5000, _PATIENCE_S, memory)
    hang_up(listener.accept()[0])
    with pytest.raises(OSError):  # noqa: PT011 - however TLS says it
        secure(line, context, "localhost", _PATIENCE_S, memory)
    # One that is lost is closed by the collector, with a warning that fails this test.
