"""A SAM_V reader without hardware: its frames on a pseudo-terminal, with hands and faults."""

import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from devices.card_reader.emulated_module import EmulatedModule
from devices.card_reader.sam_v import (
    PREAMBLE,
    Body,
    Command,
    Damaged,
    FrameParser,
    Response,
    Status,
    answer,
)
from devices.emulation.pty_line import PtyLine

_SLOW_BAUD = 9600
_FRAGMENT_BYTES = 7
_BETWEEN_FRAGMENTS_S = 0.0005


class Trouble(Enum):
    """What can be made to go wrong with the answers. The value is the word of the hands."""

    NONE = "none"
    BAD_CHECK_ONCE = "bad-check-once"
    BAD_CHECK = "bad-check"
    SILENCE = "silence"
    SILENCE_ONCE = "silence-once"
    HALF_FRAME_ONCE = "half-frame-once"
    NOISE = "noise"
    FRAGMENTS = "fragments"
    SLOW = "slow"
    TWO_FRAMES = "two-frames"
    STALE_FIRST = "stale-first"
    LENGTH_ZERO = "length-zero"
    LENGTH_HUGE = "length-huge"
    LIFTED_MIDWAY = "lifted-midway"


_ONCE = frozenset(
    {
        Trouble.BAD_CHECK_ONCE,
        Trouble.SILENCE_ONCE,
        Trouble.HALF_FRAME_ONCE,
        Trouble.LIFTED_MIDWAY,
    }
)


class EmulatedSamV:
    """A reader behind the name ``link``. The hands may be used from any thread."""

    def __init__(self, link: Path, baud: int | None = 115200) -> None:
        self._baud = baud
        self._line = PtyLine(link, self._on_bytes)
        self._parser = FrameParser()
        self._lock = threading.Lock()
        self._module = EmulatedModule()
        self._trouble = Trouble.NONE
        self._only: Command | None = None
        self._last_frame = b""

    def start(self) -> None:
        """Switch the reader on, plugged in."""
        self._line.start()

    def stop(self) -> None:
        """Switch it off for good."""
        self._line.stop()

    def insert(self, text: bytes) -> None:
        """Lay a card down, given as the 256 bytes of its text; a card lying there is replaced."""
        with self._lock:
            self._module.place(text)

    def lift(self) -> None:
        """Take the card away."""
        with self._lock:
            self._module.lift()

    def unplug(self) -> None:
        """Pull the reader's plug. The module forgets; the card stays where it lies."""
        self._line.unplug()
        with self._lock:
            self._parser = FrameParser()
            self._module.lose_power()

    def plug(self) -> None:
        """Push the plug in again."""
        self._line.plug()

    def trouble(self, trouble: Trouble, only: Command | None = None) -> None:
        """Spoil the answers from now on, or those to one command; NONE ends it."""
        with self._lock:
            self._trouble, self._only = trouble, only

    def refuse(self, command: Command, status: int, times: int = 1) -> None:
        """Answer the next ``times`` questions of one kind with ``status`` alone."""
        with self._lock:
            self._module.refuse(command, status, times)

    @property
    def has_card(self) -> bool:
        """Say whether a card lies there."""
        return self._module.has_card

    @property
    def is_plugged(self) -> bool:
        """Say whether the plug is in."""
        return self._line.is_plugged

    def _on_bytes(self, data: bytes) -> None:
        for frame in self._parser.feed(data):
            if frame is Damaged.CHECK:
                self._line.send(answer(Response(Status.BAD_CHECKSUM)))
            else:
                self._reply(frame)

    def _reply(self, body: Body) -> None:
        command = _command_of(body)
        with self._lock:
            trouble = self._trouble_for(command)
            if trouble is Trouble.LIFTED_MIDWAY:
                self._module.lift()
            frame = answer(self._module.answer_to(command))
        baud = _SLOW_BAUD if trouble is Trouble.SLOW else self._baud
        for piece in _spoil(trouble, frame, self._last_frame):
            self._line.send(piece, baud)
            if trouble is Trouble.FRAGMENTS:
                self._line.pause(_BETWEEN_FRAGMENTS_S)
        self._last_frame = frame

    def _trouble_for(self, command: Command | None) -> Trouble:
        if self._only is not None and self._only is not command:
            return Trouble.NONE
        trouble = self._trouble
        if trouble in _ONCE:
            self._trouble = Trouble.NONE
        return trouble


def _command_of(body: Body) -> Command | None:
    try:
        return Command(body[:2])
    except ValueError:
        return None


def _wrong_check(frame: bytes, _last: bytes) -> list[bytes]:
    return [frame[:-1] + bytes([frame[-1] ^ 0xFF])]


def _nothing(_frame: bytes, _last: bytes) -> list[bytes]:
    return []


def _fragments(frame: bytes, _last: bytes) -> list[bytes]:
    return [
        frame[start : start + _FRAGMENT_BYTES] for start in range(0, len(frame), _FRAGMENT_BYTES)
    ]


_SPOILERS: dict[Trouble, Callable[[bytes, bytes], list[bytes]]] = {
    Trouble.SILENCE: _nothing,
    Trouble.SILENCE_ONCE: _nothing,
    Trouble.BAD_CHECK: _wrong_check,
    Trouble.BAD_CHECK_ONCE: _wrong_check,
    Trouble.FRAGMENTS: _fragments,
    Trouble.HALF_FRAME_ONCE: lambda frame, _: [frame[: len(frame) // 2]],
    Trouble.NOISE: lambda frame, _: [b"\x00\xff\xaa\xaa\x96\x69\x55\xaa\xaa", frame, b"\xaa\x13"],
    Trouble.TWO_FRAMES: lambda frame, _: [frame + frame],
    Trouble.STALE_FIRST: lambda frame, last: [last, frame],
    Trouble.LENGTH_ZERO: lambda frame, _: [PREAMBLE + b"\x00\x00", frame],
    Trouble.LENGTH_HUGE: lambda frame, _: [PREAMBLE + b"\xff\xff", frame],
}


def _spoil(trouble: Trouble, frame: bytes, last: bytes) -> list[bytes]:
    """Return what goes over the line instead of ``frame``, piece by piece."""
    spoiler = _SPOILERS.get(trouble)
    return spoiler(frame, last) if spoiler else [frame]
