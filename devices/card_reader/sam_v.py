"""The frames of a SAM_V module, the only thing that can read a second-generation card.

A pure codec: bytes in, values out, no port and no time. Host to module::

    AA AA AA 96 69 | length, 2 bytes | command | parameter | data | check

and back the same with three status bytes in place of command and parameter.
The length counts everything after itself, the check byte included; the check
byte is the XOR of everything after the preamble. All public traces agree on
this (see the README of this package); the third status byte is the result.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import reduce
from operator import xor
from typing import NewType

PREAMBLE = bytes.fromhex("AAAAAA9669")
Body = NewType("Body", bytes)  # a frame without preamble, length and check
LONGEST_BODY = 4096  # text, photo and fingerprints take 2,313

_HEAD = len(PREAMBLE) + 2
_STATUS_BYTES = 3


class Command(Enum):
    """What a host may ask: command and parameter byte."""

    RESET = bytes.fromhex("10FF")
    STATUS = bytes.fromhex("11FF")
    MODULE_ID = bytes.fromhex("12FF")
    FIND = bytes.fromhex("2001")
    SELECT = bytes.fromhex("2002")
    READ = bytes.fromhex("3001")  # text and photo
    READ_ADDRESS = bytes.fromhex("3003")  # the appended address; also tells if the card is there
    RADIO_SIZE = bytes.fromhex("61FF")  # + one byte


class Status(IntEnum):
    """The third status byte, where the driver acts on it."""

    DONE = 0x90
    NO_SUCH_ITEM = 0x91
    FOUND = 0x9F
    BAD_CHECKSUM = 0x10
    BAD_LENGTH = 0x11
    BAD_COMMAND = 0x21
    NOT_PERMITTED = 0x23
    UNKNOWN_ERROR = 0x24
    CARD_REJECTED_MODULE = 0x31
    MODULE_REJECTED_CARD = 0x32
    CHECK_FAILED = 0x33
    NO_FIND_BEFORE = 0x34
    UNKNOWN_CARD = 0x40
    READ_FAILED = 0x41
    RANDOM_FAILED = 0x47
    SELF_TEST_FAILED = 0x60
    NOT_AUTHORISED = 0x66
    FIND_FAILED = 0x80
    SELECT_FAILED = 0x81


@dataclass(frozen=True, slots=True)
class Response:
    """A module's answer: the result byte and its data, which may be somebody's identity."""

    status: int
    data: bytes = b""

    def __repr__(self) -> str:
        """Show the status and the length alone."""
        return f"<Response {self.status:02X}, {len(self.data)} bytes>"


class Damaged(Enum):
    """A frame arrived whole and its check byte is wrong."""

    CHECK = "check"


def encode(body: Body) -> bytes:
    """Wrap a body into a frame."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([_check(counted)])


def request(command: Command, data: bytes = b"") -> bytes:
    """Return the complete frame that asks for ``command``."""
    return encode(Body(command.value + data))


def answer(response: Response) -> bytes:
    """Return the complete frame of a module's answer; the emulator speaks with it."""
    return encode(Body(bytes([0, 0, response.status]) + response.data))


def response_of(body: Body) -> Response | None:
    """Read a body as an answer, or None if it is too short to be one."""
    if len(body) < _STATUS_BYTES:
        return None
    return Response(body[_STATUS_BYTES - 1], bytes(body[_STATUS_BYTES:]))


class FrameParser:
    """Finds frames in a stream that comes in any fragments, with noise between them.

    After a damaged frame the search goes on one byte behind its preamble, so
    that a good frame inside a broken one (the answer after a cut-off answer)
    is found.
    """

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, data: bytes) -> list[Body | Damaged]:
        """Take the next bytes and return the frames that they complete, in order."""
        self._waiting += data
        found: list[Body | Damaged] = []
        while (frame := self._next()) is not None:
            found.append(frame)
        return found

    def _next(self) -> Body | Damaged | None:
        """Cut the next whole frame off, or return None if there is none yet."""
        while self._seek_preamble():
            length = int.from_bytes(self._waiting[len(PREAMBLE) : _HEAD], "big")
            if not 1 <= length <= LONGEST_BODY + 1:
                del self._waiting[0]
                continue
            if len(self._waiting) < _HEAD + length:
                return None
            return self._cut(_HEAD + length)
        return None

    def _seek_preamble(self) -> bool:
        """Drop noise; say whether a preamble with its length now stands first."""
        place = self._waiting.find(PREAMBLE)
        if place < 0:
            # The last four bytes may be the beginning of a preamble.
            del self._waiting[: -(len(PREAMBLE) - 1)]
            return False
        del self._waiting[:place]
        return len(self._waiting) >= _HEAD

    def _cut(self, end: int) -> Body | Damaged:
        counted, check = self._waiting[len(PREAMBLE) : end - 1], self._waiting[end - 1]
        if _check(counted) != check:
            del self._waiting[0]
            return Damaged.CHECK
        del self._waiting[:end]
        return Body(bytes(counted[2:]))


def _check(counted: bytes | bytearray) -> int:
    return reduce(xor, counted, 0)
