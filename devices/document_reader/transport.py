"""How a picture reaches the reader process and its text comes back.

One Unix socket, one picture a connection: four bytes of length, the picture; four bytes
of length, the text as msgpack (nothing where it could not be read). What passes is on
somebody's paper: it stays in memory at both ends.
"""

import socket
import struct
from time import monotonic

import msgspec

from devices.document_reader.contract import PageText

MOST_PICTURE_BYTES = 24 * 2**20
MOST_TEXT_BYTES = 4 * 2**20
_LENGTH = struct.Struct(">I")
_CHUNK_BYTES = 2**16
_TEXT: msgspec.msgpack.Decoder[PageText | None] = msgspec.msgpack.Decoder(PageText | None)


class BrokenOffError(Exception):
    """The other end went away, took too long, or sent what is none of ours. Caught in here."""


def send(line: socket.socket, data: bytes) -> None:
    """Send one thing."""
    line.sendall(_LENGTH.pack(len(data)) + data)


def receive(line: socket.socket, most_bytes: int, until: float) -> bytes:
    """Receive one thing before ``until`` (monotonic seconds). Raises BrokenOffError."""
    (length,) = _LENGTH.unpack(_exactly(line, _LENGTH.size, until))
    if length > most_bytes:
        raise BrokenOffError
    return _exactly(line, length, until)


def encode_text(page: PageText | None) -> bytes:
    """Write what was read."""
    return msgspec.msgpack.encode(page)


def decode_text(data: bytes) -> PageText | None:
    """Read what was read. Raises BrokenOffError."""
    try:
        return _TEXT.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BrokenOffError from None  # a decoder's message may quote the paper


def _exactly(line: socket.socket, count: int, until: float) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        line.settimeout(max(0.001, until - monotonic()))
        try:
            part = line.recv(min(count - len(parts), _CHUNK_BYTES))
        except OSError as error:
            raise BrokenOffError from error
        if not part:
            raise BrokenOffError
        parts += part
    return bytes(parts)
