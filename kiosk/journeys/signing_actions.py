"""What happens while people sign, as values."""

from dataclasses import dataclass, field

from edge_sync.wire.signing_slip import SigningSlip
from kiosk.journeys.signing import SignWay, Strokes


@dataclass(frozen=True, slots=True)
class Sign:
    """Sign: the strokes drawn on the glass."""

    strokes: Strokes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenSigner:
    """Signers: one of them comes to sign."""

    party: str


@dataclass(frozen=True, slots=True)
class ChooseWay:
    """SignerWays, Sign: how this person signs."""

    way: SignWay


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """SignText: say the words aloud."""


@dataclass(frozen=True, slots=True)
class PrintPaper:
    """InkPaper: print the page that will be signed on paper."""


@dataclass(frozen=True, slots=True)
class PaperPrinted:
    """The printer confirmed the page."""


@dataclass(frozen=True, slots=True)
class PaperNotPrinted:
    """The page is not on paper; ``code`` names the fault."""

    code: str


@dataclass(frozen=True, slots=True)
class ChooseWitness:
    """Witness: who signs beside the mark; an id from the state."""

    id: str


@dataclass(frozen=True, slots=True)
class SigningSlipRead:
    """ReadSlip: it is a signing slip; somebody came to sign."""

    slip: SigningSlip = field(repr=False)


SigningAction = (
    Sign
    | OpenSigner
    | ChooseWay
    | ReadAloud
    | PrintPaper
    | PaperPrinted
    | PaperNotPrinted
    | ChooseWitness
    | SigningSlipRead
)
