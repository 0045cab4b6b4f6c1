"""Asking the stick's process; when it hangs or dies, the next question starts another."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from devices.document_camera.scanned_page import PageFlag, ScannedPage
from devices.errors import EmptyStickError, StickGoneError, UnreadableFileError
from devices.stick.contract import FileName, Found, Leaf
from devices.stick.process import (
    Answer,
    Files,
    Find,
    Question,
    Show,
    Shown,
    Take,
    Taken,
    Trouble,
    received,
    send,
)

logger = logging.getLogger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_MOST_LOST = 3  # processes; a stick that costs more is looked at no further
_PATIENCE_S = 20.0  # an old stick gives a megabyte a second
_ANSWER: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer)
_Wanted = TypeVar("_Wanted", Files, Shown, Taken)


class FolderStick:
    """`StickPages` where the system shows a stick as a folder.

    Without a stick that folder is empty and lies on the disk of ``own``; None, as in the
    demonstration, takes any folder for a stick.
    """

    def __init__(self, folder: Path, own: Path | None, patience_s: float = _PATIENCE_S) -> None:
        self._folder, self._own, self._patience_s = folder, own, patience_s
        self._process: subprocess.Popen[bytes] | None = None
        self._lost = 0  # processes, since the stick was looked at
        self._forgetting, self._asking = threading.Lock(), threading.Lock()

    @property
    def process_id(self) -> int | None:
        """The process that looks, if one runs."""
        return self._process.pid if self._process else None

    def is_in(self) -> bool:
        """Say whether a stick is put in."""
        try:
            disk = self._folder.stat().st_dev
            return self._own is None or disk != self._own.stat().st_dev
        except OSError:
            return False

    def find(self) -> Found:
        """Find what may be a page."""
        if not self.is_in():
            raise StickGoneError("nothing is put in")
        self._lost = 0
        files = self._ask(Find(), Files)
        if not files.names:
            raise EmptyStickError("no picture and no PDF")
        logger.info("a stick has %d files to choose from", len(files.names))
        return Found(tuple(map(FileName, files.names)), files.is_cut)

    def leaves(self, file: FileName) -> tuple[Leaf, ...]:
        """Return one file's pages; none where it cannot be read."""
        try:
            shown = self._ask(Show(file), Shown)
        except UnreadableFileError as error:
            logger.info("%s: a file of a stick is passed by", error.code)
            return ()
        return tuple(Leaf(file, page, one) for page, one in enumerate(shown.pictures, shown.first))

    def take(self, leaf: Leaf, *, is_portrait: bool = False) -> ScannedPage:
        """Make a page of a leaf."""
        taken = self._ask(Take(leaf.file, leaf.page, is_portrait), Taken)
        flags = tuple(map(PageFlag, taken.flags))
        return ScannedPage(taken.picture, taken.width_px, taken.height_px, flags, taken.media_type)

    def forget(self) -> None:
        """End the process. May be repeated; the next question starts another."""
        with self._forgetting:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            # A dead stick may hold even a killed process for a while, and the glass waits here.
            reaping = (process, self._asking)
            threading.Thread(target=_reap, args=reaping, name="stick-reaper", daemon=True).start()

    def _ask(self, question: Question, wanted: type[_Wanted]) -> _Wanted:
        """Ask once. Who gives no answer has met a file that it could not survive."""
        if self._lost >= _MOST_LOST:
            raise StickGoneError("the stick has cost enough processes")
        answer = self._answer(question)
        if isinstance(answer, wanted):
            return answer
        code = answer.code if isinstance(answer, Trouble) else UnreadableFileError.code
        if code == StickGoneError.code or not self.is_in():
            raise StickGoneError("the stick does not answer")
        raise UnreadableFileError("the file cannot be read")

    def _answer(self, question: Question) -> Answer | None:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            return None
        try:
            with self._asking, self._not_for_ever(process):
                send(process.stdin, msgspec.msgpack.encode(question))
                data = received(process.stdout)
            if data is not None:
                return _ANSWER.decode(data)
        except (OSError, ValueError):  # a pipe that broke, or was closed by `forget`
            pass
        self._lost += 1
        logger.warning("the stick's process went away; another one begins with the next question")
        self.forget()
        return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.forget()
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-B", "-m", "devices.stick.process", str(self._folder)],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # no name of a file may reach a log
            )
        return self._process

    @contextmanager
    def _not_for_ever(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        watch = threading.Timer(self._patience_s, process.kill)
        watch.start()
        try:
            yield
        finally:
            watch.cancel()


def _reap(process: subprocess.Popen[bytes], asking: threading.Lock) -> None:
    """Wait for the end of a process that was killed; its pipes close when nobody reads them."""
    process.wait()
    with asking:
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was still to be written
                    pipe.close()
