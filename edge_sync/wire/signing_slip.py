"""The code on a signing slip: everything another kiosk needs for one missing signature.

It is self-contained (rules of a visit, 6): a kiosk that has never heard of the
application, with no network, shows from it and from its own catalogue what is
to be signed. It names nobody: a matter, papers, and a number inside the
application. The secret proves later that the signer held this slip.

    "DG1:" + base45( msgpack of `SigningSlip` )

About 150 bytes are 230 signs: QR version 9 at level M, six dots a module on
58 mm paper.
"""

from typing import Annotated

import msgspec

from edge_sync.errors import SlipCodeError, UnreadableError
from edge_sync.wire import base45
from edge_sync.wire.application import ApplicationId, PersonId, Record, SlipNumber
from edge_sync.wire.messages import encode
from provisioning.trust.suite import SLIP_SECRET_BYTES
from provisioning.wire.reading import UNREADABLE

SIGNING_PREFIX = "DG1:"
DIGEST_BYTES = 8  # tells two wordings apart; nothing is proved by it

_VERSION = 1
_LONGEST_CODE = 734  # signs: QR version 17 at level M, four dots a module on 58 mm paper
_ID_BYTES = 16

_Secret = Annotated[bytes, msgspec.Meta(min_length=SLIP_SECRET_BYTES, max_length=SLIP_SECRET_BYTES)]
_Id = Annotated[bytes, msgspec.Meta(min_length=_ID_BYTES, max_length=_ID_BYTES)]
_Digest = Annotated[bytes, msgspec.Meta(min_length=DIGEST_BYTES, max_length=DIGEST_BYTES)]
_Slip = Annotated[str, msgspec.Meta(pattern=r"\AK[0-9]{6}-[0-9]{6,9}\Z")]
_Person = Annotated[str, msgspec.Meta(pattern=r"\Ap[1-9][0-9]?\Z")]
_Place = Annotated[int, msgspec.Meta(ge=0, le=63)]
_Name = Annotated[str, msgspec.Meta(pattern=r"\A[A-Za-z0-9_/-]{1,80}\Z")]


class PaperToSign(Record, frozen=True, array_like=True):
    """One paper, as `edge_sync.wire.application.Signature.paper` names it.

    ``digest`` are the first bytes of the SHA-256 of its text without the
    signer's own data, in Chinese and English.
    """

    paper: _Name
    digest: _Digest
    ink: bool = False


class SigningSlip(Record, frozen=True, array_like=True):
    """What the code says. ``of`` is the application's slip, ``title`` its matter or package.

    ``consents`` are those the signer is still to be asked for, as places in the
    package's list. Without ``papers`` it is a consent slip: its holder signs nothing
    and is asked for these alone, and the offices do not wait for it.
    """

    version: int
    of: _Slip
    application: _Id
    secret: _Secret
    person: _Person
    role: _Name
    title: _Name
    papers: Annotated[tuple[PaperToSign, ...], msgspec.Meta(max_length=8)]
    catalogue: int
    language: str = "zh"
    consents: Annotated[tuple[_Place, ...], msgspec.Meta(max_length=8)] = ()


_SIGNING_SLIP: msgspec.msgpack.Decoder[SigningSlip] = msgspec.msgpack.Decoder(SigningSlip)


def make_signing_slip(  # noqa: PLR0913 - the facts of one code
    *,
    of: SlipNumber,
    application: ApplicationId,
    secret: bytes,
    person: PersonId,
    role: str,
    title: str,
    papers: tuple[PaperToSign, ...],
    catalogue: int,
    language: str,
    consents: tuple[int, ...] = (),
) -> SigningSlip:
    """Put the facts of one missing signature together."""
    return SigningSlip(
        _VERSION, of, bytes.fromhex(application), secret, person, role, title, papers, catalogue,
        language, consents,
    )  # fmt: skip


def signing_slip_number(of: SlipNumber, person: PersonId) -> SlipNumber:
    """Name a signing slip by its application's slip and the person it is for."""
    return SlipNumber(f"{of}/{person}")


def write_signing_code(slip: SigningSlip) -> str:
    """Write the code. Raises ValueError if it would be too dense for the narrow paper."""
    code = SIGNING_PREFIX + base45.encode(encode(slip))
    if len(code) > _LONGEST_CODE:
        raise ValueError("too many papers for one code")
    return code


def read_signing_code(text: str) -> SigningSlip:
    """Read a code as a scanner gave it. Raises SlipCodeError, which never quotes it."""
    if not text.startswith(SIGNING_PREFIX):
        raise SlipCodeError(f"a code that begins with {SIGNING_PREFIX} was wanted")
    data = base45.decode(text.removeprefix(SIGNING_PREFIX))
    try:
        slip = _SIGNING_SLIP.decode(data)
    except (*UNREADABLE, UnreadableError):
        raise SlipCodeError("the code is incomplete or of another version") from None
    if slip.version != _VERSION:
        raise SlipCodeError("the code is of another version")
    if not slip.papers and not slip.consents:
        raise SlipCodeError("the code asks for nothing")
    return slip
