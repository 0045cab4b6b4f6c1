"""What a visit knows of another day: a draft, or an application that was handed in before."""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.journeys.at_hand import AtHand
from kiosk.journeys.signing import Strokes


class Doing(Enum):
    """What the holder of a slip does with it."""

    ANSWERING = auto()  # a completion notice
    WITHDRAWING = auto()


@dataclass(frozen=True, slots=True)
class Later:
    """``draft`` is the id of the draft this visit came from; the draft ends when it is handed in.

    ``drafted`` is a draft that was opened and not gone on with yet, because its
    card or a touch is awaited. ``until`` is the last day of one just saved.
    ``slip`` is the slip under the camera; ``words`` answer the points of its
    notice that ask for words, by page; ``taken_back`` are matters to withdraw.
    """

    draft: str = ""
    drafted: bytes = field(default=b"", repr=False)
    until: str = ""
    slip: AtHand | None = None
    doing: Doing | None = None
    words: dict[str, str] = field(default_factory=dict, repr=False)
    taken_back: frozenset[str] = frozenset()
    strokes: Strokes = field(default=(), repr=False)
