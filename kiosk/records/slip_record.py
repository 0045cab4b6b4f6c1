"""What a slip is printed from: free of personal data, kept beside the parcel.

Edge and courier store it as bytes and do not look into it. It says what was
handed in, never by whom: the greeting on the first print comes from memory.
"""

from enum import Enum

import msgspec

from edge_sync.wire.application import Choice, SlipNumber
from kiosk.errors import UnreadableSlipRecordError
from kiosk.text.language import Language
from provisioning.catalogue.words import Words

VERSION = 1


class SlipKind(Enum):
    """What was handed in."""

    APPLICATION = "application"
    SUPPLEMENT = "supplement"
    WITHDRAWAL = "withdrawal"


class MemberOnSlip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One matter, and whether it is applied for, done already or left out."""

    name: Words
    choice: Choice


class PaperOnSlip(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One paper that is still to be brought. ``holder`` is a role ("母亲"), never a name."""

    material: Words
    holder: Words


class SlipRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything on a slip but its codes and the greeting."""

    version: int
    number: SlipNumber
    language: Language
    title: Words
    members: tuple[MemberOnSlip, ...]
    lodged_ms: int  # the kiosk's clock, UTC
    station: Words
    phone: str
    scanned: int
    not_needed: int
    to_follow: tuple[PaperOnSlip, ...]
    flawed: int = 0  # of those scanned: handed in with a mark
    identity_open: bool = False  # received as "identity to be verified"
    kind: SlipKind = SlipKind.APPLICATION
    of: SlipNumber | None = None  # of the application that a supplement or a withdrawal follows


def write_slip_record(record: SlipRecord) -> bytes:
    """Return the bytes to keep."""
    return msgspec.json.encode(record)


def read_slip_record(data: bytes) -> SlipRecord:
    """Read what was kept. Raises UnreadableSlipRecordError."""
    try:
        record = msgspec.json.decode(data, type=SlipRecord)
    except msgspec.DecodeError as error:
        raise UnreadableSlipRecordError("a slip record does not decode") from error
    if record.version != VERSION:
        raise UnreadableSlipRecordError(f"a slip record of version {record.version}")
    return record
