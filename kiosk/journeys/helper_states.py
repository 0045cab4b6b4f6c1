"""States of the helper (帮办员): the sign-in, and the page of the station."""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.edge.health import EntryHealth
from edge_sync.wire.application import SlipNumber
from kiosk.journeys.station_room import InRoom, MorningEntry


class CodeStage(Enum):
    """Where the sign-in stands."""

    ASKED = auto()
    CHECKING = auto()
    WRONG = auto()
    NOT_TODAY = auto()  # her code, and not one of her days


@dataclass(frozen=True, slots=True)
class SignIn:
    """Enter your code. While ``wait_s`` runs none is looked at; ``fault``: there is no roster."""

    stage: CodeStage = CodeStage.ASKED
    wait_s: int = 0
    fault: str = ""
    has_line: bool = False  # the town can be asked instead


@dataclass(frozen=True, slots=True)
class Unsent:
    """What has not arrived: how many applications, and how long the oldest has waited."""

    count: int = 0
    oldest_h: int = 0
    refused: tuple[tuple[SlipNumber, str], ...] = ()  # with the code of the refusal


class CopyStage(Enum):
    """Where the copying to a stick stands."""

    COPYING = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Copy:
    """What has not left, copied to a stick: so many applications, or why not."""

    stage: CopyStage
    count: int = 0
    code: str = ""


@dataclass(frozen=True, slots=True)
class StationLook:
    """How the station stands: what a helper can see, and do something about.

    ``outbox`` is each application that the cloud has not signed for, the oldest first.
    """

    unsent: Unsent
    faults: tuple[str, ...]  # failure codes of devices that do not work
    catalogue: int  # its version
    catalogue_day: str  # on which it was published, as it says itself
    slips_due: int
    outbox: tuple[EntryHealth, ...] = ()
    takes_stick: bool = False
    copy: Copy | None = None
    morning: tuple[MorningEntry, ...] = ()
    can_switch_off: bool = False
    clock_off_s: int | None = None  # ahead of the cloud's; None: it was never compared
    has_paper: bool = False  # a printer that stands ready has some
    undrawn: tuple[str, ...] = ()  # extensions of Unicode ("B") that the glass cannot draw


@dataclass(frozen=True, slots=True)
class HelperPage:
    """The station on one page (row L06). ``look`` is None until it was worked out."""

    name: str
    is_staff: bool
    look: StationLook | None
    can_practise: bool = False
    station: InRoom = field(default=InRoom())
    recorded: int | None = None  # prompts of the station's own; None: no microphone


class HelperStands(Enum):
    """Where the helper who is signed in stands toward the visit."""

    ON_DUTY = auto()  # nobody is here
    BESIDE = auto()  # a visit she has not joined
    TYPES = auto()
    WATCHES = auto()  # she joined it, and the resident has the keys
    HANDS_OVER = auto()  # the page is the resident's alone


@dataclass(frozen=True, slots=True)
class HelperBand:
    """What stands on top of every page while a helper is signed in."""

    name: str
    stands: HelperStands
