"""The third process: on the helper's machine in the town, without devices, broker or database.

Two small servers over the same calls. Kiosks reach the one on the station's
network: POST /calls with a call, GET /replies/<id> for its answer, both under
the station's key. The helper's page is on this machine's own address alone, so
nobody else answers in her name; a form token keeps other pages from posting.
"""

import logging
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from cloud.help.calls import Calls
from cloud.help.page import LONGEST_WORDS, call_page, list_page
from provisioning.wire.help import LONGEST_BYTES, Reply, UntrueHelpError, enclose, open_call

logger = logging.getLogger(__name__)

_QUIET_AFTER_S = 10.0  # a connection that says nothing is closed


@dataclass(frozen=True, slots=True)
class HelpDeskSettings:
    """Where kiosks and the helper reach this process. Port 0: any that is free."""

    who: str  # how the helper is called at the kiosk
    key: bytes
    host: str = "0.0.0.0"  # noqa: S104 - kiosks call over the station's network
    port: int = 8471
    page_port: int = 8472


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the two servers listen."""

    kiosks: tuple[str, int]
    page: tuple[str, int]


class HelpDesk:
    """Takes calls from kiosks and answers from the helper's page."""

    def __init__(self, settings: HelpDeskSettings, monotonic: Callable[[], float]) -> None:
        self.calls = Calls(monotonic)
        self._settings, self._monotonic = settings, monotonic
        self._token = secrets.token_hex(16)

    @contextmanager
    def serving(self) -> Iterator[Addresses]:
        """Serve both until the context ends."""
        settings = self._settings
        api = _server((settings.host, settings.port), self._of_kiosks())
        page = _server(("127.0.0.1", settings.page_port), self._of_helper())
        threads = [threading.Thread(target=one.serve_forever, daemon=True) for one in (api, page)]
        for thread in threads:
            thread.start()
        try:
            yield Addresses(_address(api), _address(page))
        finally:
            for one in (api, page):
                one.shutdown()
                one.server_close()

    def take(self, data: bytes) -> HTTPStatus:
        """Take what a kiosk posted."""
        try:
            call = open_call(data, self._settings.key)
        except UntrueHelpError as error:
            logger.warning("%s: a call is not taken: %s", error.code, error)
            return HTTPStatus.FORBIDDEN
        self.calls.take(call)
        logger.info("%s calls about %s", call.kiosk, call.about.value)
        return HTTPStatus.ACCEPTED

    def reply_to(self, call: str) -> bytes | None:
        """Return the answer to a call as it travels."""
        reply = self.calls.reply_to(call)
        return enclose(reply, self._settings.key) if reply else None

    def page(self, call: str = "") -> str | None:
        """Return the helper's page: all calls, or one."""
        if not call:
            return list_page(self.calls.listed(), self._monotonic())
        one = self.calls.find(call)
        return call_page(one, self._monotonic(), self._token) if one else None

    def answer(self, call: str, form: dict[str, list[str]]) -> bool:
        """Take the helper's answer: a ready one, or her own words."""
        token, ready, own = (form.get(name, [""])[0] for name in ("token", "ready", "own"))
        words = " ".join((ready or own).split())[:LONGEST_WORDS]
        if not words or not secrets.compare_digest(token, self._token):
            return False
        return self.calls.answer(Reply(call, self._settings.who, words))

    def _of_kiosks(self) -> type[BaseHTTPRequestHandler]:
        desk = self

        class OfKiosks(_Handler):
            def do_POST(self) -> None:
                data = self.body()
                is_call = self.path == "/calls" and data is not None
                self.give(desk.take(data or b"") if is_call else HTTPStatus.NOT_FOUND)

            def do_GET(self) -> None:
                reply = desk.reply_to(self.path.removeprefix("/replies/"))
                self.give(HTTPStatus.OK if reply else HTTPStatus.NO_CONTENT, reply or b"")

            def do_DELETE(self) -> None:
                desk.calls.withdraw(self.path.removeprefix("/calls/"))
                self.give(HTTPStatus.NO_CONTENT)

        return OfKiosks

    def _of_helper(self) -> type[BaseHTTPRequestHandler]:
        desk = self

        class OfHelper(_Handler):
            def do_GET(self) -> None:
                found = desk.page(self.path.removeprefix("/calls/").removeprefix("/"))
                html = (found or "").encode()
                self.give(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, html, "text/html")

            def do_POST(self) -> None:
                data, call = self.body(), self.path.removeprefix("/calls/")
                form = parse_qs((data or b"").decode("utf-8", "replace"))
                is_taken = desk.answer(call, form)
                self.give(HTTPStatus.SEE_OTHER if is_taken else HTTPStatus.CONFLICT, to="/")

        return OfHelper


class _Handler(BaseHTTPRequestHandler):
    """What both have in common: bounded bodies, no chatter in the log."""

    timeout = _QUIET_AFTER_S

    def body(self) -> bytes | None:
        """Return what was posted, or None if it is longer than it may be."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LONGEST_BYTES:
            return None
        return self.rfile.read(int(length))

    def give(
        self, status: HTTPStatus, body: bytes = b"", kind: str = "application/json", to: str = ""
    ) -> None:
        """Answer; nothing of it is kept by whoever asked."""
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if to:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: `HelpDesk` logs what matters."""


def _server(address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(address, handler)
    server.daemon_threads = True
    return server


def _address(server: ThreadingHTTPServer) -> tuple[str, int]:
    host, port = server.server_address[:2]
    return str(host), int(port)
