"""A serial line without hardware: a pseudo-terminal behind a stable name.

The driver opens the name, a symbolic link, exactly as it opens a real port.
Pulling the plug closes the terminal, so the driver meets the same errors as
with a real cable. One thread speaks for the device; hands may come from any.
"""

import os
import pty
import select
import threading
import time
import tty
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_BITS_PER_BYTE = 10  # start, 8 data, stop
_STEP_S = 0.005  # a paced send goes out in steps of this length
_SETTLED_S = 60.0  # the line's own thread follows at once where it is let run
_FULL_S = 0.5  # bytes that nobody takes for so long are lost, as on a real line


class PtyLine:
    """The device's end of a line.

    ``on_bytes`` is called in the line's thread with what the driver sent, and
    may call `send`; it is never called twice at once.
    """

    def __init__(self, link: Path, on_bytes: Callable[[bytes], None]) -> None:
        self._link = link
        self._on_bytes = on_bytes
        self._ends: tuple[int, int] | None = None  # ours, the driver's
        self._wanted = threading.Event()
        self._stopping = threading.Event()
        self._settled = threading.Condition()
        self._wake_out, self._wake_in = os.pipe()
        self._thread = threading.Thread(target=self._run, name=f"pty {link.name}", daemon=True)

    def start(self) -> None:
        """Begin, plugged in. Returns when the driver can open the name."""
        self._thread.start()
        self.plug()

    def stop(self) -> None:
        """Unplug and end the thread. May be repeated."""
        if self._stopping.is_set():
            return
        self.unplug()
        self._stopping.set()
        self._wake()
        self._thread.join()
        os.close(self._wake_in)
        os.close(self._wake_out)

    def plug(self) -> None:
        """Push the plug in; returns when that is done. Not from the line's own thread."""
        self._wanted.set()
        self._settle(plugged=True)

    def unplug(self) -> None:
        """Pull the plug; returns when the driver's end is dead. Not from the line's own thread."""
        self._wanted.clear()
        self._settle(plugged=False)

    @property
    def is_plugged(self) -> bool:
        """Say whether the plug is in."""
        return self._ends is not None

    def send(self, data: bytes, baud: int | None = None) -> None:
        """Send to the driver, at the pace of a real line if ``baud`` is given. Line's thread only.

        Stops short when the plug is pulled.
        """
        step = len(data) if baud is None else max(1, int(baud * _STEP_S / _BITS_PER_BYTE))
        begun = time.monotonic()
        for start in range(0, len(data), max(1, step)):
            if not self._may_send() or not self._write(data[start : start + step]):
                return
            if baud is not None:
                sent_s = min(start + step, len(data)) * _BITS_PER_BYTE / baud
                self.pause(begun + sent_s - time.monotonic())

    def pause(self, seconds: float) -> None:
        """Let time pass inside an answer, unless the line is being stopped."""
        if seconds > 0:
            self._stopping.wait(seconds)

    def _may_send(self) -> bool:
        return self._wanted.is_set() and not self._stopping.is_set()

    def _write(self, data: bytes) -> bool:
        if self._ends is None:
            return False
        view = memoryview(data)
        while view:
            _, ready, _ = select.select([], [self._ends[0]], [], _FULL_S)
            if not ready:
                return False
            view = view[os.write(self._ends[0], view) :]
        return True

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._follow_the_plug()
            watched = [self._wake_out] + ([self._ends[0]] if self._ends else [])
            ready, _, _ = select.select(watched, [], [])
            if self._wake_out in ready:
                os.read(self._wake_out, 512)
            elif self._ends is not None:
                self._take(self._ends[0])
        self._close()

    def _take(self, end: int) -> None:
        with suppress(BlockingIOError):
            self._on_bytes(os.read(end, 65536))

    def _follow_the_plug(self) -> None:
        if self._wanted.is_set() and self._ends is None:
            self._open()
        elif not self._wanted.is_set() and self._ends is not None:
            self._close()
        with self._settled:
            self._settled.notify_all()

    def _open(self) -> None:
        # The driver's end stays open here too: else our read fails while no driver is there.
        ours, drivers = pty.openpty()
        tty.setraw(ours)
        tty.setraw(drivers)
        os.set_blocking(ours, False)
        beside = self._link.with_name(f".{self._link.name}.new")
        beside.unlink(missing_ok=True)
        beside.symlink_to(os.ttyname(drivers))
        beside.replace(self._link)
        self._ends = (ours, drivers)

    def _close(self) -> None:
        if self._ends is None:
            return
        self._link.unlink(missing_ok=True)
        ends, self._ends = self._ends, None
        for end in ends:
            os.close(end)

    def _settle(self, *, plugged: bool) -> None:
        self._wake()
        with self._settled:
            self._settled.wait_for(lambda: self.is_plugged is plugged, timeout=_SETTLED_S)

    def _wake(self) -> None:
        os.write(self._wake_in, b"!")
