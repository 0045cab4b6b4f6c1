"""The two codes on a slip (decision 4).

The *public* code says, signed by the kiosk, that this slip was given: number,
time and the journal entry it stands on. Anyone may verify it; it opens nothing.

    "DS1:" + base45( version 1 | kiosk 4 | slip 4 | journal number 4 | device ms 6
                     | first 24 bytes of the entry's hash | signature 64 )

107 bytes are 165 signs: QR version 7 at level M, six dots a module on 58 mm paper.

The *private* code carries the 128-bit secret from which the key for the
resident's news is derived.

    "DP1:" + base45( version 1 | secret 16 )
"""

import struct
from dataclasses import dataclass

from edge_sync.errors import SlipCodeError
from edge_sync.wire import base45
from edge_sync.wire.application import KioskId, SlipNumber
from provisioning.trust.suite import (
    SLIP_SECRET_BYTES,
    SealingPrivateKey,
    SigningPrivateKey,
    SigningPublicKey,
    Suite,
)

PUBLIC_PREFIX = "DS1:"
PRIVATE_PREFIX = "DP1:"

_VERSION = 1
_FACTS = struct.Struct(">BIII6s24s")
_DOMAIN = b"doorstep slip code 1\x00"
_KEY_CONTEXT = b"doorstep slip 1"
_SIGNATURE_BYTES = 64
_PROOF_DOMAIN = b"doorstep slip proof 1\x00"
_CHECK_DOMAIN = b"doorstep slip check 1\x00"


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What a public code says. ``entry`` is the first 24 bytes of the journal entry's hash."""

    kiosk: KioskId
    slip: SlipNumber
    journal_number: int
    device_ms: int
    entry: bytes


@dataclass(frozen=True, slots=True)
class PublicCode:
    """A public code as read; believe it only after `is_genuine`."""

    facts: SlipFacts
    signature: bytes


def slip_number(kiosk: KioskId, sequence: int) -> SlipNumber:
    """Name a slip by its kiosk and that kiosk's own count (decision 7)."""
    return SlipNumber(f"{kiosk.upper()}-{sequence:06d}")


def is_slip_of(slip: SlipNumber, kiosk: KioskId) -> bool:
    """Say whether a slip's number is one that this kiosk gives."""
    return slip.rpartition("-")[0] == kiosk.upper()


def slip_sequence(slip: SlipNumber) -> int:
    """Return the kiosk's own count from a slip's number."""
    return int(slip.rpartition("-")[2])


def write_public_code(facts: SlipFacts, suite: Suite, key: SigningPrivateKey) -> str:
    """Sign and write a public code."""
    packed = _packed(facts)
    return PUBLIC_PREFIX + base45.encode(packed + suite.sign(_DOMAIN + packed, key))


def read_public_code(text: str) -> PublicCode:
    """Read a public code; its signature is not looked at. Raises SlipCodeError."""
    data = _body(text, PUBLIC_PREFIX, _FACTS.size + _SIGNATURE_BYTES)
    _version, kiosk, slip, number, device_ms, entry = _FACTS.unpack_from(data)
    name = KioskId(f"k{kiosk:06d}")
    facts = SlipFacts(
        kiosk=name,
        slip=slip_number(name, slip),
        journal_number=number,
        device_ms=int.from_bytes(device_ms, "big"),
        entry=entry,
    )
    return PublicCode(facts, data[_FACTS.size :])


def is_genuine(code: PublicCode, suite: Suite, public: SigningPublicKey) -> bool:
    """Say whether the kiosk with this key gave this slip."""
    return suite.is_signed(_DOMAIN + _packed(code.facts), code.signature, public)


def write_private_code(secret: bytes) -> str:
    """Write the secret as the private code."""
    if len(secret) != SLIP_SECRET_BYTES:
        raise ValueError(f"a slip's secret has {SLIP_SECRET_BYTES} bytes, not {len(secret)}")
    return PRIVATE_PREFIX + base45.encode(bytes([_VERSION]) + secret)


def read_private_code(text: str) -> bytes:
    """Return the secret in a private code. Raises SlipCodeError, which never quotes it."""
    return _body(text, PRIVATE_PREFIX, 1 + SLIP_SECRET_BYTES)[1:]


def slip_proof(secret: bytes, suite: Suite) -> bytes:
    """Return what shows, inside a sealed parcel, that one holds the slip with this secret."""
    return suite.hash(_PROOF_DOMAIN + secret)


def slip_check(proof: bytes, suite: Suite) -> bytes:
    """Return what an application carries so that a later proof can be checked against it."""
    return suite.hash(_CHECK_DOMAIN + proof)


def slip_key(secret: bytes, suite: Suite) -> SealingPrivateKey:
    """Derive the key pair that a slip's news are sealed to."""
    return suite.sealing_key_from_secret(secret, _KEY_CONTEXT)


def _packed(facts: SlipFacts) -> bytes:
    return _FACTS.pack(
        _VERSION,
        int(facts.kiosk[1:]),
        slip_sequence(facts.slip),
        facts.journal_number,
        facts.device_ms.to_bytes(6, "big"),
        facts.entry,
    )


def _body(text: str, prefix: str, length: int) -> bytes:
    if not text.startswith(prefix):
        raise SlipCodeError(f"a code that begins with {prefix} was wanted")
    data = base45.decode(text.removeprefix(prefix))
    if len(data) != length or data[0] != _VERSION:
        raise SlipCodeError("the code is incomplete or of another version")
    return data
