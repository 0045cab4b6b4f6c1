"""What happens about people: whom it is for, their cards, what they allow, as values."""

from dataclasses import dataclass, field
from datetime import date

from edge_sync.wire.application import ForWhom


@dataclass(frozen=True, slots=True)
class ChooseForWhom:
    """AskForWhom: one of the three."""

    who: ForWhom


@dataclass(frozen=True, slots=True)
class CardSeen:
    """A card lies on the reader and is being read."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """What a card's chip said. ``valid_to`` is None for a card without expiry.

    ``is_social``: from a social-security card, which proves nobody's identity,
    and knows no address.
    """

    name: str = field(repr=False)
    number: str = field(repr=False)
    sex: str = field(repr=False)  # "男" or "女"
    nation: str = field(repr=False)  # "汉族"
    birth: date = field(repr=False)
    address: str = field(repr=False)
    valid_to: date | None = field(repr=False)
    is_social: bool = False


@dataclass(frozen=True, slots=True)
class CardRead:
    """The card was read."""

    card: ReadCard


@dataclass(frozen=True, slots=True)
class CardFailed:
    """The card was not read; ``code`` names the fault ("DEV-02")."""

    code: str


@dataclass(frozen=True, slots=True)
class CardLifted:
    """The card left the reader: a normal event. Another may still lie on the other reader."""

    another_lies: bool = False


@dataclass(frozen=True, slots=True)
class TypeInstead:
    """Identify, FurtherPerson: no card; name and number are typed."""


@dataclass(frozen=True, slots=True)
class NotHere:
    """FurtherPerson: he or she is not here; what is needed is typed, and signed later."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """AskConsent: no; the application goes on without it."""


@dataclass(frozen=True, slots=True)
class TouchMember:
    """Members: leave it out, take it in again, or hear why it is locked."""

    matter: str


@dataclass(frozen=True, slots=True)
class AskToVouch:
    """Identify, FurtherPerson: the helper of this visit knows the person."""


PeopleAction = (
    ChooseForWhom
    | CardSeen
    | CardRead
    | CardFailed
    | CardLifted
    | TypeInstead
    | NotHere
    | Refuse
    | TouchMember
    | AskToVouch
)
