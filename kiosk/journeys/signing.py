"""How far the signing of a visit is, as a value.

Kept by party: how each signer signs, what was drawn on the glass, and who
signed beside a mark. Pages signed in ink lie with the other scanned pages.
"""

from dataclasses import dataclass, field
from enum import Enum

from edge_sync.wire.application import Point
from edge_sync.wire.signing_slip import SigningSlip

Strokes = tuple[tuple[Point, ...], ...]

SIGNED_PAGES = "signed"  # in ``Visit.pages``: "signed/<party>/<paper>"
WITNESS_CARD = "witness"  # in ``Visit.cards``: "witness/<party>", of one who only witnesses
HELPER_WITNESS = "helper:"  # with a HelperId: how the wire names a helper as witness
COUNTERSIGNER = "signer"  # the one party of a visit that only signs


class SignWay(Enum):
    """How one signer signs."""

    HERE = "here"  # on the glass
    MARK = "mark"  # on the glass, by one who does not write, with a witness
    PAPER = "paper"  # in ink, on a printed page that is scanned back
    LATER = "later"  # with a signing slip, at any kiosk


@dataclass(frozen=True, slots=True)
class Drawn:
    """Strokes, and the hash of every text that they stand under, by paper."""

    strokes: Strokes = field(repr=False)
    covers: dict[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PaperPrint:
    """A page on its way to paper, to be signed in ink; ``fault`` says why it is not there."""

    is_printing: bool = False
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """Everything about signing. ``printed`` holds the hash of each page that was printed.

    ``countersigns`` is the signing slip that brought somebody here to sign.
    """

    ways: dict[str, SignWay] = field(default_factory=dict)
    drawn: dict[str, Drawn] = field(default_factory=dict, repr=False)
    witnesses: dict[str, str] = field(default_factory=dict)
    witnessed: dict[str, Strokes] = field(default_factory=dict, repr=False)
    without_card: frozenset[str] = frozenset()
    printed: dict[str, bytes] = field(default_factory=dict, repr=False)
    printing: PaperPrint = PaperPrint()
    countersigns: SigningSlip | None = field(default=None, repr=False)
