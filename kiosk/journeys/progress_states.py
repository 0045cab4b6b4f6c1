"""States of one who asks by card how their applications stand: the cloud knows, no kiosk does."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.journeys.card_states import CardReading
from kiosk.journeys.later_states import StandingShown
from provisioning.catalogue.words import Words


class AskStage(Enum):
    """How the question goes."""

    CARD = auto()  # put your card down
    ASKING = auto()  # it is on its way
    TOLD = auto()  # the cloud answered; there may be nothing
    NO_LINE = auto()  # no answer in ten seconds
    TOO_MANY = auto()  # this kiosk has asked too often
    NOT_PROVED = auto()  # the card does not prove who its holder is


@dataclass(frozen=True, slots=True)
class CaseShown:
    """One application: what it is, when it was handed in (local time), how its parts stand."""

    number: str = field(repr=False)
    title: Words = field(repr=False)
    lodged_at: str = field(repr=False)
    standings: tuple[StandingShown, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskByCard:
    """What became of my applications? By card, asked of the cloud while there is a line."""

    stage: AskStage
    card: CardReading
    cases: tuple[CaseShown, ...] = field(default=(), repr=False)
    has_more: bool = False  # older ones are not shown
