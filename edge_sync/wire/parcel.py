"""The parcel: a submission sealed for its way (decision 3).

    submission → msgpack → zstd → padded to 2 KiB steps → sealed to the cloud's key

The header travels in the open and is bound into the seal: a parcel opens only
as this kiosk's, under this submission's id and this sequence. Padding hides
how much the resident had to say.
"""

from collections.abc import Mapping

import msgspec

from edge_sync.errors import MismatchError, ParcelNotOpenedError, UnreadableError
from edge_sync.wire.application import Application, Record, Submission
from edge_sync.wire.compression import compress, decompress
from edge_sync.wire.fields import AKioskId, AnApplicationId
from edge_sync.wire.messages import encode
from edge_sync.wire.padding import padded, unpadded
from edge_sync.wire.submissions import Submitted
from provisioning.trust.suite import (
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SealingPublicKey,
    Suite,
    SuiteId,
)
from provisioning.wire.reading import UNREADABLE

PADDING_BYTES = 2048


class Header(Record, frozen=True, array_like=True):
    """What everybody may see of a parcel."""

    suite: SuiteId
    recipient: KeyId
    kiosk: AKioskId
    application: AnApplicationId
    sequence: int  # the lodging stamp's


class _Sealed(Record, frozen=True, tag_field="kind"):
    header: Header
    sealed: bytes


class FirstParcel(_Sealed, frozen=True, tag="parcel-1"):
    """The first version: it held an application, and nothing else existed. Still read."""


class Parcel(_Sealed, frozen=True, tag="parcel-2"):
    """A header and the submission that is sealed under it."""


_DOMAINS = {FirstParcel: b"doorstep parcel 1\x00", Parcel: b"doorstep parcel 2\x00"}
_PARCEL: msgspec.msgpack.Decoder[Parcel | FirstParcel] = msgspec.msgpack.Decoder(
    Parcel | FirstParcel
)
_SUBMITTED: msgspec.msgpack.Decoder[Submitted] = msgspec.msgpack.Decoder(Submitted)
_FIRST: msgspec.msgpack.Decoder[Submitted] = msgspec.msgpack.Decoder(Application)


def seal_submission(submission: Submission, suite: Suite, recipient: SealingPublicKey) -> bytes:
    """Return the encoded parcel; only the holder of the recipient's private key opens it."""
    header = Header(
        suite=suite.id,
        recipient=suite.key_id(recipient),
        kiosk=submission.kiosk,
        application=submission.id,
        sequence=submission.lodged.sequence,
    )
    plain = padded(compress(msgspec.msgpack.encode(submission)), PADDING_BYTES)
    return encode(Parcel(header, suite.seal(plain, recipient, _context(Parcel, header))))


def read_parcel(data: bytes) -> Parcel | FirstParcel:
    """Read an encoded parcel without opening it. Raises UnreadableError."""
    try:
        return _PARCEL.decode(data)
    except UNREADABLE as error:
        raise UnreadableError("no parcel") from error


def open_parcel(data: bytes, suite: Suite, keys: Mapping[KeyId, SealingPrivateKey]) -> Submitted:
    """Open a parcel with whichever of the keys it was sealed to.

    Raises:
        ParcelNotOpenedError: It names no key of ours, or does not open with it.
        MismatchError: It opened and is not the submission its header names.
    """
    try:
        parcel = read_parcel(data)
    except UnreadableError as error:
        raise ParcelNotOpenedError("the parcel cannot be read") from error
    key = keys.get(parcel.header.recipient)
    if key is None or parcel.header.suite != suite.id:
        raise ParcelNotOpenedError("sealed to a key that is not here")
    try:
        plain = suite.open(parcel.sealed, key, _context(type(parcel), parcel.header))
    except NotOpenedError as error:
        raise ParcelNotOpenedError("the seal does not open") from error
    decoder = _FIRST if isinstance(parcel, FirstParcel) else _SUBMITTED
    return _fitting(_submission(plain, decoder), parcel.header)


def _submission(plain: bytes, decoder: msgspec.msgpack.Decoder[Submitted]) -> Submitted:
    try:
        return decoder.decode(decompress(unpadded(plain)))
    except (*UNREADABLE, UnreadableError):
        # Not chained: a decoder's message may quote what it was reading.
        raise MismatchError("the parcel holds no submission we know") from None


def _fitting(submission: Submitted, header: Header) -> Submitted:
    inside = (submission.id, submission.kiosk, submission.lodged.sequence)
    if inside != (header.application, header.kiosk, header.sequence):
        raise MismatchError("the submission is not the one its header names")
    return submission


def _context(version: type[Parcel | FirstParcel], header: Header) -> bytes:
    return _DOMAINS[version] + encode(header)
