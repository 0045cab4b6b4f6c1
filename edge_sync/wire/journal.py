"""The journal: what a kiosk did, entry linked to entry by hash, each signed (row T01).

An entry says that something happened and carries the hash of it, never the
thing itself. A chain begins at number 1 with 32 zero bytes before it; a kiosk
that lost its journal begins a new chain with a new name, so that two different
pasts under one name are always a fork that can be proved.
"""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Annotated

import msgspec

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, Stamp
from edge_sync.wire.fields import AKioskId, AnApplicationId, Digest
from edge_sync.wire.messages import SealedDocument, encode
from edge_sync.wire.signing import Signed, is_genuine, signed
from provisioning.trust.suite import SigningPrivateKey, SigningPublicKey, Suite
from provisioning.wire.reading import UNREADABLE

NOTHING_BEFORE = bytes(32)


class Act(Enum):
    """What was done."""

    LODGED = "lodged"


class Entry(Signed, frozen=True, kw_only=True, tag_field="kind", tag="entry-1"):
    """One act. ``payload`` is the hash of what it is about, such as `lodged_payload`."""

    kiosk: AKioskId
    chain: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
    number: Annotated[int, msgspec.Meta(ge=1)]
    previous: Digest
    act: Act
    application: AnApplicationId
    payload: Digest
    at: Stamp


class Fault(Enum):
    """What is wrong with a chain."""

    FALSE_SIGNATURE = "false signature"
    GAP = "an entry is missing"
    BROKEN_LINK = "the entry before is not the one it names"
    OTHER_CHAIN = "an entry of another kiosk or chain"


def write_entry(entry: Entry, suite: Suite, key: SigningPrivateKey) -> bytes:
    """Sign and encode an entry."""
    return encode(signed(entry, suite, key))


def read_entry(data: bytes) -> Entry:
    """Read an encoded entry; its signature is not looked at. Raises UnreadableError."""
    try:
        return msgspec.msgpack.decode(data, type=Entry)
    except UNREADABLE as error:
        raise UnreadableError("no journal entry") from error


def entry_hash(data: bytes, suite: Suite) -> bytes:
    """Return what the next entry names as the one before it: the hash with signature and all."""
    return suite.hash(data)


def lodged_payload(
    application: ApplicationId, parcel: bytes, documents: Sequence[SealedDocument], suite: Suite
) -> bytes:
    """Return the hash that stands for one lodged application: its parcel and its documents."""
    about = (application, suite.hash(parcel), tuple(documents))
    return suite.hash(b"doorstep lodged 1\x00" + msgspec.msgpack.encode(about))


def check_chain(
    entries: Iterable[bytes], suite: Suite, public: SigningPublicKey
) -> list[tuple[int, Fault]]:
    """Check encoded entries, oldest first; return each fault with the entry's number.

    A chain that starts later than number 1 is checked from there. What was cut
    off at the end cannot be seen from the chain alone: slips and receipts show it.
    """
    faults: list[tuple[int, Fault]] = []
    before: tuple[Entry, bytes] | None = None
    for data in entries:
        entry = read_entry(data)
        if not is_genuine(entry, suite, public):
            faults.append((entry.number, Fault.FALSE_SIGNATURE))
        faults += [(entry.number, fault) for fault in _link_faults(entry, before)]
        before = (entry, entry_hash(data, suite))
    return faults


def _link_faults(entry: Entry, before: tuple[Entry, bytes] | None) -> list[Fault]:
    if before is None:
        starts_well = entry.number > 1 or entry.previous == NOTHING_BEFORE
        return [] if starts_well else [Fault.BROKEN_LINK]
    last, last_hash = before
    if (entry.kiosk, entry.chain) != (last.kiosk, last.chain):
        return [Fault.OTHER_CHAIN]
    if entry.number != last.number + 1:
        return [Fault.GAP]
    return [] if entry.previous == last_hash else [Fault.BROKEN_LINK]
