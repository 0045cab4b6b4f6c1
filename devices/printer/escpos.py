"""A picture as the bytes an ESC/POS printer takes, and the one door to python-escpos.

The last command asks the printer to send a mark of ours back when everything
before it has been printed: GS ( H, function 48, "process ID response" (Epson
ESC/POS command reference). Status commands cannot stand in for it: DLE EOT
answers ahead of the data, and GS r when the data were read, not printed.
"""

import shutil
from functools import cache
from typing import Any, NewType

from PIL import Image

ConfirmationId = NewType("ConfirmationId", bytes)

STATUS_PRINTER = bytes((0x10, 0x04, 1))  # DLE EOT 1
STATUS_OFFLINE_CAUSE = bytes((0x10, 0x04, 2))
STATUS_PAPER = bytes((0x10, 0x04, 4))

_PROFILE = "NT-80-V-UL"  # 576 dots and a cutter; narrower pictures are fine with it
_BAND_ROWS = 128  # small bands let the motor run while the next one arrives
_WIDEST_ROW_BYTES = 72
_FEED_AND_CUT = b"\x1dVB\x00"
_CONFIRM = b"\x1d(H\x06\x00\x30\x30"
_CONFIRMED = b"\x37\x22%b\x00"
# Characters whose bit 4 is zero: none can be taken for a status byte, which has it set.
_LETTERS = b"ABCDEFGHIJKLMNO"
_STATUS_MASK, _STATUS_MARK = 0x93, 0x12  # the fixed bits of every DLE EOT answer


def job(picture: Image.Image, confirmation: ConfirmationId) -> bytes:
    """Return the bytes that print and cut one picture and ask for its confirmation."""
    printer = _library().Dummy(profile=_PROFILE)
    printer.hw("INIT")
    printer.image(picture, impl="bitImageRaster", fragment_height=_BAND_ROWS)
    printer.cut()
    return bytes(printer.output) + confirmation_request(confirmation)


@cache
def _library() -> Any:  # noqa: ANN401 - an untyped library
    """Import it once something is printed: it reads 96 kB of YAML and leaves a folder behind."""
    from escpos import capabilities, printer  # noqa: PLC0415

    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return printer


def fresh_start() -> bytes:
    """Return the bytes that part a job from whatever an interrupted one has left.

    A printer that was told of a band of dots takes what comes next for dots,
    whoever sends it: a process killed while printing would spoil the slip of
    the next one. Zeros complete the band in white, and mean nothing otherwise;
    then the torn piece is cut off.
    """
    zeros = bytes(_WIDEST_ROW_BYTES * _BAND_ROWS + 16)
    return zeros + b"\x1b@" + _FEED_AND_CUT


def confirmation_request(confirmation: ConfirmationId) -> bytes:
    """Return the command that asks for ``confirmation`` once all before it is printed."""
    return _CONFIRM + confirmation


def confirmation_answer(confirmation: ConfirmationId) -> bytes:
    """Return what the printer sends when it has printed."""
    return _CONFIRMED % confirmation


def confirmation_id(serial: int) -> ConfirmationId:
    """Return the id of a job: four letters that come back after 50,625 jobs."""
    letters = bytes(_LETTERS[serial // 15**place % 15] for place in range(4))
    return ConfirmationId(letters)


def status_byte(answers: bytes) -> int | None:
    """Find the answer to a DLE EOT in what has arrived, or None."""
    return next((byte for byte in answers if byte & _STATUS_MASK == _STATUS_MARK), None)


def is_offline(printer_status: int) -> bool:
    """Read the answer to DLE EOT 1."""
    return bool(printer_status & 0x08)


def is_cover_open(offline_cause: int) -> bool:
    """Read the answer to DLE EOT 2."""
    return bool(offline_cause & 0x04)


def is_stopped_without_paper(offline_cause: int) -> bool:
    """Read the answer to DLE EOT 2."""
    return bool(offline_cause & 0x20)


def is_in_error(offline_cause: int) -> bool:
    """Read the answer to DLE EOT 2."""
    return bool(offline_cause & 0x40)


def is_paper_out(paper_status: int) -> bool:
    """Read the answer to DLE EOT 4."""
    return bool(paper_status & 0x60)
