"""What a card reader tells the visit, and how one is driven.

Everything a reader has to say is an `Event`, a value. Events are posted from
the reader's own thread; the receiver must only put them on a queue. No
exception ever crosses to the receiver.

The order is always: `ReaderUp`, then for each card `CardPlaced`, then `CardRead`
or `CardFailed`, then `CardRemoved` when the card is lifted. The reader goes on
trying while a card lies there, so that nobody has to lift it without need:
after KEEP_STILL and LIFT_AND_PLACE a `CardRead`, or a `CardFailed` with another
fault, may follow without a new `CardPlaced`; the same fault is told once a card.
`ReaderDown` ends everything: a card that lay there is not reported as removed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from devices.card_reader.faults import CardFault


class CardKind(Enum):
    """Which of the national card layouts a record came from."""

    CITIZEN = "citizen"
    HONG_KONG_MACAO_TAIWAN = "J"
    FOREIGNER_2017 = "I"
    FOREIGNER_2023 = "Y"


@dataclass(frozen=True, slots=True, repr=False)
class CardRecord:
    """What a chip says about one person. Personal data: memory of one visit, nowhere else.

    Texts are exactly as on the card, trailing padding removed. ``sex_code`` and
    ``nation_code`` are the chip's own (GB/T 2261.1 and GB/T 3304); ``nation`` is
    the form printed on the card ("汉", not "汉族"). ``nation_code``, ``nation``,
    ``address`` and ``authority`` are empty where a kind of card has no such
    item. ``valid_to`` None means 长期, no last day.
    """

    kind: CardKind
    name: str
    sex: str
    sex_code: str
    nation_code: str
    nation: str
    birth: date
    address: str
    number: str
    authority: str
    valid_from: date
    valid_to: date | None
    foreign_name: str = ""
    nationality: str = ""

    def __repr__(self) -> str:
        """Show the kind only: a record ends up in logs and tracebacks by accident."""
        return f"<CardRecord {self.kind.value}>"


@dataclass(frozen=True, slots=True, repr=False)
class SocialCardRecord:
    """What a social-security card's chip says about one person, as far as a visit needs it.

    Personal data, as in `CardRecord`. The chip of a social-security card gives
    its items to anybody and proves nothing about itself: a record from it is as
    good as typed by a sure hand, and is no proof of identity. ``nation`` is
    empty where the card does not say; ``valid_to`` None means no last day.
    """

    name: str
    number: str
    sex: str
    sex_code: str
    nation: str
    birth: date
    valid_to: date | None

    def __repr__(self) -> str:
        """Show the kind only: a record ends up in logs and tracebacks by accident."""
        return "<SocialCardRecord>"


AnyRecord = CardRecord | SocialCardRecord


@dataclass(frozen=True, slots=True)
class ReaderUp:
    """The reader answers. ``module`` is its number or name, for the maintainer."""

    module: str


@dataclass(frozen=True, slots=True)
class ReaderDown:
    """The reader cannot be used, and why. It is tried again for ever."""

    why: CardFault


@dataclass(frozen=True, slots=True)
class CardPlaced:
    """A card was found and is being read: ask the resident to leave it lying."""


@dataclass(frozen=True, slots=True)
class CardRead:
    """The card was read and its data agree with each other."""

    record: AnyRecord


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The card could not be used, and why.

    ``record`` is given with EXPIRED_CARD alone: the data are good, the card's
    days are over, and the visit decides what that is worth.
    """

    fault: CardFault
    record: AnyRecord | None = None


@dataclass(frozen=True, slots=True)
class CardRemoved:
    """The card was lifted. A normal event: the visit goes on."""


Event = ReaderUp | ReaderDown | CardPlaced | CardRead | CardFailed | CardRemoved


class CardReader(Protocol):
    """A reader with one owner thread of its own."""

    def start(self, post: Callable[[Event], None]) -> None:
        """Begin to watch. ``post`` is called from the reader's thread. Never raises, once only."""

    def stop(self) -> None:
        """End the thread and let go of the port; returns when both are done. May be repeated."""
