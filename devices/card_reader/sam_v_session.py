"""One opened SAM_V module, served until it fails or the reader is stopped.

Three states while the module is up::

    IDLE --found--> (reading) --good, or read and not usable--> HOLD --lifted--> IDLE
                        |--not read--> FAILED --lifted--> IDLE
                                          |--tried again, read--> HOLD

"Find" cannot tell "no card" from "already read and still lying there". So after
a read, and wherever it is in doubt, presence is asked with READ_ADDRESS: a card
in the field answers "done" or "no such item", an empty field never does.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from devices.card_reader.card_text import is_expired, read_text
from devices.card_reader.contract import (
    CardFailed,
    CardPlaced,
    CardRead,
    CardRecord,
    CardRemoved,
    Event,
    ReaderUp,
)
from devices.card_reader.faults import CardFault
from devices.card_reader.sam_v import Command, Response, Status
from devices.card_reader.sam_v_module import SamVModule, module_number, text_of
from devices.errors import DeviceSilentError

logger = logging.getLogger(__name__)

_MODULE_BROKEN = frozenset(
    {Status.SELF_TEST_FAILED, Status.NOT_AUTHORISED, Status.BAD_COMMAND, Status.NOT_PERMITTED}
)
_REJECTED = frozenset(
    {Status.CARD_REJECTED_MODULE, Status.MODULE_REJECTED_CARD, Status.CHECK_FAILED}
)
_REJECTED_UNTIL_SUSPECT = 3
_WORTH_ANOTHER_TRY = frozenset({Status.UNKNOWN_ERROR, Status.RANDOM_FAILED, Status.NO_FIND_BEFORE})
_STILL_THERE = frozenset({Status.DONE, Status.NO_SUCH_ITEM})
_TRIES_WHILE_IT_LIES = 5
_POLLS_BETWEEN_TRIES = {CardFault.KEEP_STILL: 1, CardFault.LIFT_AND_PLACE: 5}


class ModuleBrokenError(Exception):
    """The module itself says that it cannot work. Does not leave this package."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The gaps between questions, in seconds. A hung chip recovers only between polls."""

    find_gap_s: float = 0.3
    hold_gap_s: float = 0.5
    status_every_s: float = 3.0


class _State(Enum):
    IDLE = auto()
    HOLD = auto()
    FAILED = auto()


class SamVSession:
    """One module from its first answer to its last. One thread."""

    def __init__(
        self,
        module: SamVModule,
        pace: Pace,
        post: Callable[[Event], None],
        today: Callable[[], date],
        stopping: threading.Event,
    ) -> None:
        self._module = module
        self._pace = pace
        self._post = post
        self._today = today
        self._stopping = stopping
        self._state = _State.IDLE
        self._told: CardFault | None = None  # of the card that lies there
        self._tries = 0  # to read it
        self._polls = 0  # since the last try
        self._rejected = 0  # cards running
        self._status_due = 0.0
        self.is_up = False

    def serve(self) -> None:
        """Watch for cards until stopped.

        Raises `DeviceGoneError`, `DeviceSilentError` or `ModuleBrokenError`.
        """
        self._open()
        while not self._stopping.is_set():
            match self._state:
                case _State.IDLE:
                    self._look_for_a_card()
                case _State.HOLD:
                    self._see_if_it_still_lies()
                case _State.FAILED:
                    self._wait_for_lifting()
            self._stopping.wait(self._gap())

    def _gap(self) -> float:
        return self._pace.hold_gap_s if self._state is _State.HOLD else self._pace.find_gap_s

    def _open(self) -> None:
        self._ask(Command.STATUS)
        identity = self._ask(Command.MODULE_ID)
        number = module_number(identity.data) if identity.status == Status.DONE else ""
        logger.info("card reader with module %s", number)
        self.is_up = True
        self._post(ReaderUp(number))
        if self._lies_there():
            # Read by whoever held the port before us: it cannot be read again without lifting.
            self._post(CardPlaced())
            self._fail(CardFault.LIFT_AND_PLACE, _State.HOLD)

    def _look_for_a_card(self) -> None:
        if time.monotonic() >= self._status_due:
            self._ask(Command.STATUS)
            self._status_due = time.monotonic() + self._pace.status_every_s
        if self._ask(Command.FIND).status == Status.FOUND:
            self._told, self._tries = None, 0
            self._post(CardPlaced())
            self._try_to_read()

    def _see_if_it_still_lies(self) -> None:
        if not self._lies_there():
            self._removed()

    def _wait_for_lifting(self) -> None:
        self._polls += 1
        if self._ask(Command.FIND).status == Status.FOUND:
            due = self._told and _POLLS_BETWEEN_TRIES.get(self._told)
            if due and self._polls >= due:
                self._try_to_read()
        elif self._lies_there():
            # The answer to READ was lost, and the module will not give it twice.
            self._fail(CardFault.LIFT_AND_PLACE, _State.HOLD)
        else:
            self._removed()

    def _removed(self) -> None:
        self._state = _State.IDLE
        self._post(CardRemoved())

    def _try_to_read(self) -> None:
        self._polls = 0
        self._tries += 1
        response = self._read()
        if response.status != Status.DONE:
            self._fail(self._fault_of(response.status), _State.FAILED)
            return
        self._rejected = 0
        match read_text(text_of(response.data)):
            case CardFault() as fault:
                self._fail(fault, _State.HOLD)
            case CardRecord() as record if is_expired(record, self._today()):
                self._fail(CardFault.EXPIRED_CARD, _State.HOLD, record)
            case record:
                self._state = _State.HOLD
                self._post(CardRead(record))

    def _read(self) -> Response:
        """Select and read the card that was just found; once more where that can help."""
        response = self._select_and_read()
        if response.status in _WORTH_ANOTHER_TRY and self._ask(Command.FIND).status == Status.FOUND:
            response = self._select_and_read()
        return response

    def _select_and_read(self) -> Response:
        selected = self._ask(Command.SELECT)
        return self._ask(Command.READ) if selected.status == Status.DONE else selected

    def _fault_of(self, status: int) -> CardFault:
        if status == Status.UNKNOWN_CARD:
            return CardFault.NOT_AN_ID
        if status == Status.READ_FAILED and self._tries <= _TRIES_WHILE_IT_LIES:
            return CardFault.KEEP_STILL
        if status in _REJECTED and self._told is None:
            self._rejected += 1
        if status in _REJECTED and self._rejected >= _REJECTED_UNTIL_SUSPECT:
            return CardFault.CARD_REFUSED
        return CardFault.LIFT_AND_PLACE

    def _fail(self, fault: CardFault, state: _State, record: CardRecord | None = None) -> None:
        """Tell a fault, unless the resident has just been told the same about this card."""
        self._state = state
        if fault is not self._told:
            logger.info("a card failed: %s", fault.code)
            self._post(CardFailed(fault, record))
        self._told = fault

    def _lies_there(self) -> bool:
        response = self._ask(Command.READ_ADDRESS)
        if response.status in _WORTH_ANOTHER_TRY:
            response = self._ask(Command.READ_ADDRESS)
        return response.status in _STILL_THERE

    def _ask(self, command: Command) -> Response:
        """Ask, and forgive one lost answer if the module still tells its status."""
        try:
            response = self._module.ask(command)
        except DeviceSilentError:
            logger.info("no answer to %s", command.name)
            response = self._module.ask(Command.STATUS)
            if response.status == Status.DONE:
                return Response(Status.UNKNOWN_ERROR)
        if response.status in _MODULE_BROKEN:
            raise ModuleBrokenError
        return response
