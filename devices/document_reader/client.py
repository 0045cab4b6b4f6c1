"""Asking the reader process. A kiosk without one reads nothing and misses nothing else."""

import socket
from pathlib import Path
from time import monotonic

from devices.document_reader.contract import PageText
from devices.document_reader.transport import (
    MOST_TEXT_BYTES,
    BrokenOffError,
    decode_text,
    receive,
    send,
)


class ReaderClient:
    """The way to the reader process at ``place``. One thread at a time."""

    def __init__(self, place: Path, patience_s: float = 20.0) -> None:
        self._place = place
        self._patience_s = patience_s

    @property
    def is_there(self) -> bool:
        """Whether the reader process stands at its place. One that was killed may still seem to."""
        return self._place.exists()

    def read(self, picture: bytes) -> PageText | None:
        """Have a picture read; None when nobody reads, or not in time. Blocks for a second."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(self._patience_s)
            try:
                line.connect(str(self._place))
                send(line, picture)
                until = monotonic() + self._patience_s
                return decode_text(receive(line, MOST_TEXT_BYTES, until))
            except (OSError, BrokenOffError):
                return None
