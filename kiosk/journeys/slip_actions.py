"""What happens from lodging on: the slip on paper, and slips read again, as values."""

from dataclasses import dataclass, field

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.at_hand import AtHand
from kiosk.journeys.slip_states import NewsShown


@dataclass(frozen=True, slots=True)
class LodgeDone:
    """The application is on disk, in one transaction, under this number.

    ``collect`` is the code for which its slip comes out at night, if it is not printed now.
    """

    number: SlipNumber
    collect: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LodgeFailed:
    """Nothing was written."""

    code: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The printer confirmed the whole slip."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class PrintFailed:
    """The slip is not on paper; ``code`` names the fault."""

    number: SlipNumber
    code: str


@dataclass(frozen=True, slots=True)
class PrintDue:
    """SlipWaiting: print this slip now."""

    number: SlipNumber


@dataclass(frozen=True, slots=True)
class ShowDue:
    """Welcome: show the slips that wait for paper."""


@dataclass(frozen=True, slots=True)
class StartReadingSlip:
    """Welcome: read my slip."""


@dataclass(frozen=True, slots=True)
class SlipOpened:
    """A private code was read; ``news`` may be empty, and the number unknown until they come."""

    number: SlipNumber | None
    news: tuple[NewsShown, ...] = field(repr=False)
    in_hand: AtHand | None = None  # what its holder may do, where the number is known


@dataclass(frozen=True, slots=True)
class SlipPublicOnly:
    """Only a public code was under the camera; ``received`` is the local time it says."""

    number: SlipNumber
    received: str = ""


@dataclass(frozen=True, slots=True)
class SlipOfFollower:
    """The slip of a supplement or a withdrawal: what became of it goes to the slip ``of``."""

    number: SlipNumber
    of: SlipNumber


@dataclass(frozen=True, slots=True)
class SlipNotOurs:
    """A code, and not one of ours."""


@dataclass(frozen=True, slots=True)
class SlipFailed:
    """The camera could not look."""

    code: str


SlipAction = (
    LodgeDone
    | LodgeFailed
    | Printed
    | PrintFailed
    | PrintDue
    | ShowDue
    | StartReadingSlip
    | SlipOpened
    | SlipPublicOnly
    | SlipOfFollower
    | SlipNotOurs
    | SlipFailed
)
