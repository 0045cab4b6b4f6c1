"""Applications as a kiosk would seal them, for the tests of casework and of the desk.

The persons are invented; their numbers have right check digits and an area
code that does not exist.
"""

import hashlib
import math
import uuid

from edge_sync.wire.application import (
    Application,
    ApplicationId,
    CatalogueRef,
    Choice,
    Document,
    DocumentId,
    IdentityLevel,
    KioskId,
    Line,
    MatterId,
    Member,
    Person,
    PersonId,
    Point,
    Resolution,
    Signature,
    SignatureKind,
    SlipNumber,
    Source,
    Stamp,
    Value,
)
from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SealingPrivateKey

SUITE = InternationalSuite()
SLIP_PRIVATE: SealingPrivateKey = SUITE.sealing_key_from_secret(bytes(16), b"test")
LODGED_MS = 1_794_000_000_000  # 2026-11-06 21:20 UTC, the next morning in Beijing
HOUR_MS = 3_600_000
P1, P2, P3 = PersonId("p1"), PersonId("p2"), PersonId("p3")


def card(text: str) -> Value:
    return Value(text, Source.CARD, locked=True)


def typed(text: str) -> Value:
    return Value(text, Source.TYPED)


def chosen(text: str) -> Value:
    return Value(text, Source.CHOSEN)


def stamp(device_ms: int = LODGED_MS, error_ms: int | None = 0) -> Stamp:
    return Stamp(device_ms, error_ms, sequence=42, boot="b0", monotonic_ms=1000)


def signature() -> Signature:
    """Two strokes that look like handwriting."""
    strokes = tuple(
        tuple(
            Point(
                120 + offset + at * 9,
                int(210 + 90 * math.sin(at / 3 + offset) - at),
                offset * 3 + at * 12,
            )
            for at in range(34)
        )
        for offset in (0, 330)
    )
    return Signature(P1, SignatureKind.STROKES, strokes, bytes(32), stamp())


def scan(document: DocumentId, material: str, holder: PersonId, picture: bytes) -> Document:
    is_bound = picture.startswith(b"%PDF")
    return Document(
        id=document,
        material=material,
        holder=holder,
        media_type="application/pdf" if is_bound else "image/jpeg",
        pages=2 if is_bound else 1,
        size_bytes=len(picture),
        sha256=hashlib.sha256(picture).digest(),
        key=bytes(32),
    )


def wang() -> Person:
    return Person(
        P1,
        ("applicant",),
        IdentityLevel.CHIP,
        {
            "name": card("王秀英"),
            "id_no": card("999901196508042222"),
            "sex": card("女"),
            "nation": card("汉"),
            "birth_date": card("19650804"),
            "hukou_addr": card("示例县示例镇幸福村三组18号"),
            "live_addr": typed("示例县示例镇幸福村三组18号"),
            "phone": typed("13800000001"),
            "delivery": chosen("到便民服务站自取"),
        },
    )


def pension(
    *,
    application: str = "",
    slip: str = "K000001-000042",
    lodged: Stamp | None = None,
    picture: bytes = b"",
) -> Application:
    """Pension registration by one person with one scan."""
    household = DocumentId("d" * 32)
    lines = (
        Line("L1", "FORM", P1, Resolution.GENERATED, "系统按您的回答自动生成"),
        Line("L2", "M-IDCARD", P1, Resolution.SHARED, "刚刚读取了身份证芯片"),
        Line("L3", "M-HUKOU", P1, Resolution.SCANNED, "现在没有网络，扫描可加快办理", household),
    )
    answers = {"grade": chosen("200元"), "special_group": chosen("无"), "start_year": typed("2026")}
    member = Member(
        MatterId("MT-PENSION-REG"),
        Choice.APPLY,
        {"group": "no", "who": "self"},
        answers,
        lines,
    )
    return Application(
        id=ApplicationId(application or uuid.uuid4().hex),
        slip=SlipNumber(slip),
        kiosk=KioskId("k000001"),
        station="529901100201",
        title="MT-PENSION-REG",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=lodged or stamp(),
        language="zh",
        persons=(wang(),),
        members=(member,),
        documents=(scan(household, "M-HUKOU", P1, picture),),
        signatures=(signature(),),
        slip_key=SUITE.sealing_public(SLIP_PRIVATE),
    )


def parents() -> tuple[Person, Person, Person]:
    """A mother, who put her card down, a father and their child."""
    mother = Person(
        P1,
        ("mother", "applicant", "household_head"),
        IdentityLevel.CHIP,
        {
            "name": card("李雨桐"),
            "id_no": card("999901199803152228"),
            "sex": card("女"),
            "nation": card("彝"),
            "hukou_addr": card("示例县示例镇幸福村五组6号"),
            "phone": typed("13800000002"),
            "bank_name": chosen("农村信用社"),
            "bank_account": typed("6210000000000000012"),
            "delivery": chosen("到便民服务站自取"),
        },
    )
    father = Person(
        P2,
        ("father",),
        IdentityLevel.TYPED,
        {
            "name": typed("张建国"),
            "id_no": typed("999901199611021110"),
            "sex": Value("男", Source.DERIVED),
            "nation": chosen("汉"),
            "phone": typed("13800000003"),
            "hukou_addr": typed("示例县示例镇幸福村五组6号"),
        },
    )
    child = Person(
        P3,
        ("child",),
        IdentityLevel.TYPED,
        {
            "name": typed("张小满"),
            "sex": chosen("女"),
            "birth_date": typed("20261020"),
            "nation": chosen("彝"),
            "hukou_addr": Value("示例县示例镇幸福村五组6号", Source.DERIVED),
        },
    )
    return mother, father, child


def birth(
    *, slip: str = "K000001-000043", lodged: Stamp | None = None, picture: bytes = b""
) -> Application:
    """The newborn package: register, insurance, costs; the certificate is done already."""
    certificate, bank = DocumentId("c" * 32), DocumentId("b" * 32)
    to_verify, here = Resolution.TO_BE_VERIFIED, "联网后由部门核验，不用再交"
    register = (
        Line("L1", "FORM", P1, Resolution.GENERATED, "系统按您的回答自动生成"),
        Line("L2", "M-BIRTHCERT", P3, Resolution.SCANNED, "扫描可加快办理", certificate),
        Line("L3", "M-HUKOU", P1, to_verify, here),
        Line("L4", "M-MARRIAGE", P1, to_verify, here),
        Line("L5", "M-IDCARD", P1, Resolution.SHARED, "刚刚读取了身份证芯片"),
        Line("L6", "M-IDCARD", P2, to_verify, here),
    )
    insurance = (
        Line("L1", "FORM", P1, Resolution.GENERATED, "系统按您的回答自动生成"),
        Line("L2", "M-HUKOU", P3, Resolution.PRODUCED, "办好出生登记后自动转来"),
    )
    costs = (
        Line("L1", "M-IDCARD", P1, Resolution.SHARED, "刚刚读取了身份证芯片"),
        Line("L2", "M-BIRTHCERT", P3, Resolution.REUSED, "前面已扫描，不用再交", certificate),
        Line("L3", "M-BANK", P1, Resolution.SCANNED, "报销要打到这张卡上", bank),
    )
    scenarios = {"marriage": "yes", "follow": "mother", "who": "self"}
    follow = {"follow": chosen("随母"), "head": typed("李雨桐")}
    return Application(
        id=ApplicationId(uuid.uuid4().hex),
        slip=SlipNumber(slip),
        kiosk=KioskId("k000001"),
        station="529901100201",
        title="PK-BIRTH",
        catalogue=CatalogueRef(1, bytes(32)),
        lodged=lodged or stamp(),
        language="zh",
        persons=parents(),
        members=(
            Member(MatterId("MT-BIRTH-CERT"), Choice.DONE_ALREADY, {}, {}, ()),
            Member(MatterId("MT-BIRTH-HUKOU"), Choice.APPLY, scenarios, follow, register),
            Member(MatterId("MT-MED-REG"), Choice.APPLY, {"kind": "newborn"}, {}, insurance),
            Member(MatterId("MT-BIRTH-COST"), Choice.APPLY, {"who": "self"}, {}, costs),
        ),
        documents=(
            scan(certificate, "M-BIRTHCERT", P3, picture),
            scan(bank, "M-BANK", P1, picture),
        ),
        signatures=(signature(),),
        slip_key=SUITE.sealing_public(SLIP_PRIVATE),
    )
