"""What the helper does, and what happens about her, as values."""

from dataclasses import dataclass, field

from edge_sync.wire.application import Stamp
from kiosk.journeys.helper_states import StationLook
from kiosk.journeys.station_room import RoomAction


@dataclass(frozen=True, slots=True)
class CallHelper:
    """Anywhere: the helper signs in; signed in, she joins the visit, or looks at her page."""


@dataclass(frozen=True, slots=True)
class EnterCode:
    """SignIn: the code as entered."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The code is a helper's; who she is stands in the context from now on."""


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The code is nobody's, or one whose days are over or still to come."""

    is_of_another_day: bool = False


@dataclass(frozen=True, slots=True)
class HandKeys:
    """In a visit a helper joined: from now on she types, or the resident does."""

    to_helper: bool


@dataclass(frozen=True, slots=True)
class ConfirmationStamped:
    """HandOver: the moment at which the resident confirmed."""

    stamp: Stamp


@dataclass(frozen=True, slots=True)
class StationSeen:
    """Helper: how the station stands."""

    look: StationLook


@dataclass(frozen=True, slots=True)
class CopyToStick:
    """Helper: copy what has not left to the stick that she put in."""


@dataclass(frozen=True, slots=True)
class CarryPapers:
    """HandOver: nobody is here to confirm; the helper carries the papers under a mandate."""


@dataclass(frozen=True, slots=True)
class SignOut:
    """Helper: the end of duty at this kiosk."""


@dataclass(frozen=True, slots=True)
class StartPractice:
    """Helper: practise with play people (`kiosk.practice`); a visit knows nothing of it."""


@dataclass(frozen=True, slots=True)
class EndPractice:
    """Anywhere in a practice: back to the real kiosk."""


@dataclass(frozen=True, slots=True)
class DutyEnded:
    """The helper was idle for long, signed out, or her days are over."""


HelperAction = (
    CallHelper
    | EnterCode
    | SignedIn
    | CodeRefused
    | HandKeys
    | ConfirmationStamped
    | StationSeen
    | CopyToStick
    | CarryPapers
    | SignOut
    | StartPractice
    | EndPractice
    | DutyEnded
    | RoomAction
)
