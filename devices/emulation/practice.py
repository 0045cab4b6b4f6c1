"""Devices for practising: cards of play people, a paper on the plate, a printer of air.

In memory and in this process: nothing of the real devices is touched. The
people are invented and say so in their names.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from devices.card_reader.contract import (
    CardPlaced,
    CardRead,
    CardRecord,
    CardRemoved,
    Event,
    ReaderUp,
)
from devices.card_reader.test_people import PEOPLE
from devices.document_camera.contract import CameraState, Frame
from devices.document_camera.test_desk import photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.printer.contract import Printed, Printer
from devices.printer.sheet import Line, Rule, Sheet, Size

PLAY_PEOPLE: Final[tuple[CardRecord, ...]] = (
    replace(PEOPLE["zhang"], name="练习·张三"),
    replace(PEOPLE["chen"], name="练习·李四"),
)
_PAPER = "household-zhang"


class PracticeReader:
    """A reader on which a play person's card is laid, and from which it is lifted."""

    def __init__(self) -> None:
        self._post: Callable[[Event], None] | None = None

    def start(self, post: Callable[[Event], None]) -> None:
        """Begin; this reader always answers."""
        self._post = post
        post(ReaderUp("practice"))

    def stop(self) -> None:
        """End."""
        self._post = None

    def move(self, person: int | None) -> None:
        """Lay the card of one of `PLAY_PEOPLE`, or lift what lies there (None)."""
        if self._post is None:
            return
        if person is None:
            self._post(CardRemoved())
            return
        for event in (CardPlaced(), CardRead(PLAY_PEOPLE[person % len(PLAY_PEOPLE)])):
            self._post(event)


class PracticeCamera:
    """A camera that always sees one page of an invented household register."""

    def __init__(self) -> None:
        self._frame: Frame | None = None
        self._is_open = False
        self._lock = threading.Lock()

    @property
    def state(self) -> CameraState:
        """Say whether it is switched on."""
        return CameraState.SEEING if self._is_open else CameraState.CLOSED

    def open(self) -> None:
        """Switch it on."""
        self._is_open = True

    def frame(self) -> Frame | None:
        """Return the picture, drawn when it is wanted first."""
        with self._lock:
            if self._frame is None:
                self._frame = photograph(PAPERS[_PAPER](), DOTS_PER_MM)
        return self._frame.copy() if self._is_open else None

    def close(self) -> None:
        """Switch it off."""
        self._is_open = False


class PracticePrinter:
    """A printer whose paper is a list: ``sheets`` has what would have been printed."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []

    def look(self) -> Printed | None:
        """Say that it is ready."""
        return None

    def print(self, sheet: Sheet) -> Printed:
        """Keep the sheet."""
        self.sheets.append(sheet)
        return Printed.PRINTED


class MarkedPrinter:
    """A printer whose every sheet says above and below that it is not valid."""

    def __init__(self, inner: Printer, mark: str) -> None:
        self._inner, self._mark = inner, mark

    def look(self) -> Printed | None:
        """Ask the printer inside."""
        return self._inner.look()

    def print(self, sheet: Sheet) -> Printed:
        """Print the sheet between two marks."""
        mark = Line(self._mark, Size.LARGE, bold=True, centred=True)
        return self._inner.print(Sheet((mark, Rule(), *sheet.elements, Rule(), mark)))
