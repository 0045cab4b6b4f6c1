"""What the document camera would make of a picture file: for `scan`, and for measurements."""

from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.decoding import LARGEST_FILE_BYTES, decoded
from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.kept import Kept
from devices.document_camera.page import FoundPage, find_page
from devices.document_camera.reading import PageReader, Reading
from devices.document_camera.scan import finished, flattened, judged, turned_upright
from devices.document_camera.scanned_page import ScannedPage
from devices.errors import UnreadablePictureError


@dataclass(frozen=True, slots=True, repr=False)
class Trial:
    """One picture's page, where it was found, what stands on it, and the time each step took."""

    page: ScannedPage
    found: FoundPage | None
    reading: Reading
    milliseconds: dict[str, float]


def try_frame(frame: Frame, read: PageReader | None = None) -> Trial:
    """Take a picture through every step, and say how long each took."""
    marks = [perf_counter()]
    found = find_page(frame)
    marks.append(perf_counter())
    flat = flattened(frame, found)
    flags = judged(flat, found)
    marks.append(perf_counter())
    page = finished(flat, flags)
    marks.append(perf_counter())
    reading = Reading() if read is None else read(frame_of_bytes(page.picture))
    if reading.turned:
        page = turned_upright(page, reading.turned)
    marks.append(perf_counter())
    taken = [round(1000 * (end - start), 1) for start, end in pairwise(marks)]
    return Trial(
        page, found, reading, dict(zip(("find", "judge", "clean", "read"), taken, strict=True))
    )


def try_picture(
    image: Path, kept: Kept | None = None, read: PageReader | None = None
) -> dict[str, Any]:
    """Scan a picture file and return what `scan --json` says of it; the page is ``kept``.

    Corners are top left, top right, bottom right and bottom left in the file's own
    pixels, as a viewer shows it. Raises `UnreadablePictureError` for what is no picture.
    """
    seen = decoded(_bytes_of(image))
    told: dict[str, Any] = {"file": str(image)}
    trial = try_frame(seen.frame, read)
    page = trial.page
    if kept is not None:
        kept.keep(image, page)
    return told | {
        "corners": _corners(trial.found, seen.shrunk),
        "flags": [flag.name.lower() for flag in page.flags],
        "accepted": page.is_good,
        "kind": trial.reading.kind,
        "fields": {name: asdict(one) for name, one in trial.reading.fields.items()},
        "lines": list(trial.reading.lines),
        "bytes": len(page.picture),
        "milliseconds": trial.milliseconds,
    }


def as_words(told: dict[str, Any]) -> str:
    """Say in one line for a person what `try_picture` found."""
    return f"{told['file']}: {', '.join(told['flags']) or 'good'}"


def _bytes_of(image: Path) -> bytes:
    """Read a file, and no more of it than a picture may be: a device may never end."""
    try:
        if image.is_dir():
            raise UnreadablePictureError("this is a folder: name the pictures in it")
        if not image.is_file():
            what = "this is no file" if image.exists() else "there is no such file"
            raise UnreadablePictureError(what)
        with image.open("rb") as file:
            return file.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise UnreadablePictureError("the file cannot be read") from error


def _corners(found: FoundPage | None, shrunk: float) -> list[list[float]] | None:
    if found is None:
        return None
    return [[round(float(v), 1) for v in point] for point in found.corners * np.float32(shrunk)]


def unreadable(image: Path) -> dict[str, Any]:
    """Return what `scan --json` says of a file that is no picture."""
    return {
        "file": str(image),
        "corners": None,
        "flags": ["unreadable"],
        "accepted": False,
        "kind": None,
        "fields": {},
        "lines": [],
        "bytes": 0,
        "milliseconds": {"find": 0.0, "judge": 0.0, "clean": 0.0, "read": 0.0},
    }
