"""A thermal printer without hardware: takes ESC/POS on a pseudo-terminal, and has hands.

Each slip that is cut off falls into a folder as ``NNN.bin`` (the bytes it was
made of) and ``NNN.png`` (what it shows), numbered on from what lies there.
"""

import re
import threading
from collections import deque
from enum import Enum
from pathlib import Path

from devices.emulation.pty_line import PtyLine
from devices.printer.escpos import ConfirmationId, confirmation_answer
from devices.printer.paper_tape import (
    AskStatus,
    Confirm,
    Cut,
    Feed,
    Order,
    OrderParser,
    Raster,
    Tape,
)


class PrinterMood(Enum):
    """What the hands make of the printer. The value is their word for it."""

    OK = "ok"
    PAPER_OUT = "paper-out"
    COVER_OPEN = "cover-open"
    JAM = "jam"  # the cutter is stuck
    OFFLINE = "offline"
    HOLD = "hold"  # takes the data, drops them, prints and confirms nothing
    MUTE = "mute"  # prints, and never confirms
    DEAD = "dead"  # takes bytes and says nothing at all


_PRINTS = frozenset({PrinterMood.OK, PrinterMood.MUTE})
_DROPS = frozenset({PrinterMood.HOLD, PrinterMood.DEAD})
_OFFLINE = frozenset(
    {PrinterMood.PAPER_OUT, PrinterMood.COVER_OPEN, PrinterMood.JAM, PrinterMood.OFFLINE}
)
_DLE_EOT = re.compile(rb"\x10\x04([\x01-\x04])")
_FIXED = 0x12  # the bits that every DLE EOT answer has
_CAUSE_BITS = {PrinterMood.COVER_OPEN: 0x04, PrinterMood.PAPER_OUT: 0x20, PrinterMood.JAM: 0x40}
_OFFLINE_BIT, _PAPER_END_BITS = 0x08, 0x60


class EmulatedPrinter:
    """A printer behind the name ``link``. The hands may be used from any thread."""

    def __init__(self, link: Path, slips: Path) -> None:
        self._slips = slips
        self._line = PtyLine(link, self._on_bytes)
        self._lock = threading.Lock()
        self._mood = PrinterMood.OK
        self._parser = OrderParser()
        self._queue: deque[tuple[Order, bytes]] = deque()
        self._tape = Tape()
        self._used = b""
        self._last_bytes = b""
        self._rows_left: int | None = None

    def start(self) -> None:
        """Switch the printer on, plugged in."""
        self._slips.mkdir(parents=True, exist_ok=True)
        self._line.start()

    def stop(self) -> None:
        """Switch it off for good."""
        self._line.stop()

    def become(self, mood: PrinterMood) -> None:
        """Bring about a trouble, or end it. What was kept is printed when the next bytes come."""
        with self._lock:
            self._mood = mood
            self._rows_left = None

    def run_out_after(self, rows: int) -> None:
        """Let the paper end after so many more rows: in the middle of a slip."""
        with self._lock:
            self._rows_left = rows

    def unplug(self) -> None:
        """Pull the plug: the printer forgets what it had not printed."""
        self._line.unplug()
        with self._lock:
            self._parser, self._tape = OrderParser(), Tape()
            self._queue.clear()
            self._used = b""

    def plug(self) -> None:
        """Push the plug in again."""
        self._line.plug()

    @property
    def mood(self) -> PrinterMood:
        """Return the present trouble, or OK."""
        return self._mood

    @property
    def is_plugged(self) -> bool:
        """Say whether the plug is in."""
        return self._line.is_plugged

    def _on_bytes(self, data: bytes) -> None:
        with self._lock:
            # Real-time questions are seen as they arrive, even inside a band of dots.
            replies = b"".join(self._status(which) for which in self._questions(data))
            for order, raw in self._parser.feed(data):
                if self._mood not in _DROPS and not isinstance(order, AskStatus):
                    self._queue.append((order, raw))
            replies += self._work()
        if replies:
            self._line.send(replies)

    def _questions(self, data: bytes) -> list[int]:
        """Find every DLE EOT in what arrived, also one that came in two pieces."""
        seen = self._last_bytes + data
        self._last_bytes = seen[-2:]
        return [found[0] for found in _DLE_EOT.findall(seen)]

    def _status(self, which: int) -> bytes:
        """Answer a real-time question; a dead printer answers nothing."""
        if self._mood is PrinterMood.DEAD:
            return b""
        bits = {
            1: _OFFLINE_BIT if self._mood in _OFFLINE else 0,
            2: _CAUSE_BITS.get(self._mood, 0),
            4: _PAPER_END_BITS if self._mood is PrinterMood.PAPER_OUT else 0,
        }
        return bytes([_FIXED | bits.get(which, 0)])

    def _work(self) -> bytes:
        """Carry out what waits, as far as the paper lasts; return what there is to answer."""
        replies = b""
        while self._queue and self._mood in _PRINTS:
            order, raw = self._queue.popleft()
            if not isinstance(order, Confirm):  # of no slip, as it comes after the cut
                self._used += raw
            match order:
                case Raster():
                    self._burn(order)
                case Feed(lines):
                    self._tape.feed(lines)
                case Cut():
                    self._cut_off()
                case Confirm(mark) if self._mood is PrinterMood.OK:
                    replies += confirmation_answer(ConfirmationId(mark))
                case _:
                    pass
        return replies

    def _burn(self, raster: Raster) -> None:
        self._tape.burn(raster)
        if self._rows_left is not None:
            self._rows_left -= len(raster.rows) // raster.width_bytes
            if self._rows_left <= 0:
                self._rows_left, self._mood = None, PrinterMood.PAPER_OUT

    def _cut_off(self) -> None:
        """Drop the slip into the folder: the bytes last, so that who sees them sees all.

        A strip with nothing on it is no slip.
        """
        tape, used = self._tape, self._used
        self._tape, self._used = Tape(), b""
        if tape.is_blank:
            return
        number = 1 + len(list(self._slips.glob("*.png")))
        picture = self._slips / f"{number:03d}.png"
        tape.picture().save(picture)
        beside = picture.with_suffix(".new")
        beside.write_bytes(used)
        beside.replace(picture.with_suffix(".bin"))
