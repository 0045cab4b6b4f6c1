"""The second factor: a code that a device shows for half a minute (TOTP, RFC 6238).

The only module that imports pyotp. A code is good in its own half minute and the one on
either side, and once: the step it belongs to is stored and never goes back.
"""

from datetime import datetime
from typing import Final

import pyotp

STEP_SECONDS: Final = 30
DIGITS: Final = 6
_AROUND: Final = (0, -1, 1)
_ISSUER: Final = "家门口办 Doorstep"


def new_secret() -> str:
    """Return a new secret of 160 bits in base 32."""
    return pyotp.random_base32()


def address(secret: str, account: str) -> str:
    """Return what a device reads from a picture to learn the secret (otpauth://…)."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=_ISSUER)


def key_of(factor: str) -> str:
    """Return the secret of such an address in groups of four, as people type it."""
    secret = factor.partition("secret=")[2].partition("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def code_at(secret: str, at: datetime) -> str:
    """Return the code of a moment, as the device shows it."""
    return pyotp.TOTP(secret).at(at)


def step_of(secret: str, code: str, at: datetime, last_step: int) -> int | None:
    """Return the step that a code belongs to, or None for a wrong, old or used one."""
    if len(code) != DIGITS or not code.isascii() or not code.isdigit():
        return None
    now = int(at.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    for step in (now + around for around in _AROUND):
        if step > last_step and pyotp.utils.strings_equal(totp.generate_otp(step), code):
            return step
    return None
