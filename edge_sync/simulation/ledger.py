"""What the simulation itself remembers of every application: what the stores must agree with."""

from dataclasses import dataclass, field
from enum import Enum, auto

from edge_sync.simulation.sample import Sample
from edge_sync.wire.application import KioskId
from edge_sync.wire.news import News
from edge_sync.wire.resume_code import ResumeCode


class Fate(Enum):
    """What became of the disk that an application was lodged on."""

    HERE = auto()  # it is the kiosk's disk still
    GONE = auto()  # the kiosk has another disk, on which this application never was
    ASIDE = auto()  # the database was damaged and is kept beside


@dataclass(slots=True)
class Lodged:
    """One application somebody tried to lodge. ``is_sure`` once the kiosk said that it counts."""

    kiosk: KioskId
    given: Sample
    is_sure: bool = False
    fate: Fate = Fate.HERE


@dataclass(slots=True)
class KeptDraft:
    """One visit somebody saved, and whose slip is on paper. ``ended_at`` is where it was tried."""

    kiosk: KioskId
    code: ResumeCode
    plain: bytes
    is_sure: bool = False
    ended_at: set[KioskId] = field(default_factory=set)
    is_over: bool = False  # surely handed in or dropped


@dataclass(slots=True)
class Ledger:
    """All of one world. ``replaced`` are the kiosks whose disk is not the one they began with."""

    lodged: list[Lodged] = field(default_factory=list)
    replaced: set[KioskId] = field(default_factory=set)
    damaged: set[KioskId] = field(default_factory=set)
    untold: set[str] = field(default_factory=set)  # news that went with a disk
    drafts: list[KeptDraft] = field(default_factory=list)
    served: dict[KioskId, int] = field(default_factory=dict)  # the edition seen last
    went_back: set[KioskId] = field(default_factory=set)  # to an older one, or to none
    unproved: set[KioskId] = field(default_factory=set)  # who could not prove what it served

    @property
    def unreliable(self) -> set[KioskId]:
        """Kiosks of whose drafts nothing is demanded."""
        return self.replaced | self.damaged

    def of(self, kiosk: KioskId) -> list[Lodged]:
        """Return what was lodged at one kiosk."""
        return [one for one in self.lodged if one.kiosk == kiosk]

    def lose_all_after(self, kiosk: KioskId, count: int, told: list[News]) -> None:
        """Note that a kiosk's disk is one that knows only its first ``count`` applications."""
        self.replaced.add(kiosk)
        for one in self.of(kiosk)[count:]:
            one.fate = Fate.GONE
        self._forget_news(kiosk, told)

    def set_aside(self, kiosk: KioskId, told: list[News]) -> None:
        """Note that a kiosk's database is damaged: it is kept, and another begun."""
        self.damaged.add(kiosk)
        for one in self.of(kiosk):
            if one.fate is Fate.HERE:
                one.fate = Fate.ASIDE
        self._forget_news(kiosk, told)

    def _forget_news(self, kiosk: KioskId, told: list[News]) -> None:
        """What a kiosk confirmed and then lost with its disk is sent by nobody again."""
        mine = {one.given.application.id for one in self.of(kiosk)}
        self.untold |= {news.id for news in told if news.application in mine}
