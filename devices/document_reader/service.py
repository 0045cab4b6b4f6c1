"""The reader process: takes pictures on a socket, gives back their text.

It holds nothing between two pictures, may be killed at any instruction, and ends by
itself when it has grown too large: whoever started it starts it again.
"""

import logging
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from devices.document_reader.contract import PageText
from devices.document_reader.transport import (
    MOST_PICTURE_BYTES,
    BrokenOffError,
    encode_text,
    receive,
    send,
)

logger = logging.getLogger(__name__)

Read = Callable[[bytes], PageText | None]
"""Reads an encoded picture; None when it is none."""

MOST_MEMORY_BYTES = 600 * 2**20
_RECEIVE_S = 5.0
_LOOK_S = 0.5
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_RESIDENT_SET = 1  # the second number of /proc/self/statm


def serve(place: Path, read: Read, stop: threading.Event) -> None:
    """Serve until told to stop, or until this process has grown too large.

    The socket's folder decides who may ask. One picture at a time.
    """
    with suppress(FileNotFoundError):
        place.unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(place))
        place.chmod(0o600)
        listening.listen(4)
        listening.settimeout(_LOOK_S)
        while not stop.is_set() and not is_too_large():
            with suppress(TimeoutError):
                line, _ = listening.accept()
                _answer(line, read)
    place.unlink(missing_ok=True)


def is_too_large() -> bool:
    """Say whether this process holds more memory than a reader may."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    resident_bytes = int(fields[_RESIDENT_SET]) * _PAGE_BYTES
    if resident_bytes > MOST_MEMORY_BYTES:
        logger.warning("the reader holds %d MB and begins again", resident_bytes // 2**20)
    return resident_bytes > MOST_MEMORY_BYTES


def _answer(line: socket.socket, read: Read) -> None:
    with line, suppress(BrokenOffError, OSError):  # whoever asked has gone: nothing to do
        picture = receive(line, MOST_PICTURE_BYTES, monotonic() + _RECEIVE_S)
        send(line, encode_text(read(picture)))
