"""The messenger: carries a call from the screen to the town, and a phone's picture to the screen.

A process of its own, with the station's network and nothing else. Each call is
a thread: it posts the call, asks for the answer every second, and stops when
the screen hangs up. Both ends of the network are told apart by the key. Who waits
for a phone (`kiosk.phone`) is a thread as well.
"""

import logging
import select
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import msgspec

from kiosk.phone.door import PhoneDoor
from kiosk.phone.wire import Await
from provisioning.wire.help import (
    LONGEST_BYTES,
    Call,
    Reply,
    UntrueHelpError,
    enclose,
    open_reply,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MessengerSettings:
    """Where the screen calls, and where the town listens."""

    socket: Path
    key: bytes
    host: str
    port: int
    look_every_s: float = 1.0
    reached_within_s: float = 5.0


class Messenger:
    """Serves the screen's socket until closed. Without a door, no phone sends anything."""

    def __init__(self, settings: MessengerSettings, door: PhoneDoor | None = None) -> None:
        self._settings, self._door = settings, door
        self._is_over = threading.Event()
        settings.socket.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(str(settings.socket))
        settings.socket.chmod(0o600)
        self._socket.listen()
        self._thread = threading.Thread(target=self._accept, name="messenger", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving. May be repeated."""
        self._is_over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._settings.socket.unlink(missing_ok=True)
        self._thread.join()

    def _accept(self) -> None:
        while not self._is_over.is_set():
            try:
                line, _ = self._socket.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._serve, args=(line,), name="call", daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line, suppress(OSError):
            line.settimeout(self._settings.reached_within_s)
            with line.makefile("rb") as lines:
                data = lines.readline(LONGEST_BYTES)
            try:
                wanted = msgspec.json.decode(data, type=Call | Await)
            except msgspec.DecodeError:
                return
            if isinstance(wanted, Await):
                self._wait_for_phone(wanted, line)
                return
            reply = self._ask(wanted, line)
            if reply is not None:
                line.sendall(msgspec.json.encode(reply) + b"\n")

    def _wait_for_phone(self, wanted: Await, line: socket.socket) -> None:
        if self._door is None:
            return
        with self._door.waiting(wanted, line) as ask:
            ask.wait(self._is_over)

    def _ask(self, call: Call, line: socket.socket) -> Reply | None:
        """Return the town's answer; None when there is none to be had, or the screen hung up."""
        if not self._settings.host:
            return None  # phones alone: this station calls nobody
        try:
            if self._say("POST", "/calls", enclose(call, self._settings.key))[0] != (
                HTTPStatus.ACCEPTED
            ):
                return None
            while not self._is_over.wait(self._settings.look_every_s):
                if _is_hung_up(line):
                    self._say("DELETE", f"/calls/{call.id}")
                    return None
                status, body = self._say("GET", f"/replies/{call.id}")
                if status == HTTPStatus.OK:
                    return open_reply(body, self._settings.key, call.id)
        except (OSError, HTTPException) as error:
            logger.info("the town is not reached: %s", type(error).__name__)
        except UntrueHelpError as error:
            logger.warning("%s: an answer is not passed on: %s", error.code, error)
        return None

    def _say(self, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
        settings = self._settings
        town = HTTPConnection(settings.host, settings.port, timeout=settings.reached_within_s)
        try:
            town.request(method, path, body=body)
            answer = town.getresponse()
            return answer.status, answer.read(LONGEST_BYTES)
        finally:
            town.close()


def _is_hung_up(line: socket.socket) -> bool:
    """The screen says nothing more; when it goes, there is an end to be read."""
    readable, _, _ = select.select([line], [], [], 0)
    return bool(readable) and line.recv(1) == b""
