"""The code on a resume slip (decision 4): a draft that only this paper opens.

    "DR1:" + base45( version 1 | kiosk 4 | last day 2 | secret 16 )

The kiosk is named because the draft lies there and elsewhere is asked for, the last day (days
since 1970, UTC+8) because an expired draft must be told from one never known.
Neither says anything about a person.
"""

import struct
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, auto

from edge_sync.errors import SlipCodeError
from edge_sync.wire import base45
from edge_sync.wire.application import KioskId
from provisioning.trust.suite import SLIP_SECRET_BYTES, SealingPrivateKey, Suite

RESUME_PREFIX = "DR1:"

_VERSION = 1
_CODE = struct.Struct(f">BIH{SLIP_SECRET_BYTES}s")
_KEY_CONTEXT = b"doorstep resume slip 1"
_FIRST_DAY = date(1970, 1, 1)


class DraftEnd(Enum):
    """Why a resume slip opens nothing any more."""

    HANDED_IN = auto()
    EXPIRED = auto()
    GONE = auto()  # dropped, or replaced by a newer one
    ELSEWHERE = auto()  # it was saved at another kiosk; the cloud is asked for it


@dataclass(frozen=True, slots=True)
class ResumeCode:
    """What a resume slip says: where its draft lies, until when, and what opens it."""

    kiosk: KioskId
    last_day: date
    secret: bytes = field(repr=False)


def write_resume_code(code: ResumeCode) -> str:
    """Write the code."""
    if len(code.secret) != SLIP_SECRET_BYTES:
        raise ValueError(f"a secret has {SLIP_SECRET_BYTES} bytes, not {len(code.secret)}")
    days = (code.last_day - _FIRST_DAY).days
    packed = _CODE.pack(_VERSION, int(code.kiosk[1:]), days, code.secret)
    return RESUME_PREFIX + base45.encode(packed)


def read_resume_code(text: str) -> ResumeCode:
    """Read the code. Raises SlipCodeError, which never quotes it."""
    if not text.startswith(RESUME_PREFIX):
        raise SlipCodeError(f"a code that begins with {RESUME_PREFIX} was wanted")
    data = base45.decode(text.removeprefix(RESUME_PREFIX))
    if len(data) != _CODE.size or data[0] != _VERSION:
        raise SlipCodeError("the code is incomplete or of another version")
    _version, kiosk, days, secret = _CODE.unpack(data)
    return ResumeCode(KioskId(f"k{kiosk:06d}"), _FIRST_DAY + timedelta(days=days), secret)


def resume_key(secret: bytes, suite: Suite) -> SealingPrivateKey:
    """Derive the key pair that a draft is sealed to."""
    return suite.sealing_key_from_secret(secret, _KEY_CONTEXT)
