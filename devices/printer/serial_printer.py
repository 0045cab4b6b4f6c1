"""The driver of an ESC/POS printer on a serial port (USB printers offer one too)."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from devices.errors import DeviceGoneError, DeviceSilentError
from devices.port import SerialPort
from devices.printer import escpos
from devices.printer.contract import Printed
from devices.printer.picture import Paper, picture_of
from devices.printer.sheet import Sheet

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """How to reach a printer and how long to wait for it, in seconds."""

    port: Path
    paper: Paper = Paper.MM80
    baud: int = 115200
    status_answer_s: float = 1.0
    confirm_s: float = 20.0  # from the last byte sent to the last row printed
    ask_again_s: float = 1.0  # while waiting, ask how the printer is


class SerialPrinter:
    """A `Printer` on a serial port, opened anew for each call: a replaced cable just works."""

    def __init__(self, settings: PrinterSettings) -> None:
        self._settings = settings
        # Not from zero: a late answer to a job of the process before must not confirm ours.
        self._serials = count(time.monotonic_ns() % 15**4)
        self._left_clean = False  # the process before may have been killed while it printed

    def look(self) -> Printed | None:
        """Ask how the printer is."""
        try:
            with self._open() as port:
                return self._trouble(port)
        except DeviceGoneError:
            return Printed.PRINTER_GONE

    def print(self, sheet: Sheet) -> Printed:
        """Print and cut one sheet, and wait until the printer confirms it."""
        picture = picture_of(sheet, self._settings.paper)
        confirmation = escpos.confirmation_id(next(self._serials))
        data = escpos.job(picture, confirmation)
        if not self._left_clean:
            data = escpos.fresh_start() + data
        try:
            with self._open() as port:
                outcome = self._trouble(port) or self._send(port, data, confirmation)
        except DeviceGoneError:
            outcome = Printed.PRINTER_GONE
        logger.info("a sheet of %d bytes: %s", len(data), outcome.name)
        return outcome

    @contextmanager
    def _open(self) -> Iterator[SerialPort]:
        port = SerialPort(self._settings.port, self._settings.baud)
        try:
            yield port
        finally:
            port.close()

    def _send(self, port: SerialPort, data: bytes, confirmation: escpos.ConfirmationId) -> Printed:
        self._left_clean = False
        try:
            port.write(data)
        except DeviceSilentError:
            # It stopped taking bytes: it has troubles, and at best it can still name them.
            return self._trouble(port) or Printed.PRINTER_FAULT
        try:
            outcome = self._wait_for(port, escpos.confirmation_answer(confirmation))
        except DeviceSilentError:
            return Printed.NOT_CONFIRMED
        self._left_clean = outcome is Printed.PRINTED
        return outcome

    def _wait_for(self, port: SerialPort, answer: bytes) -> Printed:
        heard, is_late = b"", False
        end = time.monotonic() + self._settings.confirm_s
        ask_at = time.monotonic() + self._settings.ask_again_s
        while not is_late:
            is_late = time.monotonic() >= end
            heard += port.read()
            if answer in heard:
                return Printed.PRINTED
            if time.monotonic() >= ask_at:
                trouble, more = self._cause(port)
                if answer in heard + more:
                    return Printed.PRINTED
                if trouble is not None:
                    return trouble
                heard += more
                ask_at = time.monotonic() + self._settings.ask_again_s
        return Printed.NOT_CONFIRMED

    def _trouble(self, port: SerialPort) -> Printed | None:
        """Ask an idle printer for what stands against printing."""
        try:
            status, _ = self._status(port, escpos.STATUS_PRINTER)
            if status is None:
                return Printed.NOT_ANSWERING
            if escpos.is_offline(status):
                cause, _ = self._cause(port)
                return cause or Printed.PRINTER_FAULT
            paper, _ = self._status(port, escpos.STATUS_PAPER)
        except DeviceSilentError:
            return Printed.NOT_ANSWERING
        return Printed.PAPER_OUT if paper is not None and escpos.is_paper_out(paper) else None

    def _cause(self, port: SerialPort) -> tuple[Printed | None, bytes]:
        """Ask why it is off line; returns the named cause, if any, and all that was heard."""
        cause, heard = self._status(port, escpos.STATUS_OFFLINE_CAUSE)
        if cause is None:
            return None, heard
        if escpos.is_cover_open(cause):
            return Printed.COVER_OPEN, heard
        if escpos.is_stopped_without_paper(cause):
            return Printed.PAPER_OUT, heard
        return (Printed.PRINTER_FAULT if escpos.is_in_error(cause) else None), heard

    def _status(self, port: SerialPort, question: bytes) -> tuple[int | None, bytes]:
        """Ask one status, which the printer answers ahead of the data it is printing."""
        port.write(question)
        heard, is_late = b"", False
        end = time.monotonic() + self._settings.status_answer_s
        while not is_late:
            is_late = time.monotonic() >= end  # if we were held, it lies there: look once more
            heard += port.read()
            status = escpos.status_byte(heard)
            if status is not None:
                return status, heard
        return None, heard
