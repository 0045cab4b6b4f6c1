"""States about people: for whom, their cards, who says who somebody is, who consents."""

from dataclasses import dataclass, field

from edge_sync.wire.application import ForWhom
from kiosk.journeys.card_states import CardReading
from kiosk.journeys.page_progress import Progress
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Identify:
    """Put your card on the reader, or type your name and number instead."""

    card: CardReading


@dataclass(frozen=True, slots=True)
class FurtherPerson:
    """The other parent: put the card on the reader, or type instead."""

    role: str
    about: Words
    card: CardReading
    progress: Progress
    signs: bool = False  # will have to sign, here or elsewhere


@dataclass(frozen=True, slots=True)
class AskForWhom:
    """For myself, for my family, on someone's behalf: the first question of a visit.

    Where it ``tells``, the notice stands above it, and an answer says that it was heard.
    """

    chosen: ForWhom | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Vouch:
    """The helper gives her word for who somebody is. ``key`` is a party, or the holder."""

    key: str
    helper: str = field(repr=False)  # her name, as the resident knows her


@dataclass(frozen=True, slots=True)
class AskConsent:
    """A consent the law asks for: from one person, for one purpose."""

    key: str
    about: Words  # who is asked: "父亲"
    name: str = field(repr=False)
    purpose: Words
    is_holder: bool = False  # the one who stands here is asked, and not a further person
    given: bool | None = None
