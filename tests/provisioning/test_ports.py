"""A port that was named stays ours until its server takes it."""

import socket

from provisioning.ports import free_port

LENT_FROM = 32_768  # the kernel's own range begins here


def test_no_port_is_named_twice_nor_lent_by_the_kernel() -> None:
    named = [free_port() for _ in range(50)]
    assert len(set(named)) == 50
    assert max(named) < LENT_FROM


def test_ports_in_a_row_are_named_together() -> None:
    first = free_port(in_a_row=3)
    assert free_port() not in range(first, first + 3)


def test_a_port_that_somebody_listens_on_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        port = taken.getsockname()[1]
        assert port not in {free_port() for _ in range(20)}
