"""The intake with the case handling behind it, for input from a kiosk's accomplice.

An offer is fitted before it comes: its parcel may be the submission in clear, and
the journal's word for it is made true. What a fuzzer would never guess, an
accomplice simply computes.
"""

import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.casework.editions import Editions
from cloud.casework.progress import ProgressReader, number_persons
from cloud.casework.registers import Registers
from cloud.casework.schema import SCHEMA as CASEWORK
from edge_sync.cloud.bundles import BundleIntake
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.cloud.intake import Intake
from edge_sync.cloud.news_outbox import NewsOutbox
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.tables import SCHEMA as INTAKE
from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, Submission
from edge_sync.wire.bundle import Frame, FrameKind, read_bundle, write_bundle
from edge_sync.wire.compression import compress
from edge_sync.wire.documents import seal_document
from edge_sync.wire.journal import lodged_payload, read_entry
from edge_sync.wire.messages import Offer, Piece, Question, SealedDocument, decode_up, encode
from edge_sync.wire.padding import padded
from edge_sync.wire.parcel import PADDING_BYTES, Header, Parcel, read_parcel
from edge_sync.wire.slip_code import slip_number
from provisioning.catalogue.files import load
from provisioning.storage.database import open_database
from provisioning.trust.suite import KeyId, SigningPublicKey
from tests.cloud.applications import birth, pension
from tests.fuzz.ends import CLOUD, KIOSK, SUITE, End, EveryKey, StandingClock

NOBODY = KeyId(bytes(8))  # the name of every key under `Believing`
_HEAD = b"\xa7entry-1"  # near the beginning of every entry of a journal
_PICTURE = b"\xff\xd8 a scan" * 3000


class CloudEnd(End):
    """Takes letters of one kiosk, as the intake takes a batch."""

    def _open(self, folder: Path) -> None:
        database = open_database(folder / "cloud.db", INTAKE, CASEWORK, ACCOUNTS, check=False)
        self._parts.callback(database.close)
        number_persons(database)
        shipped, clock = load(), StandingClock()
        outbox = NewsOutbox(database, SUITE, clock)
        register = Registers(database, Editions(shipped), outbox.tell, SUITE)
        self._keys = IntakeKeys(
            SUITE, EveryKey(), CLOUD, lambda _kiosk: SigningPublicKey(bytes(32))
        )
        told = ProgressReader(database, register.editions).told
        objects = Objects(folder / "objects", SUITE)
        self._database = database
        self._intake = Intake(database, objects, self._keys, register.take, clock, told)

    def _hear(self, messages: list[bytes]) -> None:
        self._intake.receive_all([(KIOSK, fitting(message)) for message in messages])
        self._intake.news_due(10)


class BundleEnd(CloudEnd):
    """Takes what somebody brings on a stick, as `cloud take` does."""

    def _hear(self, messages: list[bytes]) -> None:
        for data in messages:
            stick = BundleIntake(self._intake, self._keys, self._database)
            with suppress(UnreadableError):
                stick.take(read_bundle(io.BytesIO(data).read, SUITE), lambda: 1)
            assert stick.taken.strange >= 0


def as_bundle(data: bytes) -> bytes:
    """Frame a list of messages as a bundle, true to its end; anything else is one already."""
    try:
        parts = msgspec.msgpack.decode(data, type=list[bytes])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return data
    kinds = (FrameKind.ENTRY if _HEAD in part[:20] else FrameKind.MESSAGE for part in parts)
    frames = (Frame(kind, fitting(part)) for kind, part in zip(kinds, parts, strict=True))
    return b"".join(write_bundle(frames, SUITE))


def fitting(data: bytes) -> bytes:
    """Make an offer's parcel and journal entry true; leave anything else as it is."""
    try:
        offer = decode_up(data)
        if isinstance(offer, Question):
            return encode(msgspec.structs.replace(offer, signer=NOBODY))
        entry = read_entry(offer.entry) if isinstance(offer, Offer) else None
    except UnreadableError:
        return data
    if not isinstance(offer, Offer) or entry is None:
        return data
    parcel = _parcel(offer)
    payload = lodged_payload(offer.application, parcel, offer.documents, SUITE)
    true = msgspec.structs.replace(
        entry, signer=NOBODY, kiosk=KIOSK, application=offer.application, payload=payload
    )
    return encode(msgspec.structs.replace(offer, parcel=parcel, entry=encode(true)))


def letters(entry: bytes) -> list[bytes]:
    """Return inputs to begin with: applications with and without documents, whole."""
    made = [pension(picture=_PICTURE), birth(picture=_PICTURE)]
    bare = [
        msgspec.structs.replace(
            one, documents=(), id=ApplicationId(f"{number:032x}"), slip=slip_number(KIOSK, number)
        )
        for number, one in enumerate(made, start=50)
    ]
    return [letter(one, entry) for one in (*made, *bare)]


def letter(submission: Submission, entry: bytes) -> bytes:
    """Return the input that hands in one submission with its documents."""
    sealed, pieces = list[SealedDocument](), list[Piece]()
    for document in submission.documents:
        parts = list(seal_document(_PICTURE, document.key, SUITE))
        whole = b"".join(parts)
        sealed.append(SealedDocument(document.id, len(whole), SUITE.hash(whole)))
        pieces += (
            Piece(submission.id, document.id, place, part) for place, part in enumerate(parts)
        )
    plain = msgspec.msgpack.encode(submission)
    offer = Offer(submission.id, submission.slip, plain, tuple(sealed), entry)
    return msgspec.msgpack.encode([encode(offer), *map(encode, pieces)])


def _parcel(offer: Offer) -> bytes:
    try:
        read_parcel(offer.parcel)
    except UnreadableError:
        header = Header(SUITE.id, NOBODY, KIOSK, offer.application, _sequence(offer))
        return encode(Parcel(header, padded(compress(offer.parcel), PADDING_BYTES)))
    return offer.parcel


def _sequence(offer: Offer) -> int:
    """Return the sequence a submission in clear names, if it is one."""
    try:
        tree: Any = msgspec.msgpack.decode(offer.parcel)
        sequence = tree["lodged"]["sequence"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError, TypeError):
        return 0
    return sequence if isinstance(sequence, int) and -(2**63) < sequence < 2**63 else 0
