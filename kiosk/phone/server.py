"""The web server of the door for phones: few connections, short ones, of one network alone."""

import ipaddress
import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final

from kiosk.phone.asks import Ask, Asks, Handing
from kiosk.phone.page import HEADERS, phone_page, used_page
from kiosk.phone.wire import LARGEST_PICTURE_BYTES

logger = logging.getLogger(__name__)

PREFIX: Final = "/p/"
_QUIET_AFTER_S: Final = 15.0  # a connection that says nothing is closed
_SENT_WITHIN_S: Final = 120.0  # one that trickles, too
_CHUNK_BYTES: Final = 256 * 1024
_MOST_CONNECTIONS: Final = 8
_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_SAID: Final = {
    Handing.TAKEN: HTTPStatus.NO_CONTENT,
    Handing.USED: HTTPStatus.GONE,
    Handing.LOST: HTTPStatus.SERVICE_UNAVAILABLE,
}


class _OfPhones(BaseHTTPRequestHandler):
    """One request. Nothing of it is logged: its path holds a token."""

    timeout = _QUIET_AFTER_S
    server_version, sys_version = "doorstep", ""
    server: "PhoneServer"

    def do_GET(self) -> None:
        """Give the page of a token."""
        ask = self._ask()
        if ask is None:
            self._give(HTTPStatus.GONE, used_page())
            return
        with suppress(OSError):  # the screen has just gone: the picture will be refused
            ask.opened()
        self._give(HTTPStatus.OK, phone_page(ask.wanted.paper))

    def do_POST(self) -> None:
        """Take the picture of a token."""
        ask, size = self._ask(), self.headers.get("Content-Length", "")
        if not size.isdecimal() or not 0 < int(size) <= LARGEST_PICTURE_BYTES:
            self._give(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        picture = self._body(int(size), is_kept=ask is not None)
        if ask is None:
            self._give(HTTPStatus.GONE)
        elif picture.startswith(_PICTURES):
            self._give(_SAID[ask.hand_over(picture)])
        else:
            self._give(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing."""

    def _ask(self) -> Ask | None:
        return self.server.asks.find(self.path.removeprefix(PREFIX))

    def _body(self, size: int, *, is_kept: bool) -> bytes:
        """Read what was posted; b"" where it broke off, took too long, or is not kept.

        It is read in any case: a browser that is answered before it has sent hears nothing.
        """
        now, body, left = self.server.monotonic, bytearray(), size
        until = now() + _SENT_WITHIN_S
        while left and now() < until:
            part = self.rfile.read1(min(_CHUNK_BYTES, left))
            if not part:
                return b""
            left -= len(part)
            if is_kept:
                body += part
        return b"" if left else bytes(body)

    def _give(self, status: HTTPStatus, html: str = "") -> None:
        body = html.encode()
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PhoneServer(ThreadingHTTPServer):
    """Answers its own network alone. Raises OSError where it cannot listen."""

    daemon_threads = True

    def __init__(
        self, at: ipaddress.IPv4Interface, port: int, asks: Asks, monotonic: Callable[[], float]
    ) -> None:
        self.asks, self.monotonic = asks, monotonic
        self._network = at.network
        self._room = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        super().__init__((str(at.ip), port), _OfPhones)

    def verify_request(self, _request: object, client_address: tuple[str, int]) -> bool:
        """Turn away whoever calls from elsewhere."""
        return ipaddress.IPv4Address(client_address[0]) in self._network

    def process_request(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Begin with a connection, unless there are many."""
        if self._room.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Make room again when it is over."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, _request: object, _client_address: object) -> None:
        """Say no more than this: phones come and go in mid-sentence."""
        logger.info("a phone's connection broke")
