"""A TLS connection for who has much to say and to hear at once: fewer, longer records.

A broker writes every message as a TLS record of its own, and paho reads one in four
parts and writes one in one. For an intake that takes hundreds at a time this costs more
than decoding them. Here a record is read whole at once, and what is written between
`hold` and `let_go` leaves in records of 16 KiB.
"""

import ssl
from functools import cached_property
from typing import Any

from provisioning.tidy_socket import TidySocket

_RECORD_BYTES = 16 * 1024  # the most that one record holds (RFC 8446, section 5.1)


class GatheringSocket(TidySocket):
    """As its parent, not blocking; `SSLContext.sslsocket_class` makes it. One thread."""

    _ahead = memoryview(b"")  # read, and not yet asked for
    _is_holding = False

    def hold(self) -> None:
        """Keep what is written from here on."""
        self._is_holding = True

    def let_go(self) -> None:
        """Write what was kept; what the kernel does not take waits for the next `let_go`."""
        self._is_holding = False
        kept, gone = self._kept, 0
        try:
            while gone < len(kept):
                gone += super().send(memoryview(kept)[gone : gone + _RECORD_BYTES])
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            pass  # it is repeated with at least as much, as OpenSSL wants it
        finally:
            self._kept = kept[gone:]

    @property
    def has_more_to_write(self) -> bool:
        """Whether something waits for the kernel to have room."""
        return bool(self._kept) and not self._is_holding

    def send(self, data: Any, flags: int = 0) -> int:  # noqa: ANN401 - whatever bytes are in
        """Write, or keep behind what is kept already."""
        if not self._is_holding and not self._kept:
            return super().send(data, flags)
        self._kept += data
        if not self._is_holding:
            self.let_go()
        return len(data)

    @cached_property
    def _kept(self) -> bytearray:
        """What is to be written, in its order."""
        return bytearray()

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """Read at most so much: of what came with the last record, or of the next."""
        if not self._ahead:
            self._ahead = memoryview(super().recv(_RECORD_BYTES, flags))
        part, self._ahead = self._ahead[:buflen], self._ahead[buflen:]
        return bytes(part)

    def pending(self) -> int:
        """Return how much can be read without asking the kernel."""
        return len(self._ahead) + super().pending()
