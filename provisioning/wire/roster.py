"""The roster: which helpers (帮办员) a station has, and what proves them at its kiosks.

Written and signed by central operations, carried into a kiosk's identity
folder, read there with no network. It holds no code, only what a code is
checked against: a memory-hard digest under a salt of its own. Every entry ends
on a day of its own, since many helpers are temporary (row R09), and the roster
as a whole ends too: a kiosk that nobody has visited for long lets nobody in.
"""

import hmac
from datetime import date
from enum import Enum

import msgspec

from provisioning.errors import ProvisioningError
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite, SuiteId
from provisioning.wire.reading import UNREADABLE

ROSTER_FILE = "roster.json"
"""The roster's name in a kiosk's identity folder."""

CODE_DIGITS = 8
SALT_BYTES = 16
_DOMAIN = b"doorstep roster 1\x00"


class RosterRefusedError(ProvisioningError):
    """The station's roster of helpers cannot be believed.

    Cause: The file is missing, damaged, altered, of another station, or not signed by the cloud.
    Resident: Nothing; the kiosk serves on. A helper cannot sign in and is told so.
    Helper: Ask central operations for the station's roster, on a stick or with the next update.
    """

    code = "PRO-46"


class RosterOutdatedError(ProvisioningError):
    """The station's roster is over, or older than one this kiosk has used already.

    Cause: No new roster was brought before the last one ended, or an old file was put back.
    Resident: Nothing; the kiosk serves on. A helper cannot sign in and is told so.
    Helper: Ask central operations for the station's new roster.
    """

    code = "PRO-47"


class Limits(Enum):
    """What a helper may do beside helping (row L05)."""

    STAFF = "staff"  # also vouches, is a witness, carries papers under a mandate
    VOLUNTEER = "volunteer"  # helps, and speaks for nobody


class RosterEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One helper. ``valid_from`` and ``valid_until`` are the first and the last day, in China."""

    helper: str  # "h0001"
    name: str  # as residents read it: 张秀兰
    salt: bytes
    verifier: bytes
    limits: Limits
    valid_from: date
    valid_until: date

    def is_valid_on(self, day: date) -> bool:
        """Say whether this helper serves on a day."""
        return self.valid_from <= day <= self.valid_until


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All helpers of one station (a 12-digit division code). Times are UTC milliseconds."""

    version: int  # of this station's roster; only grows
    station: str
    issued_ms: int
    expires_ms: int
    helpers: tuple[RosterEntry, ...]


class _SignedRoster(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    suite: SuiteId
    roster: bytes  # JSON, exactly as signed
    signature: bytes


def verifier_of(code: str, salt: bytes, suite: Suite) -> bytes:
    """Return what a code is checked against. Takes some 32 MB and a tenth of a second."""
    return suite.stretch(code.encode(), salt)


def sign_roster(roster: Roster, suite: Suite, key: SigningPrivateKey) -> bytes:
    """Return the file that a kiosk reads."""
    body = msgspec.json.encode(roster)
    made = _SignedRoster(suite.id, body, suite.sign(_DOMAIN + body, key))
    return msgspec.json.format(msgspec.json.encode(made)) + b"\n"


def read_roster(data: bytes, suite: Suite, key: SigningPublicKey, station: str) -> Roster:
    """Return the roster in a file, if the cloud signed it for this station.

    Whether it is over is the reader's to judge, who has a clock.
    Raises RosterRefusedError.
    """
    try:
        made = msgspec.json.decode(data, type=_SignedRoster)
    except UNREADABLE as error:
        raise RosterRefusedError("the roster is damaged") from error
    if made.suite != suite.id or not suite.is_signed(_DOMAIN + made.roster, made.signature, key):
        raise RosterRefusedError("the roster is not signed by the cloud")
    try:
        roster = msgspec.json.decode(made.roster, type=Roster)
    except UNREADABLE as error:
        raise RosterRefusedError("the roster is of another version") from error
    if roster.station != station:
        raise RosterRefusedError("the roster is another station's")
    return roster


def entry_of(roster: Roster, code: str, suite: Suite) -> RosterEntry | None:
    """Return whose code this is, whatever the day, or None.

    Every entry is tried, also after a match: how long it takes tells nothing.
    Takes about a tenth of a second an entry, so not in the thread that draws.
    """
    found = [
        entry
        for entry in roster.helpers
        if hmac.compare_digest(verifier_of(code, entry.salt, suite), entry.verifier)
    ]
    return found[0] if found else None
