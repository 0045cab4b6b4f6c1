"""What a signing slip, and the slip of a signature given, are printed from.

Free of personal data, like every slip record: who must sign is a role, never
a name; the surname on the first print comes from memory.
"""

from enum import Enum

import msgspec

from edge_sync.wire.application import SlipNumber
from kiosk.errors import UnreadableSlipRecordError
from kiosk.text.language import Language
from provisioning.catalogue.words import Words

VERSION = 1


class SigningPaper(Enum):
    """Which of the four it is."""

    TO_SIGN = "to-sign"  # for one who signs later
    HAS_SIGNED = "has-signed"  # given to one who signed with a signing slip
    TO_CONSENT = "to-consent"  # for one who signs nothing and is asked for consent
    HAS_ANSWERED = "has-answered"  # given to one who answered with a consent slip


class SigningRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything on such a slip but its code and the surname. ``of`` is the application's slip.

    Of who only consents, ``papers`` are the purposes; ``agreed`` are those that got a yes.
    """

    version: int
    kind: SigningPaper
    number: SlipNumber
    of: SlipNumber
    language: Language
    title: Words
    signer: Words
    papers: tuple[Words, ...]
    lodged_ms: int  # the kiosk's clock, UTC
    station: Words
    phone: str
    agreed: tuple[Words, ...] = ()


def write_signing_record(record: SigningRecord) -> bytes:
    """Return the bytes to keep."""
    return msgspec.json.encode(record)


def read_signing_record(data: bytes) -> SigningRecord | None:
    """Read what was kept, or None if it is the record of another kind of slip.

    Raises UnreadableSlipRecordError for one of another version.
    """
    try:
        record = msgspec.json.decode(data, type=SigningRecord)
    except msgspec.DecodeError:
        return None
    if record.version != VERSION:
        raise UnreadableSlipRecordError(f"a signing record of version {record.version}")
    return record
