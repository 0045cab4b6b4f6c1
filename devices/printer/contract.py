"""What a printer promises: it says PRINTED only when the paper has come out."""

from enum import Enum
from typing import Protocol

from devices.failures import Explanation
from devices.printer.sheet import Sheet


class Printed(Enum):
    """How printing ended. The value of a failure is its stable code.

    Only PRINTED means that the resident holds the sheet. NOT_CONFIRMED means
    that nobody knows: the data were sent and the printer did not say that it
    is done. Everything else means that the sheet is not complete.
    """

    PRINTED = "printed"
    PAPER_OUT = "DEV-40"
    COVER_OPEN = "DEV-41"
    PRINTER_FAULT = "DEV-42"
    NOT_ANSWERING = "DEV-43"
    PRINTER_GONE = "DEV-44"
    NOT_CONFIRMED = "DEV-45"


EXPLAINED: dict[Printed, Explanation] = {
    Printed.PAPER_OUT: Explanation(
        cause="the roll is used up",
        resident="'there is no paper; your application is kept safe; ask for the slip later'",
        helper="put in a new roll, printing side up, and touch 'print again'",
    ),
    Printed.COVER_OPEN: Explanation(
        cause="the cover of the printer is open",
        resident="'the printer is open; your application is kept safe'",
        helper="press the cover until it clicks on both sides, and touch 'print again'",
    ),
    Printed.PRINTER_FAULT: Explanation(
        cause="the cutter is jammed, the head is too hot, or the printer is switched off line",
        resident="'the printer needs help; your application is kept safe'",
        helper="open the cover, take out torn paper, close it; wait a minute if the head is hot",
    ),
    Printed.NOT_ANSWERING: Explanation(
        cause="the printer is plugged in and does not answer when asked how it is",
        resident="'the printer is not answering; your application is kept safe'",
        helper="switch the printer off, count to five, switch it on, and touch 'print again'",
    ),
    Printed.PRINTER_GONE: Explanation(
        cause="the printer is not plugged in, or its port is held by another program",
        resident="'the printer is not connected; your application is kept safe'",
        helper="push the plug in, switch the printer on, and touch 'print again'",
    ),
    Printed.NOT_CONFIRMED: Explanation(
        cause="the sheet was sent, and the printer did not confirm that it came out",
        resident="'did the slip come out?'; it can be printed again at any time",
        helper="look whether the whole slip came out; if not, clear the paper and print again",
    ),
}


class Printer(Protocol):
    """A thermal printer with a cutter. Both calls block; use its one owner thread."""

    def look(self) -> Printed | None:
        """Ask how the printer is. None means ready; else what printing would end with."""

    def print(self, sheet: Sheet) -> Printed:
        """Print and cut one sheet, and wait until the printer confirms it. Seconds.

        Expected troubles are the answer. Raises `SheetError` if the sheet does
        not fit this paper, before anything is printed.
        """
