"""The bytes of every version of every message ever sent. They never change; new ones join.

When one of these fails, the wire has changed: a kiosk in the field speaks the
old bytes. Make a new version beside the old one instead.
"""

from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from edge_sync.wire.application import (
    Application,
    ApplicationId,
    DocumentId,
    IdentityLevel,
    KioskId,
    MatterId,
    SlipNumber,
    Source,
    Stamp,
    Value,
)
from edge_sync.wire.dated import DatedApplication, dates_of
from edge_sync.wire.draft_messages import DraftCall, DraftGiven, DraftPart, DraftState
from edge_sync.wire.fields import LogId, NewsId, QuestionId
from edge_sync.wire.heads import checkpoint, sign_head
from edge_sync.wire.journal import Act, Entry, read_entry
from edge_sync.wire.messages import (
    Answer,
    Busy,
    Compare,
    Compared,
    DownMessage,
    Edition,
    Fetch,
    FirstReceipt,
    Greeting,
    Held,
    Hello,
    Holding,
    Holdings,
    Inquiry,
    ObjectPart,
    Offer,
    Piece,
    PieceAt,
    Question,
    Receipt,
    Refused,
    SealedDocument,
    SealedNews,
    Stretch,
    TersePiece,
    TreeHead,
    UpMessage,
    Wanted,
    decode_down,
    decode_up,
    encode,
)
from edge_sync.wire.news import (
    Asked,
    AskedFor,
    FirstNews,
    MemberNews,
    News,
    NewsKind,
    Standing,
    Stands,
    open_news,
    seal_news,
)
from edge_sync.wire.order_messages import Heard, Order, OrderId
from edge_sync.wire.parcel import FirstParcel, Header, Parcel, open_parcel, read_parcel
from edge_sync.wire.questions import Asker, CaseTold, Outcome, Told
from edge_sync.wire.receipt import HeldLeaf, is_receipt_genuine, receipt_of
from edge_sync.wire.remarked import (
    PaperRemark,
    RemarkedApplication,
    RemarkKind,
    remarks_of,
)
from edge_sync.wire.signing import Signed, is_genuine, signed
from edge_sync.wire.submissions import Submitted
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import (
    KeyId,
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    SuiteId,
)

_Value = TypeVar("_Value", bound=Signed)

GOLDEN = Path(__file__).parent / "golden"
SUITE = InternationalSuite()
CLOUD = SigningPrivateKey(bytes(range(32)))
OPENING = SealingPrivateKey(bytes(range(96)))

APPLICATION = ApplicationId("0123456789abcdef" * 2)
DOCUMENT = DocumentId("fedcba9876543210" * 2)
NEWS = NewsId("00112233445566778899aabbccddeeff")
QUESTION = QuestionId("ffeeddccbbaa99887766554433221100")
KIOSK = KioskId("k000001")
DRAFT = "0123456789abcdef"
SLIP = SlipNumber("K000001-000042")
SUITE_ID = SuiteId("intl-1")
AT = Stamp(1_790_000_000_000, -1500, 42, "boot", 123_456)

LEAF = HeldLeaf(
    kiosk=KIOSK,
    application=APPLICATION,
    slip=SLIP,
    parcel_sha256=bytes(32),
    entry_sha256=bytes([1]) * 32,
    received_ms=1_790_000_001_500,
)
HEAD = sign_head(
    TreeHead(
        suite=SUITE_ID,
        log=LogId("doorstep-0011223344556677"),
        size=3,
        root=bytes.fromhex("f61d1c2e2cc31ab23237fa3b9d0e1db4798a9c2f7dd77f12b98740fd25b4148e"),
        at_ms=1_790_000_001_500,
    ),
    SUITE,
    CLOUD,
)
RECEIPT = receipt_of(LEAF, 1, (bytes([3]) * 32, bytes([4]) * 32), HEAD)

ORDER = OrderId("0d" * 16)

UP: dict[str, UpMessage] = {
    "hello-1": Hello(1_790_000_000_000),
    "offer-1": Offer(
        APPLICATION, SLIP, b"parcel", (SealedDocument(DOCUMENT, 20_000, bytes(32)),), b"entry"
    ),
    "piece-1": Piece(APPLICATION, DOCUMENT, 1, b"sealed bytes"),
    "piece-2": PieceAt(bytes.fromhex(APPLICATION), bytes.fromhex(DOCUMENT), 8, b"sealed bytes"),
    "piece-3": TersePiece(bytes.fromhex(APPLICATION), 2, 300, b"sealed bytes"),
    "inquiry-1": Inquiry((APPLICATION,)),
    "held-1": Held((NEWS,)),
    "heard-1": Heard(ORDER),
    "draft-part-1": DraftPart(DRAFT, 1, 3, 739_000, bytes(32), b"sealed bytes"),
    "draft-call-1": DraftCall(DRAFT, "over", slip=SLIP),
    "fetch-1": Fetch((Stretch(bytes(32), 16_384, 3_616),)),
    "compare-1": Compare(HEAD.log, 3, 7),
    "question-1": Question(
        suite=SUITE_ID, kiosk=KIOSK, id=QUESTION, recipient=KeyId(bytes(8)), sealed=b"sealed"
    ),
}
DOWN: dict[str, DownMessage] = {
    "order-1": Order(
        suite=SUITE_ID, kiosk=KIOSK, id=ORDER, what="cut off", at_ms=1_790_000_000_000
    ),
    "draft-state-1": DraftState(
        suite=SUITE_ID, kiosk=KIOSK, draft=DRAFT, held=3, is_whole=True, is_over=True, slip=SLIP
    ),
    "draft-given-1": DraftGiven(
        suite=SUITE_ID,
        kiosk=KIOSK,
        draft=DRAFT,
        index=1,
        parts=3,
        last_day=739_000,
        sha256=bytes(32),
        data=b"sealed bytes",
    ),
    "compared-1": Compared(
        suite=SUITE_ID, kiosk=KIOSK, log=HEAD.log, first=3, second=7, proof=(bytes([5]) * 32,)
    ),
    "wanted-1": Wanted(APPLICATION, (Holding(DOCUMENT, b"\x02"),)),
    "holdings-1": Holdings(APPLICATION, is_known=True, holdings=(Holding(DOCUMENT, b"\x02"),)),
    "busy-1": Busy(30_000),
    "edition-1": Edition(bytes(32), 20_000),
    "part-1": ObjectPart(bytes(32), 16_384, b"some bytes"),
    "greeting-1": Greeting(
        suite=SUITE_ID, kiosk=KIOSK, hello_ms=1_790_000_000_000, cloud_ms=1_790_000_001_500
    ),
    "receipt-1": FirstReceipt(
        suite=SUITE_ID,
        kiosk=KIOSK,
        application=APPLICATION,
        slip=SLIP,
        parcel_sha256=bytes(32),
        entry_sha256=bytes([1]) * 32,
        received_ms=1_790_000_001_500,
    ),
    "receipt-2": RECEIPT,
    "refused-1": Refused(
        suite=SUITE_ID,
        kiosk=KIOSK,
        application=APPLICATION,
        code="SYN-08",
        parcel_sha256=bytes(32),
        refused_ms=1_790_000_001_500,
    ),
    "news-1": SealedNews(
        suite=SUITE_ID,
        kiosk=KIOSK,
        id=NEWS,
        application=APPLICATION,
        slip=SLIP,
        recipient=KeyId(bytes(8)),
        sealed=b"sealed",
    ),
    "answer-1": Answer(suite=SUITE_ID, kiosk=KIOSK, id=QUESTION, sealed=b"sealed"),
}
ENTRY = Entry(
    suite=SUITE_ID,
    kiosk=KIOSK,
    chain="0011223344556677",
    number=1,
    previous=bytes(32),
    act=Act.LODGED,
    application=APPLICATION,
    payload=bytes([2]) * 32,
    at=AT,
)
FIRST_CONTENT = FirstNews(
    id=NEWS,
    application=APPLICATION,
    slip=SLIP,
    case_number="520000-2026-000001",
    what=NewsKind.DECIDED,
    written_ms=1_790_000_001_500,
    text={"zh": "已办结", "en": "done"},
    members=(MemberNews(MatterId("MT-BIRTH-REG"), "D-PS", {"zh": "已登记"}),),
)
CONTENT = News(
    id=NEWS,
    application=APPLICATION,
    slip=SLIP,
    case_number="520000-2026-000001",
    what=NewsKind.ASKED,
    written_ms=1_790_000_001_500,
    text={"zh": "请补正", "en": "please complete"},
    members=(MemberNews(MatterId("MT-BIRTH-REG"), "D-PS", {"zh": "请补正"}),),
    standings=(
        Standing(
            MatterId("MT-BIRTH-REG"),
            {"zh": "出生登记"},
            {"zh": "公安"},
            Stands.TO_BE_COMPLETED,
            "20261130",
            provisional=True,
        ),
    ),
    asked=(
        Asked(
            MatterId("MT-BIRTH-REG"),
            "L2",
            {"zh": "结婚证"},
            "少了一页",
            "请扫描全本",
            "20261130",
            AskedFor.PAPER,
        ),
    ),
)
ASKER = Asker(
    number="529901199703150029",
    name="李春燕",
    level=IdentityLevel.CHIP,
    reply_to=SealingPublicKey(bytes(32)),
    asked_ms=1_790_000_000_000,
    language="zh",
)
TOLD = Told(
    Outcome.TOLD,
    (CaseTold(SLIP, "520000-2026-000001", {"zh": "出生"}, 1_790_000_000_000, CONTENT.standings),),
)


def golden(name: str) -> bytes:
    return bytes.fromhex((GOLDEN / f"{name}.hex").read_text(encoding="ascii"))


def with_word(value: _Value) -> _Value:
    return signed(value, SUITE, CLOUD)


@pytest.mark.parametrize("name", UP)
def test_what_kiosks_say_keeps_its_bytes(name: str) -> None:
    message = UP[name]
    if isinstance(message, Signed):
        message = with_word(message)
        assert is_genuine(message, SUITE, SUITE.signing_public(CLOUD))
    assert encode(message) == golden(name)
    assert decode_up(golden(name)) == message


@pytest.mark.parametrize("name", DOWN)
def test_what_the_cloud_says_keeps_its_bytes_and_its_signature(name: str) -> None:
    message = DOWN[name]
    if isinstance(message, Signed):
        message = with_word(message)
        assert is_genuine(message, SUITE, SUITE.signing_public(CLOUD))
    if isinstance(message, Receipt):
        assert is_receipt_genuine(message, SUITE, SUITE.signing_public(CLOUD))
    assert encode(message) == golden(name)
    assert decode_down(golden(name)) == message


def test_a_leaf_of_the_log_and_a_head_keep_their_bytes() -> None:
    assert encode(LEAF) == golden("held-leaf-1")
    assert encode(HEAD) == golden("head-1")
    assert msgspec.msgpack.decode(golden("head-1"), type=TreeHead) == HEAD
    assert checkpoint(HEAD).encode() == golden("head-1-checkpoint")


def test_a_journal_entry_keeps_its_bytes() -> None:
    entry = with_word(ENTRY)
    assert encode(entry) == golden("entry-1")
    assert read_entry(golden("entry-1")) == entry


def test_the_content_of_news_keeps_its_bytes() -> None:
    assert msgspec.msgpack.encode(FIRST_CONTENT) == golden("news-content-1")
    assert msgspec.msgpack.encode(CONTENT) == golden("news-content-2")
    assert msgspec.msgpack.decode(golden("news-content-2"), type=News) == CONTENT


def test_news_of_the_first_version_are_still_read() -> None:
    private = SUITE.new_sealing_key()
    public = SUITE.sealing_public(private)
    sealed = seal_news(CONTENT, KIOSK, public, SUITE)
    assert open_news(sealed, private, SUITE) == CONTENT
    context = b"doorstep news 1\x00" + msgspec.msgpack.encode((NEWS, APPLICATION, SLIP))
    old = SUITE.seal(golden("news-content-1"), public, context)
    opened = open_news(msgspec.structs.replace(sealed, sealed=old), private, SUITE)
    assert (opened.text, opened.members) == (FIRST_CONTENT.text, FIRST_CONTENT.members)
    assert (opened.standings, opened.asked) == ((), ())


def test_what_is_asked_and_told_by_card_keeps_its_bytes() -> None:
    assert msgspec.msgpack.encode(ASKER) == golden("question-content-1")
    assert msgspec.msgpack.encode(TOLD) == golden("answer-content-1")
    assert msgspec.msgpack.decode(golden("question-content-1"), type=Asker) == ASKER
    assert msgspec.msgpack.decode(golden("answer-content-1"), type=Told) == TOLD


def test_a_parcel_keeps_its_outer_bytes() -> None:
    header = Header(SUITE_ID, KeyId(bytes(8)), KIOSK, APPLICATION, 42)
    parcel = Parcel(header, b"sealed")
    assert encode(parcel) == golden("parcel-2-outside")
    assert read_parcel(golden("parcel-2-outside")) == parcel
    assert read_parcel(golden("parcel-1-outside")) == FirstParcel(header, b"sealed")


def test_an_application_with_remarks_keeps_its_bytes() -> None:
    plain = msgspec.msgpack.decode(golden("application-1"), type=Application)
    remarks = (
        PaperRemark(DOCUMENT, RemarkKind.UNLIKE, ("name", "id_no")),
        PaperRemark(DOCUMENT, RemarkKind.OTHER_PAPER, ("M-MARRIAGE",)),
    )
    remarked = RemarkedApplication(**msgspec.structs.asdict(plain), remarks=remarks)
    assert msgspec.msgpack.encode(remarked) == golden("application-2")
    assert msgspec.msgpack.decode(golden("application-2"), type=Submitted) == remarked
    assert remarks_of(plain) == {}


def test_an_application_with_days_on_its_papers_keeps_its_bytes() -> None:
    plain = msgspec.msgpack.decode(golden("application-1"), type=Application)
    dates = {DOCUMENT: Value("20261105", Source.TYPED, by_helper=True)}
    dated = DatedApplication(**msgspec.structs.asdict(plain), remarks=(), dates=dates)
    assert msgspec.msgpack.encode(dated) == golden("application-3")
    assert msgspec.msgpack.decode(golden("application-3"), type=Submitted) == dated
    assert dates_of(plain) == {}


def test_a_parcel_sealed_in_the_past_still_opens() -> None:
    keys = {SUITE.key_id(SUITE.sealing_public(OPENING)): OPENING}
    application = open_parcel(golden("parcel-1"), SUITE, keys)
    assert application == msgspec.msgpack.decode(golden("application-1"), type=Application)
    later = open_parcel(golden("parcel-2"), SUITE, keys)
    assert later == application
