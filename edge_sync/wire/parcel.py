"""The parcel: an application sealed for its way (decision 3).

    application → msgpack → zstd → padded to 4 KiB steps → sealed to the cloud's key

The header travels in the open and is bound into the seal: a parcel opens only
as this kiosk's, under this application's id and this sequence. Padding hides
how much the resident had to say.
"""

from collections.abc import Mapping

import msgspec

from edge_sync.errors import MismatchError, ParcelNotOpenedError, UnreadableError
from edge_sync.wire.application import Application, Record
from edge_sync.wire.compression import compress, decompress
from edge_sync.wire.messages import AKioskId, AnApplicationId, encode
from provisioning.trust.suite import (
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SealingPublicKey,
    Suite,
    SuiteId,
)

PADDING_BYTES = 4096

_DOMAIN = b"doorstep parcel 1\x00"
_LENGTH_BYTES = 4


class Header(Record, frozen=True, array_like=True):
    """What everybody may see of a parcel."""

    suite: SuiteId
    recipient: KeyId
    kiosk: AKioskId
    application: AnApplicationId
    sequence: int  # the lodging stamp's


class Parcel(Record, frozen=True, tag_field="kind", tag="parcel-1"):
    """A header and what is sealed under it."""

    header: Header
    sealed: bytes


def seal_application(application: Application, suite: Suite, recipient: SealingPublicKey) -> bytes:
    """Return the encoded parcel; only the holder of the recipient's private key opens it."""
    header = Header(
        suite=suite.id,
        recipient=suite.key_id(recipient),
        kiosk=application.kiosk,
        application=application.id,
        sequence=application.lodged.sequence,
    )
    plain = _padded(compress(msgspec.msgpack.encode(application)))
    return encode(Parcel(header, suite.seal(plain, recipient, _context(header))))


def read_parcel(data: bytes) -> Parcel:
    """Read an encoded parcel without opening it. Raises UnreadableError."""
    try:
        return msgspec.msgpack.decode(data, type=Parcel)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableError("no parcel") from error


def open_parcel(data: bytes, suite: Suite, keys: Mapping[KeyId, SealingPrivateKey]) -> Application:
    """Open a parcel with whichever of the keys it was sealed to.

    Raises:
        ParcelNotOpenedError: It names no key of ours, or does not open with it.
        MismatchError: It opened and is not the application its header names.
    """
    try:
        parcel = read_parcel(data)
    except UnreadableError as error:
        raise ParcelNotOpenedError("the parcel cannot be read") from error
    key = keys.get(parcel.header.recipient)
    if key is None or parcel.header.suite != suite.id:
        raise ParcelNotOpenedError("sealed to a key that is not here")
    try:
        plain = suite.open(parcel.sealed, key, _context(parcel.header))
    except NotOpenedError as error:
        raise ParcelNotOpenedError("the seal does not open") from error
    return _fitting(_application(plain), parcel.header)


def _application(plain: bytes) -> Application:
    try:
        return msgspec.msgpack.decode(decompress(_unpadded(plain)), type=Application)
    except (msgspec.DecodeError, UnreadableError, UnicodeDecodeError):
        # Not chained: a decoder's message may quote what it was reading.
        raise MismatchError("the parcel holds no application") from None


def _fitting(application: Application, header: Header) -> Application:
    inside = (application.id, application.kiosk, application.lodged.sequence)
    if inside != (header.application, header.kiosk, header.sequence):
        raise MismatchError("the application is not the one its header names")
    return application


def _context(header: Header) -> bytes:
    return _DOMAIN + encode(header)


def _padded(content: bytes) -> bytes:
    length = len(content).to_bytes(_LENGTH_BYTES, "big")
    return length + content + bytes(-(len(content) + _LENGTH_BYTES) % PADDING_BYTES)


def _unpadded(padded: bytes) -> bytes:
    end = _LENGTH_BYTES + int.from_bytes(padded[:_LENGTH_BYTES], "big")
    if end > len(padded):
        raise UnreadableError("the padding is longer than the parcel")
    return padded[_LENGTH_BYTES:end]
