"""A conversation with a SAM_V module: one question, one answer, each with its deadline.

The module never speaks unasked, and its answers carry no mark of the question.
So old bytes are thrown away before each question, and an answer that does not
fit the question (a late answer to the one before) is passed over.
"""

import logging
import struct
import time
from dataclasses import dataclass

from devices.card_reader.sam_v import (
    Command,
    Damaged,
    FrameParser,
    Response,
    Status,
    request,
    response_of,
)
from devices.errors import DeviceSilentError
from devices.port import SerialPort

logger = logging.getLogger(__name__)

_TRIES = 2  # a damaged frame, from either side, is repeated once
_HOST_FRAME_WAS_BAD = frozenset({Status.BAD_CHECKSUM, Status.BAD_LENGTH})
_LENGTHS = {  # of the data of a good answer
    Command.STATUS: 0,
    Command.MODULE_ID: 16,
    Command.FIND: 4,
    Command.SELECT: 8,
}
_GOOD = frozenset({Status.DONE, Status.FOUND})
_READ_HEAD = 4  # two lengths, big-endian: text, photo


@dataclass(frozen=True, slots=True)
class AnswerTimes:
    """How long the module may take, in seconds: a vendor's own numbers, and 1 s for a busy machine.

    The vendor's are 0.5, 1.0 and 3.5.
    """

    short: float = 1.5
    address: float = 2.0
    read: float = 4.5

    def of(self, command: Command) -> float:
        """Return the limit for one command."""
        match command:
            case Command.READ:
                return self.read
            case Command.READ_ADDRESS:
                return self.address
            case _:
                return self.short


class SamVModule:
    """A module behind an open port. One thread.

    Every question raises `DeviceGoneError` when the port has vanished and
    `DeviceSilentError` when no usable answer came in time.
    """

    def __init__(self, port: SerialPort, times: AnswerTimes) -> None:
        self._port = port
        self._times = times

    def ask(self, command: Command) -> Response:
        """Ask once, and once more if a frame was damaged on the way."""
        for _ in range(_TRIES):
            response = self._ask_once(command)
            if response is not None and response.status not in _HOST_FRAME_WAS_BAD:
                return response
            logger.info("a frame of %s was damaged", command.name)
        raise DeviceSilentError("no undamaged answer")

    def _ask_once(self, command: Command) -> Response | None:
        """Return the answer, or None if it came damaged."""
        parser = FrameParser()
        self._port.discard_input()
        self._port.write(request(command))
        deadline, is_late = time.monotonic() + self._times.of(command), False
        while not is_late:
            is_late = time.monotonic() >= deadline  # if we were held, it lies there: look once more
            for frame in parser.feed(self._port.read()):
                if frame is Damaged.CHECK:
                    return None
                response = response_of(frame)
                if response is not None and _fits(command, response):
                    return response
        raise DeviceSilentError(f"no answer to {command.name}")


def module_number(data: bytes) -> str:
    """Write the 16 bytes of a module's id as they are printed on its label."""
    maker, kind, made, serial, check = struct.unpack("<HHIII", data)
    return f"{maker:02d}.{kind:02d}-{made}-{serial:010d}-{check:010d}"


def text_of(data: bytes) -> bytes:
    """Cut the text block out of the data of a good READ; the photo is left alone."""
    text_bytes = int.from_bytes(data[:2], "big")
    return data[_READ_HEAD : _READ_HEAD + text_bytes]


def _fits(command: Command, response: Response) -> bool:
    """Say whether this can be an answer to that: refusals can always, data by their length."""
    if response.status not in _GOOD:
        return True
    if command is Command.READ:
        return _is_whole(response.data)
    expected = _LENGTHS.get(command)
    return expected is None or len(response.data) == expected


def _is_whole(data: bytes) -> bool:
    text, photo = int.from_bytes(data[:2], "big"), int.from_bytes(data[2:_READ_HEAD], "big")
    return len(data) == _READ_HEAD + text + photo
