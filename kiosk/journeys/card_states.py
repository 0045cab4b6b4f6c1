"""How the reading of a card stands, as every page that asks for one shows it."""

from dataclasses import dataclass, field
from enum import Enum, auto


class CardStage(Enum):
    """Where the reading of a card stands."""

    WAITING = auto()
    READING = auto()
    FAILED = auto()
    TAKE_AWAY = auto()  # a card lies there from before this page asked
    READ = auto()


@dataclass(frozen=True, slots=True)
class CardReading:
    """A card on its way in: shown by `Identify` and by `FurtherPerson`."""

    stage: CardStage
    fault: str | None = None  # a failure code when FAILED
    greeting: str = field(default="", repr=False)  # masked name when READ: "王*英"
    expired: bool = False  # told, and identity stays to be verified; never refused
    failures: int = 0  # in a row, on this page
    may_vouch: bool = False  # a helper of this visit may say who it is: action AskToVouch
    takes_social: bool = False  # a social-security card may be put in as well
    is_social: bool = False  # that is what was read: identity stays to be verified
