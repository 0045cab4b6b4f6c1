"""One opened card service, served until it fails or the reader is stopped.

All readers of the service are watched and one card is served at a time::

    IDLE --a card is in--> (reading) --read, or not usable--> HOLD --out--> IDLE
                               |--not read, may help--> HOLD, tried again

A card that never answers blocks its call for ever, and the service knows no
time limit. So a timer tells CARD_SILENT meanwhile; the call comes back when
the card is pulled out.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from devices.card_reader.contract import (
    CardFailed,
    CardPlaced,
    CardRead,
    CardRemoved,
    Event,
    ReaderUp,
    SocialCardRecord,
)
from devices.card_reader.faults import CardFault
from devices.social_card.pcsc import CardService, PcscError, PcscTrouble, ReaderState
from devices.social_card.reading import read_card

logger = logging.getLogger(__name__)

_CARD_TROUBLES = {
    PcscTrouble.REMOVED: CardFault.LEAVE_IT_IN,
    PcscTrouble.BROKEN_OFF: CardFault.LEAVE_IT_IN,
    PcscTrouble.MUTE: CardFault.WRONG_WAY,
    PcscTrouble.BUSY: CardFault.READER_BUSY,
}
_SERVICE_TROUBLES = {
    PcscTrouble.NO_SERVICE: CardFault.SERVICE_DOWN,
    PcscTrouble.NO_READER: CardFault.NO_SOCIAL_READER,
}
_TRIES = {CardFault.LEAVE_IT_IN: 3, CardFault.WRONG_WAY: 2, CardFault.READER_BUSY: 60}


@dataclass(frozen=True, slots=True)
class PcscPace:
    """Seconds: how often the readers are looked at, the gap between tries, a card's time."""

    look_s: float = 0.25
    retry_s: float = 0.5
    answer_s: float = 4.0


def fault_of(error: PcscError) -> CardFault:
    """Return what a lost service or reader means."""
    return _SERVICE_TROUBLES.get(error.trouble, CardFault.SERVICE_DOWN)


class PcscSession:
    """One line to the service from its first answer to its last. One thread, and one timer."""

    def __init__(
        self,
        service: CardService,
        pace: PcscPace,
        post: Callable[[Event], None],
        today: Callable[[], date],
        stopping: threading.Event,
    ) -> None:
        self._service, self._pace, self._post = service, pace, post
        self._today, self._stopping = today, stopping
        self._states: dict[str, ReaderState] = {}
        self._card: tuple[str, int] | None = None  # its reader, and that reader's count of changes
        self._told: CardFault | None = None  # of this card
        self._tries = 0
        self._again_at: float | None = None
        self._telling = threading.Lock()
        self.is_up = False

    def serve(self) -> None:
        """Watch for cards until stopped. Raises `PcscError`."""
        while not self._stopping.is_set():
            self._follow_the_readers()
            looked = self._service.wait_for_change(self._states, round(self._pace.look_s * 1000))
            self._states = {name: state for name, state in looked.items() if not state.is_gone}
            if self._card is not None and not self._is_same_card(*self._card):
                self._removed()
            if self._card is None:
                self._look_for_a_card()
            elif self._again_at is not None and time.monotonic() >= self._again_at:
                self._try_to_read(self._card[0])

    def _follow_the_readers(self) -> None:
        """Take new readers in; a session without any is over."""
        names = self._service.readers()
        if not names:
            raise PcscError.no_reader()
        self._states = {name: self._states.get(name, ReaderState()) for name in names}
        if not self.is_up:
            logger.info("chip-card readers: %s", ", ".join(names))
            self.is_up = True
            self._post(ReaderUp(names[0]))

    def _is_same_card(self, reader: str, changes: int) -> bool:
        """A card out and another in between two looks is told by the reader's count."""
        state = self._states.get(reader)
        return state is not None and state.has_card and state.changes == changes

    def _look_for_a_card(self) -> None:
        for name, state in self._states.items():
            if state.has_card:
                self._card, self._told, self._tries = (name, state.changes), None, 0
                self._post(CardPlaced())
                self._try_to_read(name)
                return

    def _removed(self) -> None:
        self._card = self._again_at = None
        self._post(CardRemoved())

    def _try_to_read(self, reader: str) -> None:
        self._tries += 1
        self._again_at = None
        with self._watched():
            outcome = self._outcome(reader)
        match outcome:
            case SocialCardRecord() as record if (
                record.valid_to and record.valid_to < self._today()
            ):
                self._fail(CardFault.EXPIRED_CARD, record)
            case SocialCardRecord() as record:
                self._post(CardRead(record))
            case fault:
                self._fail(fault)

    def _outcome(self, reader: str) -> SocialCardRecord | CardFault:
        """Power the card, read it, let go of it. Raises `PcscError` where the service is lost."""
        try:
            chip = self._service.connect(reader)
            try:
                return read_card(chip.transmit)
            finally:
                chip.close()
        except PcscError as error:
            if error.trouble in _SERVICE_TROUBLES:
                raise
            return _CARD_TROUBLES[error.trouble]

    @contextmanager
    def _watched(self) -> Iterator[None]:
        timer = threading.Timer(self._pace.answer_s, self._tell, (CardFault.CARD_SILENT,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _fail(self, fault: CardFault, record: SocialCardRecord | None = None) -> None:
        if self._tries < _TRIES.get(fault, 0):
            self._again_at = time.monotonic() + self._pace.retry_s
        self._tell(fault, record)

    def _tell(self, fault: CardFault, record: SocialCardRecord | None = None) -> None:
        """Tell a fault, unless the resident has just been told the same about this card."""
        with self._telling:
            if fault is not self._told:
                logger.info("a chip card failed: %s", fault.code)
                self._post(CardFailed(fault, record))
            self._told = fault
