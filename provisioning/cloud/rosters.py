"""Rosters as central operations keep them: one private file a station, signed when written out.

A helper's number is given once in the region and never again; who left stays
in the file, and out of what kiosks read. A code is told once, when it is made.
"""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import msgspec

from provisioning.cloud.errors import (
    NameRefusedError,
    RegistrarDamagedError,
    UnknownHelperError,
)
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.storage.fields import milliseconds
from provisioning.storage.files import write_durably
from provisioning.trust.suite import SigningPrivateKey, Suite
from provisioning.wire.reading import UNREADABLE
from provisioning.wire.roster import (
    CODE_DIGITS,
    SALT_BYTES,
    Limits,
    Roster,
    RosterEntry,
    entry_of,
    sign_roster,
    verifier_of,
)

ROSTER_LIFE = timedelta(days=180)  # stations without a network are visited twice a year
MOST_HELPERS = 12  # of one station: each is tried when a code is entered

_STATION = re.compile(r"[0-9]{12}\Z")
_MOST_SIGNS = 20
_RANDOM_BYTES = 8


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entry: RosterEntry
    has_left: bool = False


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    station: str
    version: int = 0
    listed: tuple[_Listed, ...] = ()


class Rosters:
    """The rosters of a region, in a folder of the registrar. One process at a time writes."""

    def __init__(self, folder: Path, suite: Suite) -> None:
        self._folder, self._suite = PrivateFolder(folder), suite

    def found(self, station: str) -> None:
        """Begin a station's roster, empty. One that is there stays. Raises NameRefusedError."""
        if _STATION.match(station) is None:
            raise NameRefusedError(f"a station is a 12-digit division code, not {station!r}")
        if not self._folder.holds(_file(station)):
            self._keep(_Kept(station))

    def add(
        self, station: str, name: str, limits: Limits, first: date, last: date
    ) -> tuple[str, str]:
        """Take a helper in from the ``first`` to the ``last`` day; return number and code.

        Raises NameRefusedError when the name cannot be shown, the days are the
        wrong way round, or the station has as many helpers as a kiosk can try.
        """
        kept = self._read(station)
        _check(name, first, last)
        if len(_present(kept)) >= MOST_HELPERS:
            raise NameRefusedError(f"a station has at most {MOST_HELPERS} helpers")
        code, salt = self._new_code(kept), self._suite.random(SALT_BYTES)
        helper = self._new_number()
        verifier = verifier_of(code, salt, self._suite)
        entry = RosterEntry(helper, name, salt, verifier, limits, first, last)
        self._keep(msgspec.structs.replace(kept, listed=(*kept.listed, _Listed(entry))))
        return helper, code

    def revoke(self, station: str, helper: str) -> None:
        """Take a helper out; it counts at a kiosk once the next roster is there.

        Raises UnknownHelperError.
        """
        kept = self._read(station)
        if helper not in {entry.helper for entry in _present(kept)}:
            raise UnknownHelperError(f"no helper {helper!r} serves at {station}")
        listed = tuple(
            _Listed(one.entry, has_left=one.has_left or one.entry.helper == helper)
            for one in kept.listed
        )
        self._keep(msgspec.structs.replace(kept, listed=listed))

    def write(
        self, station: str, key: SigningPrivateKey, now: datetime, out: Path, life: timedelta
    ) -> Roster:
        """Sign the station's roster, one version up, into the file ``out``."""
        kept = self._read(station)
        kept = msgspec.structs.replace(kept, version=kept.version + 1)
        self._keep(kept)  # first: no version is ever signed twice
        roster = Roster(
            version=kept.version,
            station=station,
            issued_ms=milliseconds(now),
            expires_ms=milliseconds(now + life),
            helpers=_present(kept),
        )
        write_durably(out, [sign_roster(roster, self._suite, key)])
        return roster

    def _new_code(self, kept: _Kept) -> str:
        """Return a code that no helper of the station has."""
        draft = Roster(0, kept.station, 0, 0, _present(kept))
        while True:
            number = int.from_bytes(self._suite.random(_RANDOM_BYTES), "big")
            code = f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"
            if entry_of(draft, code, self._suite) is None:
                return code

    def _new_number(self) -> str:
        names = sorted(self._folder.path.glob("????????????.json"))
        given = [one.entry.helper for file in names for one in self._read(file.stem).listed]
        return f"h{max((int(helper[1:]) for helper in given), default=0) + 1:04}"

    def _keep(self, kept: _Kept) -> None:
        self._folder.write(
            _file(kept.station), msgspec.json.format(msgspec.json.encode(kept)) + b"\n"
        )

    def _read(self, station: str) -> _Kept:
        if _STATION.match(station) is None or not self._folder.holds(_file(station)):
            raise UnknownHelperError(f"there is no roster of {station!r}; found it first")
        try:
            return msgspec.json.decode(self._folder.read(_file(station)), type=_Kept)
        except UNREADABLE as error:
            raise RegistrarDamagedError(f"the roster of {station} is damaged") from error


def _file(station: str) -> str:
    return f"{station}.json"


def _present(kept: _Kept) -> tuple[RosterEntry, ...]:
    return tuple(one.entry for one in kept.listed if not one.has_left)


def _check(name: str, first: date, last: date) -> None:
    if not name.strip() or len(name) > _MOST_SIGNS or not name.isprintable():
        raise NameRefusedError(f"a helper's name has 1 to {_MOST_SIGNS} signs")
    if last < first:
        raise NameRefusedError("the last day comes before the first")
