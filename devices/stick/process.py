"""The stick's process: looks at what nobody knows, so that the screen's process need not.

Run with the stick's folder as its one argument. On standard input: questions, on standard
output: answers, each with four bytes of length before it. It keeps nothing between two
questions, writes no file, has bounded memory and time, and may be killed at any instruction.
"""

import os
import resource
import sys
from pathlib import Path
from struct import Struct
from typing import IO, Final

import msgspec

from devices.document_camera.frames import frame_of_bytes
from devices.document_camera.sheet import scan_file, scan_sheet, small_picture, told_coarse
from devices.errors import DeviceError, UnreadableFileError, UnreadablePictureError
from devices.stick.contract import MOST_PAGES, FileName
from devices.stick.finding import find_files, read_file
from devices.stick.pdf import is_pdf, page_count, rendered, scanned_dots

LENGTH: Final = Struct(">I")
MOST_MEMORY_BYTES: Final = 2 * 2**30  # of addresses: libraries keep far more than they use
_MOST_OPEN: Final = 64
_MOST_BYTES: Final = 64 * 2**20  # of one question or answer: a page is never so large
_SMALL_PX: Final = 520  # of a picture to choose by


class Find(msgspec.Struct, frozen=True, tag=True):
    """Which files may be pages?"""


class Show(msgspec.Struct, frozen=True, tag=True):
    """How do the pages of this file look?"""

    file: bytes


class Take(msgspec.Struct, frozen=True, tag=True):
    """Make a page of this one."""

    file: bytes
    page: int
    is_portrait: bool


class Files(msgspec.Struct, frozen=True, tag=True):
    """These files, newest first."""

    names: tuple[bytes, ...]
    is_cut: bool


class Shown(msgspec.Struct, frozen=True, tag=True):
    """Small pictures of a file's pages; ``first`` is 0 for a picture, 1 for a PDF."""

    pictures: tuple[bytes, ...]
    first: int


class Taken(msgspec.Struct, frozen=True, tag=True):
    """A page, judged and cleaned. ``flags`` are stable codes."""

    picture: bytes
    width_px: int
    height_px: int
    flags: tuple[str, ...]
    media_type: str


class Trouble(msgspec.Struct, frozen=True, tag=True):
    """The code of what went wrong."""

    code: str


Question = Find | Show | Take
Answer = Files | Shown | Taken | Trouble


def main() -> None:
    """Answer until nobody asks any more."""
    _bind()
    root = Path(sys.argv[1])
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    while (data := received(asked)) is not None:
        answer = _answer(root, msgspec.msgpack.decode(data, type=Question))
        send(told, msgspec.msgpack.encode(answer))


def received(line: IO[bytes]) -> bytes | None:
    """Return the next thing that was sent; None where the other end has gone, or raves."""
    head = line.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > _MOST_BYTES:
        return None
    data = line.read(length)
    return data if len(data) == length else None


def send(line: IO[bytes], data: bytes) -> None:
    """Send one thing."""
    line.write(LENGTH.pack(len(data)) + data)
    line.flush()


def _bind() -> None:
    """Give up what this process does not need; a mistake in a library has that much less."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),  # a core would hold somebody's papers
        (resource.RLIMIT_NOFILE, _MOST_OPEN),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(5)  # the glass goes first


def _answer(root: Path, question: Question) -> Answer:
    try:
        match question:
            case Find():
                return _find(root)
            case Show(file):
                return _show(root, file)
            case Take(file, page, is_portrait):
                return _take(root, file, page, is_portrait=is_portrait)
    except (UnreadablePictureError, MemoryError):
        return Trouble(UnreadableFileError.code)
    except DeviceError as error:
        return Trouble(error.code)


def _find(root: Path) -> Files:
    found = find_files(root)
    return Files(tuple(found.files), found.is_cut)


def _show(root: Path, file: bytes) -> Shown:
    data = read_file(root, FileName(file))
    if not is_pdf(data):
        return Shown((small_picture(frame_of_bytes(data), _SMALL_PX),), 0)
    pages = range(min(page_count(data), MOST_PAGES))
    return Shown(tuple(small_picture(rendered(data, at, _SMALL_PX), _SMALL_PX) for at in pages), 1)


def _take(root: Path, file: bytes, page: int, *, is_portrait: bool) -> Taken:
    data = read_file(root, FileName(file))
    if page:
        made = scan_sheet(rendered(data, page - 1), is_drawn=True, is_portrait=is_portrait)
        made = told_coarse(made, scanned_dots(data, page - 1))
    else:
        made = scan_file(data, is_portrait=is_portrait)
    flags = tuple(flag.value for flag in made.flags)
    return Taken(made.picture, made.width_px, made.height_px, flags, made.media_type)


if __name__ == "__main__":
    main()
