"""The kept bytes of what does not travel as a message: codes on paper, submissions, exports."""

import io
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from edge_sync.wire import messages
from edge_sync.wire.application import CatalogueRef, HelperId, MatterId, Person, PersonId, Record
from edge_sync.wire.bundle import Frame, FrameKind, read_bundle, write_bundle
from edge_sync.wire.exports import (
    CaseExport,
    DoubtedHeads,
    Export,
    JournalExport,
    LogExport,
    read_export,
    write_export,
)
from edge_sync.wire.journal import Entry
from edge_sync.wire.messages import TreeHead, encode
from edge_sync.wire.news import FirstNews, News
from edge_sync.wire.parcel import FirstParcel, Parcel
from edge_sync.wire.questions import Asker, Told
from edge_sync.wire.receipt import HeldLeaf
from edge_sync.wire.resume_code import ResumeCode, read_resume_code, write_resume_code
from edge_sync.wire.seals import sealed_by
from edge_sync.wire.signing_slip import (
    PaperToSign,
    make_signing_slip,
    read_signing_code,
    write_signing_code,
)
from edge_sync.wire.slip_code import (
    SlipFacts,
    is_genuine,
    read_private_code,
    read_public_code,
    write_private_code,
    write_public_code,
)
from edge_sync.wire.submissions import (
    Brought,
    Countersignature,
    Follower,
    Submitted,
    Supplement,
    Withdrawal,
)
from tests.wire.test_golden_bytes import (
    APPLICATION,
    ASKER,
    AT,
    CLOUD,
    DOCUMENT,
    DOWN,
    ENTRY,
    GOLDEN,
    HEAD,
    KIOSK,
    RECEIPT,
    SLIP,
    SUITE,
    UP,
    golden,
    with_word,
)

CODES = Path(__file__).parent / "codes"
MATTER = MatterId("MT-BIRTH-REG")
SECRET = bytes(range(16))
FACTS = SlipFacts(KIOSK, SLIP, 7, 1_790_000_000_000, bytes(range(24)))
RESUME = ResumeCode(KIOSK, date(2026, 12, 31), SECRET)
SIGNING = make_signing_slip(
    of=SLIP,
    application=APPLICATION,
    secret=SECRET,
    person=PersonId("p2"),
    role="spouse",
    title="MT-DIBAO",
    papers=(PaperToSign("M-INCOMEAUTH/MT-DIBAO", bytes(8), ink=True),),
    catalogue=3,
    language="zh",
    consents=(1,),
)
COMMON = {
    "id": APPLICATION,
    "slip": SLIP,
    "kiosk": KIOSK,
    "station": "529901100201",
    "lodged": AT,
    "language": "zh",
    "documents": (),
    "signatures": (),
    "slip_key": bytes(32),
    "slip_check": bytes(32),
    "helper": HelperId("h0001"),
    "confirmed": AT,
    "of": SLIP,
    "application": APPLICATION,
    "person": Person(PersonId("p1"), ("applicant",), ASKER.level, {}),
    "proof": bytes([1]) * 32,
}
FOLLOWERS: dict[str, Follower] = {
    "supplement-1": msgspec.convert(
        {
            **COMMON,
            "kind": "supplement-1",
            "notice": "0" * 32,
            "brought": (Brought(MATTER, "L2", DOCUMENT, "补上"),),
        },
        Supplement,
    ),
    "withdrawal-1": msgspec.convert(
        {**COMMON, "kind": "withdrawal-1", "members": (MATTER,), "reason": "不办了"},
        Withdrawal,
    ),
    "countersignature-1": msgspec.convert(
        {**COMMON, "kind": "countersignature-1", "catalogue": CatalogueRef(3, bytes(32))},
        Countersignature,
    ),
}
JOURNAL = JournalExport(
    kiosk=KIOSK,
    entries=(encode(with_word(ENTRY)),),
    receipts=(RECEIPT,),
    heads=(HEAD,),
    doubts=(DoubtedHeads(HEAD, HEAD),),
)
CASE = CaseExport(msgspec.convert(UP["offer-1"], messages.Offer), RECEIPT)
EXPORTS: dict[str, Export] = {
    "journal-export-1": JOURNAL,
    "log-export-1": LogExport(HEAD.log, bytes(96), HEAD),
    "case-export-1": CASE,
    "paper-export-1": sealed_by(b"{}", ("D-RS", "D-YB"), lambda _body: CLOUD, SUITE),
}


FRAMES = [
    Frame(FrameKind.MESSAGE, encode(CASE.offer)),
    Frame(FrameKind.ENTRY, encode(with_word(ENTRY))),
]


def code(name: str) -> str:
    return (CODES / f"{name}.txt").read_text(encoding="ascii").removesuffix("\n")


@pytest.mark.parametrize("name", FOLLOWERS)
def test_what_follows_an_application_keeps_its_bytes(name: str) -> None:
    assert msgspec.msgpack.encode(FOLLOWERS[name]) == golden(name)
    assert msgspec.msgpack.decode(golden(name), type=Submitted) == FOLLOWERS[name]


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_keeps_its_bytes(name: str) -> None:
    assert write_export(EXPORTS[name]) == golden(name)
    assert read_export(golden(name)) == EXPORTS[name]


def test_a_bundle_on_a_stick_keeps_its_bytes() -> None:
    assert b"".join(write_bundle(FRAMES, SUITE)) == golden("bundle-1")
    assert list(read_bundle(io.BytesIO(golden("bundle-1")).read, SUITE)) == FRAMES


def test_codes_on_paper_keep_their_signs() -> None:
    """Paper lies in drawers for years: what was printed must be read for ever."""
    assert write_public_code(FACTS, SUITE, CLOUD) == code("slip-public-1")
    read = read_public_code(code("slip-public-1"))
    assert read.facts == FACTS
    assert is_genuine(read, SUITE, SUITE.signing_public(CLOUD))
    assert write_private_code(SECRET) == code("slip-private-1")
    assert read_private_code(code("slip-private-1")) == SECRET
    assert write_resume_code(RESUME) == code("resume-1")
    assert read_resume_code(code("resume-1")) == RESUME
    assert write_signing_code(SIGNING) == code("signing-1")
    assert read_signing_code(code("signing-1")) == SIGNING


def test_every_version_of_everything_has_kept_bytes() -> None:
    kinds: list[type[Record]] = [
        *get_args(messages.UpMessage),
        *get_args(messages.DownMessage),
        *get_args(Submitted),
        *get_args(Export),
        *(TreeHead, HeldLeaf, Entry, Parcel, FirstParcel, News, FirstNews, Asker, Told),
    ]
    tags = {str(kind.__struct_config__.tag) for kind in kinds}
    assert tags - {file.stem for file in GOLDEN.iterdir()} == set()
    assert {*UP, *DOWN} <= tags


def test_every_kept_file_is_looked_at() -> None:
    names = {file.stem for file in GOLDEN.iterdir()}
    parcels = {f"parcel-{n}{kind}" for n in (1, 2) for kind in ("", "-outside")}
    contents = {f"{name}-content-1" for name in ("news", "question", "answer")}
    applications = {f"application-{n}" for n in (1, 2, 3)}
    logs = {"held-leaf-1", "head-1", "head-1-checkpoint"}
    others = {"entry-1", "bundle-1", *logs, *contents, "news-content-2", *applications, *parcels}
    assert names == {*UP, *DOWN, *FOLLOWERS, *EXPORTS, *others}
    codes = {"slip-public-1", "slip-private-1", "resume-1", "signing-1"}
    assert {file.stem for file in CODES.iterdir()} == codes
