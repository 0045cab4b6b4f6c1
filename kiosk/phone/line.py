"""The screen's end: waits for one picture at a time, never blocking the glass.

Hanging up ends the token at the messenger, whatever was on its way.
"""

import logging
import queue
import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from kiosk.phone.wire import (
    LONGEST_LINE_BYTES,
    TAKEN,
    Arriving,
    Await,
    FromMessenger,
    Opened,
    Ready,
)

logger = logging.getLogger(__name__)

_REACHED_WITHIN_S = 20.0  # a process on this machine, which may be busy: one that has gone refuses
_READY_WITHIN_S = 20.0
_PICTURE_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Picture:
    """What the phone sent, as it came."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gone:
    """The messenger is not there, or has no door for phones."""


Heard = Ready | Opened | Picture | Gone


class PhoneLine:
    """One wait for one picture, in a thread of its own until it ends."""

    def __init__(self, path: Path, wanted: Await) -> None:
        self._path, self._wanted = path, wanted
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._is_over = threading.Event()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._thread = threading.Thread(target=self._listen, name="phone", daemon=True)
        self._thread.start()

    def pump(self) -> Heard | None:
        """Return the next thing that was heard. Never blocks."""
        try:
            return self._heard.get_nowait()
        except queue.Empty:
            return None

    def hang_up(self) -> None:
        """Nobody waits any more. What is still on its way is dropped."""
        self._is_over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that reads
        self._socket.close()

    def join(self) -> None:
        """Wait until the thread has ended; after `hang_up` it does."""
        self._thread.join()

    def _listen(self) -> None:
        try:
            with self._socket:
                self._wait()
        except (OSError, ValueError, msgspec.DecodeError) as error:
            if not self._is_over.is_set():
                logger.info("no picture can come from a phone: %s", type(error).__name__)
        self._say(Gone())

    def _wait(self) -> None:
        """Read what the messenger says until the picture is here. Raises OSError and others."""
        self._socket.settimeout(_REACHED_WITHIN_S)
        self._socket.connect(str(self._path))
        self._socket.sendall(msgspec.json.encode(self._wanted) + b"\n")
        self._socket.settimeout(_READY_WITHIN_S)
        with self._socket.makefile("rb") as lines:
            while line := lines.readline(LONGEST_LINE_BYTES):
                said = msgspec.json.decode(line, type=FromMessenger)
                if isinstance(said, Arriving):
                    self._take(lines, said.size)
                    return
                self._say(said)
                self._socket.settimeout(None)  # until somebody sends, or we hang up

    def _take(self, lines: BinaryIO, size: int) -> None:
        self._socket.settimeout(_PICTURE_WITHIN_S)
        data = lines.read(size)
        if len(data) == size:
            self._say(Picture(data))
            self._socket.sendall(TAKEN)

    def _say(self, heard: Heard) -> None:
        if not self._is_over.is_set():
            self._heard.put(heard)
