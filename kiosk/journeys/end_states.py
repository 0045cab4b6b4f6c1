"""States of the end: lodged and printed, or left before that."""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.needs_states import NeededPaper


@dataclass(frozen=True, slots=True)
class Lodging:
    """The application is being sealed and written down."""


@dataclass(frozen=True, slots=True)
class LodgeFailed:
    """Nothing was lodged; the answers are still here and can be tried again."""

    code: str


class PrintStage(Enum):
    """Where the slip stands."""

    PRINTING = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Printing:
    """The application is safe; its slip is on the way to paper."""

    number: SlipNumber
    stage: PrintStage
    fault: str | None = None
    is_further: bool = False  # the slip of one who signs later
    collect: str = field(default="", repr=False)  # the code for which it comes out at night


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Done: take the slip, the card and the papers."""

    number: SlipNumber
    printed: bool
    to_follow: tuple[NeededPaper, ...]  # papers that were asked for and not handed in
    card_on_reader: bool = False


@dataclass(frozen=True, slots=True)
class Leaving:
    """Leave now? What was entered is wiped; ``missing`` is what to bring next time."""

    missing: tuple[NeededPaper, ...] = ()
    can_save: bool = False  # print a resume slip and come back
    is_kept: bool = False  # the visit came from a draft, which stays as it was
