"""The helper's desk: who may sign in at this kiosk, who has, and how long a wrong code waits.

Works with no network, from the station's signed roster. The clock may be wrong
and may be turned back: it is corrected by its last known error, and no moment
counts that lies before the roster was issued or before the last one seen.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from edge_sync.edge.settings import KioskKeys
from edge_sync.errors import SyncError
from edge_sync.wire.application import HelperId, Stamp
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.present_moment import floor_ms, present_ms
from kiosk.roster_file import roster_file
from provisioning.clock import CHINA, Clock
from provisioning.errors import ProvisioningError
from provisioning.storage.files import write_durably
from provisioning.wire.reading import UNREADABLE
from provisioning.wire.roster import (
    ROSTER_FILE,
    Limits,
    Roster,
    RosterEntry,
    RosterOutdatedError,
    entry_of,
)

logger = logging.getLogger(__name__)

IDLE_S = 30 * 60
ALONE_S = 5 * 60
"""How long a session lasts at Welcome in which its helper does nothing; the setting's usual."""

WAITS_S = (0, 0, 0, 30, 60, 120, 300, 900)
"""How long codes are not looked at after so many wrong ones; the last holds for more."""

_MILLI = 1000
_TALLY_FILE = "helpers.json"


class Tally(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a restart must not forget. No code and no name stands in it."""

    wrong: int = 0
    roster: int = 0  # the newest version this kiosk has used
    latest_ms: int = 0  # the latest moment it has seen at a sign-in, UTC


@dataclass(frozen=True, slots=True)
class HelperFiles:
    """What the desk is handed: the roster with its check, a place for the tally, and a stamp.

    ``roster`` reads and verifies the file anew; ``entry_of`` takes long.
    """

    roster: Callable[[], Roster]
    entry_of: Callable[[Roster, str], RosterEntry | None]
    tally: Path
    stamp: Callable[[], Stamp]


@dataclass(frozen=True, slots=True)
class _Session:
    on: OnDuty
    last_day: date
    expires_ms: int
    ahead_ms: int  # of the best knowledge of the present before the machine's clock


class HelperDesk:
    """One helper at a time. `check` runs off the UI thread; everything else in it."""

    def __init__(self, files: HelperFiles, clock: Clock, alone_s: float = ALONE_S) -> None:
        self._files, self._clock, self._alone_s = files, clock, alone_s
        self._tally = self._read_tally()
        self._waits_until = clock.monotonic() + _wait_s(self._tally.wrong)
        self._session: _Session | None = None
        self._touched = 0.0
        self._fault = ""
        self.look()

    @property
    def duty(self) -> Duty:
        """Say who is on duty, and what stands in the way of a sign-in."""
        left = self._waits_until - self._clock.monotonic()
        on = self._session.on if self._session else None
        return Duty(on, max(0, int(left + 0.999)), self._fault)

    def look(self) -> None:
        """Read the roster, so that a fault is told before anybody enters a code. Some ms."""
        try:
            self._usable()
        except (ProvisioningError, SyncError) as error:
            self._fault = error.code
        else:
            self._fault = ""

    def check(self, code: str) -> Action:
        """Look whose code it is and begin her session. Takes about a second; writes the tally."""
        try:
            roster, now_ms, latest_ms = self._usable()
            entry = self._files.entry_of(roster, code)
            day = _day(now_ms)
            if entry is None or not entry.is_valid_on(day):
                self._wrong(latest_ms)
                return actions.CodeRefused(is_of_another_day=entry is not None)
            self._keep(Tally(0, roster.version, latest_ms))
        except (ProvisioningError, SyncError) as error:
            logger.warning("no helper can sign in: %s", error.code)
            self._fault = error.code
            return actions.CodeRefused()
        self._begin(entry, roster, now_ms - self._clock_ms())
        return actions.SignedIn()

    def touch(self) -> None:
        """The helper did something."""
        self._touched = self._clock.monotonic()

    def sign_out(self) -> None:
        """End the session."""
        if self._session:
            logger.info("helper %s signed out", self._session.on.id)
        self._session = None

    def tick(self, *, is_alone: bool = False) -> bool:
        """End a session whose time is over; say whether one ended just now.

        ``is_alone``: the kiosk stands at Welcome and she is joined to nobody.
        """
        session = self._session
        if session is None or self._still_holds(session, is_alone=is_alone):
            return False
        self.sign_out()
        return True

    # -- inside ------------------------------------------------------------------

    def _begin(self, entry: RosterEntry, roster: Roster, ahead_ms: int) -> None:
        is_staff = entry.limits is Limits.STAFF
        on = OnDuty(HelperId(entry.helper), entry.name, may_vouch=is_staff, may_carry=is_staff)
        logger.info("helper %s signed in", on.id)
        self.touch()
        self._fault, self._waits_until = "", self._clock.monotonic()
        self._session = _Session(on, entry.valid_until, roster.expires_ms, ahead_ms)

    def _still_holds(self, session: _Session, *, is_alone: bool) -> bool:
        idle_s = min(IDLE_S, self._alone_s) if is_alone else IDLE_S
        if self._clock.monotonic() - self._touched >= idle_s:
            return False
        now_ms = self._clock_ms() + session.ahead_ms
        return now_ms <= session.expires_ms and _day(now_ms) <= session.last_day

    def _clock_ms(self) -> int:
        return int(self._clock.now().timestamp() * _MILLI)

    def _usable(self) -> tuple[Roster, int, int]:
        """Return the roster, the best knowledge of the present, and what it is never before."""
        roster, stamp = self._files.roster(), self._files.stamp()
        now_ms = max(present_ms(stamp, roster.issued_ms), self._tally.latest_ms)
        if roster.version < self._tally.roster:
            raise RosterOutdatedError("a newer roster was used here already")
        if max(now_ms, roster.issued_ms) > roster.expires_ms:
            raise RosterOutdatedError("the roster is over")
        if roster.version > self._tally.roster:
            self._keep(msgspec.structs.replace(self._tally, roster=roster.version))
        never_before_ms = max(floor_ms(stamp, roster.issued_ms), self._tally.latest_ms)
        return roster, now_ms, never_before_ms

    def _wrong(self, latest_ms: int) -> None:
        wrong = self._tally.wrong + 1
        self._keep(msgspec.structs.replace(self._tally, wrong=wrong, latest_ms=latest_ms))
        self._waits_until = self._clock.monotonic() + _wait_s(wrong)
        logger.warning("a wrong helper's code, %d in a row", wrong)

    def _keep(self, tally: Tally) -> None:
        self._tally = tally
        write_durably(self._files.tally, [msgspec.json.encode(tally)])

    def _read_tally(self) -> Tally:
        """A tally that cannot be read counts as several wrong codes, not as none."""
        try:
            return msgspec.json.decode(self._files.tally.read_bytes(), type=Tally)
        except FileNotFoundError:
            return Tally()
        except (OSError, *UNREADABLE):
            logger.warning("the tally of wrong codes cannot be read")
            return Tally(wrong=len(WAITS_S))


def _wait_s(wrong: int) -> int:
    return WAITS_S[min(wrong, len(WAITS_S) - 1)]


def _day(moment_ms: int) -> date:
    return datetime.fromtimestamp(moment_ms / _MILLI, UTC).astimezone(CHINA).date()


def helper_files(
    identity: Path,
    data: Path,
    keys: KioskKeys,
    station: str,
    stamp: Callable[[], Stamp],
    came_down: Callable[[], bytes | None] = lambda: None,
) -> HelperFiles:
    """Return what the desk needs, of a kiosk's identity folder and of its data."""
    path, suite = identity / ROSTER_FILE, keys.suite
    return HelperFiles(
        roster=roster_file(path, suite, keys.cloud_receipts, station, came_down),
        entry_of=lambda roster, code: entry_of(roster, code, suite),
        tally=data / _TALLY_FILE,
        stamp=stamp,
    )
