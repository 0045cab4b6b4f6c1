"""The screen's end of the help line: one call at a time, never blocking the glass.

What goes over the socket is one JSON line each way; the messenger holds the
key and the network, this end neither.
"""

import logging
import socket
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from provisioning.wire.help import LONGEST_BYTES, Call, Reply

logger = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""So long the town is waited for; then the resident is told of the telephone."""
_REACHED_WITHIN_S = 20.0  # on this machine, which may be busy: one that has gone refuses


@dataclass(slots=True, eq=False)
class _UnderWay:
    """One call: its connection, and what becomes of it."""

    socket: socket.socket
    said: Future[Reply | None] | None = None


class HelpLine:
    """Calls the town. Methods: UI thread only; None as path means that there is no line."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._thread = ThreadPoolExecutor(2, thread_name_prefix="help")
        self._call: _UnderWay | None = None

    @property
    def is_there(self) -> bool:
        """Say whether this kiosk has a line to the town."""
        return self._path is not None

    def call(self, call: Call) -> None:
        """Call; one that was under way is given up."""
        self.hang_up()
        if self._path is None:
            return
        way = _UnderWay(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        way.said = self._thread.submit(_said, way.socket, self._path, call)
        self._call = way

    def pump(self) -> Action | None:
        """Return what became of the call, once."""
        way = self._call
        if way is None or way.said is None or not way.said.done():
            return None
        self._call = None
        reply = way.said.result()
        return actions.TownAnswered(reply.who, reply.words) if reply else actions.TownSilent()

    def hang_up(self) -> None:
        """Nobody waits any more: the messenger sees it and withdraws the call."""
        way, self._call = self._call, None
        if way is not None:
            _close(way.socket)

    def stop(self) -> None:
        """Give up what is under way and let go of the threads."""
        self.hang_up()
        self._thread.shutdown(wait=True)


def _said(line: socket.socket, path: Path, call: Call) -> Reply | None:
    with line:
        try:
            line.settimeout(_REACHED_WITHIN_S)
            line.connect(str(path))
            line.sendall(msgspec.json.encode(call) + b"\n")
            line.settimeout(PATIENCE_S)
            return _reply(line, call)
        except OSError as error:
            logger.info("nobody in the town answered: %s", type(error).__name__)
            return None


def _reply(line: socket.socket, call: Call) -> Reply | None:
    with line.makefile("rb") as lines:
        data = lines.readline(LONGEST_BYTES)
    try:
        reply = msgspec.json.decode(data, type=Reply)
    except msgspec.DecodeError:
        return None  # hung up, or the messenger had to give up
    return reply if reply.call == call.id else None


def _close(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)  # wakes the thread that reads
    line.close()
