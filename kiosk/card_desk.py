"""From a reader's events to actions of the visit; the gate stands here.

While no page asks for a card, what a chip says is dropped unread (rules of a
visit, 3): only that a card lies there, or was lifted, comes through. A card
counts from when it was laid down: one that lay there before the page asked is
not read, however long the reader takes.
"""

from devices.card_reader import contract
from devices.card_reader.contract import AnyRecord, Event, SocialCardRecord
from devices.card_reader.faults import CardFault
from kiosk.journeys import actions
from kiosk.journeys.actions import Action, ReadCard


class CardDesk:
    """Keeps the gate and the state of the reader. UI thread only."""

    def __init__(self) -> None:
        self.fault: str | None = None
        self._is_open = False
        self._laid_in_time = False
        self._lies_there = False

    @property
    def lies_there(self) -> bool:
        """Say whether a card lies on the reader."""
        return self._lies_there

    def let_through(self, *, on: bool) -> None:
        """Open the gate for cards laid down from now on, or close it."""
        self._is_open, self._laid_in_time = on, False

    def action_of(self, event: Event) -> Action | None:
        """Return what an event means for the visit, or None if nothing."""
        match event:
            case contract.ReaderUp():
                self.fault = None
                return None
            case contract.ReaderDown(why):
                self.fault = why.code
                return self._lifted()
            case contract.CardPlaced():
                self._laid_in_time, self._lies_there = self._is_open, True
                return actions.CardSeen()
            case contract.CardRemoved():
                return self._lifted()
            case contract.CardRead(record):
                return actions.CardRead(read_card(record)) if self._laid_in_time else None
            case contract.CardFailed(fault, record):
                return self._failed(fault, record) if self._laid_in_time else None

    def _lifted(self) -> Action | None:
        """A reader that comes and goes with no card on it is nobody: an idle visit stays idle."""
        was_there, self._lies_there = self._lies_there, False
        return actions.CardLifted() if was_there else None

    def _failed(self, fault: CardFault, record: AnyRecord | None) -> Action:
        """An expired card is a good card whose days are over: the visit decides."""
        if fault is CardFault.EXPIRED_CARD and record:
            return actions.CardRead(read_card(record))
        return actions.CardFailed(fault.code)


def read_card(record: AnyRecord) -> ReadCard:
    """Return the part of a chip's record that a visit uses; the rest goes no further."""
    if isinstance(record, SocialCardRecord):
        return ReadCard(
            name=record.name,
            number=record.number,
            sex=record.sex,
            nation=record.nation,
            birth=record.birth,
            address="",
            valid_to=record.valid_to,
            is_social=True,
        )
    return ReadCard(
        name=record.name or record.foreign_name,  # a foreigner may have no Chinese name
        number=record.number,
        sex=record.sex,
        nation=record.nation,
        birth=record.birth,
        address=record.address,
        valid_to=record.valid_to,
    )
