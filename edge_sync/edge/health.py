"""The outbox for people: how old each entry is, what is wrong with it, and the way out.

A parcel that has not left is never silent (decision 8): after two days an alarm,
after three it is to be carried away on a stick. Pure: rows and a time go in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from edge_sync.errors import LinkError
from edge_sync.wire.application import SlipNumber
from provisioning.storage.errors import DamagedError

_DAY_MS = 24 * 3_600_000
ALARM_MS = 2 * _DAY_MS
STICK_MS = 3 * _DAY_MS


class WayOut(Enum):
    """What is to be done about an entry."""

    WAIT = "wait"  # nothing: it leaves by itself
    MEND_LINK = "mend link"  # look at cable or card, and call if that was not it
    STICK = "stick"  # carry it away: `main.py rescue`, then `main.py cloud take`
    CALL = "call"  # central operations must look at it; nobody here can do more


@dataclass(frozen=True, slots=True)
class Entry:
    """One application that the cloud has not signed for. ``refused`` is a failure code."""

    slip: SlipNumber
    lodged_ms: int
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class EntryHealth:
    """One entry as it stands. ``error`` is the code of what last went wrong, if anything did."""

    slip: SlipNumber
    age_ms: int
    error: str | None
    way_out: WayOut


@dataclass(frozen=True, slots=True)
class OutboxHealth:
    """All entries, oldest first, and what the station as a whole must do."""

    entries: tuple[EntryHealth, ...] = ()
    heard_ms: int | None = None  # when the cloud was last heard, by the kiosk's own clock

    @property
    def oldest_ms(self) -> int:
        """How long the oldest has waited that still may leave by itself; 0 for none."""
        ages = (one.age_ms for one in self.entries if one.way_out is not WayOut.CALL)
        return max(ages, default=0)

    @property
    def is_alarm(self) -> bool:
        """Whether somebody must do something now."""
        return any(one.way_out is not WayOut.WAIT for one in self.entries)

    @property
    def for_the_stick(self) -> tuple[SlipNumber, ...]:
        """What is to be carried away."""
        return tuple(one.slip for one in self.entries if one.way_out is WayOut.STICK)


def outbox_health(entries: Iterable[Entry], now_ms: int, heard_ms: int | None) -> OutboxHealth:
    """Say how the outbox stands. All times are of the kiosk's own clock, in milliseconds UTC."""
    found = [_health(entry, now_ms, heard_ms) for entry in entries]
    found.sort(key=lambda one: one.age_ms, reverse=True)
    return OutboxHealth(tuple(found), heard_ms)


def lost(slip: SlipNumber, lodged_ms: int) -> Entry:
    """Return the entry of a slip whose parcel was lost with a damaged store."""
    return Entry(slip, lodged_ms, DamagedError.code)


def _health(entry: Entry, now_ms: int, heard_ms: int | None) -> EntryHealth:
    age_ms = max(0, now_ms - entry.lodged_ms)  # a clock that was set back makes nothing older
    is_unheard = heard_ms is None or heard_ms < entry.lodged_ms
    error = entry.refused or (LinkError.code if is_unheard else None)
    return EntryHealth(entry.slip, age_ms, error, _way_out(entry, age_ms))


def _way_out(entry: Entry, age_ms: int) -> WayOut:
    if entry.refused:
        return WayOut.CALL
    if age_ms >= STICK_MS:
        return WayOut.STICK
    return WayOut.MEND_LINK if age_ms >= ALARM_MS else WayOut.WAIT
