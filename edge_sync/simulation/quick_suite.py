"""A cheap suite for simulations: every property the protocol leans on, none that an attacker minds.

What is sealed opens under the same key and context alone, is not the plain bytes, and
shows every change; a signature fits one message and one key. But whoever knows a public
key can sign and open with it, so this suite protects nothing: it is named apart, and
some schedules run under the real one.
"""

import hashlib
import random

from provisioning.trust.suite import (
    Hasher,
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    SigningPublicKey,
    SuiteId,
)

SUITE_ID = SuiteId("quick")
_KEY_BYTES = 32
_KEY_ID_BYTES = 8
_TAG_BYTES = 16


class QuickSuite:
    """`Suite` by hashes alone. ``chance`` makes its keys: the same seed gives the same bytes."""

    id = SUITE_ID

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def random(self, length: int) -> bytes:
        """Return bytes by chance."""
        return self._chance.randbytes(length)

    def hash(self, data: bytes) -> bytes:
        """Return SHA-256."""
        return hashlib.sha256(data).digest()

    def hasher(self) -> Hasher:
        """Begin SHA-256."""
        return hashlib.sha256()

    def stretch(self, code: bytes, salt: bytes) -> bytes:
        """Hash once: nobody guesses here."""
        return self.hash(salt + b"\x00" + code)

    def key_id(self, public: bytes) -> KeyId:
        """Name a public key by the beginning of its hash."""
        return KeyId(self.hash(public)[:_KEY_ID_BYTES])

    def remembering(self, _private: SealingPrivateKey) -> "QuickSuite":
        """Return itself: nothing here is slow to read."""
        return self

    def new_sealing_key(self) -> SealingPrivateKey:
        """Make a key."""
        return SealingPrivateKey(self.random(_KEY_BYTES))

    def sealing_key_from_secret(self, secret: bytes, context: bytes) -> SealingPrivateKey:
        """Derive a key."""
        return SealingPrivateKey(self.hash(b"derived" + context + secret))

    def sealing_public(self, private: SealingPrivateKey) -> SealingPublicKey:
        """Return the hash of the private half."""
        return SealingPublicKey(self.hash(b"sealing" + private))

    def seal(self, plain: bytes, recipient: SealingPublicKey, context: bytes) -> bytes:
        """Seal under the public half and the context."""
        return _sealed(plain, recipient + context)

    def open(self, sealed: bytes, private: SealingPrivateKey, context: bytes) -> bytes:
        """Open what ``seal`` made."""
        return _opened(sealed, self.sealing_public(private) + context)

    def new_signing_key(self) -> SigningPrivateKey:
        """Make a key."""
        return SigningPrivateKey(self.random(_KEY_BYTES))

    def signing_public(self, private: SigningPrivateKey) -> SigningPublicKey:
        """Return the hash of the private half."""
        return SigningPublicKey(self.hash(b"signing" + private))

    def sign(self, message: bytes, private: SigningPrivateKey) -> bytes:
        """Hash the message under the public half."""
        return _word(message, self.signing_public(private))

    def is_signed(self, message: bytes, signature: bytes, public: SigningPublicKey) -> bool:
        """Compare."""
        return signature == _word(message, public)

    def seal_piece(self, plain: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Seal one piece in its place."""
        return _sealed(plain, _place(key, index, last=last))

    def open_piece(self, sealed: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Open one piece in its place."""
        return _opened(sealed, _place(key, index, last=last))


def _word(message: bytes, public: bytes) -> bytes:
    return hashlib.sha512(public + message).digest()


def _place(key: bytes, index: int, *, last: bool) -> bytes:
    return key + index.to_bytes(4, "big") + bytes([last])


def _sealed(plain: bytes, key: bytes) -> bytes:
    return _masked(plain, key) + _tag(plain, key)


def _opened(sealed: bytes, key: bytes) -> bytes:
    plain = _masked(sealed[:-_TAG_BYTES], key)
    if sealed[-_TAG_BYTES:] != _tag(plain, key):
        raise NotOpenedError("sealed to another key or context, or altered")
    return plain


def _masked(data: bytes, key: bytes) -> bytes:
    mask = hashlib.shake_128(key).digest(len(data))
    mixed = int.from_bytes(data, "little") ^ int.from_bytes(mask, "little")
    return mixed.to_bytes(len(data), "little")


def _tag(plain: bytes, key: bytes) -> bytes:
    return hashlib.sha256(key + b"\x00tag" + plain).digest()[:_TAG_BYTES]
