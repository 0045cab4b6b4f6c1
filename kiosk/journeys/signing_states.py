"""States about signing: who signs, how, the words to read, and who signs beside a mark."""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.card_states import CardReading
from kiosk.journeys.signing import SignWay
from provisioning.catalogue.words import NOTHING, Words


class SignerStanding(Enum):
    """How far one signer is."""

    OPEN = auto()
    SIGNED = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class SignerRow:
    """One signer in the list. ``name`` is masked.

    One who ``only_consents`` signs nothing; ``papers`` are then the purposes.
    """

    party: str
    about: Words
    name: str = field(repr=False)
    papers: tuple[Words, ...]
    standing: SignerStanding
    only_consents: bool = False


@dataclass(frozen=True, slots=True)
class Signers:
    """Everybody who has to sign. ``needs_power``: an agent still has no power of attorney."""

    rows: tuple[SignerRow, ...]
    needs_power: bool = False

    @property
    def is_settled(self) -> bool:
        """Say whether nobody is left to ask."""
        return all(row.standing is not SignerStanding.OPEN for row in self.rows)


class Wording(Enum):
    """Whether the words here are those of the place where it was handed in."""

    SAME = auto()
    DIFFERS = auto()
    UNKNOWN = auto()  # this kiosk does not know the matter at all


@dataclass(frozen=True, slots=True)
class SignerWays:
    """How will this person sign? ``of`` is set where a signing slip brought the signer.

    One who ``only_consents`` signs nothing; ``papers`` are then the purposes.
    """

    about: Words
    name: str = field(repr=False)
    title: Words
    papers: tuple[Words, ...]
    ways: tuple[SignWay, ...]
    of: SlipNumber | None = None
    wording: Wording = Wording.SAME
    only_consents: bool = False


@dataclass(frozen=True, slots=True)
class SignText:
    """The words a signature will stand under, one text a paper, to read or to hear."""

    about: Words
    texts: tuple[str, ...] = field(repr=False)
    is_read_aloud: bool = False  # for a mark the law wants it heard


@dataclass(frozen=True, slots=True)
class InkPaper:
    """A paper to print and sign in ink."""

    paper: Words
    about: Words
    is_printing: bool = False
    is_printed: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class WitnessOption:
    """One who may sign beside a mark. ``id`` goes into the action; no name for another card."""

    id: str
    about: Words
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Witness:
    """Who signs beside the mark?"""

    about: Words
    party: str
    options: tuple[WitnessOption, ...]
    helper: str = ""  # the id of one who joined this visit and may witness


@dataclass(frozen=True, slots=True)
class SignerCard:
    """Who signs here shows who it is, by their own card. ``may_type`` without one."""

    about: Words
    card: CardReading
    may_type: bool = False
    is_witness: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """Write a name, or draw a mark. ``papers`` are what else the strokes stand under."""

    title: Words
    name: str = field(repr=False)
    too_short: bool = False  # the last strokes were no signature
    is_own: bool = True  # of the one who hands in: the whole application
    papers: tuple[Words, ...] = ()
    about: Words = NOTHING  # whom, where it is not the one who hands in
    is_mark: bool = False  # of one who does not write
    may_mark: bool = False  # "I do not write" is offered
    is_witness: bool = False  # the one who signs beside a mark
    is_last: bool = True  # with it everything is handed in
