"""The international suite "intl-1", on the `cryptography` library. No primitive is written here.

| part | is |
|---|---|
| sealing | HPKE (RFC 9180), base mode: ML-KEM-768 with X25519, HKDF-SHA256, AES-256-GCM |
| signatures | Ed25519 (RFC 8032) |
| hash | SHA-256 (FIPS 180-4) |
| pieces | STREAM over AES-256-GCM |
| keys from a secret | HKDF-SHA256 (RFC 5869) |
| short codes | scrypt (RFC 7914), 32 MB |

Sealing is hybrid because citizens' papers are worth recording today and
opening in thirty years: both halves must fall before one byte is read.

Keys as bytes: a private sealing key is the ML-KEM seed (64) and the X25519
scalar (32); a public one is the ML-KEM key (1,184) and the X25519 key (32).
"""

import hashlib
import os

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from provisioning.trust.suite import (
    PIECE_KEY_BYTES,
    SLIP_SECRET_BYTES,
    Hasher,
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    SigningPublicKey,
    SuiteId,
)

SUITE_ID = SuiteId("intl-1")
SEALING_OVERHEAD_BYTES = 1136  # what ``seal`` adds: both encapsulations and the tag

_SEED_BYTES = 64
_SCALAR_BYTES = 32
_MLKEM_PUBLIC_BYTES = 1184
_KEY_ID_BYTES = 8
_STRETCHED_BYTES = 32
_SCRYPT_COST = 2**15  # times 128 bytes times r: 32 MB
_HPKE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class InternationalSuite:
    """`Suite` for everywhere outside the national scheme. Holds no state; any thread."""

    @property
    def id(self) -> SuiteId:
        """``intl-1``, for ever: another choice of parts gets another name."""
        return SUITE_ID

    def random(self, length: int) -> bytes:
        """Return bytes from the operating system's generator."""
        return os.urandom(length)

    def hash(self, data: bytes) -> bytes:
        """Return SHA-256."""
        return hashlib.sha256(data).digest()

    def hasher(self) -> Hasher:
        """Begin SHA-256."""
        return hashlib.sha256()

    def stretch(self, code: bytes, salt: bytes) -> bytes:
        """Stretch by scrypt: about a tenth of a second on a kiosk."""
        stretched = Scrypt(salt, _STRETCHED_BYTES, n=_SCRYPT_COST, r=8, p=1)
        return stretched.derive(code)

    def key_id(self, public: bytes) -> KeyId:
        """Name a public key by the first 8 bytes of its hash."""
        return KeyId(self.hash(public)[:_KEY_ID_BYTES])

    def new_sealing_key(self) -> SealingPrivateKey:
        """Make a hybrid key pair."""
        return SealingPrivateKey(self.random(_SEED_BYTES + _SCALAR_BYTES))

    def sealing_key_from_secret(self, secret: bytes, context: bytes) -> SealingPrivateKey:
        """Stretch a uniformly random secret; it is no password, so no slow hash is needed."""
        if len(secret) != SLIP_SECRET_BYTES:
            raise ValueError(f"a slip's secret has {SLIP_SECRET_BYTES} bytes, not {len(secret)}")
        info = b"doorstep intl-1 sealing key\x00" + context
        stretch = HKDF(hashes.SHA256(), _SEED_BYTES + _SCALAR_BYTES, salt=None, info=info)
        return SealingPrivateKey(stretch.derive(secret))

    def sealing_public(self, private: SealingPrivateKey) -> SealingPublicKey:
        """Return both public halves."""
        mlkem, x25519 = _halves(private)
        both = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        return SealingPublicKey(both)

    def seal(self, plain: bytes, recipient: SealingPublicKey, context: bytes) -> bytes:
        """Seal in one shot. The context goes into HPKE's ``info``, after the suite's name.

        Raises ValueError when ``recipient`` is no key of this suite.
        """
        mlkem = MLKEM768PublicKey.from_public_bytes(recipient[:_MLKEM_PUBLIC_BYTES])
        x25519 = X25519PublicKey.from_public_bytes(recipient[_MLKEM_PUBLIC_BYTES:])
        key = hpke.MLKEM768X25519PublicKey(mlkem, x25519)
        return _HPKE.encrypt(plain, key, _info(context))

    def open(self, sealed: bytes, private: SealingPrivateKey, context: bytes) -> bytes:
        """Open what ``seal`` made."""
        key = self._sealing_key(private)
        try:
            return _HPKE.decrypt(sealed, key, _info(context))
        except (InvalidTag, ValueError) as error:
            raise NotOpenedError("sealed to another key or context, or altered") from error

    def remembering(self, private: SealingPrivateKey) -> "InternationalSuite":
        """Return the same suite, which keeps one private key ready to open with all day."""
        return _RememberingSuite(private)

    def _sealing_key(self, private: SealingPrivateKey) -> hpke.MLKEM768X25519PrivateKey:
        return hpke.MLKEM768X25519PrivateKey(*_halves(private))

    def new_signing_key(self) -> SigningPrivateKey:
        """Make an Ed25519 seed."""
        return SigningPrivateKey(Ed25519PrivateKey.generate().private_bytes_raw())

    def signing_public(self, private: SigningPrivateKey) -> SigningPublicKey:
        """Return the 32-byte public key."""
        key = Ed25519PrivateKey.from_private_bytes(private)
        return SigningPublicKey(key.public_key().public_bytes_raw())

    def sign(self, message: bytes, private: SigningPrivateKey) -> bytes:
        """Sign; the same message gives the same signature."""
        return Ed25519PrivateKey.from_private_bytes(private).sign(message)

    def is_signed(self, message: bytes, signature: bytes, public: SigningPublicKey) -> bool:
        """Verify. A malformed signature or key is simply not a signature."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def seal_piece(self, plain: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Seal one piece; place and end stand in the nonce, as STREAM has it."""
        return AESGCM(_piece_key(key)).encrypt(_nonce(index, last=last), plain, None)

    def open_piece(self, sealed: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Open one piece at exactly the place it was sealed for."""
        try:
            return AESGCM(_piece_key(key)).decrypt(_nonce(index, last=last), sealed, None)
        except (InvalidTag, ValueError) as error:
            raise NotOpenedError("a piece was altered, moved or cut off") from error


class _RememberingSuite(InternationalSuite):
    """The same, with one private key kept ready: reading it costs more than opening with it.

    For the intake, which opens with one key all day. A kiosk uses no such thing: the
    keys it reads are of slips, and go with the visit.
    """

    def __init__(self, private: SealingPrivateKey) -> None:
        self._private = private
        self._ready = super()._sealing_key(private)

    def _sealing_key(self, private: SealingPrivateKey) -> hpke.MLKEM768X25519PrivateKey:
        return self._ready if private == self._private else super()._sealing_key(private)


def _halves(private: SealingPrivateKey) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    if len(private) != _SEED_BYTES + _SCALAR_BYTES:
        raise ValueError("not a private sealing key of intl-1")
    mlkem = MLKEM768PrivateKey.from_seed_bytes(private[:_SEED_BYTES])
    return mlkem, X25519PrivateKey.from_private_bytes(private[_SEED_BYTES:])


def _info(context: bytes) -> bytes:
    return SUITE_ID.encode() + b"\x00" + context


def _piece_key(key: bytes) -> bytes:
    if len(key) != PIECE_KEY_BYTES:
        raise ValueError(f"a document's key has {PIECE_KEY_BYTES} bytes, not {len(key)}")
    return key


def _nonce(index: int, *, last: bool) -> bytes:
    """Seven zero bytes (each key seals one stream), the place, and whether it is the end."""
    return bytes(7) + index.to_bytes(4, "big") + bytes([last])
