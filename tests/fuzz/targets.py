"""What is fuzzed: each decoder by name, with the failures it may answer and its first inputs.

A target returns or raises one of its ``refusals``. Anything else is a finding.
"""

import hmac
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from edge_sync.errors import RefusedError, SlipCodeError, UnreadableError
from edge_sync.wire import base45
from edge_sync.wire.application import Application, ApplicationId
from edge_sync.wire.checker import Checker, Trust, worst
from edge_sync.wire.compression import compress, decompress
from edge_sync.wire.documents import open_document, seal_document
from edge_sync.wire.exports import MAGIC, read_export
from edge_sync.wire.follower_summary import follower_digest
from edge_sync.wire.journal import check_chain, read_entry
from edge_sync.wire.messages import (
    PIECE_BYTES,
    Answer,
    Question,
    SealedNews,
    decode_down,
    decode_up,
    encode,
)
from edge_sync.wire.news import open_news
from edge_sync.wire.padding import padded, unpadded
from edge_sync.wire.parcel import PADDING_BYTES, Header, Parcel, open_parcel, read_parcel
from edge_sync.wire.questions import open_answer, open_question
from edge_sync.wire.receipt import is_clouds_word
from edge_sync.wire.resume_code import read_resume_code
from edge_sync.wire.signing_slip import read_signing_code
from edge_sync.wire.slip_code import read_private_code, read_public_code, slip_number
from edge_sync.wire.submissions import Submitted
from edge_sync.wire.summary import summary_digest
from edge_sync.wire.topics import kiosk_of
from provisioning.trust.suite import (
    KeyId,
    NotOpenedError,
    SealingPrivateKey,
    SigningPublicKey,
)
from provisioning.wire.help import UntrueHelpError, open_call, open_reply
from provisioning.wire.identity import (
    CloudWord,
    CloudWordError,
    Shard,
    decode_word,
    encode_word,
    shard_of,
)
from provisioning.wire.repository import (
    Index,
    IndexRefusedError,
    Listed,
    decode_index,
    encode_index,
)
from provisioning.wire.roster import (
    Limits,
    Roster,
    RosterEntry,
    RosterRefusedError,
    read_roster,
    sign_roster,
)
from tests.fuzz.cloud_end import NOBODY, BundleEnd, CloudEnd, as_bundle, letter, letters
from tests.fuzz.ends import APPLICATION, CLOUD, KIOSK, SUITE, EveryKey, KioskEnd
from tests.fuzz.repository import REFUSALS, published, take

GOLDEN = Path(__file__).parent.parent / "wire" / "golden"
CODES = Path(__file__).parent.parent / "wire" / "codes"
CORPUS = Path(__file__).parent / "corpus"

_BATCH = 50
_CALL_KEY = bytes(32)
_DAY = date(2026, 12, 31)
_STATION = "529901100201"
_NOBODY = SigningPublicKey(bytes(32))
_KEY = SealingPrivateKey(bytes(96))
_HEADER = Header(SUITE.id, KeyId(bytes(8)), KIOSK, APPLICATION, 42)


@dataclass(frozen=True, slots=True)
class Target:
    """One decoder: what it is given, what it may answer, and the kept bytes it begins with."""

    run: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...]
    seeds: tuple[str, ...]
    more: Callable[[], list[bytes]] = list

    def __call__(self, data: bytes) -> None:
        """Give it one input. Whatever is raised beyond its refusals is a finding."""
        try:
            self.run(data)
        except self.refusals:
            return

    def first(self) -> Iterator[bytes]:
        """Return the inputs to begin with."""
        yield from self.more()
        for seed in self.seeds:
            for file in sorted(GOLDEN.glob(f"{seed}.hex")):
                yield bytes.fromhex(file.read_text(encoding="ascii"))
            for file in sorted(CODES.glob(f"{seed}.txt")):
                yield file.read_bytes().rstrip(b"\n")


def _up(data: bytes) -> None:
    message = decode_up(data)
    assert decode_up(encode(message)) == message


def _down(data: bytes) -> None:
    message = decode_down(data)
    assert decode_down(encode(message)) == message
    if isinstance(message, Question | Answer | SealedNews):
        is_clouds_word(message, SUITE, _NOBODY)


def _parcel(data: bytes) -> None:
    read_parcel(data)
    open_parcel(data, SUITE, EveryKey())


def _submission(data: bytes) -> None:
    """What somebody seals who knows our public key: everybody."""
    plain = padded(compress(data), PADDING_BYTES)
    submission = open_parcel(encode(Parcel(_HEADER, plain)), SUITE, EveryKey())
    if isinstance(submission, Application):
        summary_digest(submission)
    else:
        follower_digest(submission)


def _unpacking(data: bytes) -> None:
    for undo in (decompress, unpadded):
        with suppress(UnreadableError):
            undo(data)


def _news(data: bytes) -> None:
    kept = decode_down(_kept("news-1"))
    assert isinstance(kept, SealedNews)
    open_news(msgspec.structs.replace(kept, sealed=data), _KEY, SUITE)


def _question(data: bytes) -> None:
    kept = _a_question()
    for sealed in (data, padded(data, 512)):
        open_question(msgspec.structs.replace(kept, sealed=sealed), SUITE, EveryKey())


def _answer(data: bytes) -> None:
    kept = decode_down(_kept("answer-1"))
    assert isinstance(kept, Answer)
    for sealed in (padded(data, 4096), data):
        open_answer(msgspec.structs.replace(kept, sealed=sealed), _KEY, SUITE)


def _code(data: bytes) -> None:
    """A code as a scanner gives it, and any bytes as such a code."""
    text = data.decode("latin-1")
    packed = base45.encode(data)
    readers: dict[str, Callable[[str], object]] = {
        "DS1:": read_public_code,
        "DP1:": read_private_code,
        "DR1:": read_resume_code,
        "DG1:": read_signing_code,
    }
    for prefix, read in readers.items():
        for code in (text, prefix + packed, prefix + text):
            try:
                read(code)
            except SlipCodeError:
                continue


def _journal(data: bytes) -> None:
    try:
        entries = msgspec.msgpack.decode(data, type=list[bytes])
    except (msgspec.DecodeError, UnicodeDecodeError):
        entries = [data]
    for entry in entries:
        read_entry(entry)
    check_chain(entries, SUITE, _NOBODY)


def _export(data: bytes) -> None:
    checker = Checker(Trust(SUITE, lambda _kiosk: _NOBODY, _NOBODY))
    checker.export(read_export(data if data.startswith(MAGIC) else MAGIC + data))
    worst(checker.findings())


def _document(data: bytes) -> None:
    pieces = (data[start : start + PIECE_BYTES] for start in range(0, len(data), PIECE_BYTES))
    list(open_document(pieces, bytes(32), SUITE))


def _topic(data: bytes) -> None:
    kiosk_of(data.decode("utf-8", "replace"))


def _roster(data: bytes) -> None:
    """The file, and what is signed inside it."""
    inside = {"suite": SUITE.id, "roster": data, "signature": b""}
    for file in (msgspec.json.encode(inside), data):
        with suppress(RosterRefusedError):
            read_roster(file, SUITE, _NOBODY, _STATION)


def _handed_in() -> list[bytes]:
    entry = _kept("entry-1")
    followers = (
        msgspec.msgpack.decode(_kept(name), type=Submitted)
        for name in ("supplement-1", "withdrawal-1", "countersignature-1")
    )
    named = (
        msgspec.structs.replace(
            one, id=ApplicationId(f"{number:032x}"), slip=slip_number(KIOSK, number)
        )
        for number, one in enumerate(followers, start=70)
    )
    asked = msgspec.structs.replace(_a_question(), sealed=padded(_kept("question-content-1"), 512))
    return [*letters(entry), *(letter(one, entry) for one in named), encode(asked)]


def _a_question() -> Question:
    kept = decode_up(_kept("question-1"))
    assert isinstance(kept, Question)
    return kept


def _rosters() -> list[bytes]:
    entry = RosterEntry("h0001", "张秀兰", bytes(16), bytes(32), Limits.STAFF, _DAY, _DAY)
    roster = Roster(1, _STATION, 0, 1, (entry,))
    return [sign_roster(roster, SUITE, CLOUD), msgspec.json.encode(roster)]


def _help(data: bytes) -> None:
    """Messages of video help, with the station's key and without it."""
    code = hmac.new(_CALL_KEY, b"doorstep help call 1\x00" + data, sha256).digest()
    inside = msgspec.json.encode({"body": data, "code": code})
    for message in (data, inside):
        with suppress(UntrueHelpError):
            open_call(message, _CALL_KEY)
        with suppress(UntrueHelpError):
            open_reply(message, _CALL_KEY, "0" * 32)


def _calls() -> list[bytes]:
    return [b'{"type":"help-call-1"}', b'{"body":"","code":""}']


def _indexes() -> list[bytes]:
    listed = Listed("timestamp.json", "0" * 64, 100)
    return [encode_index(Index((listed,), (listed,)))]


def _words() -> list[bytes]:
    return [encode_word(CloudWord(SUITE.id, KIOSK, _STATION, Shard("00"), bytes(32), bytes(32)))]


def _frames() -> list[bytes]:
    return [compress(b"what was entered"), padded(b"what was entered", 64)]


def _sealed() -> list[bytes]:
    return [b"".join(seal_document(bytes(size), bytes(32), SUITE)) for size in (0, 20, 40_000)]


def _topics() -> list[bytes]:
    return [f"k/{shard_of(KIOSK)}/{KIOSK}/up/hello".encode()]


def _letters(data: bytes) -> list[bytes]:
    """One input is one message, or a list of several, of which a batch is taken."""
    try:
        return msgspec.msgpack.decode(data, type=list[bytes])[:_BATCH]
    except (msgspec.DecodeError, UnicodeDecodeError):
        return [data]


def _bundles() -> list[bytes]:
    """The same on a stick, with an entry of the journal: as a list, and framed."""
    entry = msgspec.structs.replace(read_entry(_kept("entry-1")), signer=NOBODY)
    parts = msgspec.msgpack.decode(letters(_kept("entry-1"))[0], type=list[bytes])
    listed = msgspec.msgpack.encode([*parts, encode(entry)])
    return [listed, as_bundle(listed)]


_cloud, _kiosk, _stick = CloudEnd(), KioskEnd(), BundleEnd()

TARGETS: Mapping[str, Target] = {
    "up": Target(
        _up, (UnreadableError,), ("hello-*", "offer-*", "piece-*", "held-*", "inq*", "comp*")
    ),
    "down": Target(
        _down,
        (UnreadableError,),
        ("greeting-*", "wanted-*", "hold*", "receipt-*", "refused-*", "news-1", "answer-1", "c*"),
    ),
    "intake": Target(lambda data: _cloud.hear(_letters(data)), (), ("*-1", "*-2"), _handed_in),
    "bundle": Target(lambda data: _stick.hear([as_bundle(data)]), (), ("bundle-*",), _bundles),
    "kiosk": Target(lambda data: _kiosk.hear(_letters(data)), (), ("*-1", "*-2")),
    "parcel": Target(_parcel, (RefusedError, UnreadableError), ("parcel-*",)),
    "submission": Target(
        _submission, (RefusedError,), ("application-*", "supple*", "withdr*", "counter*")
    ),
    "unpacking": Target(_unpacking, (UnreadableError,), (), _frames),
    "news": Target(_news, (UnreadableError, NotOpenedError), ("news-content-*",)),
    "question": Target(_question, (RefusedError,), ("question-content-*",)),
    "answer": Target(_answer, (UnreadableError, NotOpenedError), ("answer-content-*",)),
    "code": Target(_code, (), ("slip-*", "resume-*", "signing-*")),
    "journal": Target(_journal, (UnreadableError,), ("entry-*",)),
    "export": Target(_export, (UnreadableError,), ("*-export-*",)),
    "document": Target(_document, (NotOpenedError,), (), _sealed),
    "topic": Target(_topic, (UnreadableError,), (), _topics),
    "roster": Target(_roster, (RosterRefusedError,), (), _rosters),
    "index": Target(decode_index, (IndexRefusedError,), (), _indexes),
    "repository": Target(take, REFUSALS, (), published),
    "help": Target(_help, (), (), _calls),
    "word": Target(decode_word, (CloudWordError,), (), _words),
}


def _kept(name: str) -> bytes:
    return bytes.fromhex((GOLDEN / f"{name}.hex").read_text(encoding="ascii"))
