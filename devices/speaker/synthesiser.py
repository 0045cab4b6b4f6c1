"""Asking the synthesiser's process; when it hangs or dies, the next question starts another."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import Struct
from typing import IO

from devices.speaker.sound import Sound

logger = logging.getLogger(__name__)

_PROGRAM = Path(__file__).with_name("espeak_process.py")
_QUESTION, _LENGTH = Struct(">HHI"), Struct(">I")
_NO_VOICE = 0xFFFFFFFF
MOST_CHARACTERS = 2000
PLAIN_SPEED = 140
"""Words a minute: slower than the library's own 175, for ears of seventy years."""


class Synthesiser:
    """Makes sound of text, off line. Any thread: one after the other."""

    def __init__(self, patience_s: float = 20.0) -> None:
        self._patience_s = patience_s
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()  # two who ask at once would start two, and lose one

    def start(self) -> None:
        """Start the process, so that the first sentence need not wait for it."""
        with self._turn:
            self._running()

    def say(self, text: str, voice: str, speed: int = PLAIN_SPEED) -> Sound | None:
        """Return the sound of a text; None when there is no such voice, or nothing that speaks.

        What is said may be somebody's: it passes through memory and two pipes.
        """
        with self._turn:
            return self._said(text, voice, speed)

    def _said(self, text: str, voice: str, speed: int) -> Sound | None:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            return None
        name, words = voice.encode(), text[:MOST_CHARACTERS].encode()
        try:
            with self._not_for_ever(process):
                question = _QUESTION.pack(speed, len(name), len(words))
                process.stdin.write(question + name + words)
                process.stdin.flush()
                samples = _answer(process.stdout)
        except (OSError, EOFError):
            logger.warning("the synthesiser went away; another one begins with the next words")
            self.stop()
            return None
        return Sound(samples) if samples is not None else None

    def stop(self) -> None:
        """End the process. May be repeated; the next words start another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    @property
    def process_id(self) -> int | None:
        """The process that speaks, if one runs."""
        return self._process.pid if self._process else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-I", str(_PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # nothing of what is said may reach a log
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


def _answer(told: IO[bytes]) -> bytes | None:
    (length,) = _LENGTH.unpack(_exactly(told, _LENGTH.size))
    return None if length == _NO_VOICE else _exactly(told, length)


def _exactly(told: IO[bytes], count: int) -> bytes:
    data = told.read(count)
    if len(data) < count:
        raise EOFError
    return data
