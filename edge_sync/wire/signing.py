"""Signed values: the signature covers the value's own encoding without its signature.

The encoding begins with the value's tag, so a signature for one kind of
message, or one version, never fits another.
"""

from typing import TypeVar

import msgspec

from edge_sync.wire.application import Record
from provisioning.trust.suite import KeyId, SigningPrivateKey, SigningPublicKey, Suite, SuiteId

_DOMAIN = b"doorstep signed value 1\x00"


class Signed(Record, frozen=True, kw_only=True):
    """A value that names its suite and its signer; both are empty-handed until `signed`."""

    suite: SuiteId
    signer: KeyId = KeyId(b"")
    signature: bytes = b""


_Value = TypeVar("_Value", bound=Signed)


def signed(value: _Value, suite: Suite, key: SigningPrivateKey) -> _Value:
    """Return the value with its signer and signature."""
    named = msgspec.structs.replace(value, signer=suite.key_id(suite.signing_public(key)))
    return msgspec.structs.replace(named, signature=suite.sign(_covered(named), key))


def is_genuine(value: Signed, suite: Suite, public: SigningPublicKey) -> bool:
    """Say whether this value was signed, under this suite, by this key."""
    if value.suite != suite.id or value.signer != suite.key_id(public):
        return False
    return suite.is_signed(_covered(value), value.signature, public)


def _covered(value: Signed) -> bytes:
    return _DOMAIN + msgspec.msgpack.encode(msgspec.structs.replace(value, signature=b""))
