"""The rooms of the helper's page: the station, the morning sheet, and switching off.

The morning sheet (rows R18, L05) says which slips have something to be told of, and which
still want a paper. It names nobody, because this machine knows nobody: who comes with a slip
is told by its number.
"""

from dataclasses import dataclass
from enum import Enum, auto

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.finding_states import GuidePrint
from provisioning.catalogue.words import Words


class Room(Enum):
    """Which of them is in sight."""

    STATION = auto()
    MORNING = auto()
    ASK_OFF = auto()  # shall the machine be switched off?
    GOING_OFF = auto()  # everything is brought to the disk
    NOT_OFF = auto()  # ``fault``: something is not on the disk


@dataclass(frozen=True, slots=True)
class InRoom:
    """Where the helper is, and how her sheet or her switch goes."""

    room: Room = Room.STATION
    printing: GuidePrint = GuidePrint.NOT_ASKED
    fault: str = ""


@dataclass(frozen=True, slots=True)
class PaperDue:
    """One paper that is still to come. ``holder`` is a role, never a name."""

    material: Words
    holder: Words


@dataclass(frozen=True, slots=True)
class MorningEntry:
    """One slip. ``news_day`` and ``lodged_day`` as "2026-11-20"; no news is an empty day."""

    number: SlipNumber
    title: Words
    lodged_day: str
    news_day: str = ""
    papers: tuple[PaperDue, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """Helper: to one of the rooms."""

    room: Room


@dataclass(frozen=True, slots=True)
class PrintMorning:
    """Helper: the morning sheet on paper."""


@dataclass(frozen=True, slots=True)
class MorningPrinted:
    """The sheet came out; ``fault`` where it did not."""

    fault: str = ""


@dataclass(frozen=True, slots=True)
class SwitchOff:
    """Helper: yes, switch the machine off."""


@dataclass(frozen=True, slots=True)
class Settled:
    """All is on the disk; ``fault`` where it is not."""

    fault: str = ""


RoomAction = OpenRoom | PrintMorning | MorningPrinted | SwitchOff | Settled
