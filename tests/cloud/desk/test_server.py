"""The desk's server: an answer leaves at once, however small it is."""

import socket

import httpx
from fastapi import FastAPI

from cloud.desk.server import DeskServer


def test_a_small_page_never_waits_until_the_one_before_was_acknowledged() -> None:
    """Nagle's algorithm and delayed acknowledgements together cost 40 ms a page."""
    with DeskServer(FastAPI()) as desk, httpx.Client(base_url=desk.url, timeout=120) as browser:
        browser.get("/")
        connections = list(desk._server.server_state.connections)  # noqa: SLF001 - uvicorn's own
        sockets = [one.transport.get_extra_info("socket") for one in connections]
        options = [one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) for one in sockets]
    assert options
    assert all(options)
