"""A call for help over the station's own network, and the answer (row C02).

The internet may be down: a call goes from a kiosk straight to a machine in the
town, in the clear and without a name, a number or an answer of anybody. It says
which kiosk asks, about what and on which page. Both ways carry a code of
authenticity under a key that the two machines share, because what comes back is
read to a resident: HMAC-SHA256 (RFC 2104) over the kind of message and its body.
"""

import hmac
from enum import Enum
from hashlib import sha256
from typing import Annotated, TypeVar

import msgspec

from provisioning.errors import ProvisioningError
from provisioning.wire.reading import UNREADABLE

KEY_BYTES = 32
LONGEST_BYTES = 4096  # of a message on its way

_CALL = b"doorstep help call 1\x00"
_REPLY = b"doorstep help reply 1\x00"
_ID = msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")
_NAME = msgspec.Meta(min_length=1, max_length=64)
_WORDS = msgspec.Meta(min_length=1, max_length=160)


class UntrueHelpError(ProvisioningError):
    """A message about help is not one of this station's.

    Cause: It is damaged, of a version not known here, or written without the station's key.
    Resident: Nothing of it; after a minute that nobody in the town answers.
    Helper: Compare the help keys of the kiosk and of the machine in the town.
    """

    code = "PRO-80"


class About(Enum):
    """What somebody at a kiosk wants help with."""

    GREEN = "green"  # the green button was pressed: somebody may be glad of company
    HOW = "how"
    WHAT = "what"
    CARD = "card"
    MACHINE = "machine"


class Call(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="help-call-1"):
    """Somebody asks. ``page`` is the step of the visit, such as "question"; of whom, nothing."""

    id: Annotated[str, _ID]
    kiosk: Annotated[str, _NAME]
    station: Annotated[str, _NAME]
    about: About
    page: Annotated[str, _NAME]
    asked_ms: int  # the kiosk's clock, UTC


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="help-reply-1"):
    """What the helper in the town answered; shown and read at the kiosk as it is."""

    call: Annotated[str, _ID]
    who: Annotated[str, _NAME]
    words: Annotated[str, _WORDS]


_M = TypeVar("_M", Call, Reply)


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    body: bytes
    code: bytes


def enclose(message: Call | Reply, key: bytes) -> bytes:
    """Write a message down with its code of authenticity, as JSON."""
    body = msgspec.json.encode(message)
    context = _CALL if isinstance(message, Call) else _REPLY
    return msgspec.json.encode(_Envelope(body, _code(context, body, key)))


def open_call(data: bytes, key: bytes) -> Call:
    """Read a call. Raises UntrueHelpError for anything that a kiosk of ours did not write."""
    return _opened(data, key, _CALL, Call)


def open_reply(data: bytes, key: bytes, call: str) -> Reply:
    """Read the reply to one call. Raises UntrueHelpError for any other, or one not of our town."""
    reply = _opened(data, key, _REPLY, Reply)
    if reply.call != call:
        raise UntrueHelpError("an answer to another call")
    return reply


def _opened(data: bytes, key: bytes, context: bytes, kind: type[_M]) -> _M:
    if len(data) > LONGEST_BYTES:
        raise UntrueHelpError("longer than a message can be")
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
        if not hmac.compare_digest(envelope.code, _code(context, envelope.body, key)):
            raise UntrueHelpError("not written with the key of this station")
        return msgspec.json.decode(envelope.body, type=kind)
    except UNREADABLE as error:
        raise UntrueHelpError("no message of a version we know") from error


def _code(context: bytes, body: bytes, key: bytes) -> bytes:
    return hmac.new(key, context + body, sha256).digest()
