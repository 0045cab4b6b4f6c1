"""What a kiosk is told about the cloud when it is enrolled (`cloud.json`).

Nothing in it is secret: public keys, names and the shard that stands in the
kiosk's topics. The kiosk's own private keys lie beside it in files of their own.
"""

import hashlib
from typing import NewType

import msgspec

from provisioning.errors import ProvisioningError
from provisioning.trust.suite import SealingPublicKey, SigningPublicKey, SuiteId
from provisioning.wire.reading import UNREADABLE

Shard = NewType("Shard", str)  # two hex digits

CA_FILE = "ca.pem"
CERTIFICATE_FILE = "cert.pem"
KEY_FILE = "key.pem"
SIGNING_KEY_FILE = "signing.key"  # raw bytes of the suite's private signing key
WORD_FILE = "cloud.json"
"""The files of a kiosk's identity folder."""


class CloudWordError(ProvisioningError):
    """A kiosk's `cloud.json` cannot be read.

    Cause: The file was damaged or edited after enrolment.
    Resident: The kiosk does not open; the help page shows the code.
    Helper: Call central operations, who enrol the kiosk again.
    """

    code = "PRO-45"


class CloudWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The cloud's word to one kiosk: who it is, and whom it may believe.

    ``sealing_key`` is what applications are sealed to; ``receipt_key`` is what
    receipts are signed with. Both are raw public keys of ``suite``.
    """

    suite: SuiteId
    kiosk: str
    station: str
    shard: Shard
    sealing_key: bytes
    receipt_key: bytes

    def seal_to(self) -> SealingPublicKey:
        """Return the key that an application is sealed to."""
        return SealingPublicKey(self.sealing_key)

    def believe(self) -> SigningPublicKey:
        """Return the key that a receipt must be signed with."""
        return SigningPublicKey(self.receipt_key)


def shard_of(kiosk: str) -> Shard:
    """Say which of the 256 shards a kiosk belongs to, once and for all (decision 11).

    The first byte of the SHA-256 of its id: even, and the same on every machine.
    It never changes with the suite, because it stands in topics.
    """
    return Shard(hashlib.sha256(kiosk.encode("ascii")).hexdigest()[:2])


def encode_word(word: CloudWord) -> bytes:
    """Write `cloud.json`: keys as base64, readable by a person."""
    return msgspec.json.format(msgspec.json.encode(word), indent=2) + b"\n"


def decode_word(data: bytes) -> CloudWord:
    """Read `cloud.json`. Raises CloudWordError."""
    try:
        return msgspec.json.decode(data, type=CloudWord)
    except UNREADABLE as error:
        raise CloudWordError("cloud.json is damaged") from error
