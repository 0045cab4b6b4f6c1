"""States about slips: those that wait for paper, and one under the camera."""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.wire.application import SlipNumber
from kiosk.journeys.later_states import AskedShown, StandingShown
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class DueSlip:
    """A slip of an earlier visit that never reached paper. Free of personal data."""

    number: SlipNumber
    title: Words
    lodged_at: str  # local time, "2026-11-21 09:30"
    collect: str = field(default="", repr=False)  # the code for which it comes out at night


@dataclass(frozen=True, slots=True)
class CollectCode:
    """In hours without a helper a slip that waits is printed for its code (row C05)."""

    number: SlipNumber
    is_wrong: bool = False
    is_locked: bool = False  # wrong too often: it waits for a helper


@dataclass(frozen=True, slots=True)
class SlipWaiting:
    """After a power cut: slips of earlier visits still have to be printed."""

    slips: tuple[DueSlip, ...]
    printing: SlipNumber | None = None
    fault: str | None = None  # why the last attempt failed


class SlipStage(Enum):
    """Where the reading of a slip stands."""

    WAITING = auto()  # put the slip under the camera
    OPENED = auto()  # the private code was read, and there is news
    NOTHING_YET = auto()  # ours, and no news has come
    PUBLIC_ONLY = auto()  # only the public code was read: a reprint opens nothing
    NOT_OURS = auto()
    FOLLOWER = auto()  # of a supplement or a withdrawal: news go to the slip ``number``
    FAILED = auto()  # the camera fails
    DRAFT_HANDED_IN = auto()  # a resume slip whose draft was handed in; maybe under ``number``
    DRAFT_EXPIRED = auto()
    DRAFT_GONE = auto()
    DRAFT_ELSEWHERE = auto()  # it was saved at another kiosk, and the cloud is asked for it


@dataclass(frozen=True, slots=True)
class NewsShown:
    """One message about a case, opened by the slip."""

    at: str
    headline: str = field(repr=False)
    body: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadSlip:
    """Put the slip under the camera and see what became of the application."""

    stage: SlipStage
    number: SlipNumber | None = None
    news: tuple[NewsShown, ...] = field(default=(), repr=False)
    fault: str | None = None
    standings: tuple[StandingShown, ...] = ()
    asked: tuple[AskedShown, ...] = field(default=(), repr=False)
    can_answer: bool = False
    can_take_back: bool = False
    received: str = ""  # local time, where a public code says it
