"""The cryptographic suite: one interface, named in every object it makes (decision 13).

The international suite is ``provisioning.trust.international``. A national one
(SM2, SM3, SM4) takes the same place through a certified module.
"""

from typing import NewType, Protocol

from provisioning.errors import ProvisioningError

SuiteId = NewType("SuiteId", str)
SealingPublicKey = NewType("SealingPublicKey", bytes)
SealingPrivateKey = NewType("SealingPrivateKey", bytes)
SigningPublicKey = NewType("SigningPublicKey", bytes)
SigningPrivateKey = NewType("SigningPrivateKey", bytes)
KeyId = NewType("KeyId", bytes)  # the first 8 bytes of the hash of a public key

PIECE_KEY_BYTES = 32
SLIP_SECRET_BYTES = 16


class NotOpenedError(ProvisioningError):
    """A sealed object does not open: wrong key, wrong context, or altered bytes.

    Cause: The bytes were damaged or changed on the way, or meant for another key.
    Resident: Nothing at once; the kiosk keeps the application and sends it again.
    Helper: Nothing; call central operations if it repeats.
    """

    code = "PRO-01"


class Hasher(Protocol):
    """A digest of something that comes in parts."""

    def update(self, data: bytes, /) -> None:
        """Take the next part."""

    def digest(self) -> bytes:
        """Return the digest of what came so far."""


class Suite(Protocol):
    """What Doorstep asks of cryptography. Keys are raw bytes; no method does I/O."""

    @property
    def id(self) -> SuiteId:
        """The name written into every object this suite makes."""

    def random(self, length: int) -> bytes:
        """Return unpredictable bytes."""

    def hash(self, data: bytes) -> bytes:
        """Return the 32-byte digest."""

    def hasher(self) -> Hasher:
        """Begin a digest of something too large for one piece of memory."""

    def stretch(self, code: bytes, salt: bytes) -> bytes:
        """Return 32 bytes that cost memory and time for every guess at a short code."""

    def key_id(self, public: bytes) -> KeyId:
        """Name a public key."""

    def new_sealing_key(self) -> SealingPrivateKey:
        """Make a key pair that others can seal to; the private half holds both."""

    def sealing_key_from_secret(self, secret: bytes, context: bytes) -> SealingPrivateKey:
        """Derive the same key pair from the same 16-byte secret, always (decision 4)."""

    def sealing_public(self, private: SealingPrivateKey) -> SealingPublicKey:
        """Return the half that may be given away."""

    def seal(self, plain: bytes, recipient: SealingPublicKey, context: bytes) -> bytes:
        """Seal so that only ``recipient`` opens it, and only under the same ``context``."""

    def open(self, sealed: bytes, private: SealingPrivateKey, context: bytes) -> bytes:
        """Undo ``seal``. Raises NotOpenedError, which never carries any of the bytes."""

    def remembering(self, private: SealingPrivateKey) -> "Suite":
        """Return the same suite, which keeps one private key ready to open with all day."""

    def new_signing_key(self) -> SigningPrivateKey:
        """Make a key pair for signatures; the private half holds both."""

    def signing_public(self, private: SigningPrivateKey) -> SigningPublicKey:
        """Return the half that may be given away."""

    def sign(self, message: bytes, private: SigningPrivateKey) -> bytes:
        """Return a 64-byte signature."""

    def is_signed(self, message: bytes, signature: bytes, public: SigningPublicKey) -> bool:
        """Say whether ``signature`` is ``public``'s word for ``message``."""

    def seal_piece(self, plain: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Seal one piece of a stream: its place and whether it ends are bound in.

        The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015): a
        piece cannot be moved, dropped or cut off unnoticed. ``key`` is 32 bytes
        and used for one stream only. Adds 16 bytes.
        """

    def open_piece(self, sealed: bytes, key: bytes, index: int, *, last: bool) -> bytes:
        """Undo ``seal_piece``. Raises NotOpenedError."""
