"""Reads the codes on a printed slip: from the printer's bytes, a picture, or a text file."""

from pathlib import Path

from devices.document_camera.codes import read_codes
from devices.document_camera.frames import frame_of_file, frame_of_image
from devices.printer.paper_tape import picture_of

_TEXT_BYTES = 4096


def codes_on(file: Path) -> list[str]:
    """Return the texts of the codes on one slip, in no order; empty when there are none.

    A ``.bin`` file holds what went to the printer, a ``.txt`` file a code a
    line (base45 has blanks), anything else is a picture. Raises UnreadablePictureError.
    """
    match file.suffix:
        case ".bin":
            return read_codes(frame_of_image(picture_of(file.read_bytes())))
        case ".txt":
            return file.read_text(encoding="ascii", errors="replace")[:_TEXT_BYTES].splitlines()
        case _:
            return read_codes(frame_of_file(file))
