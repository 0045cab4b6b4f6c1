"""The fictional people, papers and matters of the samples."""

from io import BytesIO

from PIL import Image, ImageDraw

from edge_sync.wire.application import Choice, SlipNumber
from kiosk.journeys.states import (
    AskedShown,
    Check,
    CheckGroup,
    CheckItem,
    CheckMember,
    CheckPaper,
    DueSlip,
    FieldKind,
    Members,
    MemberShown,
    MemberStands,
    MemberToTakeBack,
    NeededPaper,
    Needs,
    NewsShown,
    Option,
    Paper,
    PaperDemand,
    PaperStage,
    Progress,
    Question,
    StandingShown,
)
from kiosk.text import ProgressText, Text
from provisioning.catalogue.words import NOTHING, Words

MANY_PAPERS = 14
NUMBER = SlipNumber("K000001-000042")
PENSION = Words(zh="城乡居民基本养老保险参保登记", en="Resident pension registration")
BIRTH = Words(zh="新生儿出生一件事", en="A newborn: everything at once")
MOTHER, FATHER, CHILD = (
    Words(zh="母亲", en="mother"),
    Words(zh="父亲", en="father"),
    Words(zh="孩子", en="child"),
)
HUKOU = Words(zh="居民户口簿", en="Household register")
BANK = Words(zh="银行卡", en="Bank card")
IDCARD = Words(zh="居民身份证", en="Resident identity card")
MARRIAGE = Words(zh="结婚证", en="Marriage certificate")
BIRTHCERT = Words(zh="出生医学证明", en="Birth certificate")


def sample_page() -> bytes:
    """Return a JPEG of a page with grey lines."""
    page = Image.new("RGB", (620, 877), "#F4F4EF")
    pen = ImageDraw.Draw(page)
    for row in range(90, 800, 44):
        pen.line((70, row, 540 - row * 7 % 160, row), "#777777", 10)
    kept = BytesIO()
    page.save(kept, "JPEG", quality=80)
    return kept.getvalue()


QUESTION = Question(
    key="",
    kind=FieldKind.TEXT,
    label=NOTHING,
    hint=NOTHING,
    about=MOTHER,
    about_name="王秀英",
    text="",
    progress=Progress(3, 9),
)
PAPER = Paper(
    key="M-BANK/p1",
    material=BANK,
    about=MOTHER,
    demand=PaperDemand.ASKED,
    reason=Text.REASON_ASKED,
    stage=PaperStage.PREVIEW,
    progress=Progress(1, 3),
)

NO_PHONE = Words(zh="没有手机", en="I have no mobile phone")
NO_ACCOUNT = Words(zh="现在没有银行卡", en="I have no bank card now")
GRADES = ("100元", "200元", "300元", "500元", "800元", "1000元", "1500元", "2000元", "3000元")


def options(*labels: tuple[str, str, str]) -> tuple[Option, ...]:
    """Return options from ids and their words in both languages."""
    return tuple(Option(name, Words(zh=zh, en=en)) for name, zh, en in labels)


NEEDS_BIRTH = Needs(
    title=BIRTH,
    minutes=15,
    members=(
        Words(zh="出生登记（落户）", en="Birth registration"),
        Words(zh="城乡居民医保参保", en="Medical insurance registration"),
        Words(zh="生育医疗费用报销", en="Birth cost claim"),
    ),
    bring=(NeededPaper(BANK, MOTHER, Text.REASON_ASKED),),
    useful=(
        NeededPaper(HUKOU, MOTHER, Text.REASON_OFFERED),
        NeededPaper(MARRIAGE, MOTHER, Text.REASON_OFFERED),
    ),
    not_needed=(
        NeededPaper(IDCARD, MOTHER, Text.REASON_CHIP_READ),
        NeededPaper(BIRTHCERT, CHILD, Text.REASON_REUSED),
    ),
    others=(FATHER,),
)


MEMBERS = Members(
    BIRTH,
    (
        MemberShown(
            "MT-BIRTH-HUKOU",
            Words(zh="出生登记（落户）", en="Birth registration"),
            MemberStands.LOCKED,
            Words(
                zh="《户口登记条例》第七条：婴儿出生后一个月以内要申报。",
                en="Household Registration Regulations, art. 7: within one month of birth.",
            ),
        ),
        MemberShown(
            "MT-MED-REG",
            Words(zh="城乡居民医保参保", en="Medical insurance"),
            MemberStands.JOINS,
            NOTHING,
        ),
        MemberShown(
            "MT-BIRTH-COST",
            Words(zh="生育医疗费用报销", en="Birth cost claim"),
            MemberStands.LEFT_OUT,
            NOTHING,
        ),
        MemberShown(
            "MT-BIRTH-CERT",
            Words(zh="出生医学证明", en="Birth certificate"),
            MemberStands.OPEN,
            NOTHING,
        ),
    ),
)


def _item(
    zh: str, en: str, shown: str, key: str | None = None, *, is_filled_in: bool = False
) -> CheckItem:
    return CheckItem(Words(zh=zh, en=en), shown, key, is_filled_in=is_filled_in)


CHECK = Check(
    title=BIRTH,
    members=(
        CheckMember(Words(zh="出生登记（落户）", en="Birth registration"), Choice.APPLY),
        CheckMember(Words(zh="城乡居民医保参保", en="Medical insurance"), Choice.APPLY),
        CheckMember(Words(zh="出生医学证明", en="Birth certificate"), Choice.DONE_ALREADY),
    ),
    groups=(
        CheckGroup(
            MOTHER,
            "王秀英",
            (
                _item("身份证号", "Card number", "5299**********0026"),
                _item("出生日期", "Date of birth", "1996年3月14日"),
                _item("民族", "Ethnic group", "白族"),
                _item("手机号", "Mobile", "138****8000", "mother.phone"),
                _item(
                    "现住址",
                    "Address",
                    "示例省示例市示例县湾里镇中庄村委会三组25号",
                    "mother.addr",
                    is_filled_in=True,
                ),
                _item("银行账号", "Account", "6228***********0019", "mother.bank_account"),
            ),
        ),
        CheckGroup(
            CHILD,
            "",
            (
                _item("姓名", "Name", "李小满", "child.name"),
                _item("出生日期", "Date of birth", "2026年11月2日", "child.birth_date"),
                _item("性别", "Sex", "女", "child.sex"),
            ),
        ),
    ),
    papers=(
        CheckPaper(BANK, MOTHER, Text.CHECK_SCANNED, 1, "M-BANK/p1"),
        CheckPaper(
            HUKOU,
            MOTHER,
            Text.CHECK_TO_BE_VERIFIED,
            0,
            "M-HUKOU/p1",
            reason=Text.REASON_SHARED_LATER,
        ),
        CheckPaper(MARRIAGE, MOTHER, Text.CHECK_PENDING, 0, "M-MARRIAGE/p1"),
    ),
    identity_open=True,
)

ROLES = (
    (MOTHER, "王秀英"),
    (FATHER, "阿卜杜热合曼·买买提"),
    (Words(zh="共有人 1", en="co-owner 1"), "李大山"),
    (Words(zh="共有人 2", en="co-owner 2"), "欧阳春燕"),
)
CHECK_LARGE = Check(
    title=Words(zh="二手房转移登记一件事", en="A house changes hands"),
    members=CHECK.members,
    groups=tuple(CheckGroup(role, name, CHECK.groups[0].items) for role, name in ROLES),
    papers=tuple(
        CheckPaper(
            material,
            role,
            Text.CHECK_SCANNED if number % 3 else Text.CHECK_LACKING,
            number % 3,
            f"M-{number}/p1",
            is_flawed=number == 1,
            reason=Text.REASON_LACKING,
        )
        for number, (material, (role, _name)) in enumerate(
            (material, role) for role in ROLES for material in (BANK, HUKOU, MARRIAGE, IDCARD)
        )
        if number < MANY_PAPERS
    ),
)

SLIPS = (
    DueSlip(NUMBER, PENSION, "2026-11-21 09:30"),
    DueSlip(SlipNumber("K000001-000043"), BIRTH, "2026-11-21 10:05"),
)

STANDINGS = (
    StandingShown(
        Words(zh="出生登记（落户）", en="Birth registration"),
        Words(zh="公安局", en="Police"),
        ProgressText.STANDS_ACCEPTED,
        "2026-12-02",
        11,
    ),
    StandingShown(
        Words(zh="城乡居民医保参保", en="Medical insurance"),
        Words(zh="医保局", en="Insurance bureau"),
        ProgressText.STANDS_TO_BE_COMPLETED,
    ),
    StandingShown(
        Words(zh="生育医疗费用报销", en="Birth cost claim"),
        Words(zh="医保局", en="Insurance bureau"),
        ProgressText.STANDS_RECEIVED,
        "2027-01-06",
        46,
        provisional=True,
    ),
)
ASKED = (
    AskedShown(HUKOU, "少了孩子本人那一页", "请把本人页也拍上", "2026-12-01"),
    AskedShown(BANK, "看不清账号", "请把卡放平再拍一张", "2026-12-01"),
)
TO_TAKE_BACK = (
    MemberToTakeBack(
        "MT-1", STANDINGS[0].name, ProgressText.STANDS_ACCEPTED, is_chosen=True, is_bound=True
    ),
    MemberToTakeBack(
        "MT-2", STANDINGS[1].name, ProgressText.STANDS_RECEIVED, is_chosen=True, is_bound=True
    ),
    MemberToTakeBack("MT-3", STANDINGS[2].name, ProgressText.STANDS_RECEIVED, is_chosen=False),
)
NEWS = (
    NewsShown(
        "2026-11-23 10:12",
        "已受理",
        "您的城乡居民养老保险参保登记已经受理，办件编号 529901-2026-000317。三个工作日内出结果。",
    ),
    NewsShown(
        "2026-11-24 16:40", "已办好", "登记完成，从2026年起参保。请每年12月25日前存够保费300元。"
    ),
)
